"""The tables of the page: a row for every relation with its words, a row for every actor."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from policy_graph.model import Tie
from policy_graph.views.markup import escape
from policy_graph.views.network import Edge, Node
from policy_graph.views.page.evidence import Href
from policy_graph.views.page.words import both, counted, words
from policy_graph.views.theme import theme

# Name of the style of relations that the theme does not know.
OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """What tables hold: rows, and quotes of one relation; what is beyond is counted there and in the exports."""

    rows: int
    quotes: int


def listed(lines: Iterable[Edge], drawn: Collection[str], rows: int) -> list[Edge]:
    """Order relations by kind, as in the legend, those with most evidence first; keep what a page can hold.

    A browser can hold a few thousand rows. Co-mentions stand last, so the weakest of them fall away first; a drawn
    line always has its row.
    """
    order = sorted(lines, key=lambda edge: (theme().rank(edge.relation), -edge.weight, edge.number))
    return [edge for at, edge in enumerate(order) if at < rows or edge.anchor in drawn]


def line_rows(
    lines: Iterable[Edge], actors: Iterable[Node], drawn: Collection[str], quote: Href, quotes: int
) -> Iterator[str]:
    """Write a table row for every relation, with its first ``quotes``; ``quote`` says where the words of each stand."""
    by_id = {node.id: node for node in actors}
    for edge in lines:
        yield _line_row(
            edge, by_id[edge.source], by_id[edge.target], edge.anchor in drawn, _evidence(edge, quote, quotes)
        )


def actor_rows(actors: Iterable[Node], drawn: Collection[str], rows: int) -> Iterator[str]:
    """Write a table row for each of the ``rows`` best connected actors."""
    for node in sorted(actors, key=lambda node: (-node.degree, -node.weight, node.number))[:rows]:
        yield _actor_row(node, node.anchor in drawn)


def _line_row(edge: Edge, source: Node, target: Node, drawn: bool, evidence: str) -> str:
    look = theme().relation(edge.relation)
    kind = edge.relation if edge.relation in theme().relations else OTHER
    period = " – ".join(dict.fromkeys(edge.period or ()))
    return (
        f'<tr id="{edge.anchor}" data-relation="{escape(edge.relation)}" data-drawn="{drawn:d}"'
        f' data-source="{source.number}" data-target="{target.number}">'
        f'<td class="relation"><i class="swatch relation-{kind}"></i>{both(look.ja, look.en)}</td>'
        f"<td>{_actor_link(source)}</td><td>{_actor_link(target)}</td>"
        f'<td class="number">{edge.weight}</td><td class="period">{escape(period)}</td>'
        f'<td class="evidence">{evidence}</td></tr>'
    )


def _actor_row(node: Node, drawn: bool) -> str:
    look = theme().types[node.type]
    count = (
        f'<a href="#lines" data-actor="{node.number}" data-name="{escape(node.label)}">{node.degree}</a>'
        if node.degree
        else "0"
    )
    return (
        f'<tr id="{node.anchor}"><th scope="row">{escape(node.label)}</th>'
        f'<td class="relation"><i class="type type-{escape(node.type)}"></i>{both(look.ja, look.en)}</td>'
        f'<td class="number">{count}</td><td class="number">{node.weight}</td>'
        f"<td>{words()['yes'] if drawn else ''}</td></tr>"
    )


def _actor_link(node: Node) -> str:
    return f'<a href="#{node.anchor}">{escape(node.label)}</a>'


def _evidence(edge: Edge, quote: Href, count: int) -> str:
    quotes = "".join(f"<li>{_quote(tie, quote(tie))}</li>" for tie in edge.evidence[:count])
    if edge.weight > count:
        quotes += f"<li>{counted('more_quotes', edge.weight - count)}</li>"
    return f"<details><summary>{words()['evidence_word']} {edge.weight}</summary><ol>{quotes}</ol></details>"


def _quote(tie: Tie, href: str | None) -> str:
    speaker = escape(tie.speaker) if tie.speaker else words()["speaker_unknown"]
    date = escape(tie.date) if tie.date else words()["date_unknown"]
    place = f"<code>{escape(tie.document)}:{tie.start}-{tie.end}</code>"
    if href:
        place = f'<a href="{escape(href)}">{place}</a>'
    return (
        f"<blockquote>{escape(tie.quote)}</blockquote>"
        f'<div class="place">{speaker} · {date} · {escape(tie.meeting)} · {place}</div>'
    )
