"""One offline file: the picture that moves with its data, and tables for whoever has no script; nothing is loaded from anywhere."""

import base64
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from string import Template

from policy_graph.model import Bilingual
from policy_graph.views.kinds import kind
from policy_graph.views.markup import escape
from policy_graph.views.measures import Measured
from policy_graph.views.network import Edge, Network, edges, nodes
from policy_graph.views.page.carried import ACTORS, QUOTES
from policy_graph.views.page.evidence import NO_LINKS, Href, Links
from policy_graph.views.page.payload import Data, Places, as_json, data
from policy_graph.views.page.rows import OTHER, Amount, actor_rows, line_rows, listed
from policy_graph.views.page.words import both, counted, text, words
from policy_graph.views.theme import theme

STROKES = {"solid": "solid", "dashed": "dashed", "dotted": "dotted", "dashdot": "double"}
# Tables alone hold more than tables that stand behind a picture with the same quotes.
ALONE, BEHIND = Amount(rows=5000, quotes=20), Amount(rows=500, quotes=3)


@dataclass(frozen=True, slots=True, kw_only=True)
class App:
    """The script and style of the picture that moves, as npm built them."""

    script: str
    style: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Still:
    """A still picture: inline SVG, the anchors (``line-3``, ``actor-7``) that it links to, and the sentences below it."""

    svg: str = ""
    drawn: frozenset[str] = frozenset()
    captions: tuple[str, ...] = ()


NOTHING_STILL = Still()


def page(
    graph: Network,
    measured: Measured,
    places: Places,
    *,
    app: App | None = None,
    still: Still = NOTHING_STILL,
    links: Links = NO_LINKS,
    title: Bilingual | None = None,
    actors: int = ACTORS,
    quotes: int = QUOTES,
) -> str:
    """Write the page of a network: that of the ``app``, or where there is none, tables around a ``still`` picture.

    The rest is as in ``payload.data``. Everything that comes from documents is escaped; the policy of the page allows its
    own style and script alone.
    """
    found = data(graph, measured, places, links=links, title=title, actors=actors, quotes=quotes)
    said = title or kind(found["kind"]).title
    told = still.captions or [f"{found[each]['ja']} {found[each]['en']}" for each in TOLD]
    amount = BEHIND if app else ALONE
    style = text("page.css") + "\n".join(_swatches()) + (app.style if app else "")
    script = app.script if app else text("page.js")
    return Template(text("page.html")).substitute(
        title=escape(" ".join(dict.fromkeys((said.ja, said.en)))),
        policy=_policy(style, script),
        style=style,
        tables=_tables(graph, said, told, still=still, quote=links.quote, amount=amount),
        data=_block(found) if app else "",
        script=script,
    )


def _block(found: Data) -> str:
    return f'<script type="application/json" id="network">{as_json(found)}</script>'


# What stands below the tables of a page whose picture moves.
TOLD = ("reading", "scope", "source")


def _tables(
    graph: Network,
    title: Bilingual,
    captions: Iterable[str],
    *,
    still: Still,
    quote: Href,
    amount: Amount,
) -> str:
    lines, actors, shown = edges(graph), nodes(graph), still.drawn
    rows = listed(lines, shown, amount.rows)
    said = "more_lines" if amount is ALONE else "more_rows"
    more = counted(said, len(lines) - len(rows)).replace("{rows}", f"{amount.rows:,}")
    return Template(text("tables.html")).substitute(
        words(),
        heading=both(title.ja, title.en),
        picture=_picture(still.svg) if still.svg else f"<p>{words()['no_script']}</p>",
        relation_options="".join(_options(lines)),
        line_count=f"{len(lines):,}",
        more=f"<p>{more}</p>" if len(lines) > len(rows) else "",
        lines="\n".join(line_rows(rows, actors, shown, quote, amount.quotes)),
        actor_count=f"{len(actors):,}",
        actors="\n".join(actor_rows(actors, shown, amount.rows)),
        captions="\n".join(f"<p>{escape(each)}</p>" for each in captions),
    )


def _picture(svg: str) -> str:
    return Template(text("picture.html")).substitute(words(), svg=svg) + f"<p>{words()['unbuilt']}</p>\n"


def _policy(style: str, script: str) -> str:
    """Content Security Policy: nothing from anywhere, and of style and script only what stands in this page.

    The picture is saved by way of an image that the script itself makes.
    """
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; img-src data: blob:;"
        " base-uri 'none'; form-action 'none'"
    )


def _hash(part: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(part.encode()).digest()).decode()


def _swatches() -> Iterator[str]:
    """Style rules for the colours of types and relations."""
    looks = theme()
    for name, look in looks.types.items():
        yield f"#fallback .type-{name} {{ background: {look.colour}; }}"
    for name, line in {**looks.relations, OTHER: looks.other}.items():
        yield f"#fallback .relation-{name} {{ border-top: 3px {STROKES[line.stroke]} {line.colour}; }}"


def _options(lines: Iterable[Edge]) -> Iterator[str]:
    for relation in sorted({edge.relation for edge in lines}, key=theme().rank):
        look = theme().relation(relation)
        yield f'<option value="{escape(relation)}">{escape(f"{look.ja} {look.en}")}</option>'
