"""rdflib beside Oxigraph, in memory and on disk: how long a large graph takes to load and what each question of the library takes.

``python benchmarks/loading.py BUILD [--triples N] [--seconds S] [--engines rdflib,memory,disk]`` copies what the documents of a
build have of their own under other names until there are N triples, gives them to each engine in a process of its own, and
prints processor seconds, memory and disk, then for each question the processor milliseconds that one asking took. Questions
are the queries as they are published, with the defaults or else the examples of their parameters; each is asked in a process
of its own that is ended after S seconds of the processor. Only the merged graph is loaded.
"""

import argparse
import os
import resource
import signal
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from itertools import islice
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from counting import multiplied
from pyoxigraph import RdfFormat, Store, parse, serialize

from policy_graph.triples.binding import values, written
from policy_graph.triples.query import list_queries
from policy_graph.triples.question import Question
from policy_graph.triples.roomy import PIECE
from policy_graph.triples.vocab import PREFIXES

MILLION = 1_000_000
SECONDS = 10
# What an asking gives instead of milliseconds: too long, not understood.
TOO_LONG, REFUSED = -1.0, -2.0
SAID = {TOO_LONG: "too long", REFUSED: "refused"}
Ask = Callable[[str], int]


def rdflib(triples: Path, place: Path) -> Ask:
    """Load into rdflib."""
    from rdflib import Graph

    graph = Graph().parse(triples, format="nt")
    return lambda text: len(list(graph.query(text, initNs=PREFIXES)))


def memory(triples: Path, place: Path) -> Ask:
    """Load into Oxigraph, in memory."""
    return _asked(_filled(Store(), triples))


def disk(triples: Path, place: Path) -> Ask:
    """Load into Oxigraph, on disk; each question opens the store anew, as a server's children do once."""
    store = _filled(Store(str(place)), triples)
    store.optimize()
    store.flush()
    del store
    return lambda text: _asked(Store.read_only(str(place)))(text)


ENGINES = {each.__name__: each for each in (rdflib, memory, disk)}


def _filled(store: Store, triples: Path) -> Store:
    said = parse(path=triples, format=RdfFormat.N_TRIPLES)
    while piece := list(islice(said, PIECE)):
        store.bulk_extend(piece)
    return store


def _asked(store: Store) -> Ask:
    def ask(text: str) -> int:
        found: Any = store.query(text, prefixes=PREFIXES)
        return int(bool(found)) if not hasattr(found, "__iter__") else sum(1 for _ in found)

    return ask


def measured(engine: str, triples: Path, place: Path, seconds: int, told: Connection) -> None:
    """Load a graph and ask all questions; tells what loading took, then what each question took, by name."""
    begun = time.process_time()
    ask = ENGINES[engine](triples, place)
    spent = time.process_time() - begun
    told.send((spent, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, _size(place)))
    told.send({question.name: _timed(ask, _text(question), seconds) for question in list_queries()})


def _timed(ask: Ask, text: str, seconds: int) -> float:
    """Ask in a copy of this process, which the system ends when its time of the processor is over."""
    reading, writing = os.pipe()
    if not (child := os.fork()):
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        with suppress(Exception):
            begun = time.process_time()
            ask(text)
            os.write(writing, f"{(time.process_time() - begun) * 1000}".encode())
        os._exit(0)
    os.close(writing)
    _, status = os.waitpid(child, 0)
    with os.fdopen(reading) as answer:
        took = answer.read()
    ended = os.WIFSIGNALED(status) and os.WTERMSIG(status) in (signal.SIGXCPU, signal.SIGKILL)
    return float(took) if took else TOO_LONG if ended else REFUSED


def _text(question: Question) -> str:
    given = {each.name: each.example or "" for each in question.parameters if each.default is None}
    return written(question, values(question, given))


def _size(place: Path) -> int:
    return sum(path.stat().st_size for path in place.rglob("*") if path.is_file()) >> 20


def large(build: Path, out: Path, triples: int) -> None:
    """Write at least so many triples as N-Triples, as they come."""
    said = list(parse(path=build / "graph.ttl", format=RdfFormat.TURTLE))
    copies = -(-triples // len(said))
    with out.open("wb") as file:
        serialize((quad.triple for quad in multiplied(said, copies)), file, format=RdfFormat.N_TRIPLES)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("build", type=Path)
    parser.add_argument("--triples", type=int, default=MILLION)
    parser.add_argument("--seconds", type=int, default=SECONDS)
    parser.add_argument("--engines", default=",".join(ENGINES))
    given = parser.parse_args()
    with TemporaryDirectory() as place:
        triples = Path(place) / "graph.nt"
        _apart(large, given.build, triples, given.triples)
        print("| | load, s | MiB | MB on disk | answered | median ms | slowest ms |\n|---|" + "---:|" * 6)
        found = {
            name: _engine(name, triples, Path(place) / name, given.seconds)
            for name in given.engines.split(",")
        }
    _tell(found)


def _engine(name: str, triples: Path, place: Path, seconds: int) -> Mapping[str, float]:
    reading, writing = get_context("spawn").Pipe(duplex=False)
    _apart(measured, name, triples, place, seconds, writing)
    spent, most, size = reading.recv()
    took: dict[str, float] = reading.recv()
    answered = [each for each in took.values() if each >= 0]
    told = f"{len(answered)} of {len(took)} | {median(answered):,.0f} | {max(answered):,.0f}"
    print(f"| {name} | {spent:.1f} | {most:,} | {size or ''} | {told} |", flush=True)
    return took


def _apart(work: Callable[..., None], *given: object) -> None:
    """Work in another process, whose memory is its own."""
    process = get_context("spawn").Process(target=work, args=given)
    process.start()
    process.join()


def _tell(found: Mapping[str, Mapping[str, float]]) -> None:
    print(f"\n| question, ms | {' | '.join(found)} |\n|---|" + "---:|" * len(found))
    for question in list_queries():
        cells = (each[question.name] for each in found.values())
        print(f"| `{question.name}` | " + " | ".join(SAID.get(each, f"{each:,.1f}") for each in cells) + " |")


if __name__ == "__main__":
    main()
