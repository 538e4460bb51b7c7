"""Measures of networks that are small enough to be worked out by hand."""

import csv
from collections.abc import Callable, Iterable
from fractions import Fraction
from io import StringIO
from pathlib import Path
from random import Random

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policy_graph.model import Actor, ActorType, Tie
from policy_graph.views.measures import (
    Shift,
    compare,
    csv_text,
    definitions,
    measure,
    paths,
    reference,
    rows,
    sampling,
    shift_rows,
    tie_rows,
)
from policy_graph.views.measures.pairs import Pairs, pairs, rounded
from policy_graph.views.network import Network, network

# Two triangles, joined by the line from c to d; e and f are tied twice, a looks at itself, z knows nobody.
#
#   a           e
#   | \       / ‖
#   |  c --- d  ‖
#   | /       \ ‖
#   b           f        z
TRIANGLES = ["ab", "bc", "ca", "cd", "de", "df", "ef"]


def town(lines: Iterable[str], more: str = "") -> Network:
    ends = list(lines)
    actors = [
        Actor(id=id_, label=id_.upper(), type=ActorType.ORGANIZATION) for id_ in {*"".join(ends), *more}
    ]
    return network(actors, [_tie(line, at) for at, line in enumerate(ends)])


def _tie(line: str, at: int, relation: str = "cooperatesWith") -> Tie:
    return Tie(
        source=line[0],
        target=line[1],
        relation=relation,
        quote="連携する。",
        document="kawabe-0a1b2c3d",
        start=10 * at,
        end=10 * at + 5,
        meeting="川辺市議会",
    )


@pytest.fixture
def triangles() -> Network:
    graph = town(TRIANGLES, more="z")
    evidence = (_tie("fe", 90, "memberOf"), _tie("fe", 95, "memberOf"))
    graph.add_edge("f", "e", "memberOf", relation="memberOf", weight=2, evidence=evidence)
    graph.add_edge("a", "a", "cooperatesWith", relation="cooperatesWith", weight=1, evidence=())
    return graph


def test_neighbours_count_once_and_strengths_add_up(triangles: Network) -> None:
    found = measure(triangles).nodes
    assert {id_: node.degree for id_, node in found.items()} == {
        **dict.fromkeys("abef", 2),
        **dict.fromkeys("cd", 3),
        "z": 0,
    }
    # e: to d 1, to f 1 + 2.
    assert {id_: found[id_].strength for id_ in "acez"} == {"a": 2, "c": 3, "e": 4, "z": 0}


def test_betweenness_is_the_share_of_shortest_paths(triangles: Network) -> None:
    # Between two of the six others (15 pairs) c lies for a and b with each of d, e, f: 2 × 3 of them; d likewise.
    found = measure(triangles).nodes
    assert {id_: found[id_].betweenness for id_ in "abcdefz"} == {
        **dict.fromkeys("abefz", 0.0),
        **dict.fromkeys("cd", 0.4),
    }


def test_of_two_shortest_paths_each_counts_half() -> None:
    # In a ring of four each lies on one of the two paths between its neighbours: 1/2 of 1 of 3 pairs.
    ring = measure(town(["ab", "bc", "cd", "da"])).nodes
    assert [node.betweenness for node in ring.values()] == [rounded(1 / 6)] * 4


def test_pagerank_solves_its_equations() -> None:
    # A path a–b–c, the line from b to c twice as strong: with r = 3/20 : 3 and d = 17/20,
    # a = r + d·b/3, b = r + d·(a + c), c = r + d·2b/3, so b = r + d·(2r + d·b) and b = r(1 + 2d) / (1 - d²).
    graph = town(["ab", "bc"])
    graph.edges["b", "c", "cooperatesWith"].update(strength=2.0)
    r, d = Fraction(1, 20), Fraction(17, 20)
    b = r * (1 + 2 * d) / (1 - d * d)
    expected = {"a": r + d * b / 3, "b": b, "c": r + d * b * 2 / 3}
    assert sum(expected.values()) == 1
    assert {id_: node.pagerank for id_, node in measure(graph).nodes.items()} == {
        id_: rounded(float(share)) for id_, share in expected.items()
    }


