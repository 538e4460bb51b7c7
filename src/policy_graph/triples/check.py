"""Is a build or release sound? The graph parses, has its shape, agrees with itself, and every quote stands in its source."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from pyoxigraph import DefaultGraph, RdfFormat, Store, parse

from policy_graph.errors import UsageError
from policy_graph.model import Fault, FaultSeverity, grouped
from policy_graph.triples.agreement import agreement_faults
from policy_graph.triples.evidence import evidence_faults
from policy_graph.triples.form import form_faults
from policy_graph.triples.rules import fault
from policy_graph.triples.shacl.shapes import faults_of, started
from policy_graph.triples.store import TRIG, TURTLE, file_of, graphs, instances, open_graphs
from policy_graph.triples.sums import sum_faults
from policy_graph.triples.vocabulary import vocabulary_faults

ORDER = tuple(FaultSeverity)


def check(folder: Path, *, least: FaultSeverity = FaultSeverity.VIOLATION) -> list[Fault]:
    """Check the build or release in ``folder``; no fault means that all is well.

    The gravest come first, those of one rule together. Faults less severe than ``least`` are left out. Raises UsageError
    where ``folder`` holds no graph.
    """
    wanted = ORDER[: ORDER.index(least) + 1]
    found = (fault for fault in _faults(folder) if fault.severity in wanted)
    return [fault for group in grouped(found) for fault in group.faults]


def _faults(folder: Path) -> Iterator[Fault]:
    try:
        store = open_graphs(folder)
    except (SyntaxError, ValueError) as error:
        yield fault("graph", "graph-unreadable", document=TRIG, detail=str(error))
        return
    with ThreadPoolExecutor() as pool:
        validated = started(store, pool)  # most of the work, done beside all that follows
        yield from sum_faults(folder)
        yield from _merged_faults(store, folder)
        yield from _owned_faults(store)
        yield from evidence_faults(store, folder)
        yield from agreement_faults(store)
        yield from form_faults(store)
        yield from vocabulary_faults(store)
        yield from faults_of(store, validated)


def _merged_faults(store: Store, folder: Path) -> Iterator[Fault]:
    """The Turtle file says the same as the graphs of all documents together; numbers stand for triples, which are large."""
    try:
        path = file_of(folder, TURTLE)
        merged = {hash(quad.triple) for quad in parse(path=path, format=RdfFormat.TURTLE)}
    except UsageError:
        yield fault("graph", "graph-missing", document=TURTLE)
        return
    except (SyntaxError, ValueError) as error:
        yield fault("graph", "graph-unreadable", document=TURTLE, detail=str(error))
        return
    if merged != {hash(quad.triple) for quad in store}:
        yield fault("graph", "graph-differs", document=TURTLE)


def _owned_faults(store: Store) -> Iterator[Fault]:
    """There are minutes, and every triple is in a named graph, where the other checks look."""
    if not any(instances(store, "pg:Minutes", graph) for graph in graphs(store)):
        yield fault("graph", "graph-empty", document=TRIG)
    if any(store.quads_for_pattern(None, None, None, DefaultGraph())):
        yield fault("graph", "graph-outside", document=TRIG)
