"""No query reaches another server: refused by its words, and where the words slip through, by the kernel."""

import sys
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import Store

from policy_graph.engine.serving.service import Service
from policy_graph.errors import PolicyGraphError, UsageError
from policy_graph.model.serving import Query
from policy_graph.triples.guard import refuse_service

from .conftest import Canary

SPELLINGS = {
    "plain": "SELECT * { SERVICE <URL> { ?s ?p ?o } }",
    "silent": "SELECT * { SERVICE SILENT <URL> { ?s ?p ?o } }",
    "mixed case": "SELECT * { sErViCe<URL>{ ?s ?p ?o } }",
    "comment between": "SELECT * { SERVICE#c\n<URL> { ?s ?p ?o } }",
    "blanks": "SELECT * {\t\r\nSERVICE\t\n\r <URL>\n{ ?s ?p ?o } }",
    "sub-select": "SELECT * { { SELECT * { SERVICE <URL> { ?s ?p ?o } } } }",
    "exists": "SELECT * { ?a ?b ?c FILTER EXISTS { SERVICE <URL> { ?s ?p ?o } } }",
    "graph": "SELECT * { GRAPH ?g { SERVICE <URL> { ?s ?p ?o } } }",
    "variable": "SELECT * { VALUES ?where { <URL> } SERVICE ?where { ?s ?p ?o } }",
    "nested": "SELECT * { OPTIONAL { { SERVICE <URL> { SERVICE <URL> { ?s ?p ?o } } } UNION { } } }",
    "construct": "CONSTRUCT { ?s ?p ?o } WHERE { SERVICE <URL> { ?s ?p ?o } }",
    "prefixed": "PREFIX x: <URL> SELECT * { SERVICE x: { ?s ?p ?o } }",
    "behind an escaped sign": "PREFIX a: <a:> SELECT * { ?a ?b a:c\\# . SERVICE <URL> { ?s ?p ?o } }",
    "behind an escaped quote": "PREFIX a: <a:> SELECT * { ?a ?b a:c\\' . SERVICE <URL> { ?s ?p ?o } }",
    "behind a full stop": "PREFIX a: <a:> SELECT * { ?a ?b 1.SERVICE <URL> { ?s ?p ?o } }",
    "minus": "SELECT * { ?a ?b ?c MINUS { SERVICE <URL> { ?a ?b ?c } } }",
}
# What the grammar does not take for a keyword, ours or theirs.
ESCAPED = "SELECT * { \\u0053ERVICE <URL> { ?s ?p ?o } }"


def test_the_canary_hears_a_query_that_is_not_confined(canary: Canary) -> None:
    before = len(canary.hits)
    bool(Store().query(f"ASK {{ SERVICE <{canary.address}> {{ }} }}"))
    assert len(canary.hits) == before + 1


@pytest.mark.parametrize("spelling", SPELLINGS.values(), ids=SPELLINGS)
def test_every_spelling_is_refused_by_its_words(spelling: str, service: Service, canary: Canary) -> None:
    before = len(canary.hits)
    with pytest.raises(UsageError, match="SERVICE is refused"):
        service.sparql(Query(text=spelling.replace("URL", canary.address)))
    assert len(canary.hits) == before


@pytest.mark.skipif(sys.platform != "linux", reason="the layers below the words are those of Linux")
@pytest.mark.parametrize("spelling", [*SPELLINGS.values(), ESCAPED], ids=[*SPELLINGS, "escaped code points"])
def test_without_the_filter_nothing_leaves_either(spelling: str, unfiltered: Service, canary: Canary) -> None:
    before = len(canary.hits)
    with suppress(PolicyGraphError):
        unfiltered.sparql(Query(text=spelling.replace("URL", canary.address)))
    assert len(canary.hits) == before


GAPS = st.sampled_from([" ", "\n", "\t", "#x\n", " # SERVICE\n", "\r\n"])
PLACES = (
    "{ %s }",
    "OPTIONAL { %s }",
    "{ SELECT * { %s } }",
    "?a ?b 'x' . %s",
    "MINUS { %s }",
    "GRAPH ?g { %s }",
    "{ } UNION { %s }",
    "FILTER NOT EXISTS { %s }",
    '?a ?b """ " """ . %s',
    "<x:> <x:#> ?c . %s",
)
AROUND = st.sampled_from(PLACES)
WORDS = st.sampled_from(["SERVICE", "service", "Service SILENT", "sERVICE"])


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(word=WORDS, gap=GAPS, around=st.lists(AROUND, max_size=5))
def test_wherever_it_is_put_it_is_seen_and_goes_nowhere(
    word: str, gap: str, around: list[str], unfiltered: Service, canary: Canary
) -> None:
    text = f"{word}{gap}<{canary.address}>{gap}{{ ?s ?p ?o }}"
    for each in around:
        text = each.replace("%s", text)
    with pytest.raises(UsageError, match="SERVICE is refused"):
        refuse_service(f"SELECT * {{ {text} }}")
    before = len(canary.hits)
    with suppress(PolicyGraphError):
        unfiltered.sparql(Query(text=f"SELECT * {{ {text} }}"))
    assert len(canary.hits) == before
