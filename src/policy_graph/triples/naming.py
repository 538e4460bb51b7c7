"""What nodes are called in messages: labels rather than IRIs."""

from urllib.parse import unquote

from pyoxigraph import Literal, NamedNode, RdfFormat, Store, parse

from policy_graph.model import Bilingual
from policy_graph.triples.iri import KINDS
from policy_graph.triples.labels import labels
from policy_graph.triples.store import Graph, node, value
from policy_graph.triples.vocab import short, term


def called(store: Store, thing: object, graph: Graph) -> str:
    """Give the label of a node, its kind and the name in its IRI where it has none, and a literal as it is."""
    if isinstance(thing, NamedNode):
        own = value(store, thing, "rdfs:label", graph) or _named(thing.value)
        return own or _unlabelled(thing, graph)
    return thing.value if isinstance(thing, Literal) else str(thing)


def _unlabelled(thing: NamedNode, graph: Graph) -> str:
    """Name a node by its kind and what tells it from others of its document: 発言 3."""
    local = unquote(thing.value.rpartition("/id/")[2])
    kind, _, name = local.partition("/")
    if kind not in KINDS:
        return short(local)
    document = graph.value.rpartition("/")[2] if isinstance(graph, NamedNode) else ""
    return f"{KINDS[kind].partition(' / ')[0]} {name.removeprefix(f'{document}.')}"


def statement(store: Store, said: NamedNode, graph: Graph) -> str:
    """Give a statement in words: 商工課 – 所管する → 駅前再生計画."""
    subject, predicate = (node(store, said, name, graph) for name in ("rdf:subject", "rdf:predicate"))
    quads = store.quads_for_pattern(said, term("rdf:object"), None, graph)
    object_ = next((quad.object for quad in quads), None)
    return triple(store, subject, predicate, object_, graph)


def triple(store: Store, subject: object, predicate: object, object_: object, graph: Graph) -> str:
    """Give a triple in words."""
    first, relation, last = (called(store, each, graph) for each in (subject, predicate, object_))
    return f"{first} – {relation} → {last}"


def resting(store: Store, thing: NamedNode, graph: Graph) -> str:
    """Name what rests on words: a statement as a triple, a mention by what it stands for, else by its label."""
    if node(store, thing, "rdf:predicate", graph):
        return statement(store, thing, graph)
    if body := node(store, thing, "oa:hasBody", graph):
        return f"名前の出現 {called(store, body, graph)}"
    return called(store, thing, graph)


def field(path: str | None) -> Bilingual | None:
    """Name the property at fault in both languages; one that has no name goes by its short form."""
    if not path:
        return None
    return labels().get(path) or Bilingual(ja=short(path), en=short(path))


def stands(store: Store, wrong: str | None, graph: Graph) -> str | None:
    """Show the term (of N-Triples) that stands there."""
    there = _term(wrong)
    return called(store, there, graph) if there is not None else None


def _term(wrong: str | None) -> object:
    if wrong is None or wrong.startswith("_:"):
        return wrong
    line = f"<x:s> <x:p> {wrong} ."
    return next(iter(parse(line, format=RdfFormat.N_TRIPLES))).object


def _named(iri: str) -> str | None:
    """What a term is called in Japanese, ``None`` for what is no known term."""
    found = labels().get(iri)
    return found.ja if found else None
