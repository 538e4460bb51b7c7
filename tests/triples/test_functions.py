"""Words as functions of SPARQL: the same answer from a graph as from an index."""

import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, QuerySolutions, Store

from policy_graph.triples.served.functions import InGraph, functions
from policy_graph.triples.vocab import PREFIXES, term

SAID, CALLED = NamedNode("https://example.org/id/utterance/1"), NamedNode("https://example.org/id/place/2")


@pytest.fixture
def store() -> Store:
    store = Store()
    store.add(Quad(SAID, term("schema:text"), Literal("緑ヶ丘の公園を\n整備する。"), DefaultGraph()))
    store.add(Quad(CALLED, term("rdfs:label"), Literal("國府公園", language="ja"), DefaultGraph()))
    return store


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ('pg:matches(<https://example.org/id/utterance/1>, "公園 みどりけ丘 OR 緑ケ丘")', "true"),
        ('pg:matches(<https://example.org/id/utterance/1>, "公園 -整備")', "false"),
        ('pg:matches(<https://example.org/id/place/2>, "国府")', "true"),
        ('pg:matches("ｺｳｴﾝ", "こうえん")', "true"),
        ('pg:fold("會 議ＡＢ")', "会議ab"),
        ('pg:matches("公園", "")', None),
        ('pg:matches(1, "公園", "x")', None),
    ],
)
def test_words_are_tested_in_things_and_in_texts(store: Store, expression: str, value: str | None) -> None:
    found = store.query(
        f"SELECT ({expression} AS ?x) {{}}",
        prefixes=PREFIXES,
        custom_functions=dict(functions(InGraph(store))),
    )
    assert isinstance(found, QuerySolutions)
    (row,) = found
    assert (row["x"].value if row["x"] else None) == value
