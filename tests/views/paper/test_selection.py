"""What is drawn: facts first, never more actors than asked for, and what is left out is counted."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policy_graph.errors import UsageError
from policy_graph.model import Actor, ActorType, Language, Tie
from policy_graph.views.network import Network, network
from policy_graph.views.paper.captions import scope, source_line
from policy_graph.views.paper.selection import select

MakeTie = Callable[..., Tie]


def crowd(count: int) -> list[Actor]:
    return [Actor(id=f"a{at:02}", label=f"団体{at}", type=ActorType.ORGANIZATION) for at in range(count)]


def random_network(pairs: list[tuple[int, int, str]]) -> Network:
    ties = [
        Tie(
            source=f"a{one:02}",
            target=f"a{other:02}",
            relation=relation,
            quote="語",
            document="m",
            start=at,
            end=at + 1,
            meeting="会議",
        )
        for at, (one, other, relation) in enumerate(pairs)
    ]
    return network(crowd(12), ties)


ENDS = st.integers(0, 11)
PAIRS = st.lists(
    st.tuples(ENDS, ENDS, st.sampled_from(["memberOf", "cooperatesWith", "coMention"])), max_size=60
)


@given(PAIRS, st.integers(2, 12))
@settings(max_examples=60)
def test_the_limit_holds_and_everything_left_out_is_counted(
    pairs: list[tuple[int, int, str]], limit: int
) -> None:
    graph = random_network(pairs)
    chosen = select(graph, limit)
    ends = set().union(*(edge.ends for edge in chosen.edges))
    assert len(chosen.nodes) <= limit
    assert set(chosen.nodes) == ends
    assert len(chosen.nodes) + chosen.left_out_nodes == graph.number_of_nodes()
    left_out = chosen.left_out_facts + chosen.left_out_co_mentions
    assert len(chosen.edges) + left_out == graph.number_of_edges()


def test_facts_come_before_co_mentions_however_many(tie: MakeTie) -> None:
    ties = [tie("a00", "a01", "partOf")]
    ties += [tie("a02", "a03", "coMention", start=at) for at in range(50)]
    assert select(network(crowd(4), ties), 2).nodes == ("a00", "a01")


def test_what_is_done_comes_before_who_sits_where(tie: MakeTie) -> None:
    ties = [tie("a00", f"a{at:02}", "memberOf") for at in range(1, 8)]
    ties.append(tie("a08", "a09", "cooperatesWith"))
    assert select(network(crowd(10), ties), 2).nodes == ("a08", "a09")


def test_a_post_and_a_membership_of_one_body_are_one_line(tie: MakeTie) -> None:
    chosen = select(network(crowd(2), [tie("a00", "a01", "memberOf"), tie("a00", "a01", "holdsPost")]), 10)
    assert [edge.relation for edge in chosen.edges] == ["holdsPost"]
    assert chosen.left_out_facts == 1


def test_the_better_connected_come_first(tie: MakeTie) -> None:
    ties = [tie("a00", "a01"), *(tie("a05", f"a{at:02}") for at in range(6, 9)), tie("a06", "a07")]
    assert select(network(crowd(9), ties), 3).nodes == ("a05", "a06", "a07")


def test_a_pair_that_a_fact_joins_needs_no_grey_line(tie: MakeTie) -> None:
    ties = [tie("a00", "a01"), *(tie("a00", "a01", "coMention", start=at) for at in range(9))]
    chosen = select(network(crowd(2), ties), 10)
    assert [edge.relation for edge in chosen.edges] == ["memberOf"]
    assert chosen.left_out_co_mentions == 1


def test_a_paragraph_shared_once_is_left_out_beside_stronger_ties(tie: MakeTie) -> None:
    ties = [tie("a00", "a01", "coMention", start=at) for at in range(2)] + [tie("a02", "a03", "coMention")]
    assert select(network(crowd(4), ties), 10).nodes == ("a00", "a01")


def test_a_young_network_of_single_co_mentions_is_still_drawn(tie: MakeTie) -> None:
    assert select(network(crowd(2), [tie("a00", "a01", "coMention")]), 10).nodes == ("a00", "a01")


def test_the_caption_says_how_much_is_left_out(tie: MakeTie) -> None:
    ties = [tie("a00", "a01"), tie("a02", "a03"), tie("a02", "a00", "coMention")]
    graph = network(crowd(5), ties)
    said = scope(select(graph, 2), graph.number_of_nodes())
    assert "省略：3者、関係1本、同じ段落での言及1本" in said.ja
    assert "left out: 3 actors, 1 relations, 1 co-mentions" in said.en


def test_a_tangle_leaves_nobody_alone_and_shows_both_sorts() -> None:
    speakers = [Actor(id=f"s{at:02}", label=f"議員{at}", type=ActorType.PERSON) for at in range(30)]
    matters = [Actor(id=f"x{at:02}", label=f"計画{at}", type=ActorType.PROGRAM) for at in range(10)]
    ties = [
        Tie(
            source=speaker.id,
            target=matter.id,
            relation="speaksOf",
            quote="語",
            document="m",
            start=at,
            end=at + 1,
            meeting="会議",
        )
        for at, speaker in enumerate(speakers)
        for matter in matters
    ]
    graph = network([*speakers, *matters], ties)
    graph.graph["kind"] = "speaker-program"
    chosen = select(graph, 12)
    assert len(chosen.nodes) == 12
    assert sum(each.startswith("x") for each in chosen.nodes) == 6


def test_one_actor_is_no_network(tie: MakeTie) -> None:
    with pytest.raises(UsageError, match="at least 2"):
        select(network(crowd(2), [tie("a00", "a01")]), 1)


def test_where_enough_is_done_no_seat_and_no_grey_line_crowds_it(tie: MakeTie) -> None:
    ties = [tie(f"a{at:02}", f"a{at + 1:02}", "cooperatesWith") for at in range(7)]
    ties += [tie("a00", f"a{at:02}", "cooperatesWith") for at in range(2, 8)]
    ties += [tie("a01", f"a{at:02}", "locatedIn") for at in range(3, 8)]
    ties += [tie("a02", f"a{at:02}", "coMention", start=start) for at in range(4, 8) for start in range(2)]
    chosen = select(network(crowd(8), ties), 8)
    assert {edge.relation for edge in chosen.edges} == {"cooperatesWith"}
    assert (chosen.left_out_facts, chosen.left_out_co_mentions) == (5, 4)


def test_who_takes_a_side_comes_first(tie: MakeTie) -> None:
    ties = [tie("a00", "a01", "speaksOf", start=at) for at in range(9)] + [tie("a02", "a03", "speaksOf")]
    graph = network(crowd(4), ties)
    graph.edges["a02", "a03", "speaksOf"]["side"] = "against"
    assert select(graph, 2).nodes == ("a02", "a03")


def test_the_source_says_period_meetings_and_the_bodies_that_met_most(tie: MakeTie) -> None:
    held = [("甲会", "1"), ("乙会", "2"), ("乙会", "3"), ("丙会", "4"), ("丁会", "5")]
    ties = [
        replace(tie("a", "b"), body=body, meeting=f"第{day}回", date=f"2024-05-0{day}") for body, day in held
    ]
    words = "2024-05-01 – 2024-05-05 · 乙会、丁会、丙会 and 1 more bodies (meetings: 5)"
    assert source_line(ties, Language.EN) == f"Source: {words}"
