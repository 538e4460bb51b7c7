"""The pages of the ontology: every term in both languages, the same bytes each time, and nothing that runs or calls out."""

import logging
import os
import re
import subprocess
import sys
from functools import cache
from html import unescape

import pytest
from rdflib import RDF, SKOS, Graph, Literal, URIRef

from policy_graph.resources import folder
from policy_graph.triples.ontology import ontology_pages

PG = "https://w3id.org/policy-graph/ns#"


@cache
def pages() -> dict[str, str]:
    return dict(ontology_pages())


@cache
def ontology() -> Graph:
    return Graph().parse(folder("ontology") / "policy-graph.ttl")


def words(of: URIRef, language: str) -> set[str]:
    said = (*ontology().objects(of, SKOS.definition), *ontology().objects(of, URIRef(RDFS_LABEL)))
    return {str(each) for each in said if isinstance(each, Literal) and each.language == language}


RDFS_LABEL = "http://www.w3.org/2000/01/rdf-schema#label"


@pytest.mark.parametrize("language", ["ja", "en"])
def test_each_term_is_found_behind_its_name_with_its_words(language: str) -> None:
    page = pages()[f"index.{language}.html"]
    text = unescape(re.sub("<[^>]+>", "", page))
    terms = {each for each in ontology().subjects(RDF.type) if str(each).startswith(PG)}
    printed = {
        each for each in terms if (each, RDF.type, URIRef(f"{RDFS_LABEL[:37]}Datatype")) not in ontology()
    }
    assert len(printed) > 100
    for term in printed:
        assert f'id="{str(term).removeprefix(PG)}"' in page
        assert all(each in text for each in words(URIRef(str(term)), language)), term


def test_a_page_leads_to_the_files_of_the_ontology_by_what_they_are() -> None:
    assert '<a href="alignments.ttl">ほかのデータモデルとの対応</a>' in pages()["index.ja.html"]
    assert '<a href="shapes.ttl">Shapes of the graph (SHACL)</a>' in pages()["index.en.html"]


def test_a_page_speaks_one_language_and_leads_to_the_other() -> None:
    japanese, english = pages()["index.ja.html"], pages()["index.en.html"]
    assert '<html lang="ja">' in japanese
    assert '<html lang="en">' in english
    assert 'href="index.en.html"' in japanese
    assert 'href="index.ja.html"' in english
    assert "Object Properties" not in japanese
    assert "A meeting that one body held" not in japanese
    assert "一つの日に一つの会議体" not in english


def test_nothing_in_a_page_runs_or_is_fetched() -> None:
    for page in pages().values():
        assert "<script" not in page
        assert not re.search(r'(?:src|<link[^>]+href)="(?!data:|#)', page)


def test_another_hash_seed_and_no_log_of_others() -> None:
    code = "from policy_graph.triples.ontology import ontology_pages as p; print(*(h for _, h in p()))"
    other = {"PYTHONHASHSEED": "1" if os.environ.get("PYTHONHASHSEED") != "1" else "2"}
    run = subprocess.run(
        [sys.executable, "-c", code],
        env={**other, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        check=True,
    )
    assert run.stdout.decode() == " ".join(pages().values()) + "\n"
    assert run.stderr == b""
    assert not logging.getLogger().isEnabledFor(logging.DEBUG)


def test_no_event_loop_is_left_behind() -> None:
    code = (
        "import asyncio, gc; from policy_graph.triples.ontology import ontology_pages as p; p()\n"
        "asyncio.set_event_loop(None); gc.collect()"
    )
    run = subprocess.run(
        [sys.executable, "-W", "always::ResourceWarning", "-c", code],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        check=True,
    )
    assert b"event loop" not in run.stderr
