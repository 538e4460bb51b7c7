"""A threshold leaves out and counts; raising it never adds anything."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from policy_graph import codec
from policy_graph.engine.threshold import above
from policy_graph.model import (
    Document,
    Entity,
    EntityType,
    Extraction,
    Fact,
    LayoutChoice,
    Meeting,
    Mention,
    Predicate,
    Span,
)

NAMES = ("一葉町", "二葉町", "三葉町", "四葉町")
TEXT = "".join(NAMES)
NOWHERE = {
    "title": None, "body": None, "municipality": None, "date": None, "start_time": None, "end_time": None,
    "venue": None, "observers": None, "attendees": (), "agenda": (), "utterances": (), "passages": (), "regions": (),
}  # fmt: skip
CONFIDENCE = st.floats(0, 1)


def mention(number: int, confidence: float) -> Mention:
    name = NAMES[number]
    return Mention(
        span=Span(number * 3, number * 3 + 3),
        type=EntityType.PLACE,
        name=name,
        method="test",
        confidence=confidence,
        entity=name,
    )


def fact(subject: int, object: int, confidence: float) -> Fact:
    return Fact(
        subject=NAMES[subject],
        predicate=Predicate.PART_OF,
        object=NAMES[object],
        evidence=(Span(0, 6),),
        method="test",
        confidence=confidence,
    )


def extraction(mentions: list[Mention], facts: list[Fact]) -> Extraction:
    document = Document(
        name="minutes.txt", source=b"", sha256="0" * 64, text=TEXT, encoding="utf-8", media_type="text/plain"
    )
    layout = LayoutChoice(name="test", score=None, margin=None)
    return Extraction(
        document=document,
        meeting=Meeting(document=document.id, layout=layout, **NOWHERE),  # type: ignore[arg-type]
        mentions=tuple(mentions),
        entities=tuple(Entity(id=name, type=EntityType.PLACE, label=name) for name in NAMES),
        facts=tuple(facts),
    )


def records(found: Extraction) -> set[str]:
    """Everything that is said, without the line that counts what is not."""
    return {codec.dump(line) for line in codec.lines(found) if line["record"] != "document"}


@given(
    st.lists(st.builds(mention, st.integers(0, 3), CONFIDENCE), max_size=6),
    st.lists(st.builds(fact, st.integers(0, 3), st.integers(0, 3), CONFIDENCE), max_size=6),
    st.lists(CONFIDENCE, min_size=2, max_size=5),
)
def test_raising_the_threshold_never_adds_a_record(
    mentions: list[Mention], facts: list[Fact], thresholds: list[float]
) -> None:
    whole = extraction(mentions, facts)
    kept = [above(whole, threshold) for threshold in sorted(thresholds)]
    for lower, higher in pairwise([whole, *kept]):
        assert records(higher) <= records(lower)
    for each in kept:
        assert len(each.mentions) + each.left_out.mentions == len(mentions)
        assert len(each.facts) + each.left_out.facts == len(facts)
        assert len(each.entities) + each.left_out.entities == len(NAMES)


def test_an_entity_stays_as_long_as_something_names_it() -> None:
    found = above(extraction([mention(0, 0.4), mention(1, 0.9)], [fact(2, 3, 0.8)]), 0.7)
    assert [entity.label for entity in found.entities] == ["二葉町", "三葉町", "四葉町"]
    assert (found.left_out.mentions, found.left_out.entities, found.left_out.facts) == (1, 1, 0)