def test_cores_bridges_communities_and_brokers(triangles: Network) -> None:
    triangles.add_node("y", label="Y", type="Organization")
    triangles.add_edge("y", "f", "cooperatesWith", relation="cooperatesWith", weight=1, evidence=())
    found = measure(triangles)
    assert "".join(str(node.core) for node in found.nodes.values()) == "2222221" + "0"  # a–f, y, z
    assert found.bridges == {frozenset("cd"), frozenset("fy")}
    assert [(each.number, "".join(each.members), each.label) for each in found.communities] == [
        (1, "defy", "F"),  # three lines like d, but stronger ones
        (2, "abc", "C"),
        (3, "z", "Z"),
    ]
    # c has a, b of its own community and d of the other: neither a nor b knows d. d has c, e, f: c knows neither.
    assert {id_: node.broker for id_, node in found.nodes.items() if node.broker} == {"c": 2, "d": 2}
    assert [id_ for id_, node in found.nodes.items() if node.is_broker] == ["c", "d"]


def test_who_knows_each_other_needs_no_broker() -> None:
    # c and d know all of each other's: the pairs (a, d), (b, d) are tied, nobody mediates.
    assert not any(node.broker for node in measure(town([*TRIANGLES[:4], "ad", "bd"])).nodes.values())


def test_an_empty_network_and_one_without_lines_have_measures() -> None:
    assert measure(town([])).nodes == {}
    lonely = measure(town([], more="az"))
    assert [(each.number, each.members) for each in lonely.communities] == [(1, ("a",)), (2, ("z",))]
    assert {node.pagerank for node in lonely.nodes.values()} == {0.5}


LINES = st.lists(st.text("abcdefghij", min_size=2, max_size=2), min_size=1, max_size=40)


@given(LINES, st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None)
def test_measures_do_not_depend_on_the_order_of_anything(lines: list[str], chance: Random) -> None:
    graph = town(lines)
    shuffled: Network = nx.MultiDiGraph()
    shuffled.add_nodes_from(chance.sample([*graph.nodes(data=True)], len(graph)))
    for source, target, key, data in chance.sample([*graph.edges(keys=True, data=True)], graph.size()):
        shuffled.add_edge(source, target, key, **data)
    assert measure(graph) == measure(shuffled)


@given(LINES)
@settings(max_examples=40, deadline=None)
def test_all_ways_to_betweenness_agree(lines: list[str]) -> None:
    pytest.importorskip("networkit")
    found = pairs(town(lines))
    everybody = range(len(found.ids))
    expected = paths.by_networkx(found, everybody)
    assert paths.by_products(found.matrix(), everybody) == pytest.approx(expected, abs=1e-9)
    assert paths.by_networkit(found) == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize("installed", [True, False])
