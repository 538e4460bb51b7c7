"""How long a check takes: the demo's documents copied under other names until there are enough triples.

``python benchmarks/checking.py BUILD [TRIPLES] [REFERENCE]`` prints seconds and memory for a graph of TRIPLES triples, and
on one of REFERENCE triples how many times longer pySHACL takes than the check's own validator.
"""

import re
import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import lru_cache
from multiprocessing import get_context
from pathlib import Path
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


def _timed(work: Callable[[], Any]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _checked(build: Path) -> None:
    """Check a build and print seconds and the most memory that the process had."""
    seconds = _timed(lambda: check(build, least=FaultSeverity.INFO))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"check: {seconds:.1f} s, {memory} MiB", flush=True)


def _steps(build: Path) -> Iterator[tuple[str, float]]:
    start = time.perf_counter()
    store = open_graphs(build)
    yield "load", time.perf_counter() - start
    steps: dict[str, Callable[[], Any]] = {
        "evidence": lambda: list(evidence.evidence_faults(store, build)),
        "agreement": lambda: list(agreement.agreement_faults(store)),
        "form": lambda: list(form.form_faults(store)),
        "vocabulary": lambda: list(vocabulary.vocabulary_faults(store)),
        "shapes": lambda: list(shapes.shape_faults(store)),
    }
    for name, work in steps.items():
        yield name, _timed(work)


def _ratio(build: Path) -> tuple[float, float]:
    store = open_graphs(build)
    each = [store.dump(format=RdfFormat.N_TRIPLES, from_graph=name) or b"" for name in graphs(store)]
    ours = [gate.validate(triples) for triples in each]
    theirs = [by_pyshacl(triples) for triples in each]
    assert ours == theirs
    return _timed(lambda: [gate.validate(triples) for triples in each]), _timed(
        lambda: [by_pyshacl(triples) for triples in each]
    )


def main(build: Path, triples: int = MILLION, reference: int = MILLION // 20) -> None:
    """Print what the check costs."""
    with tempfile.TemporaryDirectory() as place:
        large, small = Path(place) / "large", Path(place) / "small"
        start = time.perf_counter()
        print(
            f"{copied(build, large, triples):,} triples, written in {time.perf_counter() - start:.1f} s",
            flush=True,
        )
        own = get_context("spawn").Process(target=_checked, args=(large,))
        own.start()
        own.join()
        for name, seconds in _steps(large):
            print(f"  {name}: {seconds:.1f} s")
        count = copied(build, small, reference)
        shifty, pyshacl = _ratio(small)
        print(
            f"{count:,} triples: shifty {shifty:.2f} s, pySHACL {pyshacl:.2f} s, {pyshacl / shifty:.0f} times"
        )


if __name__ == "__main__":
    main(Path(sys.argv[1]), *map(int, sys.argv[2:]))
