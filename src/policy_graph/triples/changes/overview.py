"""What all documents of a version say together, read in one pass."""

from collections.abc import Sequence
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad

from policy_graph.model import Bilingual
from policy_graph.triples.changes.described import Described, described
from policy_graph.triples.changes.graphs import graphs
from policy_graph.triples.changes.records import Head, Judged, Key, Overview, Thing, Tombstone
from policy_graph.triples.iri import base_of, local
from policy_graph.triples.vocab import term

# The graphs that are no document, as they stand behind the base.
JUDGEMENTS, WITHDRAWALS = "graph/judgements", "graph/withdrawals"
# Most of a graph, of which the overview keeps nothing.
PLACES = frozenset({"mention", "quote", "words", "position", "passage"})
ENTITIES = ("organization", "person", "place", "post", "program")
# A print is as good as the hash of a quad: 64 bits, added up, so that the order of quads does not count.
BITS = 2**64 - 1


def overview(path: Path) -> Overview:
    """Read the whole graph once, keeping only what is needed of every document."""
    found = Overview()
    for name, quads in graphs(path):
        found.base = base_of(name) or found.base
        id = name.removeprefix(f"{found.base}id/")
        found.prints[id] = sum(map(hash, quads)) & BITS
        _add(found, id, quads)
    return found


def facts(said: Described) -> list[tuple[Key, str, str]]:
    """Give each statement of a document: the fact, its status and the node."""
    found = []
    for node in said.of("statement"):
        subject, predicate, object_ = (
            said.one(node, f"rdf:{end}") for end in ("subject", "predicate", "object")
        )
        if subject and predicate and object_:
            found.append(((subject, predicate, object_), _one(said, node, "pg:status"), node))
    return found


def head(said: Described, document: str) -> Head:
    """Name a document by the meeting that it is of."""
    meeting = next(iter(sorted(said.of("meeting"))), "")
    return Head(
        id=document,
        file=_one(said, document, "schema:name"),
        checksum=_one(said, said.one(document, "spdx:checksum"), "spdx:checksumValue"),
        meeting=meeting,
        title=said.one(meeting, "rdfs:label") or _one(said, document, "schema:name"),
        date=_one(said, meeting, "dct:date"),
        utterances=sum(1 for _ in said.of("utterance")),
        facts=sum(1 for _ in said.of("statement")),
        withdrawn=said.one(document, "pg:withdrawal") is not None,
    )


def _add(found: Overview, id: str, quads: Sequence[Quad]) -> None:
    said = described(quads, found.base, without=PLACES)
    if id == JUDGEMENTS:
        found.judgements = {node: _judged(said, node) for node in said.of("judgement")}
        found.replaced = {node: new for node in said.nodes if (new := said.one(node, "dct:isReplacedBy"))}
    elif id == WITHDRAWALS:
        found.tombstones = {node: _tombstone(node, quads, said) for node in said.of("withdrawal")}
    else:
        _document(found, id, said)


def _document(found: Overview, id: str, said: Described) -> None:
    found.heads[id] = head(said, id)
    found.findings.update(_one(said, node, "pg:code") for node in said.of("finding"))
    for key, status, _ in facts(said):
        found.facts.setdefault(key, set()).add(status)
    for kind in ENTITIES:
        for node in said.of(kind):
            thing = found.things.setdefault(node, Thing(id=node))
            thing.labels.update(said.all(node, "rdfs:label"))
            thing.aliases.update(said.all(node, "skos:altLabel"))
            thing.codes.update(said.all(node, "skos:notation"), said.all(node, "skos:exactMatch"))
            thing.kinds.update(said.all(node, "pg:kind"))


def _judged(said: Described, node: str) -> Judged:
    return Judged(
        id=node,
        verdict=_one(said, node, "pg:verdict"),
        about=_one(said, node, "schema:about"),
        becomes=said.one(node, "pg:becomes"),
        who=_one(said, node, "dc:creator"),
        when=_one(said, node, "dct:date"),
        why=_one(said, node, "dct:description"),
    )


def _tombstone(node: str, quads: Sequence[Quad], said: Described) -> Tombstone:
    return Tombstone(
        id=node,
        about=said.one(node, "schema:about"),
        label=_bilingual(node, "rdfs:label", quads),
        reason=_bilingual(node, "dct:description", quads),
        date=_one(said, node, "dct:date"),
    )


def _bilingual(node: str, name: str, quads: Sequence[Quad]) -> Bilingual | None:
    """Give a text by its language; where it is in one only, that stands for the other."""
    texts = {
        quad.object.language or "": quad.object.value
        for quad in quads
        if quad.predicate == term(name)
        and isinstance(quad.object, Literal)
        and isinstance(quad.subject, NamedNode)
        and quad.subject.value.endswith(f"id/{node}")
    }
    any_ = min(texts.values(), default="")
    return Bilingual(ja=texts.get("ja", any_), en=texts.get("en", any_)) if texts else None


def readable(side: Overview, id: str) -> str:
    """Give a local id as people write it, without percent signs."""
    return local(side.base, f"{side.base}id/{id}")


def _one(said: Described, node: str | None, name: str) -> str:
    return said.one(node, name) or ""
