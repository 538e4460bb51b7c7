"""What other tools read back is what the network holds."""

from collections.abc import Callable
from io import BytesIO
from typing import Any
from xml.etree import ElementTree

import networkx as nx
from hypothesis import given, settings
from hypothesis import strategies as st
from policy_graph.views.export import gexf, graphml, plain

from policy_graph.model import Actor, ActorType, Tie
from policy_graph.views.network import Network, network

WORDS = st.text(max_size=6)


def records(graph: Network) -> tuple[object, object]:
    lines = [
        (source, target, data["relation"], data["weight"], data.get("evidence"), data.get("speakers"))
        for source, target, data in graph.edges(data=True)
    ]
    return dict(graph.nodes.items()), sorted(lines, key=str)


def read_graphml(content: bytes) -> Any:
    return nx.read_graphml(BytesIO(content), force_multigraph=True)


def read_gexf(content: bytes) -> Any:
    return nx.read_gexf(BytesIO(content), version="1.3")


def test_graphml_is_read_back_as_it_was(actors: list[Actor], ties: list[Tie]) -> None:
    graph = network(actors, ties)
    read = read_graphml(graphml(graph))
    assert dict(read.nodes.items()) == dict(plain(graph).nodes.items())
    assert list(read.edges(keys=True, data=True)) == list(plain(graph).edges(keys=True, data=True))


def test_gexf_is_read_back_as_it_was(actors: list[Actor], ties: list[Tie]) -> None:
    graph = network(actors, ties)
    assert records(read_gexf(gexf(graph))) == records(plain(graph))


@given(WORDS, WORDS, WORDS, WORDS)
@settings(max_examples=60)
def test_no_text_breaks_an_export(id_: str, label: str, relation: str, speaker: str) -> None:
    actors = [Actor(id=each, label=label, type=ActorType.PERSON) for each in (id_, "b")]
    tie = Tie(
        source=id_,
        target="b",
        relation=relation or "memberOf",
        quote="語",
        document=label,
        start=0,
        end=1,
        meeting=speaker,
        speaker=speaker,
    )
    graph = network(actors, [tie])
    for read in (read_graphml(graphml(graph)), read_gexf(gexf(graph))):
        assert len(read) == len({id_, "b"})
        assert read.number_of_edges() == 1


def test_edge_ids_are_unique_and_those_of_the_page(actors: list[Actor], ties: list[Tie]) -> None:
    root = ElementTree.fromstring(graphml(network(actors, ties)))
    ids = [edge.get("id") for edge in root.iter("{http://graphml.graphdrawing.org/xmlns}edge")]
    assert ids == [f"line-{at}" for at in range(1, len(ids) + 1)]


def test_what_is_not_known_is_left_out(actors: list[Actor], tie: Callable[..., Tie]) -> None:
    lonely = tie(actors[0].id, actors[1].id, date=None, speaker=None, meeting="")
    data = next(iter(plain(network(actors, [lonely])).edges(data=True)))[2]
    assert not {"first", "last", "speakers", "meetings"} & set(data)


def test_an_export_names_the_place_of_all_its_evidence(actors: list[Actor], ties: list[Tie]) -> None:
    lines = plain(network(actors, ties)).edges(data=True)
    evidence = next(data for *_, data in lines if data["relation"] == "responsibleFor")
    assert evidence["evidence"] == "kawabe-0a1b2c3d:10-23; kawabe-0a1b2c3d:40-53"
    assert (evidence["first"], evidence["last"], evidence["weight"]) == ("2031-10-16", "2031-11-02", 2)
