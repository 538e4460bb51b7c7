"""What a reader knows for furniture of the page is no part of what was said, and is accounted for."""

from dataclasses import replace

from tests.parse.conftest import document

from policy_graph.model import Document, Region, RegionKind, Span
from policy_graph.parse.meeting import parse

TEXT = (
    "山波市議会 会議録検索\n○議長（川辺澄夫君）　開会いたします。きょうの\n前の頁　次の頁\n議題は一つです。\n"
)


def test_a_line_of_site_navigation_is_furniture_inside_of_a_speech() -> None:
    at = TEXT.index("前の頁")
    known = (Region(span=Span(at, at + 7), kind=RegionKind.FURNITURE),)
    meeting = parse(replace(document(TEXT), known=known))
    spoken = "".join(s.of(TEXT) for each in meeting.passages if each.utterance == 1 for s in each.spans)
    assert spoken == "開会いたします。きょうの議題は一つです。"
    assert [r.kind for r in meeting.regions if r.span.start == at] == [RegionKind.FURNITURE]
    assert sum(r.span.end - r.span.start for r in meeting.regions) == len(TEXT)


TAGGED = "議長\n始めます。\n静粛に\n続けます。\nAna Novak\nはい。\n（終）注記\n"


def tagged(*marks: tuple[str, RegionKind]) -> Document:
    known = []
    for words, kind in marks:
        at = TAGGED.index(words)
        known.append(Region(span=Span(at, at + len(words)), kind=kind))
    return replace(document(TAGGED), known=tuple(known))


LABELS = (("議長", RegionKind.LABEL), ("Ana Novak", RegionKind.LABEL))


def test_labels_that_the_format_names_are_the_labels_whatever_they_look_like() -> None:
    meeting = parse(tagged(*LABELS))
    assert (meeting.layout.name, meeting.layout.score) == ("given", None)
    spoken = [
        (each.speaker, each.name and each.name.value, each.role and each.role.value)
        for each in meeting.utterances
    ]
    assert spoken == [("議長", None, "議長"), ("AnaNovak", "AnaNovak", None)]
    assert parse(tagged(*LABELS), layout="circle").layout.name == "circle"


def test_notes_that_the_format_names_are_of_the_utterance_that_they_interrupt_and_of_none_behind_it() -> None:
    meeting = parse(tagged(*LABELS, ("静粛に", RegionKind.NOTE), ("（終）注記", RegionKind.NOTE)))
    assert [[note.of(TAGGED) for note in each.notes] for each in meeting.utterances] == [["静粛に"], []]
    assert meeting.utterances[1].span.of(TAGGED) == "はい。"
    assert sum(r.span.end - r.span.start for r in meeting.regions) == len(TAGGED)
