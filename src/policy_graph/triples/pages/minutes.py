"""One document, gathered once for all its pages: text, utterances, names and statements by their place."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
    """A document: ``lines`` are the offsets behind its line ends, ``pages`` the lines that its pages begin with.

    Mentions and statements are in the order of the text, utterances in that of their numbers.
    """

    node: NamedNode
    text: str
    lines: Sequence[int]
    pages: Mapping[int, int]
    utterances: Sequence[Found]
    mentions: Sequence[Found]
    statements: Sequence[Found]
    marks: Marks = field(repr=False)

    def line_at(self, at: int) -> int:
        """Return the number of the line that an offset lies in, counted from the beginning of the source."""
        return bisect_right(self.lines, at) + 1

    def line_of(self, nodes: Nodes, found: Found) -> int:
        """Return the line that a node says it begins with (that of the label), which counts on its page."""
        line, page = (nodes.number(found.node, name) for name in ("pg:line", "pg:page"))
        begin = self.pages.get(page) if page else 1
        return begin + line - 1 if begin and line else self.line_at(found.start)


def minutes(nodes: Nodes, node: NamedNode, folder: Path) -> Minutes:
    """Gather a document; its source lies below ``folder``."""
    quotes = [(quote, *selected(nodes, quote)[:2]) for quote in nodes.subjects("oa:hasSource", node)]
    mentions = sorted(_mentions(nodes, quotes), key=_place)
    statements = sorted(_statements(nodes, quotes), key=_place)
    text = source_of(nodes, node, folder)
    lines = line_ends(text)
    return Minutes(
        node=node,
        text=text,
        lines=lines,
        pages=_pages(nodes, quotes, lines),
        utterances=[_utterance(nodes, each) for each in nodes.subjects("dct:source", node, "utterance")],
        mentions=mentions,
        statements=statements,
        marks=marks(
            ((each.start, each.end, each.thing) for each in mentions if each.thing),
            _resting(nodes, statements),
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


def _resting(nodes: Nodes, statements: Iterable[Found]) -> Mapping[tuple[int, int], Sequence[Thing]]:
    found: dict[tuple[int, int], list[Thing]] = defaultdict(list)
    for each in statements:
        found[each.start, each.end].append(nodes.thing(each.node))
    return found


def _pages(
    nodes: Nodes, quotes: Iterable[tuple[NamedNode, int, int]], lines: Sequence[int]
) -> Mapping[int, int]:
    """Find the lines that pages begin with: a quote tells its page, and its line on that page."""
    found: dict[int, int] = {}
    for quote, start, _ in quotes:
        line, page = (nodes.number(quote, name) for name in ("pg:line", "pg:page"))
        if line and page:
            found[page] = bisect_right(lines, start) + 2 - line
    return found


def _utterance(nodes: Nodes, node: NamedNode) -> Found:
    start, end = span_of(nodes, nodes.node(node, "pg:position"))
    return Found(node=node, start=start, end=end)


def source_of(nodes: Nodes, node: NamedNode, folder: Path) -> str:
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
