"""Is a build or release sound? The graph parses, has its shape, agrees with itself, and every quote stands in its source."""

import os
from collections import deque
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from pyoxigraph import NamedNode, RdfFormat, Store, parse

from policy_graph.errors import UsageError
from policy_graph.model import Fault, FaultSeverity, grouped
from policy_graph.triples.agreement import agreement_faults
from policy_graph.triples.evidence import evidence_faults
from policy_graph.triples.form import form_faults
from policy_graph.triples.parted import Survey, parted, surveyed
from policy_graph.triples.prints import Prints
from policy_graph.triples.rules import fault
from policy_graph.triples.shacl.shapes import Validated, faults_of, started
from policy_graph.triples.store import TRIG, TURTLE, file_of, graphs, instances
from policy_graph.triples.sums import sum_faults
from policy_graph.triples.vocabulary import vocabulary_faults

ORDER = tuple(FaultSeverity)
# So many documents for each core are in memory: those that the validator works on, and those that wait for it.
AHEAD = 2


def check(folder: Path, *, least: FaultSeverity = FaultSeverity.VIOLATION) -> list[Fault]:
    """Check the build or release in ``folder``, document by document; no fault means that all is well.

    The gravest come first, those of one rule together. Faults less severe than ``least`` are left out. Raises UsageError
    where ``folder`` holds no graph.
    """
    wanted = ORDER[: ORDER.index(least) + 1]
    found = (fault for fault in _faults(folder) if fault.severity in wanted)
    return [fault for group in grouped(found) for fault in group.faults]


def _faults(folder: Path) -> Iterator[Fault]:
    try:
        survey = surveyed(folder)
    except (SyntaxError, ValueError) as error:
        yield fault("graph", "graph-unreadable", document=TRIG, detail=str(error))
        return
    yield from sum_faults(folder)
    yield from _merged_faults(survey.triples, folder)
    yield from _graph_faults(survey, folder)


def _merged_faults(said: Prints, folder: Path) -> Iterator[Fault]:
    """The Turtle file says the same as the graphs of all documents together."""
    try:
        path = file_of(folder, TURTLE)
        merged = Prints(quad.triple for quad in parse(path=path, format=RdfFormat.TURTLE))
    except UsageError:
        yield fault("graph", "graph-missing", document=TURTLE)
        return
    except (SyntaxError, ValueError) as error:
        yield fault("graph", "graph-unreadable", document=TURTLE, detail=str(error))
        return
    if not merged.same(said):
        yield fault("graph", "graph-differs", document=TURTLE)


def _graph_faults(survey: Survey, folder: Path) -> Iterator[Fault]:
    """There are minutes, every triple is in a named graph, and each graph is sound."""
    if survey.outside:
        yield fault("graph", "graph-outside", document=TRIG)
    minutes = 0
    with ThreadPoolExecutor() as pool:
        waiting = deque[tuple[Store, list[tuple[NamedNode, Validated]]]]()
        for store in parted(folder, whole=survey.whole):
            waiting.append((store, started(store, pool)))  # most of the work, done beside all that follows
            minutes += sum(len(instances(store, "pg:Minutes", graph)) for graph in graphs(store))
            yield from _document_faults(store, folder)
            if len(waiting) > AHEAD * (os.cpu_count() or 1):
                yield from faults_of(*waiting.popleft())
        for each in waiting:
            yield from faults_of(*each)
    if not minutes:
        yield fault("graph", "graph-empty", document=TRIG)


def _document_faults(store: Store, folder: Path) -> Iterator[Fault]:
    yield from evidence_faults(store, folder)
    yield from agreement_faults(store)
    yield from form_faults(store)
    yield from vocabulary_faults(store)
