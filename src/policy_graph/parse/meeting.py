"""A Document becomes a Meeting: lines, layout, opening, talk, and what they say together."""

from collections.abc import Sequence
from dataclasses import replace

from policy_graph.model import Document, LayoutChoice, Meeting, RegionKind, Span, Utterance
from policy_graph.parse import about, agenda, findings, given, roster
from policy_graph.parse.broken import unbroken
from policy_graph.parse.choice import choose
from policy_graph.parse.choice import talk as labels_of
from policy_graph.parse.furniture import Page, page
from policy_graph.parse.known import Parted, parted, with_notes
from policy_graph.parse.labels import Label
from policy_graph.parse.layouts import Layout
from policy_graph.parse.lines import Line, split
from policy_graph.parse.opening import sections
from policy_graph.parse.paragraphs import passages
from policy_graph.parse.regions import agenda_lines, classified, item_headings, regions
from policy_graph.parse.replies import linked, under_items
from policy_graph.parse.speakers import Known
from policy_graph.parse.talk import Piece
from policy_graph.parse.utterances import utterances
from policy_graph.text import fold


def parse(document: Document, *, layout: str = "auto") -> Meeting:
    """Read the structure of minutes; ``layout`` is ``auto``, a profile's name or the path of a TOML file.

    Raises UsageError for a layout that does not exist or cannot be read. Minutes that are odd give findings.
    """
    text = document.text
    found = _lines(document)
    lines = found.lines
    profile, labels, choice = _chosen(found, layout)
    paper = page(lines, profile, paged=bool(document.pages))
    labels = _again(text, found, labels, profile, paper)
    opening = _opening(lines, labels)
    parts = list(sections(opening))
    people = roster.attendees(text, parts, paper)
    pieces = with_notes(classified(lines, parts, labels, len(opening), paper), found.notes)
    spoken = list(utterances(text, labels, pieces))
    items = agenda.merged(
        agenda.items(text, agenda_lines(parts, paper)), agenda.items(text, item_headings(pieces, spoken))
    )
    facts = about.read(text, parts, pieces, _speeches(pieces, spoken), paper)
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
        agenda=items,
        utterances=linked(text, list(under_items(text, spoken, items))),
        passages=tuple(passages(pieces, paper, sorted({person.span.start for person in people}))),
        regions=covered,
        findings=tuple(findings.of(text, choice, parts, spoken, people, covered)),
    )


def _lines(document: Document) -> Parted:
    """The lines of the text: furniture apart, what the page broke at its margin joined or marked."""
    found = parted(split(document.text), document.known)
    return replace(found, lines=unbroken(document.text, found.lines, paged=bool(document.pages)))


def _chosen(found: Parted, layout: str) -> tuple[Layout, list[Label], LayoutChoice]:
    """Labels that the format names go before all that look like labels, unless the user chose a layout."""
    if found.labels and layout == "auto":
        return given.LAYOUT, given.labels(found.lines, found.labels), given.CHOICE
    return choose(found.lines, layout)


def _again(text: str, found: Parted, labels: list[Label], profile: Layout, paper: Page) -> list[Label]:
    """Read the labels once more, now that the lists of people tell names from titles."""
    if not labels:
        return labels
    known = _known(text, _opening(found.lines, labels), paper)
    if profile is given.LAYOUT:
        return given.labels(found.lines, found.labels, known)
    return labels_of(found.lines, profile, known)


def _opening(lines: Sequence[Line], labels: Sequence[Label]) -> Sequence[Line]:
    """The lines before the first label; without labels, those before the first line that holds a whole sentence."""
    if labels:
        return lines[: labels[0].line]
    return lines[: next((at for at, line in enumerate(lines) if "。" in line.text), len(lines))]


def _known(text: str, opening: Sequence[Line], paper: Page) -> Known:
    """What the opening says about people and about whose minutes these are."""
    parts = list(sections(opening))
    people = roster.attendees(text, parts, paper)
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
