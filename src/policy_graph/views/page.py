"""One offline page: the picture, every relation with its words, every actor; nothing is loaded from anywhere."""

import base64
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from importlib.resources import files
from string import Template

from policy_graph.views.markup import escape
from policy_graph.views.network import Edge, Network, edges, nodes
from policy_graph.views.rows import OTHER, actor_rows, line_rows, listed
from policy_graph.views.theme import theme
from policy_graph.views.words import counted, words

STROKES = {"solid": "solid", "dashed": "dashed", "dotted": "dotted", "dashdot": "double"}


def page(graph: Network, svg: str, *, title: str, captions: Sequence[str], drawn: Iterable[str]) -> str:
    """Write the page around an inline SVG; ``drawn`` are the anchors (``line-3``, ``actor-7``) that it links to.

    Everything that comes from documents is escaped; the policy of the page allows its own style and script alone.
    """
    lines, actors, shown = edges(graph), nodes(graph), frozenset(drawn)
    rows = listed(lines, shown)
    left_out = len(lines) - len(rows)
    style, script = _data("page.css") + "\n".join(_swatches()), _data("page.js")
    return Template(_data("page.html")).substitute(
        words(),
        policy=_policy(style, script),
        style=style,
        script=script,
        title=escape(title),
        svg=svg,
        relation_options="".join(_options(lines)),
        line_count=len(lines),
        more=f"<p>{counted('more_lines', left_out)}</p>" if left_out else "",
        lines="\n".join(line_rows(rows, actors, shown)),
        actor_count=len(actors),
        actors="\n".join(actor_rows(actors, shown)),
        captions="\n".join(f"<p>{escape(each)}</p>" for each in captions),
    )


def _data(name: str) -> str:
    return files(__package__).joinpath("data", name).read_text("utf-8")


def _policy(style: str, script: str) -> str:
    """Content Security Policy: nothing from anywhere, and of style and script only what stands in this page."""
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}';"
        " base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _swatches() -> Iterator[str]:
    """Style rules for the colours of types and relations."""
    looks = theme()
    for name, look in looks.types.items():
        yield f".type-{name} {{ background: {look.colour}; }}"
    for name, line in {**looks.relations, OTHER: looks.other}.items():
        yield f".relation-{name} {{ border-top: 3px {STROKES[line.stroke]} {line.colour}; }}"


def _options(lines: Iterable[Edge]) -> Iterator[str]:
    for relation in sorted({edge.relation for edge in lines}, key=theme().rank):
        look = theme().relation(relation)
        yield f'<option value="{escape(relation)}">{escape(f"{look.ja} {look.en}")}</option>'
