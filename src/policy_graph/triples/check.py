"""Is a build or release sound? The graph parses, has its shape, agrees with itself, and every quote stands in its source."""

from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import RdfFormat, Store, parse

from policy_graph.errors import UsageError
from policy_graph.model import Fault, FaultSeverity
from policy_graph.triples.agreement import agreement_faults
from policy_graph.triples.evidence import evidence_faults
from policy_graph.triples.shapes import shape_faults
from policy_graph.triples.store import TRIG, TURTLE, file_of, open_graphs
from policy_graph.triples.sums import sum_faults

ORDER = tuple(FaultSeverity)


def check(folder: Path, *, least: FaultSeverity = FaultSeverity.VIOLATION) -> list[Fault]:
    """Check the build or release in ``folder``; no fault means that all is well.

    Faults less severe than ``least`` are left out. Raises UsageError where ``folder`` holds no graph.
    """
    wanted = ORDER[: ORDER.index(least) + 1]
    return [fault for fault in _faults(folder) if fault.severity in wanted]


def _faults(folder: Path) -> Iterator[Fault]:
    try:
        store = open_graphs(folder)
    except (SyntaxError, ValueError) as error:
        yield Fault(kind="graph", document=TRIG, message=f"the graph cannot be read: {error}")
        return
    yield from sum_faults(folder)
    yield from _merged_faults(store, folder)
    yield from evidence_faults(store, folder)
    yield from agreement_faults(store)
    yield from shape_faults(store)


def _merged_faults(store: Store, folder: Path) -> Iterator[Fault]:
    """The Turtle file says the same as the graphs of all documents together."""
    try:
        merged = {quad.triple for quad in parse(path=file_of(folder, TURTLE), format=RdfFormat.TURTLE)}
    except UsageError:
        yield Fault(kind="graph", document=TURTLE, message="the file is missing")
    except SyntaxError as error:
        yield Fault(kind="graph", document=TURTLE, message=f"the graph cannot be read: {error}")
    else:
        if merged != {quad.triple for quad in store}:
            yield Fault(kind="graph", document=TURTLE, message=f"it does not say the same as {TRIG}")
