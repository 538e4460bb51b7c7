"""Facts as RDF: a plain triple for what is stated, and for every fact a statement with its evidence."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256

from pyoxigraph import NamedNode, Quad

from policy_graph.model import Entity, EntityType, Extraction, Fact, Predicate, Status
from policy_graph.triples.graph import DocumentGraph, Term
from policy_graph.triples.index import Index
from policy_graph.triples.literals import plain, share, words
from policy_graph.triples.structure import body_of, person_of
from policy_graph.triples.vocab import term

ORGANIZATION, PERSON, PLACE, POST, PROGRAM = (
    EntityType.ORGANIZATION,
    EntityType.PERSON,
    EntityType.PLACE,
    EntityType.POST,
    EntityType.PROGRAM,
)
# What the same fact is called in vocabularies that others know, by the types of its subject and its object (None: any).
# The first line that fits counts; pg: relations without a line have no counterpart.
REUSED: tuple[tuple[Predicate, EntityType | None, EntityType | None, str], ...] = (
    (Predicate.MEMBER_OF, None, None, "org:memberOf"),
    (Predicate.HOLDS_POST, None, POST, "org:holds"),
    (Predicate.PART_OF, ORGANIZATION, ORGANIZATION, "org:subOrganizationOf"),
    (Predicate.PART_OF, POST, ORGANIZATION, "org:postIn"),
    (Predicate.PART_OF, PLACE, PLACE, "schema:containedInPlace"),
    (Predicate.PART_OF, None, None, "dct:isPartOf"),
    (Predicate.LOCATED_IN, PLACE, PLACE, "schema:containedInPlace"),
    (Predicate.LOCATED_IN, PROGRAM, PLACE, "dct:spatial"),
    (Predicate.LOCATED_IN, None, PLACE, "schema:location"),
    (Predicate.SUCCEEDS, None, None, "dct:replaces"),
    (Predicate.ALIAS_OF, None, None, "skos:altLabel"),
)


def statements(graph: DocumentGraph, index: Index, extraction: Extraction) -> Iterator[Quad]:
    """Write every fact of one document."""
    types = {entity.id: entity for entity in extraction.entities}
    roles = _roles(index, extraction)
    for fact in extraction.facts:
        triple = _triple(graph, fact)
        yield from _statement(graph, fact, triple)
        if fact.status is Status.STATED:
            yield from _plain(graph, fact, triple, types)
            if fact.predicate is Predicate.MEMBER_OF:
                yield from _membership(graph, fact, triple, roles.get((fact.subject, fact.object)))


@dataclass(frozen=True, slots=True)
class _Triple:
    subject: NamedNode
    predicate: NamedNode
    object: Term

    def digest(self, status: str) -> str:
        said = "\n".join([str(self.subject), str(self.predicate), str(self.object), status])
        return sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _triple(graph: DocumentGraph, fact: Fact) -> _Triple:
    """Turn a fact into a triple; an alias is a name, so it stands behind the thing that it names."""
    if fact.predicate is Predicate.ALIAS_OF:
        return _Triple(graph.node(fact.object), term("pg:alias"), words(fact.subject))
    return _Triple(graph.node(fact.subject), term(f"pg:{fact.predicate}"), graph.node(fact.object))


def _plain(graph: DocumentGraph, fact: Fact, triple: _Triple, types: Mapping[str, Entity]) -> Iterator[Quad]:
    yield Quad(triple.subject, triple.predicate, triple.object, graph.name)
    if known := _reused(fact, types):
        yield Quad(triple.subject, term(known), triple.object, graph.name)


def _reused(fact: Fact, types: Mapping[str, Entity]) -> str | None:
    ends = [types[id_].type if id_ in types else None for id_ in (fact.subject, fact.object)]
    for predicate, subject, object_, known in REUSED:
        if predicate is fact.predicate and subject in (None, ends[0]) and object_ in (None, ends[1]):
            return known
    return None


def _statement(graph: DocumentGraph, fact: Fact, triple: _Triple) -> Iterator[Quad]:
    yield from graph.describe(
        graph.own("statement", triple.digest(fact.status)),
        ["pg:Statement", "rdf:Statement"],
        {
            "rdf:subject": triple.subject,
            "rdf:predicate": triple.predicate,
            "rdf:object": triple.object,
            "pg:status": term(f"pg:{fact.status.capitalize()}"),
            "pg:evidence": [graph.at("quote", span) for span in fact.evidence],
            "pg:confidence": share(fact.confidence),
            "pg:method": plain(fact.method),
            "pg:machineRead": next(
                (read for span in fact.evidence if (read := graph.machine_read(span))), None
            ),
        },
    )


def _membership(graph: DocumentGraph, fact: Fact, triple: _Triple, role: str | None) -> Iterator[Quad]:
    yield from graph.describe(
        graph.own("membership", triple.digest(fact.status)),
        ["org:Membership"],
        {
            "org:member": triple.subject,
            "org:organization": triple.object,
            "opengov:role": words(role) if role else None,
            "pg:evidence": [graph.at("quote", span) for span in fact.evidence],
        },
    )


def _roles(index: Index, extraction: Extraction) -> Mapping[tuple[str, str], str]:
    """What the lists call each person in the body that met and in the organization in brackets behind the name."""
    body = body_of(index, extraction.meeting)
    roles: dict[tuple[str, str], str] = {}
    for attendee in extraction.meeting.attendees:
        person = person_of(index, attendee)
        home = index.entity_at(attendee.affiliation, ORGANIZATION)
        if person and body and attendee.role:
            roles[person, body] = attendee.role.value
        if person and home and attendee.affiliation_role:
            roles[person, home] = attendee.affiliation_role.value
    return roles
