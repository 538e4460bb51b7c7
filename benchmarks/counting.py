"""Counts asked of the graph in SPARQL and of the tables in SQL: seconds of the processor for the same rows, on a build copied under other names.

Call: python benchmarks/counting.py BUILD [COPIES]. Copies have documents, meetings and speeches of their own and speak of the same
things. First the tables are made, of the whole graph and document by document. Each question is asked three times on a store on disk and on the Parquet tables; the best time counts.
"""

import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from pyoxigraph import NamedNode, Quad, RdfFormat, Store, parse

from policy_graph.counts.ask import ask
from policy_graph.engine.counting import chapter_tables, unite, write_counts
from policy_graph.triples.binding import plain, values
from policy_graph.triples.query import list_queries, run
from policy_graph.triples.question import Question
from policy_graph.triples.store import open_graphs

COPIES = 40
ROUNDS = 3
LIMIT = 10_000_000
# Kinds of things that each copy has of its own.
OWN = {
    "document", "checksum", "meeting", "agenda", "bill", "outcome", "statement", "membership", "attendance", "movement", "handout",
    "utterance", "mention", "finding", "passage", "quote", "words", "position",
}  # fmt: skip


def main() -> None:
    build, copies = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else COPIES
    with TemporaryDirectory() as folder:
        store = _store(build, copies, Path(folder) / "store")
        seconds, _ = _timed(lambda: write_counts(store, Path(folder) / "counts"))
        print(f"{len(store):,} triples; tables of the whole graph in {seconds:.1f} s")
        _apart(build, copies, Path(folder))
        print("| question | rows | SPARQL | SQL | times |\n|---|---:|---:|---:|---:|")
        for question in list_queries():
            if question.sql:
                print(_line(store, Path(folder) / "counts", question), flush=True)


def _apart(build: Path, copies: int, folder: Path) -> None:
    """Make the same tables document by document, as a build does, and put them together."""
    documents = open_graphs(build)
    graphs = [[*documents.quads_for_pattern(None, None, None, name)] for name in documents.named_graphs()]
    made = [
        _timed(lambda graph=graph, at=at: chapter_tables(_copy(graph, at)))
        for at in range(copies)
        for graph in graphs
    ]
    seconds, _ = _timed(lambda: unite((chapter for _, chapter in made), folder / "apart"))
    each = sum(seconds for seconds, _ in made) / len(made)
    print(f"{len(made):,} documents apart: {each:.2f} s for each, put together in {seconds:.1f} s")
    same = all(
        file.read_bytes() == (folder / "apart" / file.name).read_bytes()
        for file in (folder / "counts").iterdir()
    )
    print(f"the same bytes: {same}\n")


def _line(store: Store, place: Path, question: Question) -> str:
    bound = values(question, {each.name: "" for each in question.parameters if each.default is None})
    sparql, answer = _best(lambda: run(store, question, bound))
    sql, counted = _best(lambda: ask(place, str(question.sql), plain(bound), limit=LIMIT))
    assert counted.rows == answer.rows
    return f"| `{question.name}` | {len(answer.rows):,} | {sparql:.2f} s | {sql:.3f} s | {sparql / sql:.0f} |"


def _store(build: Path, copies: int, place: Path) -> Store:
    store = Store(str(place))
    store.bulk_extend(multiplied(list(parse(path=build / "graph.ttl", format=RdfFormat.TURTLE)), copies))
    store.optimize()
    return store


def multiplied(quads: list[Quad], copies: int) -> Iterator[Quad]:
    for number in range(copies):
        yield from _copy(quads, number)


def _copy(quads: list[Quad], number: int) -> Iterator[Quad]:
    for quad in quads:
        yield Quad(_own(quad.subject, number), quad.predicate, _own(quad.object, number))


def _own(term: Any, number: int) -> Any:
    if isinstance(term, NamedNode) and "/id/" in term.value:
        kind, _, name = term.value.rpartition("/id/")[2].partition("/")
        if kind in OWN:
            return NamedNode(f"{term.value.removesuffix(name)}c{number}.{name}")
    return term


def _best(work: Callable[[], Any]) -> tuple[float, Any]:
    return min((_timed(work) for _ in range(ROUNDS)), key=lambda each: each[0])


def _timed(work: Callable[[], Any]) -> tuple[float, Any]:
    begun = time.process_time()
    found = work()
    return time.process_time() - begun, found


if __name__ == "__main__":
    main()
