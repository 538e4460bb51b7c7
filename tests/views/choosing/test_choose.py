"""What is chosen is what was asked for; what is not is counted, and a line is as heavy as its evidence, whatever is asked."""

from dataclasses import replace
from itertools import chain

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policy_graph.errors import UsageError
from policy_graph.model import Actor, ActorType, NetworkChoice, RollUp, Side, Tie, Weighting
from policy_graph.views.choosing import choose, scope, windows
from policy_graph.views.kinds import kinds
from policy_graph.views.network import Network, edges, nodes

ACTORS = [
    Actor(id="bureau", label="産業局", type=ActorType.ORGANIZATION, names=("さんぎょうきょく",)),
    Actor(id="office", label="総務課", type=ActorType.ORGANIZATION),
    Actor(id="board", label="川辺市振興協議会", type=ActorType.ORGANIZATION),
    Actor(id="head", label="局長@産業局", type=ActorType.POST, organization="bureau"),
    Actor(id="momose", label="百瀬真理子", type=ActorType.PERSON),
    Actor(id="kashiwagi", label="柏木", type=ActorType.PERSON),
    Actor(id="other", label="柏木", type=ActorType.PERSON),
    Actor(id="plan", label="かわべ産業プラン", type=ActorType.PROGRAM, names=("産業プラン",)),
    Actor(id="bill", label="議案第3号", type=ActorType.BILL),
]
IDS = [actor.id for actor in ACTORS]
RELATIONS = sorted({relation for each in kinds().values() for relation in each.relations})
TIES = st.lists(
    st.builds(
        Tie,
        source=st.sampled_from(IDS),
        target=st.sampled_from(IDS),
        relation=st.sampled_from([*RELATIONS, *["speaksOf"] * 9]),
        quote=st.just("語"),
        document=st.sampled_from(["m-1", "m-2"]),
        start=st.integers(0, 3),
        end=st.just(4),
        meeting=st.sampled_from(["総務委員会", "本会議"]),
        body=st.sampled_from([None, "川辺市議会"]),
        date=st.sampled_from([None, "2030", "2030-03-31", "2030-04-01", "2031-05"]),
        side=st.sampled_from([None, *Side]),
        confidence=st.sampled_from([0.5, 1.0]),
    ),
    max_size=30,
)
CHOICES = st.builds(
    NetworkChoice,
    kind=st.sampled_from(list(kinds())),
    since=st.sampled_from([None, "2030-04"]),
    fiscal_years=st.sampled_from([(), (2030,)]),
    types=st.sampled_from([(), (ActorType.PERSON, ActorType.PROGRAM, ActorType.ORGANIZATION)]),
    matters=st.sampled_from([(), ("産業プラン",)]),
    around=st.sampled_from([None, "momose"]),
    confidence=st.sampled_from([0.0, 0.8]),
    least=st.integers(1, 2),
    roll_up=st.sampled_from([None, *RollUp]),
)


def said(source: str, target: str, relation: str = "speaksOf", **more: object) -> Tie:
    place: dict[str, object] = {
        "document": "m-1",
        "start": 0,
        "end": 1,
        "meeting": "総務委員会",
        "date": "2030-05-01",
    }
    return Tie(source=source, target=target, relation=relation, quote="語", **{**place, **more})  # type: ignore[arg-type]


def lines(graph: Network) -> dict[tuple[str, str, str], int]:
    return {(edge.source, edge.target, edge.relation): edge.weight for edge in edges(graph)}


def rows(graph: Network) -> set[tuple[object, ...]]:
    """The evidence; of a projection the pairs and matters, since earlier words may stand for later ones."""
    return {
        (tie.source, tie.target, tie.matter) if tie.beside else (tie,)
        for tie in chain(*(edge.evidence for edge in edges(graph)))
    }


@given(TIES, CHOICES, st.randoms())
@settings(max_examples=120, deadline=None)
def test_the_weight_is_the_number_of_evidence_rows_and_the_order_of_the_input_does_not_matter(
    ties: list[Tie], choice: NetworkChoice, chance: object
) -> None:
    graph, shuffled = choose(ACTORS, ties, choice), list(ties)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    again = choose(ACTORS[::-1], shuffled, choice)
    assert (nodes(graph), edges(graph)) == (nodes(again), edges(again))
    assert graph.graph == again.graph
    for _, _, data in graph.edges(data=True):
        assert data["weight"] == data["strength"] == len(set(data["evidence"]))
    if kinds()[choice.kind].projection is None:
        kept = sum(edge.weight for edge in edges(graph))
        assert kept + sum(graph.graph["left_out"].values()) == len(set(ties))
        assert rows(graph) <= {(tie,) for tie in ties}


