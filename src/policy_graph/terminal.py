"""What the command line shows: tables and counts on stdout, messages and progress on stderr."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import typer

from policy_graph.model import Severity, SourceFile
from policy_graph.text import visible

# Columns of a table that no terminal bounds.
PIPE_WIDTH = 200


def say(text: str) -> None:
    """Print a message on stderr."""
    typer.echo(text, err=True)


@contextmanager
def progress() -> Iterator[Callable[[SourceFile], None]]:
    """Show on a terminal which file is being read; stay silent elsewhere."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console

    with Console(stderr=True).status("starting …") as status:
        yield lambda file: status.update(f"reading {file}")


def summary(report: dict[str, Any], out: Path) -> None:
    """Print what a build did, one line a document."""
    for entry in report["documents"]:
        meeting = entry["meeting"]
        typer.echo(
            f"{visible(entry['name'])}: {meeting['body'] or '—'} {meeting['date'] or '—'}, "
            f"{entry['utterances']} utterances ({entry['procedural']} procedural), "
            f"{entry['attendees']} attendees, {sum(entry['mentions'].values())} mentions, "
            f"{sum(entry['facts'].values())} facts, {entry['unexplained']:.2%} unexplained"
        )
    for name, message in _oddities(report):
        say(f"policy-graph: {name}: {message}")
    for failure in report["failures"]:
        say(f"policy-graph: {failure['message']}")
    totals = report["totals"]
    typer.echo(
        f"{out}: {len(report['documents'])} documents, {totals['entities']} entities, {totals['facts']} facts"
        f"{_encodings(totals)}"
    )
    left_out = totals["left_out"]
    if any(left_out.values()):
        typer.echo(
            f"left out below --min-confidence: {left_out['mentions']} mentions, {left_out['entities']} entities, "
            f"{left_out['facts']} facts"
        )


def _oddities(report: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Give what somebody should look at: the warnings about files, and files that hold the same bytes."""
    for entry in report["documents"]:
        for finding in entry["about_the_file"]:
            if finding["severity"] == Severity.WARNING:
                yield visible(entry["name"]), finding["message"]
    for each in report.get("repeated", ()):
        yield each["name"], f"holds the same bytes as {each['same_as']}"


def _encodings(totals: dict[str, Any]) -> str:
    """Name the encodings where there are others than UTF-8."""
    counts = totals.get("encodings", {})
    if not counts.keys() - {"utf-8"}:
        return ""
    return f" ({', '.join(f'{encoding} {count}' for encoding, count in counts.items())})"


def print_answer(answer: Any, limit: int | None = None) -> None:
    """Print the answer to a question as a table of at most ``limit`` rows."""
    rows = [[value or "" for value in row] for row in answer.rows]
    print_table(f"{answer.title_ja} / {answer.title_en}", answer.columns, rows[:limit])
    if limit is not None and len(rows) > limit:
        typer.echo(f"… {len(rows) - limit} more rows")


def print_table(title: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Draw a table as wide as the terminal, in a pipe as wide as it needs."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console() if sys.stdout.isatty() else Console(width=PIPE_WIDTH)
    table = Table(title=title, title_justify="left")
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*map(Text, row))
    console.print(table)
