"""What the command line shows: tables and counts on stdout, messages and progress on stderr."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from policy_graph.text import visible

if TYPE_CHECKING:
    from policy_graph.model import SourceFile

# The exit codes; docs/reference/cli.md says what they mean.
DIFFERENT, USAGE, PARTIAL, CHECK_FAILED, SERVER_FAILED = 1, 2, 3, 4, 5
# Columns of a table that no terminal bounds.
PIPE_WIDTH = 200
# So many missing meetings and duplicates are named.
SHOWN = 10


def say(text: str) -> None:
    """Print a message on stderr."""
    typer.echo(text, err=True)


@contextmanager
def progress() -> "Iterator[Callable[[SourceFile], None]]":
    """Show on a terminal which file is being read; stay silent elsewhere."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console

    with Console(stderr=True).status("starting …") as status:
        yield lambda file: status.update(f"reading {file}")


@contextmanager
def resumable() -> Iterator[None]:
    """Say what to do where a signal ends what is done in the block."""
    try:
        yield
    except (KeyboardInterrupt, SystemExit):
        say("policy-graph: interrupted; run again to go on: what is finished is kept")
        raise


def summary(report: dict[str, Any], out: Path) -> None:
    """Print what a build did, one line a document."""
    for entry in report["documents"]:
        meeting = entry["meeting"]
        typer.echo(
            f"{visible(entry['name'])}: {meeting['body'] or '—'} {meeting['date'] or '—'}, "
            f"{entry['utterances']} utterances ({entry['procedural']} procedural), "
            f"{entry['attendees']} attendees, {sum(entry['mentions'].values())} mentions, "
            f"{sum(entry['facts'].values())} facts, {entry['unexplained']:.2%} unexplained, {_layout(meeting)}"
        )
    for name, message in _oddities(report):
        say(f"policy-graph: {name}: {message}")
    for failure in report["failures"]:
        say(f"policy-graph: {failure['message']}")
    totals = report["totals"]
    typer.echo(
        f"{out}: {len(report['documents'])} documents, {totals['entities']} entities, {totals['facts']} facts, {totals['stances']} stances"
        f"{_encodings(totals)}"
    )
    if taken := report.get("taken"):
        typer.echo(f"taken from the cache, as they had not changed: {taken} documents")
    _coverage(totals["coverage"])
    _gaps(report)
    left_out = totals["left_out"]
    if any(left_out.values()):
        typer.echo(
            f"left out below --min-confidence: {left_out['mentions']} mentions, {left_out['entities']} entities, "
            f"{left_out['facts']} facts"
        )


def withdrawals(report: dict[str, Any], file: Path | None) -> None:
    """Say what each withdrawal met, and loudly which met nothing: what it should withdraw is still there, or never was."""
    told = report.get("privacy", {"entries": ()})
    for each in told["entries"]:
        typer.echo(
            f"withdrawn: {each['id']} ({each['what']}), {each['documents']} documents, {each['places']} places"
        )
        if each["unsure"]:
            say(
                f"policy-graph: {each['id']}: {each['unsure']} places name a surname that others have too; they were "
                "left: look whether they are the person's, and withdraw their utterances or words"
            )
        if not each["documents"] and each["what"] != "names":
            say(
                f"policy-graph: WARNING: entry {each['id']} of {file} met nothing: NOTHING was withdrawn by it; "
                "look for a slip in it, or whether the minutes are among these"
            )
    for word in ("masked", "kept"):
        counts = told.get(word, {})
        if counts:
            listed = ", ".join(f"{count} {why}" for why, count in counts.items())
            typer.echo(f"people {word} by rule: {sum(counts.values())} ({listed})")


def _coverage(coverage: dict[str, Any]) -> None:
    """Say how much of the text is what, and how much of it was not understood."""
    shares = {kind: share for kind, share in coverage["shares"].items() if kind != "unexplained"}
    kinds = sorted((kind for kind in shares if shares[kind]), key=lambda kind: (-shares[kind], kind))
    lines = len(coverage["unexplained_lines"]) + coverage["unexplained_lines_not_shown"]
    listed = f" ({lines} line{'s' if lines > 1 else ''}, listed in report.json)" if lines else ""
    told = [
        *(f"{kind} {shares[kind]:.1%}" for kind in kinds),
        f"unexplained {coverage['shares']['unexplained']:.2%}",
    ]
    typer.echo(f"coverage: {', '.join(told)}{listed}")


def _gaps(report: dict[str, Any]) -> None:
    """Name the meetings that are missing in a series, and those that are there twice."""
    lines = [_missing(gap) for gap in report["gaps"]] + [
        f"twice: {each['body']} {each['date']} {each['numbers']} in {', '.join(each['documents'])}"
        for each in report["duplicates"]
    ]
    for line in lines[:SHOWN]:
        typer.echo(" ".join(line.split()))
    if len(lines) > SHOWN:
        typer.echo(f"… {len(lines) - SHOWN} more missing or twice, see report.json")


def _missing(gap: dict[str, Any]) -> str:
    numbers = (f"第{each}{gap['unit']}" for each in gap["missing"])
    return f"missing: {gap['body']} {gap['scope']} {', '.join(numbers)}"


def _layout(meeting: dict[str, Any]) -> str:
    """Say which layout was used, and how sure the choice was where policy-graph chose."""
    if meeting["layout_margin"] is None:
        return f"layout {meeting['layout']}"
    lead = f"{meeting['layout_margin']:.2f} ahead of {meeting['layout_runner_up'] or 'nothing'}"
    return f"layout {meeting['layout']} ({lead})"


def _oddities(report: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Give what somebody should look at: the warnings about files, and files that hold the same bytes."""
    from policy_graph.model import Severity

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
    rows = [[value or "" for value in row] for row in answer.table]
    print_table(f"{answer.title_ja} / {answer.title_en}", answer.columns, rows[:limit])
    if limit is not None and len(rows) > limit:
        typer.echo(f"… {len(rows) - limit} more rows")


def print_table(
    title: str, columns: Sequence[str], rows: Sequence[Sequence[str]], *, err: bool = False
) -> None:
    """Draw a table as wide as the terminal, in a pipe as wide as it needs; ``err`` puts it beside the result, on
    stderr."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    stream = sys.stderr if err else sys.stdout
    console = Console(stderr=err, width=None if stream.isatty() else PIPE_WIDTH)
    table = Table(title=title, title_justify="left")
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*map(Text, row))
    console.print(table)