@given(TIES, CHOICES, CHOICES)
@settings(max_examples=120, deadline=None)
def test_who_asks_for_less_gets_a_part(ties: list[Tie], wide: NetworkChoice, more: NetworkChoice) -> None:
    wide = replace(wide, around=None)
    narrow = replace(
        wide,
        since=wide.since or more.since,
        fiscal_years=wide.fiscal_years or more.fiscal_years,
        types=wide.types or more.types,
        matters=wide.matters or more.matters,
        around=more.around,
        confidence=max(wide.confidence or 0.0, more.confidence or 0.0),
        least=max(wide.least, more.least),
    )
    assert rows(choose(ACTORS, ties, narrow)) <= rows(choose(ACTORS, ties, wide))


def test_a_date_counts_where_it_lies_surely_inside() -> None:
    dates = ["2030", "2030-05", "2030-03-31", "2030-04-01", "2031-03-31", "2031-04-01", None]
    ties = [said("momose", "plan", date=date, start=at) for at, date in enumerate(dates)]
    kept = {
        name: [tie.date for edge in edges(choose(ACTORS, ties, choice)) for tie in edge.evidence]
        for name, choice in {
            "year": NetworkChoice(kind="speaker-program", since="2030", until="2030"),
            "month": NetworkChoice(kind="speaker-program", since="2030-04", until="2030-05"),
            "fiscal": NetworkChoice(kind="speaker-program", fiscal_years=(2030,)),
        }.items()
    }
    assert kept["year"] == ["2030", "2030-03-31", "2030-04-01", "2030-05"]
    assert kept["month"] == ["2030-04-01", "2030-05"]
    assert kept["fiscal"] == ["2030-04-01", "2030-05", "2031-03-31"]


def test_windows_have_no_gap_and_their_networks_are_those_of_their_ties() -> None:
    ties = [said("momose", "plan", date=date) for date in ("2030-03-31", "2030-04-01", "2032-04-01", "2030")]
    ties.append(said("kashiwagi", "plan", date="2030-04-01", meeting="総務委員会第2回"))
    choice = NetworkChoice(kind="speaker-program")
    cut = windows(ties, "fiscal-year", choice)
    assert [(each.name, each.ties) for each in cut] == [("2029", 1), ("2030", 2), ("2031", 0), ("2032", 1)]
    assert [choose(ACTORS, ties, each.choice).number_of_edges() for each in cut] == [1, 2, 0, 1]
    meetings = windows(ties, "meeting", choice)
    assert [(each.first, each.name) for each in meetings][1:3] == [
        ("2030-04-01", "総務委員会"),
        ("2030-04-01", "総務委員会第2回"),
    ]
    assert [list(choose(ACTORS, ties, each.choice)) for each in meetings[1:3]] == [
        ["momose", "plan"],
        ["kashiwagi", "plan"],
    ]
    assert [each.name for each in windows(ties, "year", replace(choice, since="2031"))] == ["2032"]


def test_a_post_counts_as_its_organization_and_a_person_as_the_one_that_is_stated() -> None:
    ties = [
        said("momose", "office", "memberOf"),
        said("momose", "plan", start=3),
        said("momose", "plan", document="m-2", date="2032-05-01"),
        said("head", "plan", start=9),
        said("bureau", "plan", start=9),
    ]
    choice = NetworkChoice(kind="speaker-program")
    assert lines(choose(ACTORS, ties, choice)) == {
        ("bureau", "plan", "speaksOf"): 1,
        ("head", "plan", "speaksOf"): 1,
        ("momose", "plan", "speaksOf"): 2,
    }
    posts = choose(ACTORS, ties, replace(choice, roll_up=RollUp.POST))
    assert lines(posts) == {("bureau", "plan", "speaksOf"): 1, ("momose", "plan", "speaksOf"): 2}
    assert posts.graph["left_out"]["twice"] == 1
    organizations = choose(ACTORS, ties, replace(choice, roll_up=RollUp.ORGANIZATION))
    # In the other document, another year, nothing is stated of her.
    assert lines(organizations) == {
        ("bureau", "plan", "speaksOf"): 1,
        ("momose", "plan", "speaksOf"): 1,
        ("office", "plan", "speaksOf"): 1,
    }
    assert organizations.graph["not_rolled_up"] == 1
    assert {tie.source for edge in edges(organizations) for tie in edge.evidence} == {"bureau", "momose"}


