"""Regenerates the tables of docs/quality.md: scores, what each way of finding is worth, reliability, labels, speed.

Reads the gold documents of ../shared and the stand-off gold of tests/gold; where they are absent it says so and changes nothing.
Run by `make quality`.
"""

import json
import os
import platform
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from time import perf_counter
from typing import Any

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from generated import replaced

from policy_graph import api
from policy_graph.evaluate.table import OVERVIEW, Table
from policy_graph.recognize import models, recognizer
from policy_graph.recognize.analysis import Analysis
from policy_graph.recognize.ginza import analyse, load
from policy_graph.settings import PARTS, Settings

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "quality.md"
SHARED = ROOT.parent / "shared"
GOLD, STANDOFF, MINUTES = SHARED / "gold", ROOT / "tests" / "gold" / "tuned", SHARED / "minutes"
NAMES = {"model": "GiNZA", "resolution": "aliases, repeats, pointing names"}
# Labels with fewer finds say nothing.
FEWEST = 5
COLUMNS = tuple((title, key) for title, key in OVERVIEW if key[0] != "structure")
TYPES = ("Organization", "Place", "Program", "Person")
KINDS = ("other words than the reader", "another type than the reader", "no name to the reader", "not found")
Run = dict[str, Any]


@dataclass
class Reading:
    """Reads each text with the language model once, however often it is asked for, and counts the seconds."""

    seconds: float = 0.0
    known: dict[str, tuple[Analysis, ...]] = field(default_factory=dict)

    def __call__(self, text: str, passages: Sequence[Any], **how: Any) -> tuple[Analysis, ...]:
        if text not in self.known:
            start = perf_counter()
            self.known[text] = tuple(analyse(text, passages, **how))
            self.seconds += perf_counter() - start
        return self.known[text]


@dataclass(frozen=True)
class Golds:
    """Some gold documents under one name."""

    title: str
    paths: tuple[Path, ...]

    def evaluate(self, settings: Settings, **shown: bool) -> tuple[Run, list[Table]]:
        """Score these documents; give the figures and the tables."""
        with tempfile.TemporaryDirectory() as folder:
            kept = Path(folder) / "figures.json"
            tables = api.evaluate(self.paths, settings, sources=MINUTES, save=kept, **shown)
            return json.loads(kept.read_text("utf-8")), list(tables)


def main() -> None:
    if not GOLD.is_dir():
        sys.exit(f"{GOLD} is not there: docs/quality.md stays as it is")
    sets = tuple(golds())
    reading = Reading()
    recognizer.analyse = reading  # type: ignore[assignment]
    page = PAGE.read_text("utf-8")
    for name, write in BLOCKS.items():
        print(f"measuring {name} …", file=sys.stderr)
        page = replaced(page, name, "\n\n".join(write(sets, reading)), PAGE)
    PAGE.write_text(page, "utf-8")


def golds() -> Iterator[Golds]:
    """Give the sets of gold documents that are here, and all of them together where there are two."""
    ours, theirs = (
        Golds("shared", (GOLD,)),
        Golds("stand-off", tuple(sorted(STANDOFF.glob("*.standoff.json")))),
    )
    yield ours
    if theirs.paths:
        yield theirs
        yield Golds("all", (*ours.paths, *theirs.paths))


def scores(sets: Sequence[Golds], reading: Reading) -> Iterator[str]:
    """Every document beside the others, and all measures of all of them together."""
    _, (overview, details, *_) = sets[-1].evaluate(Settings())
    yield markdown(overview)
    yield markdown(
        replace(details, columns=details.columns[:-1], rows=tuple(row[:-1] for row in details.rows))
    )


def ablation(sets: Sequence[Golds], reading: Reading) -> Iterator[str]:
    """What comes with each way of finding, and what goes when it alone is left out."""
    for each in sets[:2]:
        documents = len(each.evaluate(Settings())[0]["documents"])
        yield f"F1, {documents} {each.title} documents; each line adds one way of finding to the line before:"
        yield markdown(_steps(each))
        yield "The same, with one way of finding left out:"
        yield markdown(_without(each))


def errors(sets: Sequence[Golds], reading: Reading) -> Iterator[str]:
    """The errors in names by kind: other words, other type, no name at all, not found."""
    _, tables = sets[-1].evaluate(Settings(), errors=True)
    kinds = Counter(
        kind for table in tables if table.title.startswith("errors in") for kind in _kinds(table.rows)
    )
    yield markdown(
        Table(
            title="errors",
            columns=("error", *TYPES),
            rows=tuple((kind, *(str(kinds[kind, type_]) for type_ in TYPES)) for kind in KINDS),
        )
    )


