"""What other tools read back is what the network holds: actors, lines, weights, evidence, Japanese names."""

import json
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import networkx as nx
import pytest
from tests.views.exports.reading import Dot, Gexf, read_csv

from policy_graph.model import Actor, Side, Tie
from policy_graph.views.exports.dot import dot
from policy_graph.views.exports.gexf import gexf
from policy_graph.views.exports.graphml import graphml
from policy_graph.views.exports.json_files import graphology, node_link
from policy_graph.views.exports.plain import plain
from policy_graph.views.exports.tables import tables
from policy_graph.views.network import Network, network

FRONT = Path(__file__).parents[3] / "front"
# Each line of the invented city by hand: ends, relation, pieces of evidence.
LINES = {
    ("産業局", "川辺市", "partOf", 1),
    ("産業局", "かわべ産業プラン", "responsibleFor", 2),
    ("百瀬真理子", "川辺市水産振興協議会沿岸漁業活性化専門部会", "memberOf", 1),
    ("百瀬真理子", "産業局 局長", "holdsPost", 1),
    ("かわべ産業プラン", "殿浜", "targets", 1),
    ("川辺市", "殿浜", "coMention", 2),
}


@pytest.fixture
def graph(actors: list[Actor], ties: list[Tie]) -> Network:
    return network(actors, ties)


@pytest.fixture
def places(graph: Network) -> dict[str, tuple[float, float]]:
    return {node: (float(at), 0.5) for at, node in enumerate(graph)}


def test_graphml_is_read_back_as_it_was(graph: Network) -> None:
    read = nx.read_graphml(BytesIO(graphml(plain(graph))), force_multigraph=True)
    assert dict(read.nodes.items()) == dict(plain(graph).nodes.items())
    assert list(read.edges(keys=True, data=True)) == list(plain(graph).edges(keys=True, data=True))
    assert read.graph["kind"] == "stakeholders"
    labels = read.nodes(data="label")
    assert {(labels[s], labels[t], d["relation"], d["weight"]) for s, t, d in read.edges(data=True)} == LINES


def test_node_link_json_is_read_back_as_it_was(graph: Network) -> None:
    read = nx.node_link_graph(json.loads(node_link(plain(graph, lists=True))), edges="links")
    assert nx.utils.graphs_equal(read, plain(graph, lists=True))
    evidence = [len(data["evidence"]) for *_, data in read.edges(data=True)]
    assert evidence == [data["weight"] for *_, data in read.edges(data=True)]


def test_gexf_is_read_back_as_it_was(graph: Network, places: dict[str, tuple[float, float]]) -> None:
    whole = plain(graph, None, places)
    read = Gexf(gexf(whole))
    assert read.nodes.keys() == set(whole)
    for node, data in whole.nodes.items():
        seen = {**read.nodes[node], "x": places[node][0], "y": places[node][1]}
        assert {name: seen[name] for name in data} == data
    for source, target, key, data in whole.edges(keys=True, data=True):
        seen = {**read.edges[key], "weight": int(float(read.edges[key]["weight"])), "dates": data["dates"]}
        assert (seen["source"], seen["target"]) == (source, target)
        assert {name: seen[name] for name in data} == data


def test_networkx_reads_the_dynamic_gexf(graph: Network) -> None:
    one_way = network([], [])
    one_way.add_nodes_from(graph.nodes.items())
    one_way.add_edges_from(edge for edge in graph.edges(keys=True, data=True) if edge[2] != "coMention")
    read = nx.read_gexf(BytesIO(gexf(plain(one_way))), version="1.3")
    assert dict(read.nodes(data="label")) == dict(graph.nodes(data="label"))
    assert read.number_of_edges() == one_way.number_of_edges()


def test_dot_is_read_back_as_it_was(graph: Network) -> None:
    read, whole = Dot(dot(plain(graph))), plain(graph)
    labels = {node: data["label"] for node, data in read.nodes.items()}
    assert labels == dict(whole.nodes(data="label"))
    found = {(labels[s], labels[t], d["relation"], int(d["weight"])) for s, t, d in read.edges}
    assert found == LINES
    assert {d["relation"] for *_, d in read.edges if d.get("dir") == "none"} == {"coMention"}


@pytest.mark.skipif(shutil.which("dot") is None, reason="Graphviz is not installed")
def test_graphviz_takes_the_dot(graph: Network) -> None:
    run = subprocess.run(["dot", "-Tplain"], input=dot(plain(graph)), capture_output=True, check=True)
    assert run.stdout.decode().count("\nedge ") == len(LINES)


