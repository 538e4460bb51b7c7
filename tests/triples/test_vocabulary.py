"""Ontology, shapes, context, alignments, questions and Python speak of the same terms."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from rdflib import DCTERMS, OWL, RDF, RDFS, SH, SKOS, XSD, Graph, Namespace, URIRef
from rdflib.compare import isomorphic

from policy_graph.model import EntityType, Predicate
from policy_graph.resources import folder
from policy_graph.triples.entities import kinds
from policy_graph.triples.labels import labels
from policy_graph.triples.query import list_queries
from policy_graph.triples.reference import check_page, ontology_page, queries_page
from policy_graph.triples.rules import SHAPES as SHAPES_BASE
from policy_graph.triples.rules import rules
from policy_graph.triples.vocab import PREFIXES, TERMS, short, term

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
    "Sides",
    "NoteKinds",
}


def load(name: str) -> Graph:
    return Graph().parse(folder("ontology") / name)


ONTOLOGY = load("policy-graph.ttl")
SHAPES = load("shapes.ttl")
CONTEXT: dict[str, Any] = json.loads((folder("ontology") / "context.jsonld").read_text("utf-8"))["@context"]


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


def test_every_term_that_can_be_written_has_a_name_in_both_languages() -> None:
    choices = {str(each) for each in ONTOLOGY.subjects(SKOS.inScheme)}
    wanted = KNOWN - choices - {PREFIXES["xsd"] + name for name in TERMS["xsd"].split()}
    assert wanted - labels().keys() == set()


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


def test_every_shape_that_can_fail_explains_itself_and_says_what_to_do() -> None:
    property_shapes = set(SHAPES.objects(None, SH.property)) & set(
        map(URIRef, map(SHAPES_BASE.__add__, rules()))
    )
    assert set(SHAPES.subjects(RDF.type, SH.PropertyShape)) == property_shapes
    for rule in rules().values():
        for words in (rule.message, rule.remedy):
            assert re.search("[ぁ-ん]", words.ja), rule.name
            assert re.search("[a-z]", words.en), rule.name


def test_every_shape_is_named() -> None:
    """A report names what fails: constraints stand on named shapes, and each of them has a message."""
    asking = {
        shape
        for shape, parameter in SHAPES.subject_predicates()
        if str(parameter).startswith(str(SH)) and isinstance(shape, URIRef)
    }
    silent = {str(shape).removeprefix(SHAPES_BASE) for shape in asking} - rules().keys()
    assert all(set(SHAPES.predicates(URIRef(SHAPES_BASE + name))) <= TARGETS for name in silent)


TARGETS = {RDF.type, SH.targetClass, SH.targetSubjectsOf, SH.property}


def test_every_class_that_can_be_written_has_a_shape() -> None:
    written = {str(each) for each in ONTOLOGY.subjects(RDF.type, OWL.Class) if str(each).startswith(PG)}
    written |= {
        PREFIXES[prefix] + name
        for prefix, names in TERMS.items()
        for name in names.split()
        if prefix not in ("pg", "xsd") and name[0].isupper()
    }
    assert written - {str(shape) for shape in SHAPES.objects(None, SH.targetClass)} == set()


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


def test_every_own_property_says_what_it_is_for_and_what_it_leads_to() -> None:
    for name in sorted(own_properties()):
        bears, leads = (classes(ONTOLOGY.value(PG[name], about)) for about in (RDFS.domain, RDFS.range))
        assert bears, f"pg:{name} has no domain"
        assert leads, f"pg:{name} has no range"
        assert bears <= KNOWN, name
        assert leads <= KNOWN | {
            str(OWL.Thing),
            str(RDFS.Resource),
            str(SKOS.Concept),
            str(RDF.langString),
        } | {str(XSD.string)}, name


def test_shapes_ask_for_what_the_ontology_says() -> None:
    """Datatypes are the ranges, and choices are all those of one list."""
    schemes = {frozenset(ONTOLOGY.subjects(SKOS.inScheme, scheme)) for scheme in map(PG.__getitem__, SCHEMES)}
    for name in sorted(own_properties()):
        range_ = ONTOLOGY.value(PG[name], RDFS.range)
        shapes = set(SHAPES.subjects(SH.path, PG[name]))
        assert shapes, f"no shape asks about pg:{name}"
        assert {each for shape in shapes for each in SHAPES.objects(shape, SH.datatype)} <= {range_}, name
        if range_ == SKOS.Concept:
            (choices,) = [each for shape in shapes for each in SHAPES.objects(shape, SH["in"])]
            assert frozenset(SHAPES.items(choices)) in schemes, name


def test_the_shapes_know_every_own_term() -> None:
    codes = {"lgcode", "jisx0402", "iso3166", "unm49"}
    assert own(SHAPES) | codes == OWN


def test_the_context_names_every_own_term_as_the_ontology_has_it() -> None:
    assert {prefix: CONTEXT.get(prefix) for prefix in PREFIXES} == PREFIXES
    for name in sorted(OWN | SCHEMES):
        assert CONTEXT.get(name) == coerced(name), name


def test_the_context_names_every_reused_term_and_nothing_else() -> None:
    named = {said if isinstance(said, str) else said["@id"]: said for said in definitions().values()}
    known = {
        f"{prefix}:{name}" for prefix, names in TERMS.items() if prefix != "xsd" for name in names.split()
    } - {"rdf:type"}
    assert named.keys() == known | {f"pg:{name}" for name in SCHEMES}
    for name, said in named.items():
        if ":" in name and not name.startswith("pg:") and (asked := datatypes(name)):
            assert len(asked) > 1 or coercion(said) in asked, name


def definitions() -> dict[str, Any]:
    """The terms of the context, without its prefixes and keywords."""
    return {name: said for name, said in CONTEXT.items() if name not in ("@version", "id", "type", *PREFIXES)}


def datatypes(name: str) -> set[str]:
    """What the shapes ask of the values of a reused property."""
    prefix, _, local = name.partition(":")
    shapes = list(SHAPES.subjects(SH.path, URIRef(PREFIXES[prefix] + local)))
    unions = [SHAPES.value(shape, SH["or"]) for shape in shapes]
    shapes += [choice for union in unions if union for choice in SHAPES.items(union)]
    listed = {each for shape in shapes for each in SHAPES.objects(shape, SH.datatype)}
    nodes = {"@id" for shape in shapes if (shape, SH["class"], None) in SHAPES}
    return {f"xsd:{str(each).rpartition('#')[2]}" for each in listed} | nodes


def coercion(said: Any) -> str:
    """What the context makes of a plain string."""
    if isinstance(said, str):
        return "xsd:string"
    return (
        "xsd:langString"
        if "@language" in said.values() or "@language" in said
        else {"@vocab": "@id"}.get(said["@type"], said["@type"])
    )


def coerced(name: str) -> Any:
    """What the context must say of an own term, by its range in the ontology."""
    types, range_ = set(ONTOLOGY.objects(PG[name], RDF.type)), ONTOLOGY.value(PG[name], RDFS.range)
    if OWL.ObjectProperty in types:
        return {"@id": f"pg:{name}", "@type": "@vocab" if range_ in (SKOS.Concept, RDFS.Resource) else "@id"}
    if range_ is None or range_ == XSD.string:
        return f"pg:{name}"
    if range_ == RDF.langString:
        return {"@id": f"pg:{name}", "@language": "ja"}
    return {"@id": f"pg:{name}", "@type": f"xsd:{str(range_).rpartition('#')[2]}"}


def own_properties() -> set[str]:
    kinds = (OWL.ObjectProperty, OWL.DatatypeProperty)
    return {str(each).removeprefix(PG) for kind in kinds for each in ONTOLOGY.subjects(RDF.type, kind)}


def classes(node: Any) -> set[str]:
    """A class, or the classes of a union."""
    union = ONTOLOGY.value(node, OWL.unionOf) if node is not None else None
    return {str(each) for each in ONTOLOGY.items(union)} if union is not None else {str(node)} - {"None"}


def test_json_in_the_context_is_the_same_graph() -> None:
    document = {
        "@context": CONTEXT,
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


def test_alignments_lead_from_terms_that_exist_to_other_models() -> None:
    graph = load("alignments.ttl")
    assert own(graph) <= OWN
    links = [(s, o) for s, p, o in graph if str(p).startswith(str(SKOS))]
    assert {str(s) for s, _ in links} <= KNOWN
    assert not [o for _, o in links if str(o).startswith(PG)]
    models = ("besluit#", "eli-draft", "opengov#", "schema.org", "imi.go.jp")
    assert [model for model in models if not any(model in str(o) for _, o in links)] == []


def test_a_class_is_matched_with_a_class_and_a_property_with_a_property() -> None:
    """Their terms are told by their names: a class begins with a capital letter, or ends in 型 in IMI."""
    links = [link for link in load("alignments.ttl") if str(link[1]).startswith(str(SKOS))]
    properties = {
        str(each)
        for kind in (OWL.ObjectProperty, OWL.DatatypeProperty)
        for each in ONTOLOGY.subjects(RDF.type, kind)
    }
    named = {each: re.split("[/#]", str(each))[-1] for _, _, each in links}
    is_class = {each: name[0].isupper() or name.endswith("型") for each, name in named.items()}
    for ours, how, theirs in links:
        own = (
            str(ours) in properties
            if str(ours).startswith(PG)
            else short(str(ours)).split(":")[1][0].islower()
        )
        concept = (
            str(ours).startswith(PG)
            and (ours, RDF.type, OWL.Class) not in ONTOLOGY
            and str(ours) not in properties
        )
        assert (how == SKOS.relatedMatch and is_class[theirs]) if concept else own != is_class[theirs], (
            ours,
            theirs,
        )


def test_the_head_of_the_ontology_says_whose_it_is() -> None:
    head = URIRef(PG.removesuffix("#"))
    said = set(ONTOLOGY.predicates(head))
    assert {OWL.versionIRI, OWL.versionInfo, DCTERMS.creator, DCTERMS.publisher, DCTERMS.license} <= said
    assert {OWL.versionIRI, DCTERMS.language, DCTERMS.title, DCTERMS.description} <= said
    assert str(ONTOLOGY.value(head, OWL.versionIRI)).endswith(f"/{ONTOLOGY.value(head, OWL.versionInfo)}")


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


@pytest.mark.parametrize(
    ("name", "printed"),
    [("ontology.md", ontology_page), ("queries.md", queries_page), ("check.md", check_page)],
)
def test_the_reference_is_printed_from_what_it_describes(name: str, printed: Any) -> None:
    page = (ROOT / "docs" / "reference" / name).read_text("utf-8")
    assert page == printed(), "run: python -m policy_graph.triples.reference"
