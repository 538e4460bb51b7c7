"""Does every graph have the shape that ontology/shapes.ttl asks for?"""

from collections.abc import Iterable, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor

from pyoxigraph import NamedNode, RdfFormat, Store

from policy_graph.model import Fault, FaultNode
from policy_graph.triples.naming import field, resting, stands
from policy_graph.triples.place import place
from policy_graph.triples.rules import fault
from policy_graph.triples.shacl.gate import Result, validate
from policy_graph.triples.store import graphs

Validated = Future[list[Result] | ValueError]


def shape_faults(store: Store) -> Iterator[Fault]:
    """Validate the graph of each document by itself: it must be whole without the others."""
    with ThreadPoolExecutor() as pool:
        yield from faults_of(store, started(store, pool))


def started(store: Store, pool: Executor) -> list[tuple[NamedNode, Validated]]:
    """Have the graphs validated, several at a time, while this thread goes on: the validator lets other threads work."""
    return [(graph, pool.submit(_results, store, graph)) for graph in graphs(store)]


def faults_of(store: Store, validated: Iterable[tuple[NamedNode, Validated]]) -> Iterator[Fault]:
    """Wait for what the validator found, and tell it in order."""
    for graph, future in validated:
        results = future.result()
        if isinstance(results, ValueError):
            where = place(store, None, graph)
            yield fault("graph", "graph-unsupported", where, detail=str(results))
            continue
        for result in results:
            yield _fault(store, graph, result)


def _results(store: Store, graph: NamedNode) -> list[Result] | ValueError:
    """Validate one graph; what the validator cannot read is told, too."""
    try:
        return validate(store.dump(format=RdfFormat.N_TRIPLES, from_graph=graph) or b"")
    except ValueError as error:
        return error


def _fault(store: Store, graph: NamedNode, result: Result) -> Fault:
    focus = NamedNode(result.focus) if result.focus else None
    return fault(
        "shape",
        result.rule,
        place(store, focus, graph),
        subject=resting(store, focus, graph) if focus else None,
        field=field(result.path),
        value=stands(store, result.value, graph),
        node=FaultNode(
            focus=result.focus or graph.value,
            path=result.path,
            value=result.value,
            component=result.component,
        ),
    )