def test_a_member_of_two_organizations_stays_a_person_but_the_board_that_meets_does_not_count() -> None:
    choice = NetworkChoice(kind="question-answer", roll_up=RollUp.ORGANIZATION)
    seats = [
        said("momose", "board", "memberOf", body="川辺市振興協議会"),
        said("momose", "office", "holdsPost", body="川辺市振興協議会"),
        said("kashiwagi", "office", "memberOf", body="川辺市振興協議会"),
        said("kashiwagi", "bureau", "memberOf", body="川辺市振興協議会"),
    ]
    answer = said("momose", "kashiwagi", "answers", document="m-2", body="川辺市振興協議会")
    graph = choose(ACTORS, [*seats, answer], choice)
    assert lines(graph) == {("office", "kashiwagi", "answers"): 1}
    home = replace(answer, target="other", relation="answers")
    inside = [*seats, said("other", "office", "memberOf", body="川辺市振興協議会"), home]
    assert choose(ACTORS, inside, choice).graph["left_out"] == {"relation": 5, "one-actor": 1}


def test_around_is_found_by_any_name_and_goes_as_far_as_asked() -> None:
    ties = [
        said("momose", "office", "cooperatesWith"),
        said("office", "bureau", "cooperatesWith"),
        said("bureau", "board", "cooperatesWith"),
    ]
    near = choose(ACTORS, ties, NetworkChoice(around="サンギョウキョク"))
    assert list(near) == ["board", "bureau", "office"]
    assert near.graph["left_out"] == {"around": 1}
    assert len(choose(ACTORS, ties, NetworkChoice(around="産業局", steps=2))) == 4
    assert list(choose(ACTORS, ties, NetworkChoice(around="bill"))) == ["bill"]
    # A post that counts as its organization leads there.
    assert list(choose(ACTORS, ties, NetworkChoice(around="産業局 局長"))) == list(near)


@pytest.mark.parametrize(
    ("choice", "message"),
    [
        (
            NetworkChoice(around="柏木"),
            r"may be 柏木 \(Person, kashiwagi\), 柏木 \(Person, other\): give the id",
        ),
        (
            NetworkChoice(around="百瀬"),
            r"nobody is called '百瀬'; called alike: 百瀬真理子 \(Person, momose\)",
        ),
        (NetworkChoice(matters=("港",)), "no programme or bill '港'; there are かわべ産業プラン, 議案第3号"),
        (NetworkChoice(meetings=("懇談会",)), "no meeting '懇談会'; there are 総務委員会"),
        (NetworkChoice(since="2030-13"), "since is '2030-13', which is no date"),
        (NetworkChoice(since="2031", until="2030"), "cannot end"),
        (NetworkChoice(confidence=80), "from 0 to 1"),
        (NetworkChoice(least=0), "at least 1"),
        (NetworkChoice(kind="alliances"), "there is no network 'alliances'"),
        (
            NetworkChoice(kind="co-mention", weighting=Weighting.JACCARD),
            "only by count; jaccard can weight congruence, conflict, same-matter",
        ),
    ],
)
def test_a_choice_that_cannot_be_met_is_one_sentence(choice: NetworkChoice, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        choose(ACTORS, [said("momose", "plan")], choice)


def test_what_is_left_out_is_told_in_both_languages() -> None:
    ties = [said("momose", "plan"), said("momose", "plan", date=None), said("head", "bill", confidence=0.4)]
    told = scope(choose(ACTORS, ties, NetworkChoice(kind="speaker-program", since="2030", confidence=0.5)))
    assert told.ja == (
        "2者、線1本、根拠1件。条件：2030以降、確度0.5以上。除いたもの：日付のないもの1件、確度の低いもの1件。"
    )
    assert told.en.endswith("Left out: 1 without a date; 1 less sure.")


def test_what_is_too_little_for_a_kind_is_shown_to_whom_asks_for_all() -> None:
    ties = [
        said("head", "plan", relation="responsibleFor", confidence=sure, document=each)
        for sure, each in ((0.4, "m-1"), (0.9, "m-2"))
    ]
    usual, all_ = (
        choose(ACTORS, ties, NetworkChoice(kind="department-program", confidence=least))
        for least in (None, 0)
    )
    assert [sum(weight for *_, weight in graph.edges(data="weight")) for graph in (usual, all_)] == [1, 2]
    assert "0.5" in scope(usual).en
    assert "0.5" not in scope(all_).en
