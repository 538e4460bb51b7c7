"""The commands about layouts: which there are, what one says, what unknown minutes show of theirs."""

from pathlib import Path
from typing import Annotated, Any

import typer

from policy_graph import api
from policy_graph.settings import DEFAULTS
from policy_graph.terminal import print_table, say

# So many lines that were not understood are shown.
SHOWN = 10

layout_app = typer.Typer(
    help="Layout profiles: list them, show one, draft one for minutes that none of them reads.",
    no_args_is_help=True,
)


@layout_app.command("list")
def list_layouts() -> None:
    """List the built-in layout profiles, each with a line that it reads."""
    rows = [[each.name, each.about, each.example.partition("\n")[0]] for each in api.layouts()]
    print_table("layouts", ["name", "what it reads", "example"], rows)


@layout_app.command("show")
def show(name: Annotated[str, typer.Argument(help="Name of a built-in profile.")]) -> None:
    """Print the file of a built-in profile: a pattern for your own."""
    typer.echo(api.layout_file(name), nl=False)


@layout_app.command("suggest")
def suggest(
    minutes: Annotated[Path, typer.Argument(help="One document of minutes.")],
    out: Annotated[
        Path | None, typer.Option(help="TOML file to write the draft to; without it, stdout.")
    ] = None,
) -> None:
    """Say what a document shows of its layout, and draft a profile for it."""
    found = api.suggest_layout(minutes, DEFAULTS, out=out)
    _marks(found)
    _rest(found)
    _fits(found)
    if out is None:
        typer.echo(found.profile, nl=False)
    else:
        say(f"draft written to {out}; try it: policy-graph extract {minutes} --layout {out}")


def _marks(found: Any) -> None:
    if not found.marks:
        say(f"{found.name}: no mark begins more than one line")
        return
    columns = [
        "mark",
        "lines",
        "speakers",
        "parted by",
        "chair",
        "officers",
        "members",
        "ask",
        "length",
        "place",
        "who",
        "means",
    ]
    print_table(
        f"{found.name}: marks at the beginning of lines",
        columns,
        [_mark(each) for each in found.marks],
        err=True,
    )


def _mark(mark: Any) -> list[str]:
    """A mark as a row: counts, shares of the speeches behind it, examples."""
    use = mark.use
    count = max(use.count, 1)
    shares = [f"{use.share(part):.0%}" for part in (use.chairs, use.officers, use.members)]
    asking, length = f"{use.asking / count:.0%}", f"{use.characters / count:.0f}"
    examples = "、".join(use.speakers[:3]) or " ⏎ ".join(mark.others)
    return [
        mark.sign,
        str(mark.lines),
        str(mark.speakers),
        ", ".join(mark.dividers) or "—",
        *(shares if use.count else ["—"] * 3),
        asking if use.count else "—",
        length if use.count else "—",
        f"{use.position / count:.0%}" if use.count else "—",
        examples,
        mark.meaning or "not shown",
    ]


def _rest(found: Any) -> None:
    """What was seen besides the marks."""
    dividers = ", ".join(f"{word} ({count})" for word, count in found.dividers)
    say(f"behind speakers stand: {dividers or 'nothing that was seen'}")
    if found.brackets:
        say(f"brackets at the beginning of lines: {', '.join(f'{pair} ({n})' for pair, n in found.brackets)}")
    for kind, word, value in found.headings:
        say(f"field {word} is read as {kind}" + (f": {value}" if value else ""))
    for word, value in found.unknown:
        say(f"perhaps a field that is not known: {word}: {value}")
    for words, count in found.repeated:
        say(f"line that comes {count} times, perhaps of the page: {words}")
    for line, words in found.unread[:SHOWN]:
        say(f"line {line} not understood: {words}")
    if len(found.unread) > SHOWN:
        say(f"… and {len(found.unread) - SHOWN} more lines that were not understood")


def _fits(found: Any) -> None:
    rows = [[name, f"{score:.3f}", str(labels)] for name, score, labels in found.fits if score or labels]
    print_table("how well the built-in layouts fit", ["layout", "score", "labels"], rows, err=True)
    better = "" if found.utterances else "; nobody is named as a speaker in a form that could be told"
    say(f"best built-in layout: {found.best}; the draft reads {found.utterances} utterances{better}")
