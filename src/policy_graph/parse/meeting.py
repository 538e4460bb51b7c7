"""A Document becomes a Meeting: lines, layout, opening, talk, and what they say together."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from policy_graph.model import AgendaItem, Attendee, Document, Finding, Meeting, Region, RegionKind, Span, Utterance
from policy_graph.parse import about, agenda, findings, functions, given, roster, states
from policy_graph.parse.announced import with_announced
from policy_graph.parse.broken import unbroken
from policy_graph.parse.choice import Choice, Read, choose
from policy_graph.parse.choice import talk as labels_of
from policy_graph.parse.furniture import Page, page
from policy_graph.parse.handouts import handouts
from policy_graph.parse.known import Parted, parted, with_notes
from policy_graph.parse.labels import Label
from policy_graph.parse.layouts import Layout
from policy_graph.parse.lines import Line, split
from policy_graph.parse.misplaced import misplaced
from policy_graph.parse.movements import movements
from policy_graph.parse.nesting import nested
from policy_graph.parse.notes import notes
from policy_graph.parse.numbers import numbers
from policy_graph.parse.opening import Section, sections
from policy_graph.parse.outcomes import outcomes
from policy_graph.parse.paragraphs import passages
from policy_graph.parse.regions import agenda_lines, classified, item_headings, regions
from policy_graph.parse.repeated import doubted
from policy_graph.parse.replies import linked
from policy_graph.parse.speakers import Known
from policy_graph.parse.talk import Piece, opens_item
from policy_graph.parse.tallies import tallies
from policy_graph.parse.treatment import course, under_items
from policy_graph.parse.utterances import utterances
from policy_graph.text import fold


@dataclass(frozen=True, slots=True)
class _Sorted:
    """A text sorted into its parts: how it is laid out, the sections before the talk, every line with what it is, the
    utterances."""

    choice: Choice
    paper: Page
    furniture: Sequence[Piece]
    parts: Sequence[Section]
    pieces: Sequence[Piece]
    spoken: Sequence[Utterance]
    begins: int


def parse(document: Document, *, layout: str | Layout = "auto") -> Meeting:
    """Read the structure of minutes; ``layout`` is ``auto``, a profile's name, the path of a TOML file, or a profile.

    Raises UsageError for a layout that does not exist or cannot be read. Minutes that are odd give findings.
    """
    text = document.text
    read = _sorted(document, layout)
    parts, pieces, spoken, paper = read.parts, read.pieces, read.spoken, read.paper
    lists = tuple(roster.rosters(text, parts, paper))
    people = roster.attendees(lists)
    items = _items(text, read)
    followed = course(text, spoken, items)
    treated = list(under_items(spoken, followed))
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
        agenda=items,
        utterances=linked(text, treated),
        passages=tuple(passages(pieces, paper, sorted({person.span.start for person in people}))),
        regions=covered,
        findings=(*_odd(text, read, people, covered), *tallies(lists)),
        notes=told,
        movements=movements(text, told, spoken),
        handouts=handouts(text, parts, spoken),
        outcomes=outcomes(text, treated, items, followed),
        numbers=numbers(text, facts.title),
        states=states.of(facts, people, items, parts, pieces, len(spoken)),
    )


def _odd(
    text: str, read: _Sorted, people: Sequence[Attendee], covered: Sequence[Region]
) -> Iterator[Finding]:
    """What is odd about the layout, the lines and the speakers."""
    yield from findings.of(text, read.choice.said, read.parts, read.spoken, people, covered)
    yield from misplaced(text, read.choice.read.layout, read.pieces, read.spoken)


def _sorted(document: Document, layout: str | Layout) -> _Sorted:
    """Say of every line what it is, and who speaks where."""
    text, paged = document.text, bool(document.pages)
    found = parted(split(text), document.known)
    found = replace(found, lines=unbroken(text, found.lines, paged=paged))
    choice = _chosen(text, found, layout)
    profile, lines = choice.read.layout, choice.read.lines
    paper = page(lines, profile, paged=paged)
    labels = _labels(text, found, choice.read, paper)
    opening = _opening(lines, labels, profile)
    parts = list(sections(opening, profile.headings))
    pieces = classified(lines, parts, labels, len(opening), paper, profile.bullets)
    pieces = with_notes(doubted(pieces, paper), found.notes)
    spoken = list(functions.told(text, utterances(text, labels, pieces, paper), labels, profile))
    begins = lines[len(opening)].span.start if len(opening) < len(lines) else len(text)
    return _Sorted(choice, paper, found.furniture, parts, pieces, spoken, begins)


def _chosen(text: str, found: Parted, layout: str | Layout) -> Choice:
    """Labels that the format names go before all that look like labels, unless the user chose a layout."""
    if found.labels and layout == "auto":
        return Choice(Read(given.LAYOUT, found.lines, given.labels(found.lines, found.labels)), given.CHOICE)
    return choose(text, found.lines, layout)


def _labels(text: str, found: Parted, read: Read, paper: Page) -> Sequence[Label]:
    """The labels read once more, now that the lists of people tell names from titles."""
    if not read.labels:
        return read.labels
    before = list(sections(_opening(read.lines, read.labels, read.layout), read.layout.headings))
    known = _known(text, before, paper)
    if read.layout is given.LAYOUT:
        return given.labels(read.lines, found.labels, known)
    return labels_of(read.lines, read.layout, known)


def _items(text: str, read: _Sorted) -> tuple[AgendaItem, ...]:
    """The agenda: the list before the talk, the headings in it, what the chair opens by number alone."""
    listed = agenda.with_added(read.parts, agenda.items(text, agenda_lines(read.parts, read.paper)))
    headed = agenda.items(text, item_headings(read.pieces, read.begins))
    return nested(text, with_announced(text, read.spoken, agenda.merged(listed, headed)), read.spoken)


def _opening(lines: Sequence[Line], labels: Sequence[Label], profile: Layout) -> Sequence[Line]:
    """The lines before the first label; without labels, those before the first line that holds a whole sentence, or
    before the item that it stands under."""
    if labels:
        return lines[: labels[0].line]
    first = next((at for at, line in enumerate(lines) if "。" in line.text), len(lines))
    headed = first > 0 and opens_item(lines[first - 1], lines[first : first + 1], profile.bullets)
    return lines[: first - headed]


def _known(text: str, parts: Sequence[Section], paper: Page) -> Known:
    """What the opening says about people and about whose minutes these are."""
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
