"""A line is as heavy as its evidence, and the order of the input does not matter."""

from collections import Counter
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_graph.errors import UsageError
from policy_graph.model import ANSWERS, CO_MENTION, SPEAKS_OF, Actor, ActorType, Predicate, Tie
from policy_graph.views.kinds import kinds
from policy_graph.views.network import edges, network, nodes
from policy_graph.views.theme import theme

IDS = ("a", "b", "c", "d")
ACTORS = [Actor(id=id_, label=id_.upper(), type=ActorType.ORGANIZATION) for id_ in IDS]
TIES = st.lists(
    st.builds(
        Tie,
        source=st.sampled_from(IDS),
        target=st.sampled_from(IDS),
        relation=st.sampled_from(["memberOf", "cooperatesWith", "coMention"]),
        quote=st.just("語"),
        document=st.sampled_from(["m-1", "m-2"]),
        start=st.integers(0, 3),
        end=st.just(4),
        meeting=st.just("会議"),
        date=st.sampled_from([None, "2031-01-01", "2032-01-01"]),
    )
)


@given(TIES)
def test_the_weight_of_a_line_is_the_number_of_its_evidence(ties: list[Tie]) -> None:
    lines = edges(network(ACTORS, ties))
    assert sum(line.weight for line in lines) == len(set(ties))
    directed = Counter((tie.source, tie.target) for tie in set(ties) if tie.relation == "memberOf")
    assert {(e.source, e.target): e.weight for e in lines if e.relation == "memberOf"} == directed


@given(TIES)
def test_relations_without_direction_are_one_line_per_pair(ties: list[Tie]) -> None:
    lines = [line for line in edges(network(ACTORS, ties)) if line.relation != "memberOf"]
    assert len({(line.ends, line.relation) for line in lines}) == len(lines)


@given(TIES, st.randoms())
def test_the_order_of_the_input_does_not_matter(ties: list[Tie], chance: object) -> None:
    shuffled, actors = list(ties), list(ACTORS)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    chance.shuffle(actors)  # type: ignore[attr-defined]
    one, other = network(ACTORS, ties), network(actors, shuffled)
    assert (nodes(one), edges(one)) == (nodes(other), edges(other))


def test_degree_counts_lines_and_weight_evidence(actors: list[Actor], ties: list[Tie]) -> None:
    bureau = next(node for node in nodes(network(actors, ties)) if node.label == "産業局")
    assert (bureau.degree, bureau.weight) == (2, 3)


def test_a_post_is_named_as_japanese_names_it(actors: list[Actor]) -> None:
    assert "産業局 局長" in [node.label for node in nodes(network(actors, []))]


def test_two_labels_of_one_actor_make_one_node() -> None:
    other = Actor(id="a", label="別の名", type=ActorType.ORGANIZATION)
    assert [node.label for node in nodes(network([other, ACTORS[0]], []))] == ["A"]


def test_a_tie_to_nobody_is_refused(tie: Callable[..., Tie]) -> None:
    with pytest.raises(UsageError, match="'nobody', which is no actor"):
        network(ACTORS, [tie("a", "nobody")])


def test_the_theme_knows_every_type_and_relation_and_shows_each_differently() -> None:
    looks = theme()
    assert set(looks.types) == {str(each) for each in ActorType}
    read = {
        CO_MENTION,
        SPEAKS_OF,
        ANSWERS,
        *(each.projection for each in kinds().values() if each.projection),
    }
    assert set(looks.relations) == {*(str(each) for each in Predicate), *read}
    assert len({look.shape for look in looks.types.values()}) == len(looks.types)
    # Those of one network differ; projections have a network of their own.
    stated = {name: look for name, look in looks.relations.items() if name not in read - {CO_MENTION}}
    assert len({(look.colour, look.stroke) for look in stated.values()}) == len(stated)


def test_networks_are_made_of_relations_that_the_theme_knows() -> None:
    for each in kinds().values():
        assert set(each.relations) <= set(theme().relations)


def test_actors_of_one_name_are_told_apart_by_where_they_belong() -> None:
    ids = [
        "person/霧原市議会総務委員会.西",
        "person/霧原市議会総合委員会.西",
        "person/霧原市議会文教委員会.東",
    ]
    people = [Actor(id=each, label=each[-1], type=ActorType.PERSON) for each in ids]
    town = Actor(id="place/霧原市.西", label="西", type=ActorType.PLACE)
    labels = {node.id: node.label for node in nodes(network([*people, town], []))}
    assert labels == {
        ids[0]: "西（総務委員会）",
        ids[1]: "西（総合委員会）",
        ids[2]: "東",
        town.id: "西",
    }
