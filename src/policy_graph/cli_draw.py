"""The command draw: which network, which part of it, which files; the paths on stdout, what was drawn on stderr."""

import re
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from policy_graph import api
from policy_graph.errors import UsageError
from policy_graph.model import (
    DRAWN,
    ActorType,
    DrawingChoice,
    Drawn,
    Language,
    NetworkChoice,
    Paper,
    Period,
    PictureFormat,
    Printing,
    RollUp,
    Weighting,
)
from policy_graph.terminal import print_table, say

# A year, a month or a day.
DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")

# The files that a build draws.
AS_BUILT = ",".join(DRAWN)


class Colour(StrEnum):
    """What colours say beside what shapes say."""

    TYPE = "type"
    COMMUNITY = "community"


Build = Annotated[Path, typer.Argument(help="Folder of a build.", show_default=False)]
Kind = Annotated[str, typer.Option("--network", help="The kind of network; --list shows them.")]
Since = Annotated[str | None, typer.Option(help="From this date on: 2024, 2024-05 or 2024-05-21.")]
Until = Annotated[str | None, typer.Option(help="Up to this date, itself included.")]
FiscalYear = Annotated[
    list[int] | None, typer.Option(help="Meetings of this fiscal year (April to March); may be repeated.")
]
MeetingName = Annotated[list[str] | None, typer.Option(help="Meetings whose name holds this.")]
Body = Annotated[list[str] | None, typer.Option(help="Bodies whose name holds this.")]
Type = Annotated[list[ActorType] | None, typer.Option(help="Only actors of this type.")]
Matter = Annotated[list[str] | None, typer.Option(help="Programmes and bills whose name holds this.")]
Around = Annotated[str | None, typer.Option(help="Only whom few lines part from this actor.")]
Steps = Annotated[int, typer.Option(help="How many lines that are, with --around.", min=1)]
Confidence = Annotated[float, typer.Option(help="The lowest confidence of evidence.", min=0, max=1)]
Least = Annotated[int, typer.Option(help="The fewest pieces of evidence of a line.", min=1)]
As = Annotated[
    RollUp | None, typer.Option("--as", help="Count people as named, as their post or organization.")
]
Weight = Annotated[Weighting, typer.Option(help="How strong a line is.")]
Limit = Annotated[int, typer.Option(help="How many actors the picture shows.", min=2)]
Out = Annotated[Path | None, typer.Option(help="Folder to write; the build itself by default.")]
Formats = Annotated[str, typer.Option("--format", help="Files to write, with commas between them.")]
Size = Annotated[Paper, typer.Option(help="The sheet of the picture.")]
Words = Annotated[Language, typer.Option("--language", help="Language of titles and legend.")]
Title = Annotated[str | None, typer.Option(help="What stands over the picture.")]
Colours = Annotated[Colour, typer.Option("--colour", help="What the colour of an actor says.")]
Timeline = Annotated[
    list[str] | None, typer.Option(help="Also a chart of who spoke of this programme or bill when.")
]
Matrix = Annotated[bool, typer.Option("--matrix", help="Also a table of actors × programmes.")]
Compare = Annotated[
    str | None, typer.Option(help="Also what changed between two periods: 2022..2023,2024..2025.")
]
ListKinds = Annotated[bool, typer.Option("--list", help="List the kinds of networks of this build.")]


def draw(
    folder: Build,
    network: Kind = "stakeholders",
    since: Since = None,
    until: Until = None,
    fiscal_year: FiscalYear = None,
    meeting: MeetingName = None,
    body: Body = None,
    type: Type = None,
    matter: Matter = None,
    around: Around = None,
    steps: Steps = 1,
    confidence: Confidence = 0.0,
    least: Least = 1,
    roll_up: As = None,
    weight: Weight = Weighting.COUNT,
    limit: Limit = 40,
    out: Out = None,
    format: Formats = AS_BUILT,
    size: Size = Paper.AUTO,
    language: Words = Language.BOTH,
    title: Title = None,
    colour: Colours = Colour.TYPE,
    timeline: Timeline = None,
    matrix: Matrix = False,
    compare: Compare = None,
    list_: ListKinds = False,
) -> None:
    """Draw a network of a build: pictures, a page, and files for Gephi, Cytoscape, R, Python and Excel."""
    if list_:
        _list(folder)
        return
    choice = NetworkChoice(
        kind=network,
        since=_date("--since", since),
        until=_date("--until", until),
        fiscal_years=tuple(fiscal_year or ()),
        meetings=tuple(meeting or ()),
        bodies=tuple(body or ()),
        types=tuple(type or ()),
        matters=tuple(matter or ()),
        around=around,
        steps=steps,
        confidence=confidence,
        least=least,
        roll_up=roll_up,
        weighting=weight,
    )
    printing = Printing(
        paper=size, language=language, limit=limit, title=title, communities=colour is Colour.COMMUNITY
    )
    drawing = DrawingChoice(
        formats=_formats(format),
        printing=printing,
        timelines=tuple(timeline or ()),
        matrix=matrix,
        compared=_periods(compare),
    )
    _told(api.draw(folder, choice, drawing, out=out))


def _list(folder: Path) -> None:
    rows = [[each.name, str(each.lines), each.ja, each.en] for each in api.networks(folder)]
    print_table(f"networks of {folder}", ["--network", "lines", "", ""], rows)


def _date(option: str, text: str | None) -> str | None:
    if text is not None and not DATE.fullmatch(text):
        raise UsageError(f"{option} {text!r} is no date: write 2024, 2024-05 or 2024-05-21")
    return text


def _formats(text: str) -> tuple[PictureFormat, ...]:
    names = [name.strip() for name in text.split(",") if name.strip()]
    known = [str(each) for each in PictureFormat]
    if not names or (odd := [name for name in names if name not in known]):
        what = f"does not know {odd[0]!r}" if names else "names nothing"
        raise UsageError(f"--format {what}: choose from {','.join(known)}")
    return tuple(map(PictureFormat, names))


def _periods(text: str | None) -> tuple[Period, Period] | None:
    if text is None:
        return None
    periods = [each.split("..") for each in text.split(",")]
    if [len(each) for each in periods] != [2, 2]:
        raise UsageError(f"--compare {text!r} is no pair of periods: write 2022..2023,2024..2025")
    before, after = ([_date("--compare", end.strip() or None) for end in each] for each in periods)
    return (before[0], before[1]), (after[0], after[1])


def _told(drawn: Drawn) -> None:
    for path in drawn.files:
        typer.echo(path)
    say(f"policy-graph: {drawn.kind}: {drawn.actors:,} actors, {drawn.lines:,} lines{_shown(drawn)}")
    if drawn.left_out:
        counts = ", ".join(f"{why} {count:,}" for why, count in drawn.left_out.items() if count)
        say(f"policy-graph: evidence left out: {counts or 'none'}")
    steps = ", ".join(f"{step} {seconds:.1f} s" for step, seconds in drawn.seconds.items())
    communities = f"{drawn.communities:,} communities" if drawn.communities is not None else ""
    if told := "; ".join(filter(None, (communities, steps))):
        say(f"policy-graph: {told}")


def _shown(drawn: Drawn) -> str:
    if drawn.shown is None:
        return ""
    actors, lines = drawn.shown
    left = f"{drawn.actors - actors:,} and {drawn.lines - lines:,} left out"
    return f"; in the picture {actors:,} and {lines:,}, {left}"
