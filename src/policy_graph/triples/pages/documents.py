"""The page of a source: its text line by line, with what rests on each."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from pyoxigraph import NamedNode

from policy_graph.model.page import DocumentPage
from policy_graph.model.page_parts import Line, Remark, Thing
from policy_graph.triples.pages.marked import pieces
from policy_graph.triples.pages.minutes import Found, Minutes, once
from policy_graph.triples.pages.nodes import Nodes
from policy_graph.triples.pages.quotes import quotes
from policy_graph.triples.pages.turtles import turtle_of

At = Mapping[int, tuple[Thing, ...]]


def document_page(nodes: Nodes, minutes: Minutes) -> DocumentPage:
    """Read a source with its text."""
    node = minutes.node
    resting = _by_line(nodes, minutes)
    return DocumentPage(
        thing=nodes.thing(node),
        turtle=turtle_of(nodes, [node]),
        file=nodes.text(node, "pg:file"),
        media_type=nodes.text(node, "schema:encodingFormat"),
        encoding=nodes.text(node, "cnt:characterEncoding"),
        sha256=_checksum(nodes, node, "spdx:checksum"),
        text_file=nodes.text(node, "pg:textFile"),
        text_sha256=_checksum(nodes, node, "pg:textChecksum"),
        layout=nodes.text(node, "pg:layout"),
        meetings=tuple(nodes.thing(each) for each in nodes.subjects("dct:source", node, "meeting")),
        lines=tuple(_lines(minutes, resting, _spoken(nodes, minutes))),
        statements=len({found.node for found in minutes.statements}),
        remarks=tuple(_remark(nodes, each) for each in nodes.subjects("dct:source", node, "finding")),
        withdrawals=nodes.things(node, "pg:withdrawal"),
    )


def _lines(minutes: Minutes, resting: At, spoken: At) -> Iterator[Line]:
    text, start, begin = minutes.text, 0, 1
    begins = {line: page for page, line in minutes.pages.items()}
    for number, end in enumerate((*minutes.lines, len(text)), 1):
        if start == end == len(text):
            return
        words = text[start:end].rstrip("\r\n")
        begin = number if number in begins else begin
        yield Line(
            number=number,
            cited=number - begin + 1,
            page=begins.get(number),
            pieces=pieces(words, range(start, start + len(words)), minutes.marks, since=start, until=end),
            resting=resting.get(number, ()),
            utterances=spoken.get(number, ()),
        )
        start = end


def _by_line(nodes: Nodes, minutes: Minutes) -> At:
    """The statements by the line that their words begin in."""
    found: dict[int, list[Found]] = defaultdict(list)
    for each in minutes.statements:
        found[minutes.line_at(each.start)].append(each)
    return {line: tuple(nodes.thing(each) for each in once(resting)) for line, resting in found.items()}


def _spoken(nodes: Nodes, minutes: Minutes) -> At:
    found: dict[int, tuple[Thing, ...]] = defaultdict(tuple)
    for each in minutes.utterances:
        found[minutes.line_of(nodes, each)] += (nodes.thing(each.node),)
    return found


def _checksum(nodes: Nodes, node: NamedNode, name: str) -> str:
    found = nodes.node(node, name)
    return nodes.text(found, "spdx:checksumValue") if found else ""


def _remark(nodes: Nodes, node: NamedNode) -> Remark:
    return Remark(
        code=nodes.text(node, "pg:code"),
        message=nodes.text(node, "rdfs:comment"),
        quotes=quotes(nodes, node),
    )
