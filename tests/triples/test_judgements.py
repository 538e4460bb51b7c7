"""Judgements in the graph: a graph of their own, signed, and a way from every old IRI to what stands for it."""

import re
from pathlib import Path

import pyoxigraph
import pytest
import rdflib
from pyoxigraph import NamedNode, Quad
from rdflib import OWL, RDF, SH

from policy_graph.model import Extraction, FaultSeverity, Judgement, Verdict
from policy_graph.resources import folder
from policy_graph.triples.check import check
from policy_graph.triples.judgements import judgements
from policy_graph.triples.query import ask
from policy_graph.triples.vocab import PREFIXES, TERMS, term
from policy_graph.triples.write import quads, write

BASE = "https://data.example.jp/kawabe/"
AGENCY, OLD = "organization/汐浜まちづくり機構", "organization/汐浜まち機構"
SIGNED = {"who": "緑川", "when": "2026-11-28", "why": "同じ法人番号"}
SAME = Judgement(verdict=Verdict.SAME, about=OLD, becomes=AGENCY, **SIGNED)
PARTED = Judgement(
    verdict=Verdict.NOT_SAME,
    about="program/川辺市.駅前再生計画",
    becomes="program/川辺市.再生計画",
    name="再生計画",
    document="kawabe-2024-*",
    **SIGNED,
)
DROPPED = Judgement(verdict=Verdict.DROP, about="place/会議室", becomes=None, **SIGNED)
ALL, REPLACED = (SAME, PARTED, DROPPED), [(OLD, AGENCY)]


def node(local: str) -> NamedNode:
    return NamedNode(f"{BASE}id/{local}")


def told(said: list[Quad], judgement: Judgement) -> dict[str, str]:
    """What is said of the one node that is about the same thing."""
    (about,) = {quad.subject for quad in said if quad.object == node(judgement.about)}
    return {quad.predicate.value: quad.object.value for quad in said if quad.subject == about}  # type: ignore[union-attr]


@pytest.fixture
def judged(build: Path, may: Extraction, july: Extraction) -> Path:
    """The build of the other tests with three judgements."""
    said = judgements(ALL, REPLACED, BASE)
    write([*said, *quads(may, BASE), *quads(july, BASE)], build)
    return build


def test_a_judgement_says_who_when_why_about_what_and_what_it_becomes() -> None:
    said = list(judgements(ALL, REPLACED, BASE))
    assert told(said, PARTED) == {
        term(name).value: value
        for name, value in {
            "rdf:type": term("pg:Judgement").value,
            "pg:verdict": term("pg:NotSame").value,
            "schema:about": node("program/川辺市.駅前再生計画").value,
            "pg:becomes": node("program/川辺市.再生計画").value,
            "pg:writtenAs": "再生計画",
            "pg:inDocuments": "kawabe-2024-*",
            "dc:creator": "緑川",
            "dct:date": "2026-11-28",
            "dct:description": "同じ法人番号",
        }.items()
    }
    assert term("pg:becomes").value not in told(said, DROPPED)


def test_judgements_have_a_graph_of_their_own_and_are_in_the_merged_one(judged: Path) -> None:
    own = NamedNode(f"{BASE}id/graph/judgements")
    trig = list(pyoxigraph.parse(path=judged / "graph.trig"))
    assert {quad.triple for quad in trig if quad.graph_name == own} == {
        quad.triple for quad in judgements(ALL, REPLACED, BASE)
    }
    assert len({quad.graph_name for quad in trig}) == 3
    text = (judged / "graph.ttl").read_text("utf-8")
    assert "\norganization:汐浜まち機構 dct:isReplacedBy organization:汐浜まちづくり機構 .\n" in text
    assert "\n# 同定の判断 / Judgements\n" in text


def test_an_old_iri_is_replaced_and_never_said_to_be_the_same(judged: Path) -> None:
    graph = rdflib.Graph().parse(judged / "graph.ttl")
    assert (None, OWL.sameAs, None) not in graph
    assert set(graph.predicates(rdflib.URIRef(node(OLD).value))) == {rdflib.DCTERMS.isReplacedBy}


def test_a_judgement_is_named_by_what_it_says_and_not_by_its_place() -> None:
    assert set(judgements(ALL[::-1], REPLACED, BASE)) == set(judgements(ALL, REPLACED, BASE))
    other = Judgement(verdict=Verdict.SAME, about=OLD, becomes=AGENCY, **{**SIGNED, "who": "藤山"})
    assert len({quad.subject for quad in judgements((SAME, other), (), BASE)}) == 2


def test_only_known_terms_are_written_and_all_fall_under_a_shape() -> None:
    known = {PREFIXES[prefix] + name for prefix, names in TERMS.items() for name in names.split()}
    said = list(judgements(ALL, REPLACED, BASE))
    assert {quad.predicate.value for quad in said} <= known
    shapes = rdflib.Graph().parse(folder("ontology") / "shapes.ttl")
    shaped = {str(each) for each in shapes.objects(None, SH.targetClass)}
    assert {quad.object.value for quad in said if quad.predicate.value == str(RDF.type)} <= shaped  # type: ignore[union-attr]


def test_a_build_with_judgements_is_sound(judged: Path) -> None:
    assert check(judged, least=FaultSeverity.INFO) == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (r'dc:creator "[^"]+" ;', "", "Who judged is needed"),
        (r'dct:date "2026-11-28"\^\^xsd:date', 'dct:date "28.11."', "one calendar date"),
        (r'dct:description "[^"]+" ;', "", "Why it was judged so"),
        (r"pg:verdict pg:Same", "pg:verdict pg:Perhaps", "The verdict must be one of those defined"),
        (
            r"(dct:isReplacedBy organization:汐浜まちづくり機構)",
            r"\1 , place:川辺市",
            "One thing stands for an old IRI",
        ),
    ],
)
def test_the_shapes_find_a_planted_fault(judged: Path, old: str, new: str, message: str) -> None:
    for name in ("graph.trig", "graph.ttl"):
        text = (judged / name).read_text("utf-8")
        assert re.search(old, text)
        (judged / name).write_text(re.sub(old, new, text), "utf-8")
    assert any(message in fault.message.en for fault in check(judged) if fault.kind == "shape")


def test_the_question_tells_what_was_judged(judged: Path) -> None:
    assert ask(judged, "judgements", {}).table == (
        ("同じ", OLD, AGENCY, None, None, "緑川", "2026-11-28", "同じ法人番号"),
        ("存在しない", "place/会議室", None, None, None, "緑川", "2026-11-28", "同じ法人番号"),
        (
            "同じでない",
            "program/川辺市.駅前再生計画",
            "program/川辺市.再生計画",
            "再生計画",
            "kawabe-2024-*",
            "緑川",
            "2026-11-28",
            "同じ法人番号",
        ),
    )
