"""JSON lines: what other tools rely on."""

import json
from dataclasses import replace

from tests.meetings import BLANK

from policy_graph import codec
from policy_graph.model import (
    Attendee,
    Code,
    Document,
    Entity,
    EntityType,
    Extraction,
    Fact,
    FieldState,
    Finding,
    Mention,
    Ordinal,
    Predicate,
    Presence,
    Span,
    Stated,
)

TEXT = "一行目\n潮路市の計画\n"
DOCUMENT = Document(
    name="a.pdf", source=b"", sha256="0" * 64, text=TEXT, encoding="utf-8", media_type="application/pdf"
)


def test_a_mention_shows_the_words_at_its_place() -> None:
    mention = Mention(
        span=Span(4, 7), type=EntityType.PLACE, name="潮路市", method="gazetteer", confidence=0.9
    )
    line = codec.mention(mention, TEXT)
    assert TEXT[line["start"] : line["end"]] == line["text"] == "潮路市"
    assert json.loads(codec.dump(line)) == line
    assert "潮路市" in codec.dump(line)


def test_who_was_absent_is_no_attendee() -> None:
    person = Attendee(
        span=Span(0, 2), name=Stated(value="一行", span=Span(0, 2)), role=None, presence=Presence.ABSENT
    )
    assert codec.attendee(person)["record"] == "absentee"


def test_a_meeting_says_why_a_field_is_missing_and_which_number_it_has() -> None:
    record = replace(
        BLANK,
        states=(("date", FieldState.UNREADABLE), ("venue", FieldState.NOT_PUBLISHED)),
        numbers=(Ordinal(unit="回", number=3, span=Span(0, 3), year=2024, fiscal=True),),
    )
    line = codec.meeting(record)
    assert line["states"] == {"date": "unreadable", "venue": "not published"}
    assert [(each["unit"], each["number"], each["year"], each["fiscal"]) for each in line["numbers"]] == [
        ("回", 3, 2024, True)
    ]
    assert json.loads(codec.dump(line)) == line


def test_a_finding_names_its_line_counted_from_one() -> None:
    finding = Finding(code="parse.unexplained", message="?", span=Span(4, 5))
    line = codec.finding(finding, DOCUMENT)
    assert (line["page"], line["line"]) == (None, 2)


def test_on_a_page_its_lines_are_counted() -> None:
    finding = Finding(code="parse.unexplained", message="?", span=Span(4, 5))
    line = codec.finding(finding, replace(DOCUMENT, pages=(0, 4)))
    assert (line["page"], line["line"]) == (2, 1)


def test_what_a_machine_read_is_marked_down_to_every_piece_of_evidence() -> None:
    document = replace(DOCUMENT, ocr=(Span(4, 11),))
    fact = Fact(
        subject="a",
        predicate=Predicate.PART_OF,
        object="b",
        evidence=(Span(0, 3), Span(4, 7)),
        method="x",
        confidence=0.5,
    )
    mention = Mention(span=Span(4, 7), type=EntityType.PLACE, name="潮路市", method="x", confidence=0.5)
    extraction = Extraction(document=document, meeting=BLANK, mentions=(mention,), entities=(), facts=(fact,))
    lines = {line["record"]: line for line in codec.lines(extraction)}
    assert lines["mention"]["ocr"] is True
    assert [place["ocr"] for place in lines["fact"]["evidence"]] == [False, True]


def test_a_fact_carries_its_quotes() -> None:
    fact = Fact(
        subject="a",
        predicate=Predicate.RESPONSIBLE_FOR,
        object="b",
        evidence=(Span(0, 3), Span(4, 7)),
        method="pattern",
        confidence=0.8,
    )
    assert [quote["text"] for quote in codec.fact(fact, TEXT)["evidence"]] == ["一行目", "潮路市"]


def test_an_entity_gives_its_official_codes_by_scheme() -> None:
    entity = Entity(
        id="place/潮路市",
        type=EntityType.PLACE,
        label="潮路市",
        codes=(Code(scheme="lgcode", value="999999"),),
    )
    assert codec.entity(entity)["codes"] == {"lgcode": "999999"}