LOAD = """
import Graph from "graphology";
import { readFileSync } from "node:fs";
const graph = Graph.from(JSON.parse(readFileSync(0, "utf8")));
console.log(JSON.stringify(graph.mapEdges((key, data, s, t, from, to, undirected) =>
  [from.label, to.label, data.relation, data.weight, undirected])));
"""


@pytest.mark.skipif(
    shutil.which("node") is None or not (FRONT / "node_modules" / "graphology").exists(),
    reason="Node.js or graphology is not installed",
)
def test_graphology_takes_its_json(graph: Network) -> None:
    content = graphology(plain(graph, lists=True))
    command = ["node", "--input-type=module", "-e", LOAD]
    run = subprocess.run(command, input=content, cwd=FRONT, capture_output=True, check=True)
    read = json.loads(run.stdout)
    assert {tuple(each[:4]) for each in read} == LINES
    assert {each[2] for each in read if each[4]} == {"coMention"}


def test_csv_has_the_lines_and_a_row_for_every_piece_of_evidence(graph: Network, ties: list[Tie]) -> None:
    files = dict(tables(graph, plain(graph)))
    edges, evidence = read_csv(files["edges.csv"]), read_csv(files["evidence.csv"])
    told = {(e["source_label"], e["target_label"], e["kind"], int(e["weight"])) for e in edges}
    assert told == LINES
    assert Counter(e["line"] for e in evidence) == {e["id"]: int(e["weight"]) for e in edges}
    assert Counter((e["start"], e["date"]) for e in evidence) == Counter((str(t.start), t.date) for t in ties)
    assert [e["label"] for e in read_csv(files["nodes.csv"])] == list(
        dict(graph.nodes(data="label")).values()
    )


def test_evidence_tells_all_that_is_known_of_it(actors: list[Actor]) -> None:
    one, other = actors[0].id, actors[3].id
    said: dict[str, object] = {"relation": "conflict", "document": "kawabe", "start": 7, "end": 9}
    said |= {"meeting": "総務委員会", "source": one, "target": other}
    beside = Tie(**{**said, "quote": "反対です", "speaker": "柏木", "place": "urn:b"})  # type: ignore[arg-type]
    more = {"side": Side.FOR, "confidence": 0.8, "line": 12, "page": 3, "place": "urn:a", "body": "委員会"}
    tie = Tie(**{**said, **more, "quote": "賛成です、\n「はい」", "beside": beside})  # type: ignore[arg-type]
    graph = network(actors, [tie])
    files = dict(tables(graph, plain(graph)))
    (row,) = read_csv(files["evidence.csv"])
    assert row["quote"] == "賛成です、\n「はい」"
    kept = ("side", "confidence", "source_line", "page", "iri", "body", "beside_quote", "beside_iri")
    assert [row[name] for name in kept] == ["for", "0.8", "12", "3", "urn:a", "委員会", "反対です", "urn:b"]


def test_the_csv_for_excel_is_japanese_and_runs_nothing(actors: list[Actor], tie: Callable[..., Tie]) -> None:
    quote = '=HYPERLINK("x")\n0123'
    graph = network(actors, [tie(actors[0].id, actors[3].id, quote=quote, speaker="01202", start=3)])
    content = dict(tables(graph, plain(graph)))["evidence.excel.csv"]
    assert content.startswith("\ufeff線,".encode())
    (row,) = read_csv(content)
    assert row["根拠の言葉"] == '\'=HYPERLINK("x")↵0123'
    assert (row["発言者"], row["始まり（文字）"], row["日付"]) == ("'01202", "3", "2031-10-16")


def test_what_is_not_known_is_left_out(actors: list[Actor], tie: Callable[..., Tie]) -> None:
    lonely = tie(actors[0].id, actors[1].id, date=None, speaker=None, meeting="")
    data = next(iter(plain(network(actors, [lonely])).edges(data=True)))[2]
    assert not {"first", "last", "dates", "speakers", "meetings", "side"} & set(data)


def test_an_export_names_the_place_of_all_its_evidence(graph: Network) -> None:
    data = next(d for *_, d in plain(graph).edges(data=True) if d["relation"] == "responsibleFor")
    assert data["evidence"] == "kawabe-0a1b2c3d:10-23; kawabe-0a1b2c3d:40-53"
    assert (data["first"], data["last"], data["weight"]) == ("2031-10-16", "2031-11-02", 2)
