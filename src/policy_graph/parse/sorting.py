"""A text sorted: how it is laid out, what every line is, who speaks where."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from policy_graph.model import Document, Utterance
from policy_graph.parse import about, functions, given, roster
from policy_graph.parse.broken import unbroken
from policy_graph.parse.choice import Choice, Read, choose
from policy_graph.parse.choice import talk as labels_of
from policy_graph.parse.furniture import Page, page
from policy_graph.parse.known import Parted, parted, with_notes
from policy_graph.parse.labels import Label
from policy_graph.parse.layouts import Layout
from policy_graph.parse.lines import Line, split
from policy_graph.parse.opening import Section, sections
from policy_graph.parse.regions import classified
from policy_graph.parse.repeated import doubted
from policy_graph.parse.speakers import Known
from policy_graph.parse.talk import Piece, opens_item
from policy_graph.parse.utterances import utterances
from policy_graph.text import fold


@dataclass(frozen=True, slots=True)
class Sorted:
    """The parts of a text: the layout that was chosen, the page, the sections before the talk, every line with what it
    is (``furniture`` are those that the format names), the utterances; the talk ``begins`` at this offset."""

    choice: Choice
    paper: Page
    furniture: Sequence[Piece]
    parts: Sequence[Section]
    pieces: Sequence[Piece]
    spoken: Sequence[Utterance]
    begins: int


def sort(document: Document, layout: str | Layout) -> Sorted:
    """Say of every line what it is, and who speaks where.

    Raises UsageError for a layout that does not exist or cannot be read.
    """
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
    return Sorted(choice, paper, found.furniture, parts, pieces, spoken, begins)


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
