"""A Document becomes a Meeting: lines, layout, opening, talk, and what they say together."""

from collections.abc import Iterator, Sequence

from policy_graph.model import Document, Finding, Meeting, Region, RegionKind, Span, Utterance
from policy_graph.parse import about, findings, roster, states
from policy_graph.parse.discussion import discussion
from policy_graph.parse.handouts import handouts
from policy_graph.parse.layouts import Layout
from policy_graph.parse.misplaced import misplaced
from policy_graph.parse.movements import movements
from policy_graph.parse.notes import notes
from policy_graph.parse.numbers import numbers
from policy_graph.parse.paragraphs import passages
from policy_graph.parse.regions import regions
from policy_graph.parse.replies import linked
from policy_graph.parse.roster import Roster
from policy_graph.parse.sorting import Sorted, sort
from policy_graph.parse.talk import Piece
from policy_graph.parse.tallies import tallies


def parse(document: Document, *, layout: str | Layout = "auto") -> Meeting:
    """Read the structure of minutes; ``layout`` is ``auto``, a profile's name, the path of a TOML file, or a profile.

    Raises UsageError for a layout that does not exist or cannot be read. Minutes that are odd give findings.
    """
    text = document.text
    read = sort(document, layout)
    parts, pieces, spoken, paper = read.parts, read.pieces, read.spoken, read.paper
    lists = tuple(roster.rosters(text, parts, paper))
    people = roster.attendees(lists)
    discussed = discussion(text, read, people)
    facts = about.read(text, parts, pieces, _speeches(pieces, spoken), paper)
    told = notes(text, pieces, spoken)
    covered = tuple(regions(text, [*pieces, *read.furniture]))
    return Meeting(
        document=document.id,
        layout=read.choice.said,
        title=facts.title,
        body=facts.body,
        municipality=facts.municipality,
        date=facts.date,
        start_time=facts.start_time,
        end_time=facts.end_time,
        venue=facts.venue,
        observers=facts.observers,
        attendees=people,
        agenda=discussed.items,
        utterances=linked(text, discussed.utterances),
        passages=tuple(passages(pieces, paper, sorted({person.span.start for person in people}))),
        regions=covered,
        findings=tuple(_odd(text, read, lists, covered)),
        notes=told,
        movements=movements(text, told, spoken, [person for each in lists for person in each.people]),
        handouts=handouts(text, parts, spoken),
        outcomes=discussed.outcomes,
        stances=discussed.stances,
        numbers=numbers(text, facts.title),
        states=states.of(facts, people, discussed.items, parts, pieces, len(spoken)),
    )


def _odd(text: str, read: Sorted, lists: Sequence[Roster], covered: Sequence[Region]) -> Iterator[Finding]:
    """What is odd about the layout, the lines, the speakers and the lists."""
    people = roster.attendees(lists)
    yield from findings.of(text, read.choice.said, read.parts, read.spoken, people, covered)
    yield from misplaced(text, read.choice.read.layout, read.pieces, read.spoken)
    yield from tallies(lists)


def _speeches(pieces: Sequence[Piece], spoken: Sequence[Utterance]) -> list[Span]:
    """Where words are said: the utterances, or the lines of speech where there are no labels."""
    said = [utterance.span for utterance in spoken]
    return said or [piece.line.span for piece in pieces if piece.kind is RegionKind.SPEECH]
