"""Plain triples and statements agree: what is stated is a plain triple, and no plain triple lacks a statement."""

from collections.abc import Iterator

from pyoxigraph import NamedNode, Store

from policy_graph.model import Fault, FaultNode, Predicate
from policy_graph.triples.naming import triple
from policy_graph.triples.place import place
from policy_graph.triples.rules import fault
from policy_graph.triples.store import graphs, instances, node
from policy_graph.triples.vocab import term

Said = tuple[object, object, object]


def agreement_faults(store: Store) -> Iterator[Fault]:
    """Give a fault for each stated fact without its plain triple and each plain relation that nothing supports."""
    for graph in graphs(store):
        stated, plain = set(_stated(store, graph)), set(_plain(store, graph))
        for missing in sorted(stated - plain, key=str):
            yield _fault(store, graph, missing, "statement-not-plain")
        for bare in sorted(plain - stated, key=str):
            yield _fault(store, graph, bare, "plain-not-stated")


def _stated(store: Store, graph: NamedNode) -> Iterator[Said]:
    for said in instances(store, "pg:Statement", graph):
        if node(store, said, "pg:status", graph) == term("pg:Stated"):
            ends = (
                next((quad.object for quad in store.quads_for_pattern(said, term(name), None, graph)), None)
                for name in ("rdf:subject", "rdf:predicate", "rdf:object")
            )
            yield tuple(ends)  # type: ignore[misc]


def _plain(store: Store, graph: NamedNode) -> Iterator[Said]:
    for predicate in Predicate:
        relation = term("pg:alias" if predicate is Predicate.ALIAS_OF else f"pg:{predicate}")
        for quad in store.quads_for_pattern(None, relation, None, graph):
            yield quad.subject, quad.predicate, quad.object


def _fault(store: Store, graph: NamedNode, said: Said, rule: str) -> Fault:
    subject, predicate, _ = said
    node = subject if isinstance(subject, NamedNode) else None
    return fault(
        "statement",
        rule,
        place(store, node, graph),
        subject=triple(store, *said, graph),
        node=FaultNode(
            focus=node.value if node else graph.value,
            path=predicate.value if isinstance(predicate, NamedNode) else None,
            value=str(said[2]),
        ),
    )
