"""What is drawn: facts first, never more actors than asked for, and what is left out is counted."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policy_graph.errors import UsageError
from policy_graph.model import Actor, ActorType, Tie
from policy_graph.views.network import Network, network
from policy_graph.views.paper.captions import scope
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
