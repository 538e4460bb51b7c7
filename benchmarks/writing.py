"""Our Turtle and TriG against rdflib's: seconds, memory and what becomes of them at five times the size.

Call: python benchmarks/writing.py [QUADS…]. Each writer works in a process of its own, in turns, so that what else the
machine does falls on all alike; the quads are invented and handed over as each library has them in memory. ``streamed``
is how a build writes: the blocks of one document after the other, then both files from the blocks.
"""

import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO

from pyoxigraph import Literal, NamedNode, Quad

from policy_graph.triples.iri import iri
from policy_graph.triples.vocab import term

BASE = "https://data.example.jp/kawabe/"
SIZES = (40_000, 200_000)
ROUNDS = 3
# So many quads a document has.
PER_DOCUMENT = 5_000
SAID = "この施策は商工課が所管し、来年度から関係機関と連携して段階的に進めてまいる予定である。"


def invented(count: int) -> Iterator[Quad]:
    """Give so many quads as minutes have them: utterances that mention a few hundred programmes."""
    for number in range(count // 5):
        document = number * 5 // PER_DOCUMENT
        graph = NamedNode(iri(BASE, f"document/d.{document}"))
        utterance = NamedNode(iri(BASE, f"utterance/d.{document}.{number}"))
        programme = NamedNode(iri(BASE, f"program/川辺市.第{number % 300}計画"))
        yield Quad(utterance, term("rdf:type"), term("pg:Utterance"), graph)
        yield Quad(utterance, term("schema:text"), Literal(f"{number}、{SAID}", language="ja"), graph)
        yield Quad(
            utterance, term("schema:position"), Literal(str(number), datatype=term("xsd:integer")), graph
        )
        yield Quad(utterance, term("schema:about"), programme, graph)
        yield Quad(programme, term("rdfs:label"), Literal(f"第{number % 300}計画", language="ja"), graph)


def ours(count: int, folder: Path) -> float:
    """Write graph.trig and graph.ttl from quads in memory; return the seconds."""
    from policy_graph.triples.write import write

    said = list(invented(count))
    begin = time.process_time()
    write(said, folder)
    return time.process_time() - begin


def streamed(count: int, folder: Path) -> float:
    """Write both files from documents that are never in memory together; return the seconds."""
    from policy_graph.triples.write import bind, blocks

    spent, graphs = 0.0, []
    for name, quads in groupby(invented(count), key=attrgetter("graph_name.value")):
        said, path = list(quads), folder / f"{len(graphs)}.blocks"
        begin = time.process_time()
        path.write_bytes(blocks(said, BASE))
        spent += time.process_time() - begin
        graphs.append((name, opener(path)))
    begin = time.process_time()
    bind(graphs, folder, BASE)
    return spent + time.process_time() - begin


def opener(path: Path) -> Callable[[], IO[bytes]]:
    return lambda: path.open("rb")


def rdflib(count: int, folder: Path) -> float:
    """Write the same two files from rdflib's dataset and graph in memory; return the seconds."""
    from pyoxigraph import RdfFormat, serialize
    from rdflib import Dataset, Graph

    nquads = (serialize(invented(count), format=RdfFormat.N_QUADS) or b"").decode()
    ntriples = (
        serialize((quad.triple for quad in invented(count)), format=RdfFormat.N_TRIPLES) or b""
    ).decode()
    dataset = Dataset()
    dataset.parse(data=nquads, format="nquads")
    graph = Graph().parse(data=ntriples, format="nt")
    begin = time.process_time()
    dataset.serialize(folder / "graph.trig", format="trig", encoding="utf-8")
    graph.serialize(folder / "graph.ttl", format="turtle", encoding="utf-8")
    return time.process_time() - begin


WRITERS = {"ours": ours, "streamed": streamed, "rdflib": rdflib}


def once(name: str, count: int) -> tuple[float, int]:
    """Run a writer in a process of its own; return its seconds and its peak of memory in MiB."""
    run = subprocess.run(
        [sys.executable, __file__, "--one", name, str(count)], capture_output=True, text=True, check=True
    )
    seconds, memory = run.stdout.split()
    return float(seconds), int(memory)


def one(name: str, count: int) -> None:
    """What a process of its own does."""
    with TemporaryDirectory() as folder:
        seconds = WRITERS[name](count, Path(folder))
    print(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)


def main(sizes: list[int]) -> None:
    """Measure in turns and print a table."""
    print("| quads | writer | cpu s (least of 3) | peak MiB | cpu s per million |\n|---:|---|---:|---:|---:|")
    for count in sizes:
        runs = [(name, once(name, count)) for _ in range(ROUNDS) for name in WRITERS]
        for name in WRITERS:
            seconds = min(found[0] for each, found in runs if each == name)
            memory = max(found[1] for each, found in runs if each == name)
            print(
                f"| {count:,} | {name} | {seconds:.2f} | {memory} | {seconds / count * 1e6:.1f} |", flush=True
            )


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        one(sys.argv[2], int(sys.argv[3]))
    else:
        main([int(each) for each in sys.argv[1:]] or list(SIZES))
