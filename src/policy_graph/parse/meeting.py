"""A Document becomes a Meeting: lines, layout, opening, talk, and what they say together."""

from collections.abc import Sequence
from dataclasses import dataclass

from policy_graph.model import (
    AgendaItem,
    Attendee,
    Document,
    LayoutChoice,
    Meeting,
    Outcome,
    RegionKind,
    Span,
    Utterance,
)
from policy_graph.parse import about, agenda, findings, roster
from policy_graph.parse.announced import with_announced
from policy_graph.parse.chair import presiding
from policy_graph.parse.choice import choose
from policy_graph.parse.choice import talk as labels_of
from policy_graph.parse.furniture import Page, page
from policy_graph.parse.handouts import handouts
from policy_graph.parse.known import parted
from policy_graph.parse.labels import Label
from policy_graph.parse.lines import Line, split
from policy_graph.parse.movements import movements
from policy_graph.parse.nesting import nested
from policy_graph.parse.notes import notes
from policy_graph.parse.opening import Section, sections
from policy_graph.parse.outcomes import outcomes
from policy_graph.parse.paragraphs import passages
from policy_graph.parse.regions import agenda_lines, classified, item_headings, regions
from policy_graph.parse.replies import linked
from policy_graph.parse.speakers import Known
from policy_graph.parse.talk import Piece
from policy_graph.parse.tallies import tallies
from policy_graph.parse.treatment import course, under_items
from policy_graph.parse.utterances import utterances
from policy_graph.text import fold


def parse(document: Document, *, layout: str = "auto") -> Meeting:
    """Read the structure of minutes; ``layout`` is ``auto``, a profile's name or the path of a TOML file.

    Raises UsageError for a layout that does not exist or cannot be read. Minutes that are odd give findings.
    """
    text = document.text
    found = parted(split(text), document.known)
    labels, choice, paper = _laid_out(text, found.lines, layout)
    opening = _opening(found.lines, labels)
    parts = list(sections(opening))
    lists = tuple(roster.rosters(text, parts, paper))
    people = roster.attendees(lists)
    pieces = classified(found.lines, parts, labels, len(opening), paper)
    spoken = list(utterances(text, labels, pieces))
    discussed = _discussed(text, parts, pieces, spoken, people, paper)
    facts = about.read(text, parts, pieces, _speeches(pieces, spoken), paper)
    told = notes(text, pieces, spoken)
    covered = tuple(regions(text, [*pieces, *found.furniture]))
    return Meeting(
        document=document.id,
        layout=choice,
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
        findings=(*findings.of(text, choice, parts, spoken, people, covered), *tallies(lists)),
        notes=told,
        movements=movements(text, told, spoken, [person for each in lists for person in each.people]),
        handouts=handouts(text, parts, spoken),
        outcomes=discussed.outcomes,
    )


@dataclass(frozen=True, slots=True)
class _Discussed:
    """The agenda, the utterances under its items, what was decided."""

    items: tuple[AgendaItem, ...]
    utterances: tuple[Utterance, ...]
    outcomes: tuple[Outcome, ...]


def _discussed(
    text: str,
    parts: Sequence[Section],
    pieces: Sequence[Piece],
    spoken: Sequence[Utterance],
    people: Sequence[Attendee],
    paper: Page,
) -> _Discussed:
    """Follow the agenda: the list before the talk, the headings in it, what the chair opens by number alone."""
    chairs = presiding(spoken, people)
    headings = agenda.items(text, item_headings(pieces, spoken))
    listed = agenda.with_added(parts, agenda.items(text, agenda_lines(parts, paper)))
    items = nested(text, with_announced(text, spoken, agenda.merged(listed, headings), chairs), spoken)
    followed = course(text, spoken, items, headings, chairs)
    treated = tuple(under_items(spoken, followed))
    return _Discussed(items, treated, outcomes(text, treated, items, followed, chairs))


def _laid_out(text: str, lines: Sequence[Line], layout: str) -> tuple[Sequence[Label], LayoutChoice, Page]:
    """Choose the layout and find the labels; once more, when the lists of people tell names from titles."""
    profile, labels, choice = choose(lines, layout)
    paper = page(lines, profile)
    if labels:
        labels = labels_of(lines, profile, _known(text, _opening(lines, labels), paper))
    return labels, choice, paper


def _opening(lines: Sequence[Line], labels: Sequence[Label]) -> Sequence[Line]:
    """The lines before the first label; without labels, those before the first line that holds a whole sentence."""
    if labels:
        return lines[: labels[0].line]
    return lines[: next((at for at, line in enumerate(lines) if "。" in line.text), len(lines))]


def _known(text: str, opening: Sequence[Line], paper: Page) -> Known:
    """What the opening says about people and about whose minutes these are."""
    parts = list(sections(opening))
    people = roster.attendees(roster.rosters(text, parts, paper))
    place = about.read(text, parts, (), (), paper).municipality
    return Known(
        names=frozenset(fold(each.name.value) for each in people if each.name),
        posts=frozenset(fold(each.role.value) for each in people if each.role and not each.name),
        municipality=place.value if place else None,
    )


def _speeches(pieces: Sequence[Piece], spoken: Sequence[Utterance]) -> list[Span]:
    """Where words are said: the utterances, or the lines of speech where there are no labels."""
    said = [utterance.span for utterance in spoken]
    return said or [piece.line.span for piece in pieces if piece.kind is RegionKind.SPEECH]
