"""Congruence, conflict and their weights are those that are worked out by hand for five speakers and four matters.

Who says what, in order of date (＋ for, − against, ・ no side):

            道路  学校  港   公園      matters with a side
    あ      ＋    ＋    −    ・        道路 学校 港        3
    い      ＋    −                    道路 学校           2
    う      −           −    ＋        道路 港 公園        3
    え      ＋−                        道路                1
    お            ・    −              港                  1

あ speaks for 道路 twice; え first for it, then against.

Congruence (matters with the same side)          Conflict (different sides)
    あい 道路           1                             あい 学校   1
    あう 港             1                             あう 道路   1
    あえ 道路＋         1                             あえ 道路   1
    あお 港             1                             いう 道路   1
    いえ 道路＋         1                             いえ 道路   1
    うえ 道路−          1                             うえ 道路   1
    うお 港             1

So あえ, いえ and うえ are both, since え stands on both sides of 道路.
"""

from math import sqrt

import pytest

from policy_graph.model import Actor, ActorType, NetworkChoice, Side, Tie, Weighting
from policy_graph.views.choosing import choose
from policy_graph.views.network import edges

SPEAKERS, MATTERS = "あいうえお", ("道路", "学校", "港", "公園")
ACTORS = [Actor(id=name, label=name, type=ActorType.PERSON) for name in SPEAKERS] + [
    Actor(id=name, label=name, type=ActorType.PROGRAM) for name in MATTERS
]
SAID = [
    *(
        "あ 道路 for",
        "あ 学校 for",
        "い 道路 for",
        "え 道路 for",
        "あ 道路 for",
        "う 道路 against",
        "い 学校 against",
    ),
    *(
        "え 道路 against",
        "あ 港 against",
        "う 港 against",
        "お 港 against",
        "う 公園 for",
        "あ 公園",
        "お 学校",
    ),
]
CONGRUENCE = {"あい", "あう", "あえ", "あお", "いえ", "うえ", "うお"}
CONFLICT = {"あい", "あう", "あえ", "いう", "いえ", "うえ"}


def ties() -> list[Tie]:
    return [tie(day, *words.split()) for day, words in enumerate(SAID, 1)]


def tie(day: int, source: str, target: str, side: str | None = None) -> Tie:
    return Tie(
        source=source,
        target=target,
        relation="speaksOf",
        quote=f"{source}、{target}に{side}",
        document="hamabe",
        start=day * 10,
        end=day * 10 + 5,
        meeting="浜辺町議会",
        date=f"2031-06-{day:02}",
        side=Side(side) if side else None,
        confidence=1 - day / 100,
    )


def strengths(kind: str, weighting: Weighting = Weighting.COUNT) -> dict[str, float]:
    graph = choose(ACTORS, ties(), NetworkChoice(kind=kind, weighting=weighting))
    return {edge.source + edge.target: edge.strength for edge in edges(graph)}


@pytest.mark.parametrize(("kind", "pairs"), [("congruence", CONGRUENCE), ("conflict", CONFLICT)])
def test_who_is_on_the_same_and_on_different_sides(kind: str, pairs: set[str]) -> None:
    assert strengths(kind) == dict.fromkeys(pairs, 1)


def test_two_matters_with_the_same_side_weigh_two() -> None:
    more = [*ties(), tie(20, "い", "港", "against")]
    graph = choose(ACTORS, more, NetworkChoice(kind="congruence", weighting=Weighting.JACCARD))
    found = {
        edge.source + edge.target: (edge.weight, edge.side, round(edge.strength, 6)) for edge in edges(graph)
    }
    assert found["あい"] == (2, "both", 0.666667)  # 道路 for, 港 against; three matters of either
    assert found["いう"] == (1, "against", 0.25)


