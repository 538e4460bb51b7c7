"""The rules of the formats: the schema of GEXF 1.3, what Gephi asks for, and any text that a document may bring."""

import json
import re
from collections.abc import Callable
from io import BytesIO
from xml.etree import ElementTree

import networkx as nx
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.views.exports.reading import GEXF, VIZ, Dot, Gexf, read_csv

from policy_graph.model import Actor, ActorType, Tie
from policy_graph.views.exports.dot import dot
from policy_graph.views.exports.gexf import gexf
from policy_graph.views.exports.graphml import graphml
from policy_graph.views.exports.json_files import graphology, node_link
from policy_graph.views.exports.plain import plain
from policy_graph.views.exports.tables import tables
from policy_graph.views.exports.texts import line
from policy_graph.views.network import Network, network

# What https://gexf.net/1.3/gexf.xsd (with dynamics.xsd, viz.xsd) lets stand on and in each element.
ATTRIBUTES = {
    "gexf": {"version", "variant"},
    "graph": {
        *("timeformat", "start", "end", "timestamp", "mode", "timerepresentation", "timezone"),
        *("defaultedgetype", "idtype"),
    },
    "attributes": {"class", "mode"},
    "attribute": {"id", "title", "type"},
    "node": {"id", "label", "pid", "start", "end", "intervals", "timestamp", "timestamps"},
    "edge": {
        *("id", "type", "label", "source", "target", "weight", "kind"),
        *("start", "end", "intervals", "timestamp", "timestamps"),
    },
    "attvalue": {"for", "value", "start", "end", "timestamp"},
    "spell": {"start", "end", "timestamp"},
    **{name: set() for name in ("meta", "creator", "description", "nodes", "edges", "attvalues", "spells")},
}
TYPES = {"integer", "long", "double", "float", "boolean", "string", "anyURI"}
SHAPES = {"node": {"disc", "square", "triangle", "diamond"}, "edge": {"solid", "dotted", "dashed", "double"}}
HOSTILE = st.text(
    st.one_of(
        st.sampled_from("\"\\'<>&;\n\r\t\x00\x0b\x1b\x85\u2028\u200f\u202e\ud800\ufffe　=+@,]{}[川辺"),
        st.characters(),
    ),
    max_size=8,
)


def whole(actors: list[Actor], ties: list[Tie]) -> Network:
    graph = network(actors, ties)
    return plain(graph, None, dict.fromkeys(graph, (0.5, -1.0)))


def test_gexf_has_only_what_the_schema_allows(actors: list[Actor], ties: list[Tie]) -> None:
    read = Gexf(gexf(whole(actors, ties)))
    for element in read.root.iter():
        if element.tag.startswith(GEXF):
            name = element.tag.removeprefix(GEXF)
            assert set(element.attrib) <= ATTRIBUTES[name], name
    assert [each.tag for each in read.root] == [f"{GEXF}meta", f"{GEXF}graph"]
    order = [each.tag.removeprefix(GEXF) for each in read.graph]
    assert order == ["attributes", "attributes", "nodes", "edges"]
    assert (read.root.get("version"), read.graph.get("mode")) == ("1.3", "dynamic")
    assert (read.graph.get("timeformat"), read.graph.get("timerepresentation")) == ("date", "interval")
    assert {type_ for _, type_ in read.declared.values()} <= TYPES


def test_gexf_looks_are_those_of_viz(actors: list[Actor], ties: list[Tie]) -> None:
    read = Gexf(gexf(whole(actors, ties)))
    for kind, elements in (("node", read.nodes), ("edge", read.edges)):
        for element in elements.values():
            looks = element["looks"]
            assert looks["shape"]["value"] in SHAPES[kind]
            assert all(0 <= int(looks["color"][part]) <= 255 for part in "rgb")
            assert float(looks["size" if kind == "node" else "thickness"]["value"]) > 0
    assert all(
        node["looks"]["position"] == {"x": "0.5", "y": "-1.0", "z": "0.0"} for node in read.nodes.values()
    )


