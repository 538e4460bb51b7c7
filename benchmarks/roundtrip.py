"""Prints the gold documents in every form of publication, reads them back, and scores them beside the plain text.

Writes docs/roundtrip.md and the same table on stdout. Reads the gold of ../shared; where it is absent it says so and changes
nothing. Run by `make roundtrip`; `--structure-only` leaves the language model out, `--only WORDS` picks rows, `--errors`
shows what is lost, `--keep FOLDER` keeps what was printed.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import printing
from generated import replaced
from printing import Variant
from remembering import Extracting, remember
from rereading import Extract, Reread, reread

import pages
from policy_graph.errors import SkipDocument
from policy_graph.evaluate import gold as golds
from policy_graph.evaluate.documents import find
from policy_graph.evaluate.errors import Error
from policy_graph.evaluate.gold import Gold
from policy_graph.evaluate.measures import headline
from policy_graph.evaluate.score import Score, score, together
from policy_graph.evaluate.table import Table
from policy_graph.ingest.source import read
from policy_graph.model import SourceFile
from policy_graph.parse.meeting import parse

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "roundtrip.md"
GOLD = ROOT.parent / "shared" / "gold"
STRUCTURE = (
    ("utterances", ("structure", "utterances")),
    ("ends", ("structure", "utterance_ends")),
    ("attendees", ("structure", "attendees")),
    ("agenda", ("structure", "agenda")),
    ("fields", ("structure", "meeting_fields")),
)
SPANS = (("spans", ("spans", "exact")),)
# How far a score may fall behind the plain text's.
ALLOWED = {"structure": 0.02, "spans": 0.03}
PLAIN = "plain text"
Key = tuple[str, str]


@dataclass(frozen=True)
class Row:
    """One form of publication over all documents; ``note`` says why it was not run, or what the encoding lost."""

    title: str
    documents: tuple[Reread, ...] = ()
    note: str = ""

    @property
    def score(self) -> Score:
        return together([each.score for each in self.documents])

    @property
    def wrong(self) -> float:
        return sum(each.wrong for each in self.documents) / len(self.documents)


def main() -> None:
    said = _arguments()
    remember()
    if not GOLD.is_dir():
        sys.exit(f"{GOLD} is not there: docs/roundtrip.md stays as it is")
    columns = STRUCTURE if said.structure_only else (*STRUCTURE, *SPANS)
    annotated = [golds.read(each) for each in find([GOLD])]
    rows = list(_rows(annotated, said))
    made = table(rows, columns)
    block = "\n\n".join((markdown(made), *_remarks(rows, columns)))
    print(block)
    if not said.only:
        name = "structure" if said.structure_only else "scores"
        PAGE.write_text(replaced(PAGE.read_text("utf-8"), name, block, PAGE), "utf-8")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--structure-only", action="store_true", help="leave the language model out")
    parser.add_argument("--only", default="", help="rows whose title holds these words")
    parser.add_argument(
        "--errors", action="store_true", help="show every error that the plain text does not have"
    )
    parser.add_argument("--keep", type=Path, help="folder in which the printed files stay")
    return parser.parse_args()


def _rows(annotated: Sequence[Gold], said: argparse.Namespace) -> Iterator[Row]:
    """Score the plain text, then every form of it."""
    extract = Extracting(said.structure_only)
    texts = [read(SourceFile(path=gold.source)) for gold in annotated]
    plain = Row(
        PLAIN, tuple(reread(gold, text, extract) for gold, text in zip(annotated, texts, strict=True))
    )
    yield plain
    sheets = [pages.sheet(text, parse(text)) for text in texts]
    with tempfile.TemporaryDirectory() as folder:
        for variant in printing.variants():
            if said.only in variant.title:
                place = (said.keep or Path(folder)) / variant.title.replace(" ", "-")
                place.mkdir(parents=True, exist_ok=True)
                print(f"{variant.title} …", file=sys.stderr)
                row = published(variant, sheets, annotated, place, extract)
                yield row
                if said.errors:
                    _show(row, plain)


def published(
    variant: Variant, sheets: Sequence[pages.Sheet], annotated: Sequence[Gold], folder: Path, extract: Extract
) -> Row:
    """Print all documents in one form, read them back and score them."""
    try:
        lost = variant.make(sheets, folder)
    except printing.NotRun as error:
        return Row(variant.title, note=str(error))
    files = [folder / f"{sheet.name}.{variant.ending}" for sheet in sheets]
    found = tuple(_file(gold, path, extract) for gold, path in zip(annotated, files, strict=True))
    return Row(variant.title, found, f"{lost} characters replaced" if lost else "")


def _file(gold: Gold, path: Path, extract: Extract) -> Reread:
    try:
        document = read(SourceFile(path=path))
    except SkipDocument as error:
        return Reread(score(gold, []), 1.0, str(error))
    return reread(gold, document, extract)


def table(rows: Sequence[Row], columns: Sequence[tuple[str, Key]]) -> Table:
    """One row a form: share of wrong characters, scores with their distance to the plain text, the worst document."""
    return Table(
        title="round trip",
        columns=("form", "wrong characters", *(title for title, _ in columns), "worst document", "within"),
        rows=tuple(_cells(row, rows[0], columns) for row in rows),
    )


def _cells(row: Row, plain: Row, columns: Sequence[tuple[str, Key]]) -> tuple[str, ...]:
    if not row.documents:
        return (row.title, *("" for _ in columns), "", row.note, "–")
    scores = (_with_distance(row.score, plain.score, key) for _, key in columns)
    worst, fall = _worst(row, plain, [key for _, key in columns])
    return (
        row.title + (f" ({row.note})" if row.note else ""),
        f"{row.wrong:.2%}",
        *scores,
        f"{worst} ({-fall:+.3f})" if fall > 0 else "",
        "" if row is plain else "yes" if not beyond(row, plain, columns) else "**no**",
    )


def _with_distance(score: Score, plain: Score, key: Key) -> str:
    value, before = headline(score.measures[key]), headline(plain.measures[key])
    return f"{value:.3f}" if abs(value - before) < 0.0005 else f"{value:.3f} ({value - before:+.3f})"


def _worst(row: Row, plain: Row, keys: Sequence[Key]) -> tuple[str, float]:
    """The document and its measure that fall most behind the plain text."""
    falls = [
        (headline(before.score.measures[key]) - headline(each.score.measures[key]), each.score.name, key[1])
        for each, before in zip(row.documents, plain.documents, strict=True)
        for key in keys
    ]
    fall, name, measure = max(falls)
    return f"{name}, {measure}", fall


def beyond(row: Row, plain: Row, columns: Sequence[tuple[str, Key]]) -> list[str]:
    """List the scores that fall further behind the plain text than allowed."""
    return [
        title
        for title, key in columns
        if headline(plain.score.measures[key]) - headline(row.score.measures[key]) > ALLOWED[key[0]]
    ]


def _remarks(rows: Sequence[Row], columns: Sequence[tuple[str, Key]]) -> Iterator[str]:
    faults = [
        f"- {row.title}, {len(found)} of {len(row.documents)} documents: {found[0]}"
        for row in rows
        if (found := [each.fault for each in row.documents if each.fault])
    ]
    if faults:
        yield "Could not be read:\n\n" + "\n".join(faults)
    run = [row for row in rows[1:] if row.documents]
    out = [
        f"{row.title} ({', '.join(beyond(row, rows[0], columns))})"
        for row in run
        if beyond(row, rows[0], columns)
    ]
    yield (
        f"{len(run) - len(out)} of {len(run)} forms stay within {ALLOWED['structure']} (structure) and "
        f"{ALLOWED['spans']} (spans) of the plain text" + (f"; outside: {'; '.join(out)}." if out else ".")
    )


def _show(row: Row, plain: Row) -> None:
    """Print the errors of a row that the plain text does not have."""
    for each, before in zip(row.documents, plain.documents, strict=False):
        known = [_without_line(error) for error in before.score.errors if error.layer != "relations"]
        new = [
            error
            for error in each.score.errors
            if error.layer != "relations" and _without_line(error) not in known
        ]
        for error in new:
            print(
                row.title,
                each.score.name,
                error.fate,
                error.type,
                error.line,
                error.text,
                error.context,
                sep=" | ",
            )


def _without_line(error: Error) -> Error:
    return replace(error, line=None)


def markdown(table: Table) -> str:
    """Write a table as Markdown."""
    lines = [table.columns, tuple("---" for _ in table.columns), *table.rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


if __name__ == "__main__":
    main()
