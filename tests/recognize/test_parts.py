"""Ways of finding can be left out, one by one; nothing of a part that is left out remains."""

from collections.abc import Callable

import pytest

from policy_graph.errors import UsageError
from policy_graph.model import Attendee, Meeting, Recognition, Span, Stated
from policy_graph.recognize.recognizer import Recognizer
from policy_graph.settings import PARTS, Settings

from .conftest import document_of, meeting_of

ROSTER = "委員　芦川みどり\n"
TEXT = f"{ROSTER}芦川委員が、札幌市と星見町水辺再生計画の話をした。\n星見町総務課は水辺再生計画を所管する。本町は豊かだ。"
NAME = Span(3, 8)

pytestmark = pytest.mark.model
Recognize = Callable[..., Recognition]


@pytest.fixture(scope="module")
def recognize() -> Recognize:
    def run(*parts: str) -> Recognition:
        return Recognizer(Settings(parts=parts))(document_of(TEXT), minutes())

    return run


def minutes() -> Meeting:
    from dataclasses import replace

    meeting = meeting_of(TEXT, body="", municipality="星見町", attendees="", speakers="")
    role = Stated(value="委員", span=Span(0, 2))
    listed = Attendee(span=Span(0, 8), name=Stated(value="芦川みどり", span=NAME), role=role, group="委員")
    return replace(meeting, attendees=(listed,), body=Stated(value="星見町議会", span=Span(0, 0)))


def families(found: Recognition) -> set[str]:
    return {each.method.partition(":")[0] for each in found.mentions}


def test_each_part_brings_its_own_ways_of_finding(recognize: Recognize) -> None:
    assert families(recognize("model")) == {"model"}
    assert families(recognize("structure")) == {"roster"}
    assert families(recognize("gazetteers")) == {"gazetteer"}
    assert families(recognize("patterns")) <= {"pattern", "title"}
    everything = families(recognize(*PARTS))
    assert {"roster", "title", "pattern", "gazetteer", "anaphor"} <= everything
    assert "anaphor" not in families(recognize("model", "structure", "patterns", "gazetteers"))


def test_lists_give_claims_about_people_and_patterns_those_of_sentences(recognize: Recognize) -> None:
    assert recognize("model").claims == ()
    assert {claim.method for claim in recognize("structure").claims} == {"structure:roster"}
    assert "predicate:in-charge" in {claim.method for claim in recognize("patterns").claims}


def test_beside_the_patterns_most_labels_of_the_model_are_not_used(recognize: Recognize) -> None:
    assert "model" not in families(recognize("model", "patterns"))


@pytest.mark.parametrize("parts", [("model", "magic"), ()])
def test_an_unknown_part_is_refused_with_the_known_ones(parts: tuple[str, ...]) -> None:
    with pytest.raises(UsageError, match="gazetteers, resolution"):
        Settings(parts=parts)