def test_gephi_keeps_lines_apart_and_their_direction(
    actors: list[Actor], ties: list[Tie], tie: Callable[..., Tie]
) -> None:
    parallel = tie(actors[1].id, actors[5].id, "cooperatesWith")
    read = Gexf(gexf(whole(actors, [*ties, parallel])))
    assert list(read.edges) == [f"line-{at}" for at in range(1, 8)]
    between = {
        e["kind"]: e["type"] for e in read.edges.values() if parallel.source in (e["source"], e["target"])
    }
    assert between["responsibleFor"] == "directed"
    assert between["cooperatesWith"] == "undirected"
    assert {e["kind"] for e in read.edges.values() if e["type"] == "undirected"} == {
        "coMention",
        "cooperatesWith",
    }
    used = {each.get("for") for each in read.root.iter(f"{GEXF}attvalue")}
    assert used == set(read.declared)
    assert "None" not in {each.get("value") for each in read.root.iter(f"{GEXF}attvalue")}


def test_a_line_is_there_on_the_days_of_its_evidence_and_its_ends_with_it(
    actors: list[Actor], tie: Callable[..., Tie]
) -> None:
    one, two, three, four, *_ = (actor.id for actor in actors)
    ties = [tie(one, two, date="2031-04-01"), tie(one, two, start=5, date="2031-05-01")]
    ties += [tie(two, three, start=9, date="2031-06-01"), tie(three, four, start=20, date=None)]
    ties += [tie(four, one, "partOf", start=30, date="2031-07")]  # no xs:date
    read = Gexf(gexf(whole(actors, ties)))
    april, may, june = (("2031-04-01",) * 2, ("2031-05-01",) * 2, ("2031-06-01",) * 2)
    spells = {(e["source"], e["target"]): e["spells"] for e in read.edges.values()}
    assert spells == {(one, two): [april, may], (two, three): [june], (three, four): [], (four, one): []}
    assert read.nodes[two]["spells"] == [april, may, june]
    assert [read.nodes[each]["spells"] for each in (one, three, four)] == [[], [], []]


def test_the_same_network_gives_the_same_bytes(actors: list[Actor], ties: list[Tie]) -> None:
    for write in (gexf, graphml, node_link, graphology, dot):
        assert write(whole(actors, ties)) == write(whole(actors[::-1], ties[::-1]))


@given(HOSTILE, HOSTILE, HOSTILE)
@example("]]>", '"\\', "&amp;&#65;")
@example("a\\", "\\N", "\ud800\x00\u202e")
@settings(max_examples=80)
def test_every_format_reads_back_the_same_words_whatever_they_are(id_: str, label: str, speaker: str) -> None:
    actors = [
        Actor(id=f"x/{id_}", label=label, type=ActorType.PERSON),
        Actor(id="b", label="乙", type=ActorType.PLACE),
    ]
    tie = Tie(
        source=f"x/{id_}", target="b", relation="memberOf", quote=label, document="d", start=0, end=1,
        meeting="会議", date="2031-04-01", speaker=speaker,
    )  # fmt: skip
    graph = network(actors, [tie])
    flat = plain(graph)
    expected = [line(label), line(speaker)]
    assert all(not re.search("[\x00-\x1f\ud800-\udfff\ufffe\uffff]", text) for text in expected)
    (node,) = set(flat) - {"b"}
    xml, dotted = Gexf(gexf(flat)), Dot(dot(flat))
    read = nx.read_graphml(BytesIO(graphml(flat)), force_multigraph=True)
    data = json.loads(node_link(flat))
    found = [
        (xml.nodes[node].get("label", ""), xml.edges["line-1"].get("speakers", "")),
        (read.nodes[node].get("label", ""), next(iter(read.edges(data="speakers")))[2] or ""),
        (dotted.nodes[node].get("label", ""), dotted.edges[0][2].get("speakers", "")),
        (
            next(each for each in data["nodes"] if each["id"] == node).get("label", ""),
            data["links"][0].get("speakers", ""),
        ),
    ]
    assert all(list(each) == expected for each in found), found


@given(HOSTILE)
def test_a_row_of_csv_stays_a_row(label: str) -> None:
    actors = [Actor(id=each, label=label, type=ActorType.PERSON) for each in "ab"]
    tie = Tie(
        source="a", target="b", relation="memberOf", quote=label, document="d", start=0, end=1, meeting="会"
    )
    graph = network(actors, [tie])
    files = dict(tables(graph, plain(graph)))
    assert [len(read_csv(content)) for content in files.values()] == [2, 2, 1, 1, 1, 1]
    assert read_csv(files["nodes.csv"])[0]["label"] == line(label)


def test_viz_is_the_namespace_that_networkx_reads() -> None:
    assert f"{{{nx.readwrite.gexf.GEXF.versions['1.3']['NS_VIZ']}}}" == VIZ
    assert ElementTree.fromstring(gexf(whole([], []))).tag == f"{GEXF}gexf"
