"""Ontology, shapes, context, alignments, questions and Python speak of the same terms."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from rdflib import OWL, RDF, RDFS, SH, SKOS, Graph, Namespace, URIRef
from rdflib.compare import isomorphic

from policy_graph.model import EntityType, Predicate
from policy_graph.resources import folder
from policy_graph.triples.entities import kinds
from policy_graph.triples.query import list_queries
from policy_graph.triples.reference import ontology_page, queries_page
from policy_graph.triples.vocab import PREFIXES, TERMS, term

ROOT = Path(__file__).parents[2]
PG = Namespace(PREFIXES["pg"])
OWN = set(TERMS["pg"].split())
KNOWN = {PREFIXES[prefix] + name for prefix, names in TERMS.items() for name in names.split()}
SCHEMES = {"Statuses", "Presences", "UtteranceKinds", "UtteranceFunctions", "Severities", "Verdicts"} | {
    "WithdrawalKinds",
    "Results",
    "Manners",
    "Deciders",
    "Moves",
    "NoteKinds",
}


def load(name: str) -> Graph:
    return Graph().parse(folder("ontology") / name)


ONTOLOGY = load("policy-graph.ttl")
SHAPES = load("shapes.ttl")


def own(graph: Graph) -> set[str]:
    return {each.removeprefix(PG) for s, p, o in graph for each in map(str, (s, p, o)) if each.startswith(PG)}


def test_the_ontology_defines_exactly_what_may_be_written() -> None:
    defined = {str(s).removeprefix(PG) for s in ONTOLOGY.subjects(RDF.type) if str(s).startswith(PG)}
    assert defined - SCHEMES == OWN


@pytest.mark.parametrize("name", sorted(OWN | SCHEMES))
def test_a_term_is_explained_in_both_languages_with_an_example(name: str) -> None:
    for about in (RDFS.label, SKOS.definition):
        words = {getattr(o, "language", None): str(o) for o in ONTOLOGY.objects(PG[name], about)}
        assert words.keys() == {"ja", "en"}
        assert re.search("[ぁ-んァ-ヶ一-龠]", words["ja"])
        assert re.search("[A-Za-z]", words["en"])
    assert f"pg:{name}" in str(ONTOLOGY.value(PG[name], SKOS.example))
    assert ONTOLOGY.value(PG[name], RDFS.isDefinedBy)


def test_whatever_is_written_is_known(build: Path) -> None:
    graph = Graph().parse(build / "graph.ttl")
    assert {str(predicate) for predicate in graph.predicates()} <= KNOWN
    assert {str(class_) for class_ in graph.objects(None, RDF.type)} <= KNOWN


def test_a_term_that_nobody_listed_cannot_be_written() -> None:
    with pytest.raises(ValueError, match="pg:Metting is no term of the graph"):
        term("pg:Metting")


def test_everything_written_falls_under_a_shape(build: Path) -> None:
    graph = Graph().parse(build / "graph.ttl")
    shaped = set(SHAPES.objects(None, SH.targetClass))
    bare = {
        subject
        for subject in graph.subjects(RDF.type)
        if not shaped & set(graph.objects(subject, RDF.type))
        and (subject, RDF.type, RDFS.Datatype) not in graph
    }
    assert bare == set()


def test_shapes_speak_of_known_terms_only() -> None:
    about = (SH.targetClass, SH.targetSubjectsOf, SH["class"])
    named = {str(node) for about_ in about for node in SHAPES.objects(None, about_)}
    named |= {str(path) for path in SHAPES.objects(None, SH.path) if isinstance(path, URIRef)}
    assert named <= KNOWN
    assert own(SHAPES) <= OWN


def test_every_constraint_explains_itself_in_both_languages() -> None:
    for shape in SHAPES.objects(None, SH.property):
        languages = {getattr(o, "language", None) for o in SHAPES.objects(shape, SH.message)}
        assert languages == {"ja", "en"}, SHAPES.value(shape, SH.path)


def test_the_relations_of_the_model_are_those_of_ontology_and_shapes() -> None:
    relations = {"alias" if each is Predicate.ALIAS_OF else str(each) for each in Predicate}
    assert relations <= OWN
    (listed,) = {
        SHAPES.value(shape, SH["in"])
        for shape in SHAPES.objects(None, SH.property)
        if SHAPES.value(shape, SH.path) == RDF.predicate
    }
    assert listed is not None
    assert {str(each).removeprefix(PG) for each in SHAPES.items(listed)} == relations


def test_the_context_names_every_own_term_with_its_type() -> None:
    context: dict[str, Any] = json.loads((folder("ontology") / "context.jsonld").read_text("utf-8"))[
        "@context"
    ]
    assert {prefix: context.get(prefix) for prefix in PREFIXES} == PREFIXES
    for name in OWN | SCHEMES:
        said = context[name]
        assert (said if isinstance(said, str) else said["@id"]) == f"pg:{name}"
        types = set(ONTOLOGY.objects(PG[name], RDF.type))
        if OWL.ObjectProperty in types:
            assert said["@type"] in {"@id", "@vocab"}, name
        if OWL.DatatypeProperty in types and ONTOLOGY.value(PG[name], RDFS.range) == RDF.langString:
            assert said["@language"] == "ja", name


def test_json_in_the_context_is_the_same_graph() -> None:
    context = json.loads((folder("ontology") / "context.jsonld").read_text("utf-8"))["@context"]
    document = {
        "@context": context,
        "id": "https://data.example.jp/a",
        "type": "Statement",
        "status": "Negated",
        "confidence": "0.5",
        "sentence": "そうではない。",
    }
    graph = Graph().parse(data=json.dumps(document), format="json-ld")
    wanted = Graph().parse(
        data="""
        PREFIX pg: <https://w3id.org/policy-graph/ns#>
        <https://data.example.jp/a> a pg:Statement ; pg:status pg:Negated ; pg:confidence 0.5 ;
            pg:sentence "そうではない。"@ja .
        """,
        format="turtle",
    )
    assert isomorphic(graph, wanted)


def test_alignments_speak_of_own_terms_that_exist() -> None:
    assert own(load("alignments.ttl")) <= OWN


def test_kinds_lead_to_known_classes() -> None:
    for type_ in EntityType:
        for classes in kinds()[type_].values():
            assert all(term(name) for name in classes)


@pytest.mark.parametrize("question", list_queries(), ids=lambda question: question.name)
def test_questions_use_known_terms_only(question: Any) -> None:
    text = re.sub(r'"[^"\n]*"|<[^>\n]*>|#[^\n]*|PREFIX \w+:', "", question.text)
    names = set(re.findall(r"(?<![\w?])([a-z]+:\w+)", text))
    assert names
    assert all(term(name) for name in names)


@pytest.mark.parametrize(("name", "printed"), [("ontology.md", ontology_page), ("queries.md", queries_page)])
def test_the_reference_is_printed_from_what_it_describes(name: str, printed: Any) -> None:
    page = (ROOT / "docs" / "reference" / name).read_text("utf-8")
    assert page == printed(), "run: python -m policy_graph.triples.reference"
