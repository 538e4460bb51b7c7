"""The page of an utterance: its words with the names in place, question and answer, what rests on it."""

from collections.abc import Iterable, Iterator, Sequence

from pyoxigraph import NamedNode

from policy_graph.model.page import UtterancePage
from policy_graph.model.page_parts import Piece, Speech
from policy_graph.triples.pages.facts import said
from policy_graph.triples.pages.marked import aligned, pieces
from policy_graph.triples.pages.minutes import Found, Minutes, inside, once
from policy_graph.triples.pages.nodes import Nodes
from policy_graph.triples.pages.quotes import quotes
from policy_graph.triples.pages.turns import turn, turns
from policy_graph.triples.pages.turtles import turtle_of


def utterance_pages(nodes: Nodes, minutes: Minutes) -> Iterator[UtterancePage]:
    """Read the utterances of one document."""
    for at in range(len(minutes.utterances)):
        yield _page(nodes, minutes, *_between(minutes.utterances, at))


def utterance_page(nodes: Nodes, minutes: Minutes, node: NamedNode) -> UtterancePage:
    """Read one utterance of a document."""
    at = next(at for at, each in enumerate(minutes.utterances) if each.node == node)
    return _page(nodes, minutes, *_between(minutes.utterances, at))


def speeches(nodes: Nodes, minutes: Minutes, places: Iterable[int]) -> Iterator[Speech]:
    """Read the utterances at some places of a document with their words, for the page of the meeting."""
    for at in places:
        found, before, _ = _between(minutes.utterances, at)
        yield Speech(
            turn=turn(nodes, found.node),
            text=tuple(_paragraphs(nodes, minutes, found, before)),
            resting=tuple(nodes.thing(each) for each in _resting(nodes, minutes, found, before)),
        )


def _between(found: Sequence[Found], at: int) -> tuple[Found, Found | None, Found | None]:
    """Give what stands at a place, before it and behind it."""
    return found[at], found[at - 1] if at else None, found[at + 1] if at + 1 < len(found) else None


def _page(
    nodes: Nodes, minutes: Minutes, found: Found, before: Found | None, after: Found | None
) -> UtterancePage:
    node, meeting = found.node, nodes.node(found.node, "dct:isPartOf")
    resting = _resting(nodes, minutes, found, before)
    answers = nodes.node(node, "pg:answers")
    mentions = once(inside(minutes.mentions, found.start, found.end))
    return UtterancePage(
        thing=nodes.thing(node),
        turtle=turtle_of(nodes, [node, *resting, *mentions]),
        turn=turn(nodes, node),
        role=nodes.text(node, "opengov:role"),
        speaking_as=nodes.one(node, "pg:speakingAs"),
        meeting=nodes.thing(meeting) if meeting else None,
        date=(nodes.text(meeting, "dct:date") or None) if meeting else None,
        items=nodes.things(node, "pg:agendaItem"),
        text=tuple(_paragraphs(nodes, minutes, found, before)),
        notes=quotes(nodes, node, "pg:stageNote"),
        answers=turn(nodes, answers) if answers else None,
        answered_by=turns(nodes, node, "pg:answers"),
        previous=turn(nodes, before.node) if before else None,
        following=turn(nodes, after.node) if after else None,
        said=tuple(said(nodes, each) for each in resting),
        document=nodes.thing(minutes.node),
        line=minutes.line_of(nodes, found),
        cited=nodes.number(node, "pg:line"),
        page=nodes.number(node, "pg:page"),
        start=found.start,
        end=found.end,
        machine_read=bool(nodes.text(node, "pg:machineRead")),
        withdrawal=nodes.one(node, "pg:withdrawal"),
    )


def _resting(nodes: Nodes, minutes: Minutes, found: Found, before: Found | None) -> list[NamedNode]:
    return once(inside(minutes.statements, _label(nodes, minutes, found, before), found.end))


def _paragraphs(
    nodes: Nodes, minutes: Minutes, found: Found, before: Found | None
) -> Iterator[tuple[Piece, ...]]:
    text = nodes.text(found.node, "schema:text")
    offsets = [*aligned(text, minutes.text, found.start, found.end), found.end]
    at, since = 0, _label(nodes, minutes, found, before)
    for line in text.split("\n"):
        behind = at + len(line)
        until = offsets[min(behind + 1, len(text))]
        yield pieces(line, offsets[at:behind], minutes.marks, since=since, until=until)
        at, since = behind + 1, until


def _label(nodes: Nodes, minutes: Minutes, found: Found, before: Found | None) -> int:
    """Where the line with the speaker begins, behind what was said before: what rests on the label is anchored, too."""
    line = minutes.line_of(nodes, found)
    begin = minutes.lines[line - 2] if 1 < line <= len(minutes.lines) + 1 else 0
    return min(found.start, max(begin, before.end if before else 0))
