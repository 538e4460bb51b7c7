"""The graph of a build folder, opened for reading, and short ways to ask it."""

from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import DefaultGraph, Literal, NamedNode, RdfFormat, Store

from policy_graph.errors import UsageError
from policy_graph.triples.iri import base_of
from policy_graph.triples.vocab import term

TRIG, TURTLE = "graph.trig", "graph.ttl"
# Where they lie in a release.
DATA = "data"
# Where the tables that are counted over lie in a build.
ANALYSIS = "analysis"
Graph = NamedNode | DefaultGraph


def open_graphs(folder: Path) -> Store:
    """Load graph.trig of a build into memory: one named graph for each document, nothing in the default graph.

    Raises UsageError where there is none and SyntaxError (with line and column) where it is no TriG.
    """
    store = Store()
    store.bulk_load(path=file_of(folder, TRIG), format=RdfFormat.TRIG)
    return store


def open_merged(folder: Path) -> Store:
    """Load graph.ttl of a build into memory, as the default graph: each triple once.

    A store's own union of named graphs would give a triple as often as there are documents that say it (pyoxigraph
    0.5.13), which makes counts wrong and joins explode. Raises UsageError and SyntaxError like ``open_graphs``.
    """
    store = Store()
    store.bulk_load(path=file_of(folder, TURTLE), format=RdfFormat.TURTLE)
    return store


def open_both(folder: Path) -> Store:
    """Load the merged graph as the default graph and each document as a named graph."""
    store = open_merged(folder)
    store.bulk_load(path=file_of(folder, TRIG), format=RdfFormat.TRIG)
    return store


def file_of(folder: Path, name: str) -> Path:
    """Find a file of the graph in a build, or in the data of a release; raises UsageError where there is none."""
    for path in (folder / name, folder / DATA / name):
        if path.is_file():
            return path
    raise UsageError(f"{folder} holds no {name}: name the folder of a build or release")


def graphs(store: Store) -> list[NamedNode]:
    """List the named graphs: one for each document, behind them that of judgements where there is one."""
    return sorted((name for name in store.named_graphs() if isinstance(name, NamedNode)), key=str)


def base(store: Store) -> str:
    """Return what the IRIs of a graph begin with, "" for an empty graph."""
    return next((found for name in graphs(store) if (found := base_of(name.value))), "")


def instances(store: Store, kind: str, graph: Graph) -> list[NamedNode]:
    """List the members of a class in one graph (``DefaultGraph()`` for the merged one), in order."""
    found = store.quads_for_pattern(None, term("rdf:type"), term(kind), graph)
    return sorted((quad.subject for quad in found if isinstance(quad.subject, NamedNode)), key=str)


def nodes(store: Store, subject: NamedNode, name: str, graph: Graph) -> list[NamedNode]:
    """List the nodes that a property leads to, in order."""
    return sorted(
        (each for each in _objects(store, subject, name, graph) if isinstance(each, NamedNode)), key=str
    )


def node(store: Store, subject: NamedNode, name: str, graph: Graph) -> NamedNode | None:
    """Return the (first) node that a property leads to."""
    return next(iter(nodes(store, subject, name, graph)), None)


def value(store: Store, subject: NamedNode | None, name: str, graph: Graph) -> str | None:
    """Return the (first) literal of a property as a string."""
    if subject is None:
        return None
    found = (each.value for each in _objects(store, subject, name, graph) if isinstance(each, Literal))
    return min(found, default=None)


def integer(store: Store, subject: NamedNode | None, name: str, graph: Graph) -> int | None:
    """Return the (first) literal of a property as an integer, ``None`` where it is none."""
    text = value(store, subject, name, graph)
    return int(text) if text and text.isdecimal() else None


def _objects(store: Store, subject: NamedNode, name: str, graph: Graph) -> Iterator[object]:
    return (quad.object for quad in store.quads_for_pattern(subject, term(name), None, graph))
