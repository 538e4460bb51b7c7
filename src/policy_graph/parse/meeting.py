"""A Document becomes a Meeting: lines, layout, opening, talk, and what they say together."""

from collections.abc import Sequence

from policy_graph.model import Document, Meeting, RegionKind, Span, Utterance
from policy_graph.parse import about, agenda, findings, roster
from policy_graph.parse.choice import Read, choose
from policy_graph.parse.choice import talk as labels_of
from policy_graph.parse.functions import told
from policy_graph.parse.furniture import Page, page
from policy_graph.parse.known import parted
from policy_graph.parse.labels import Label
from policy_graph.parse.layouts import Layout
from policy_graph.parse.lines import Line, split
from policy_graph.parse.misplaced import misplaced
from policy_graph.parse.opening import Section, sections
from policy_graph.parse.paragraphs import passages
from policy_graph.parse.regions import agenda_lines, classified, item_headings, regions
from policy_graph.parse.replies import linked, under_items
from policy_graph.parse.speakers import Known
from policy_graph.parse.talk import Piece, opens_item
from policy_graph.parse.utterances import utterances
from policy_graph.text import fold


def parse(document: Document, *, layout: str | Layout = "auto") -> Meeting:
    """Read the structure of minutes; ``layout`` is ``auto``, a profile's name, the path of a TOML file, or a profile.

    Raises UsageError for a layout that does not exist or cannot be read. Minutes that are odd give findings.
    """
    text = document.text
    found = parted(split(text), document.known)
    choice = choose(text, found.lines, layout)
    profile, lines = choice.read.layout, choice.read.lines
    paper = page(lines, profile)
    labels = _labels(text, choice.read, paper)
    opening = _opening(lines, labels, profile)
    parts = list(sections(opening, profile.headings))
    people = roster.attendees(text, parts, paper)
    pieces = classified(lines, parts, labels, len(opening), paper, profile.bullets)
    spoken = list(told(text, utterances(text, labels, pieces, paper), labels, profile))
    begins = lines[len(opening)].span.start if len(opening) < len(lines) else len(text)
    listed, headed = agenda_lines(parts, paper), item_headings(pieces, begins)
    items = agenda.merged(agenda.items(text, listed), agenda.items(text, headed))
    facts = about.read(text, parts, pieces, _speeches(pieces, spoken), paper)
    covered = tuple(regions(text, [*pieces, *found.furniture]))
    odd = findings.of(text, choice.said, parts, spoken, people, covered)
    return Meeting(
        document=document.id,
        layout=choice.said,
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
        findings=(*odd, *misplaced(text, profile, pieces, spoken)),
    )


def _labels(text: str, read: Read, paper: Page) -> Sequence[Label]:
    """The labels read once more, now that the lists of people tell names from titles."""
    if not read.labels:
        return read.labels
    before = list(sections(_opening(read.lines, read.labels, read.layout), read.layout.headings))
    return labels_of(read.lines, read.layout, _known(text, before, paper))


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