def test_long_paths_are_measured_with_and_without_networkit(
    installed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    # In a chain of 250 the one at k has k on one side and 249 - k on the other.
    if not installed:
        monkeypatch.setattr(paths, "find_spec", lambda _: None)
    found = measure(_chain(250)).nodes
    expected = [rounded(k * (249 - k) / (249 * 248 / 2)) for k in range(250)]
    assert [found[f"{k:03}"].betweenness for k in range(250)] == expected


def test_a_sample_says_so_and_comes_near(monkeypatch: pytest.MonkeyPatch) -> None:
    graph = _chain(60)
    exact = measure(graph).nodes
    monkeypatch.setattr(paths, "LOOKS", 0)
    monkeypatch.setattr(paths, "PIVOTS", 30)
    found = measure(graph)
    assert found.sampled == 30
    assert found == measure(graph) != measure(graph, seed=2)
    assert "30" in (sampling(found) or definitions()["degree"].about).ja
    assert "（推定）" in "".join(map(str, next(rows(found, graph))))
    assert max(abs(found.nodes[id_].betweenness - exact[id_].betweenness) for id_ in exact) < 0.15


def _chain(count: int) -> Network:
    graph: Network = nx.MultiDiGraph()
    graph.add_nodes_from((f"{at:03}" for at in range(count)), label="", type="Place")
    for at in range(count - 1):
        graph.add_edge(f"{at:03}", f"{at + 1:03}", "coMention", relation="coMention", weight=1, evidence=())
    return graph


def test_the_table_names_every_measure_and_the_best_connected_first(triangles: Network) -> None:
    triangles.nodes["z"]["label"] = "=1+1"
    table = list(csv.reader(StringIO(csv_text(rows(measure(triangles), triangles, language="en")))))
    assert table[0][:5] == ["Identifier", "Name", "Type", "Neighbours", "Strength"]
    assert table[1] == ["c", "C", *table[1][2:5], "0.4", table[1][6], "2", "1", "2", "true", "C"]
    assert table[-1][1] == "'=1+1"
    assert {len(row) for row in table} == {3 + sum(each.of != "line" for each in definitions().values()) + 1}


def test_a_second_period_shows_who_is_new_gone_stronger_and_moved() -> None:
    # c leaves a and b, who stay together with g, for d, e and f; z comes to d, e and f are tied once more.
    before = town([*TRIANGLES, "ga", "gb", "gc", "hd"])
    after = town(["ab", "ga", "gb", "cd", "ce", "cf", "de", "df", "ef", "ef", "zd"])
    change = compare(before, after)
    actors = {each.id: each for each in change.actors}
    assert {id_: each.shift for id_, each in actors.items()} == {
        **dict.fromkeys("abcg", Shift.WEAKER),
        "d": Shift.SAME,
        **dict.fromkeys("ef", Shift.STRONGER),
        "h": Shift.GONE,
        "z": Shift.NEW,
    }
    assert [id_ for id_, each in actors.items() if each.moved] == ["c"]
    # By neighbours before: c and d 4, a, b, g 3, e, f 2, h 1; after: d 4, c, e, f 3, a, b, g 2, z 1.
    assert [actors[id_].ranks["degree"] for id_ in "ceh"] == [(1, 2), (6, 2), (8, None)]
    lines = {each.source + each.target: each for each in change.lines}
    assert [lines[ends].shift for ends in ("ac", "ce", "ef", "ab")] == ["gone", "new", "stronger", "same"]
    assert lines["ef"].weights == (1, 2)


def test_a_change_is_a_table(actors: list[Actor], tie: Callable[..., Tie]) -> None:
    city, bureau, board = (each.id for each in actors[:3])
    before = network(actors, [tie(bureau, city, "partOf")])
    after = network(actors, [tie(bureau, city, "partOf"), tie(board, city, "partOf", start=40)])
    change = compare(before, after)
    lines = list(tie_rows(change, before, after))[1:]
    assert lines == [
        ("産業局", "川辺市", lines[0][2], "同じ", 1, 1, 1.0, 1.0),
        ("川辺市水産振興協議会沿岸漁業活性化専門部会", "川辺市", lines[0][2], "新しい", 0, 1, 0.0, 1.0),
    ]
    table = list(shift_rows(change))
    assert {len(row) for row in table} == {len(table[0])}
    assert [(row[1], row[3]) for row in table[1:]] == [
        ("川辺市", "強まった"),
        ("産業局", "同じ"),
        ("川辺市水産振興協議会沿岸漁業活性化専門部会", "新しい"),
    ]


def test_every_measure_is_said_in_both_languages() -> None:
    fields = {name for name, each in definitions().items() if each.of != "line"}
    assert fields == set(measure(town(["ab"])).nodes["a"].__dataclass_fields__)
    assert all(each.about.ja and each.about.en and each.unit.ja for each in definitions().values())


def test_the_page_of_measures_is_as_printed() -> None:
    page = Path(__file__).parents[2] / "docs" / "reference" / "measures.md"
    assert page.read_text("utf-8") == reference.page(), "run: python -m policy_graph.views.measures.reference"


def test_a_network_too_large_for_exact_paths_is_sampled() -> None:
    few = pairs(town(["ab"]))
    assert paths.pivots(few, 1) is None
    many = Pairs(tuple(f"{at:05}" for at in range(30_000)), few.ends, few.strength)
    assert len(set(paths.pivots(many, 1) or ())) == paths.PIVOTS
    # Paths of thousands of lines would take minutes where networkit is not installed.
    assert paths.pivots(pairs(_chain(4_000)), 1)
