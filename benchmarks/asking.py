"""Every question of the library, asked of a build by its index: python benchmarks/asking.py BUILD [STORE] [QUESTION …].

STORE is a store on disk that holds the graph of BUILD; without one the index of BUILD is made, or taken where it lies. Each question
is asked three times in one process, the median of the processor's milliseconds counts; those above 300 ms are named again at the end.

What is asked: the default of each parameter, which mostly means everything; where a question wants a value, the example of its head.
Examples are of invented towns: where the answer is empty, the label that most mentions of the build lead to takes the place of the
example, among things of the kind that the parameter completes. A question with a name that may be empty is asked for that label as well.
"""

import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from policy_graph.counts.ask import ask
from policy_graph.engine.serving.asking import answered_as
from policy_graph.engine.serving.index import Index, prepared
from policy_graph.model.question import Parameter, Question
from policy_graph.triples.query import list_queries
from policy_graph.triples.served.disk import opened
from policy_graph.triples.store import ANALYSIS, base

ROUNDS, ROWS, SLOW = 3, 100_000, 300
MOST = """SELECT label FROM mentions JOIN things USING (thing) WHERE kind = $kind OR $kind = 'entity'
          GROUP BY thing, label ORDER BY count(*) DESC, thing LIMIT 1"""
BODY = "SELECT body FROM speeches WHERE body IS NOT NULL GROUP BY body ORDER BY count(*) DESC, body LIMIT 1"


def main(build: Path, store: Path | None, wanted: set[str]) -> None:
    with TemporaryDirectory() as place:
        index = _beside(build, store, Path(place)) if store else prepared(build)
        print("| question | parameters | rows | ms |\n|---|---|---:|---:|")
        slow = [line for line in _lines(index, wanted) if line]
    print(f"\nAbove {SLOW} ms: {', '.join(slow) or 'none'}")


def _beside(build: Path, store: Path, place: Path) -> Index:
    """Make an index of a store and of the tables of a build, where they lie."""
    (place / "store").symlink_to(store.resolve())
    (place / "counts").symlink_to((build / ANALYSIS).resolve())
    return Index(folder=build, place=place, base=base(opened(place / "store")))


def _lines(index: Index, wanted: set[str]) -> Iterator[str]:
    """Print a line for each question and give those that take long."""
    for question in list_queries():
        if wanted and question.name not in wanted:
            continue
        for said, given in _given(index, question):
            rows, took = _timed(index, question, given)
            way = " (SQL)" if question.sql else ""
            print(f"| `{question.name}`{way} | {said or '–'} | {rows:,} | {took:,.0f} |", flush=True)
            yield f"{question.name} ({said})" if took > SLOW else ""


def _given(index: Index, question: Question) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Give the values that a question is asked with, and how they are told: real names by what they are."""
    given = {each.name: each.example for each in question.parameters if each.example is not None}
    said = ", ".join(f"{name}={example}" for name, example in given.items())
    if given and not answered_as(index, question, given, 1).total:
        real = [each for each in question.parameters if each.name in given]
        given, said = {each.name: _most(index, each) for each in real}, _told(real)
    yield said, given
    if free := [each for each in question.parameters if each.default == "" and each.complete][:1]:
        yield _told(free), given | {each.name: _most(index, each) for each in free}


def _told(parameters: list[Parameter]) -> str:
    return ", ".join(f"{each.name}: the {each.complete} named most" for each in parameters)


def _most(index: Index, parameter: Parameter) -> str:
    """Give the name that is named most."""
    if parameter.complete == "body":
        found = ask(index.counts, BODY, {}, limit=1)
    else:
        found = ask(index.counts, MOST, {"kind": parameter.complete or "entity"}, limit=1)
    return str(found.rows[0][0])


def _timed(index: Index, question: Question, given: Mapping[str, str]) -> tuple[int, float]:
    """Give the number of rows and the median of the milliseconds."""
    times = []
    for _ in range(ROUNDS):
        began = time.process_time()
        found = answered_as(index, question, given, ROWS)
        times.append((time.process_time() - began) * 1000)
        if times[-1] > 4_000:
            break
    return found.total, median(times)


if __name__ == "__main__":
    second = Path(sys.argv[2]) if len(sys.argv) > 2 and Path(sys.argv[2]).is_dir() else None
    main(Path(sys.argv[1]), second, set(sys.argv[3 if second else 2 :]))
