"""The form of meetings holds together: numbers are given once, answers follow what they answer."""

from collections import defaultdict
from collections.abc import Iterator

from pyoxigraph import NamedNode, Store

from policy_graph.model import Fault, FaultNode
from policy_graph.triples.naming import called
from policy_graph.triples.place import place
from policy_graph.triples.rules import fault
from policy_graph.triples.store import graphs, instances, integer, node, nodes

NUMBERED = ("pg:Utterance", "pg:AgendaItem")


def form_faults(store: Store) -> Iterator[Fault]:
    """Give a fault for each number that is given twice in a meeting and each answer to what was not said before."""
    for graph in graphs(store):
        for kind in NUMBERED:
            yield from _twice(store, kind, graph)
        yield from _answers(store, graph)


def _twice(store: Store, kind: str, graph: NamedNode) -> Iterator[Fault]:
    found = defaultdict(list)
    for each in instances(store, kind, graph):
        number = integer(store, each, "schema:position", graph)
        if number is not None:
            found[node(store, each, "dct:isPartOf", graph), number].append(each)
    for (_, number), same in found.items():
        for each in same[1:]:
            yield _fault(store, graph, "number-twice", each, str(number))


def _answers(store: Store, graph: NamedNode) -> Iterator[Fault]:
    for each in instances(store, "pg:Utterance", graph):
        own = integer(store, each, "schema:position", graph)
        for asked in nodes(store, each, "pg:answers", graph):
            before = integer(store, asked, "schema:position", graph)
            if own is not None and before is not None and before >= own:
                yield _fault(store, graph, "answers-later", each, called(store, asked, graph))


def _fault(store: Store, graph: NamedNode, rule: str, thing: NamedNode, value: str) -> Fault:
    return fault(
        "form",
        rule,
        place(store, thing, graph),
        subject=called(store, thing, graph),
        value=value,
        node=FaultNode(focus=thing.value),
    )