def test_congruence_in_proportion_to_what_both_speak_of() -> None:
    # Average activity: (3+2)/2, (3+3)/2, (3+1)/2, (3+1)/2, (2+1)/2, (3+1)/2, (3+1)/2
    assert strengths("congruence", Weighting.AVERAGE_ACTIVITY) == pytest.approx(
        {"あい": 0.4, "あう": 1 / 3, "あえ": 0.5, "あお": 0.5, "いえ": 2 / 3, "うえ": 0.5, "うお": 0.5}
    )
    # Matters of either: あい 道学港, あう 道学港公, あえ 道学港, あお 道学港, いえ 道学, うえ 道港公, うお 道港公
    assert strengths("congruence", Weighting.JACCARD) == pytest.approx(
        {
            "あい": 1 / 3,
            "あう": 1 / 4,
            "あえ": 1 / 3,
            "あお": 1 / 3,
            "いえ": 1 / 2,
            "うえ": 1 / 3,
            "うお": 1 / 3,
        }
    )
    # Roots of 3·2, 3·3, 3·1, 3·1, 2·1, 3·1, 3·1
    three = 1 / sqrt(3)
    assert strengths("congruence", Weighting.COSINE) == pytest.approx(
        {
            "あい": 1 / sqrt(6),
            "あう": 1 / 3,
            "あえ": three,
            "あお": three,
            "いえ": 1 / sqrt(2),
            "うえ": three,
            "うお": three,
        }
    )


def test_conflict_in_proportion_to_what_both_speak_of() -> None:
    # Of either: あい 道学港, あう 道学港公, あえ 道学港, いう 道学港公, いえ 道学, うえ 道港公
    assert strengths("conflict", Weighting.JACCARD) == pytest.approx(
        {"あい": 1 / 3, "あう": 1 / 4, "あえ": 1 / 3, "いう": 1 / 4, "いえ": 1 / 2, "うえ": 1 / 3}
    )


def test_who_speaks_of_the_same_matters_whatever_they_say() -> None:
    # あ 道学港公, い 道学, う 道港公, え 道, お 学港
    assert strengths("same-matter") == {
        "あい": 2,
        "あう": 3,
        "あえ": 1,
        "あお": 2,
        "いう": 1,
        "いえ": 1,
        "いお": 1,
        "うえ": 1,
        "うお": 1,
    }


def test_activity_is_the_share_of_a_speakers_statements() -> None:
    # あ makes five statements, two of them on 道路; え two on one matter.
    found = strengths("speaker-program", Weighting.ACTIVITY)
    assert found["あ道路"] == pytest.approx(2 / 5)
    assert found["あ公園"] == pytest.approx(1 / 5)
    assert found["え道路"] == 1
    sides = {
        edge.source + edge.target: edge.side
        for edge in edges(choose(ACTORS, ties(), NetworkChoice(kind="speaker-program")))
    }
    assert (sides["あ道路"], sides["え道路"], sides["あ公園"], sides["う道路"]) == (
        "for",
        "both",
        None,
        "against",
    )


def test_evidence_holds_the_first_words_of_both_and_is_as_sure_as_the_less_sure() -> None:
    graph = choose(ACTORS, ties(), NetworkChoice(kind="congruence"))
    (row,) = next(edge.evidence for edge in edges(graph) if edge.source + edge.target == "あえ")
    assert (row.quote, row.date, row.matter, row.side) == ("あ、道路にfor", "2031-06-01", "道路", Side.FOR)
    assert row.beside is not None
    assert (row.beside.quote, row.beside.date) == ("え、道路にfor", "2031-06-04")
    assert row.confidence == 0.96
    # No side: あ 公園, お 学校. On a side with nobody: う 公園, あ 学校＋, い 学校−.
    assert graph.graph["left_out"] == {"side": 2, "alone": 3}


def test_activity_does_not_depend_on_what_is_drawn() -> None:
    whole = strengths("congruence", Weighting.JACCARD)
    ego = choose(ACTORS, ties(), NetworkChoice(kind="congruence", weighting=Weighting.JACCARD, around="お"))
    assert {e.source + e.target: e.strength for e in edges(ego)} == {
        pair: whole[pair] for pair in ("あう", "あお", "うお")
    }


def test_the_window_is_what_counts() -> None:
    early = choose(
        ACTORS, ties(), NetworkChoice(kind="conflict", weighting=Weighting.JACCARD, until="2031-06-06")
    )
    # Until the sixth う is against 道路; あ has spoken of 道路 and 学校, い and え of 道路.
    assert {e.source + e.target: e.strength for e in edges(early)} == {"あう": 0.5, "いう": 1, "うえ": 1}
    assert early.graph["left_out"] == {"period": 8, "alone": 1}
