"""How long a check takes: the demo's documents copied under other names until there are enough triples.

``python benchmarks/checking.py BUILD [TRIPLES] [REFERENCE]`` prints seconds and memory for a graph of TRIPLES triples, and
on one of REFERENCE triples how many times longer pySHACL takes than the check's own validator.
"""

import re
import resource
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from functools import lru_cache
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from policy_graph.model import FaultSeverity
from policy_graph.resources import folder
from policy_graph.triples import agreement, evidence, form, vocabulary
from policy_graph.triples.check import check
from policy_graph.triples.shacl import gate, shapes
from policy_graph.triples.store import TRIG, graphs, open_graphs
from policy_graph.triples.write import write

MILLION = 1_000_000


def copied(build: Path, out: Path, triples: int) -> int:
    """Write a build of at least so many triples: the documents of ``build`` over and over, each time by another name."""
    said = list(parse(path=build / TRIG, format=RdfFormat.TRIG))
    names = {str(quad.graph_name).strip("<>").rpartition("/")[2] for quad in said}
    times = -(-triples // len(said))
    (out / "sources").mkdir(parents=True)
    write((quad for time in range(times) for quad in _renamed(said, names, time)), out)
    for source in (build / "sources").iterdir():
        for again in range(times):
            shutil.copyfile(source, out / _other(f"sources/{source.name}", names, again))
    return times * len(said)


def _renamed(said: list[Quad], names: set[str], time: int) -> Iterator[Quad]:
    def other(node: Any) -> Any:
        if isinstance(node, NamedNode):
            return NamedNode(_other(node.value, names, time))
        if isinstance(node, Literal) and node.value.startswith("sources/"):
            return Literal(_other(node.value, names, time))
        return node

    for quad in said:
        yield Quad(other(quad.subject), quad.predicate, other(quad.object), other(quad.graph_name))


def _other(text: str, names: set[str], time: int) -> str:
    found = re.search("|".join(map(re.escape, names)), text)
    return text.replace(found[0], f"{found[0]}x{time:04}") if found else text


def by_pyshacl(triples: bytes) -> list[gate.Result]:
    """Hold N-Triples against the shapes with the reference implementation."""
    from pyshacl import validate
    from rdflib import Graph

    graph = Graph().parse(data=triples, format="nt")
    _, report, _ = validate(graph, shacl_graph=_shapes(), inference="none", inplace=True)
    return gate.read(report)


@lru_cache(maxsize=1)
def _shapes() -> Any:
    from rdflib import Graph

    return Graph().parse(folder("ontology") / "shapes.ttl")


def _timed(name: str, work: Callable[[], Any]) -> float:
    """Do some work, print what it cost and return its seconds of processor time."""
    start, busy = time.perf_counter(), time.process_time()
    work()
    spent = time.process_time() - busy
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(
        f"{name:<12} {time.perf_counter() - start:6.1f} s, processor {spent:6.1f} s, memory up to {memory} MiB"
    )
    return spent


def _steps(build: Path) -> None:
    store = open_graphs(build)
    _timed("evidence", lambda: list(evidence.evidence_faults(store, build)))
    _timed("agreement", lambda: list(agreement.agreement_faults(store)))
    _timed("form", lambda: list(form.form_faults(store)))
    _timed("vocabulary", lambda: list(vocabulary.vocabulary_faults(store)))
    _timed("shapes", lambda: list(shapes.shape_faults(store)))


def _compare(build: Path) -> None:
    """Hold the same graphs against the shapes with both validators."""
    store = open_graphs(build)
    each = [store.dump(format=RdfFormat.N_TRIPLES, from_graph=name) or b"" for name in graphs(store)]
    by_pyshacl(b"")
    ours = _timed("shifty", lambda: [gate.validate(triples) for triples in each])
    theirs = _timed("pySHACL", lambda: [by_pyshacl(triples) for triples in each])
    print(f"pySHACL takes {theirs / ours:.0f} times as long")


def main(build: Path, triples: int = MILLION, reference: int = MILLION // 20) -> None:
    """Print what the check costs; the graphs are written by another process, whose memory does not count."""
    with TemporaryDirectory() as place:
        for name, wanted, tell in (("large", triples, _large), ("small", reference, _compare)):
            writing = get_context("spawn").Process(target=copied, args=(build, Path(place) / name, wanted))
            writing.start()
            writing.join()
            print(f"{name}: at least {wanted:,} triples")
            tell(Path(place) / name)


def _large(build: Path) -> None:
    _timed("check", lambda: check(build, least=FaultSeverity.INFO))
    _steps(build)


if __name__ == "__main__":
    main(Path(sys.argv[1]), *map(int, sys.argv[2:]))
