"""One document, gathered once for all its pages: text, utterances, names and statements by their place."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pyoxigraph import NamedNode

from policy_graph.model.page_parts import Thing
from policy_graph.text import line_ends
from policy_graph.triples.pages.marked import Marks, marks
from policy_graph.triples.pages.nodes import Nodes
from policy_graph.triples.pages.quotes import selected, span_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A node that rests on a stretch of the text; a mention with what it names."""

    node: NamedNode
    start: int
    end: int
    thing: Thing | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Minutes:
    """A document: ``lines`` are the offsets behind its line ends, mentions and statements are in the order of the text, utterances in that of their numbers."""

    node: NamedNode
    text: str
    lines: Sequence[int]
    utterances: Sequence[Found]
    mentions: Sequence[Found]
    statements: Sequence[Found]
    marks: Marks = field(repr=False)


def minutes(nodes: Nodes, node: NamedNode, folder: Path) -> Minutes:
    """Gather a document; its source lies below ``folder``."""
    quotes = [(quote, *selected(nodes, quote)[:2]) for quote in nodes.subjects("oa:hasSource", node)]
    mentions = sorted(_mentions(nodes, quotes), key=_place)
    statements = sorted(_statements(nodes, quotes), key=_place)
    text = _text(nodes, node, folder)
    return Minutes(
        node=node,
        text=text,
        lines=line_ends(text),
        utterances=[_utterance(nodes, each) for each in nodes.subjects("dct:source", node, "utterance")],
        mentions=mentions,
        statements=statements,
        marks=marks(
            ((each.start, each.end, each.thing) for each in mentions if each.thing),
            ((each.start, each.end) for each in statements),
            ((start, end) for _, start, end in quotes),
        ),
    )


def inside(found: Sequence[Found], start: int, end: int) -> Sequence[Found]:
    """Give what begins in a stretch, of what is in the order of the text."""
    low, high = (bisect_left(found, at, key=lambda each: each.start) for at in (start, end))
    return found[low:high]


def _mentions(nodes: Nodes, quotes: Iterable[tuple[NamedNode, int, int]]) -> Iterator[Found]:
    for quote, start, end in quotes:
        for mention in nodes.subjects("oa:hasTarget", quote):
            yield Found(node=mention, start=start, end=end, thing=nodes.one(mention, "oa:hasBody"))


def _statements(nodes: Nodes, quotes: Iterable[tuple[NamedNode, int, int]]) -> Iterator[Found]:
    for quote, start, end in quotes:
        for statement in nodes.subjects("pg:evidence", quote, "statement"):
            yield Found(node=statement, start=start, end=end)


def _utterance(nodes: Nodes, node: NamedNode) -> Found:
    start, end = span_of(nodes, nodes.node(node, "pg:position"))
    return Found(node=node, start=start, end=end)


def _text(nodes: Nodes, node: NamedNode, folder: Path) -> str:
    """Read the source, or the text that was read out of it; it was compared with its hash before."""
    read_out = nodes.text(node, "pg:textFile")
    path = (folder / (read_out or nodes.text(node, "pg:file"))).resolve()
    if not path.is_relative_to(folder.resolve()) or not path.is_file():
        return ""
    encoding = "utf-8" if read_out else nodes.text(node, "cnt:characterEncoding") or "utf-8"
    return path.read_bytes().decode(encoding, "replace")


def _place(each: Found) -> tuple[int, int, str]:
    return each.start, each.end, each.node.value


def once(found: Iterable[Found]) -> list[NamedNode]:
    """List nodes once, in the order of the text."""
    return list(dict.fromkeys(each.node for each in found))