def reliability(sets: Sequence[Golds], reading: Reading) -> Iterator[str]:
    """Stated confidence against the truth."""
    _, tables = sets[-1].evaluate(Settings(), reliability=True)
    first = next(number for number, table in enumerate(tables) if table.title.startswith("confidence"))
    for table in tables[first:]:
        yield f"**{table.title.capitalize()}**"
        yield markdown(table)


def labels(sets: Sequence[Golds], reading: Reading) -> Iterator[str]:
    """What GiNZA's labels would add as the last finder, label by label."""
    believed, models.find = models.find, models.plain
    try:
        _, tables = sets[-1].evaluate(Settings(), reliability=True)
    finally:
        models.find = believed
    found = next(table for table in tables if table.title == "mentions by method")
    rows = [row for row in found.rows if row[0].startswith("model:") and int(row[1]) >= FEWEST]
    yield markdown(
        Table(
            title="labels",
            columns=("label", "finds", "right"),
            rows=tuple(
                (row[0].removeprefix("model:"), row[1], str(int(row[1]) - int(row[4]))) for row in rows
            ),
        )
    )


def speed(sets: Sequence[Golds], reading: Reading) -> Iterator[str]:
    """How long our own stages take beside the language model."""
    load(Settings().model)
    reading.known.clear()
    reading.seconds, start = 0.0, perf_counter()
    run, _ = sets[0].evaluate(Settings())
    own = perf_counter() - start - reading.seconds
    yield (
        f"On the {len(run['documents'])} shared documents the stages of policy-graph, scoring included, take "
        f"**{own / reading.seconds:.2f}** times as long as GiNZA (one BLAS thread, Python "
        f"{platform.python_version()})."
    )


BLOCKS: dict[str, Callable[[Sequence[Golds], Reading], Iterator[str]]] = {
    "scores": scores,
    "ablation": ablation,
    "errors": errors,
    "reliability": reliability,
    "labels": labels,
    "speed": speed,
}


def markdown(table: Table) -> str:
    """Write a table as Markdown; figures are set right."""
    lines = [table.columns, tuple(_rule(table, column) for column in range(len(table.columns))), *table.rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _rule(table: Table, column: int) -> str:
    figures = all(not row[column] or row[column][0] in "0123456789–+-" for row in table.rows)
    return "---:" if figures else "---"


def _steps(each: Golds) -> Table:
    rows = (
        (("" if not count else "+ ") + NAMES.get(part, part), PARTS[: count + 1])
        for count, part in enumerate(PARTS)
    )
    return _compared(each, [(name if name != "GiNZA" else "GiNZA alone", parts) for name, parts in rows])


def _without(each: Golds) -> Table:
    rows = [
        (f"without {NAMES.get(part, part)}", tuple(other for other in PARTS if other != part))
        for part in PARTS
    ]
    return _compared(each, rows)


def _compared(each: Golds, rows: Sequence[tuple[str, tuple[str, ...]]]) -> Table:
    return Table(
        title="parts",
        columns=("ways of finding", *(title for title, _ in COLUMNS)),
        rows=tuple((name, *_headlines(each.evaluate(Settings(parts=parts))[0])) for name, parts in rows),
    )


def _kinds(rows: Sequence[tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    """Pair each wrong name of a document with a missed one in the same line that shares its words."""
    words, type_, none, missed = KINDS
    left = [row for row in rows if row[:2] == ("missed", "spans")]
    for row in rows:
        if row[:2] != ("wrong", "spans"):
            continue
        near = next((other for other in left if other[3] == row[3] and _shares(row[4], other[4])), None)
        if near:
            left.remove(near)
        kind = none if near is None else words if near[2] == row[2] else type_
        yield kind, row[2]
    yield from ((missed, row[2]) for row in left)


def _shares(one: str, other: str) -> bool:
    return one in other or other in one or one[-2:] == other[-2:] or one[:2] == other[:2]


def _headlines(run: Run) -> Iterator[str]:
    for _, (layer, name) in COLUMNS:
        yield f"{run['together'][layer][name]['f1']:.3f}"


if __name__ == "__main__":
    main()
