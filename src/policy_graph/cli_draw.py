"""The command draw: which network, which part of it, which files; the paths on stdout, what was drawn on stderr."""

import re
from collections.abc import Callable, Mapping
from enum import StrEnum
from inspect import Parameter, signature
from pathlib import Path
from typing import Annotated, Any

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
Out = Annotated[Path | None, typer.Option(help="Folder to write; the build itself by default.")]
ListKinds = Annotated[bool, typer.Option("--list", help="List the kinds of networks of this build.")]
# Which network, and which part of it: the option, what it takes, its default.
NETWORK: dict[str, tuple[Any, Any]] = {
    "network": (
        Annotated[str, typer.Option("--network", help="The kind of network; --list shows them.")],
        "stakeholders",
    ),
    "since": (
        Annotated[str | None, typer.Option(help="From this date on: 2024, 2024-05 or 2024-05-21.")],
        None,
    ),
    "until": (Annotated[str | None, typer.Option(help="Up to this date, itself included.")], None),
    "fiscal_year": (
        Annotated[
            list[int] | None,
            typer.Option(help="Meetings of this fiscal year (April to March); may be repeated."),
        ],
        None,
    ),
    "meeting": (Annotated[list[str] | None, typer.Option(help="Meetings whose name holds this.")], None),
    "body": (Annotated[list[str] | None, typer.Option(help="Bodies whose name holds this.")], None),
    "type": (Annotated[list[ActorType] | None, typer.Option(help="Only actors of this type.")], None),
    "matter": (
        Annotated[list[str] | None, typer.Option(help="Programmes and bills whose name holds this.")],
        None,
    ),
    "around": (Annotated[str | None, typer.Option(help="Only whom few lines part from this actor.")], None),
    "steps": (Annotated[int, typer.Option(help="How many lines that are, with --around.", min=1)], 1),
    "confidence": (
        Annotated[
            float | None,
            typer.Option(
                help="The lowest confidence of evidence; unless given, that of the kind.", min=0, max=1
            ),
        ],
        None,
    ),
    "least": (Annotated[int, typer.Option(help="The fewest pieces of evidence of a line.", min=1)], 1),
    "roll_up": (
        Annotated[
            RollUp | None, typer.Option("--as", help="Count people as named, as their post or organization.")
        ],
        None,
    ),
    "weight": (Annotated[Weighting, typer.Option(help="How strong a line is.")], Weighting.COUNT),
}

# How it is drawn.
DRAWING: dict[str, tuple[Any, Any]] = {
    "limit": (Annotated[int, typer.Option(help="How many actors the picture shows.", min=2)], 40),
    "format": (
        Annotated[str, typer.Option("--format", help="Files to write, with commas between them.")],
        AS_BUILT,
    ),
    "size": (Annotated[Paper, typer.Option(help="The sheet of the picture.")], Paper.AUTO),
    "language": (
        Annotated[Language, typer.Option("--language", help="Language of titles and legend.")],
        Language.BOTH,
    ),
    "title": (Annotated[str | None, typer.Option(help="What stands over the picture.")], None),
    "colour": (
        Annotated[Colour, typer.Option("--colour", help="What the colour of an actor says.")],
        Colour.TYPE,
    ),
    "timeline": (
        Annotated[
            list[str] | None, typer.Option(help="Also a chart of who spoke of this programme or bill when.")
        ],
        None,
    ),
    "matrix": (Annotated[bool, typer.Option("--matrix", help="Also a table of actors × programmes.")], False),
    "compare": (
        Annotated[
            str | None, typer.Option(help="Also what changed between two periods: 2022..2023,2024..2025.")
        ],
        None,
    ),
}


def _asking(command: Callable[..., None]) -> Callable[..., None]:
    """Give the command the options of both tables; it takes them by name."""
    own = [each for each in signature(command).parameters.values() if each.kind is not Parameter.VAR_KEYWORD]
    more = [
        Parameter(name, Parameter.KEYWORD_ONLY, default=default, annotation=annotation)
        for name, (annotation, default) in (NETWORK | DRAWING).items()
    ]
    command.__signature__ = signature(command).replace(parameters=[*own, *more])  # type: ignore[attr-defined]
    command.__annotations__ = {each.name: each.annotation for each in [*own, *more]}
    return command


@_asking
def draw(folder: Build, out: Out = None, list_: ListKinds = False, **asked: Any) -> None:
    """Draw a network of a build: pictures, a page, and files for Gephi, Cytoscape, R, Python and Excel."""
    if list_:
        _list(folder)
    else:
        _told(api.draw(folder, _choice(asked), _drawing(asked), out=out))


def _choice(asked: Mapping[str, Any]) -> NetworkChoice:
    if asked["around"] is None and asked["steps"] != NETWORK["steps"][1]:
        raise UsageError("--steps counts lines from an actor: name one with --around")
    return NetworkChoice(
        kind=asked["network"],
        since=_date("--since", asked["since"]),
        until=_date("--until", asked["until"]),
        fiscal_years=tuple(asked["fiscal_year"] or ()),
        meetings=tuple(asked["meeting"] or ()),
        bodies=tuple(asked["body"] or ()),
        types=tuple(asked["type"] or ()),
        matters=tuple(asked["matter"] or ()),
        around=asked["around"],
        steps=asked["steps"],
        confidence=asked["confidence"],
        least=asked["least"],
        roll_up=asked["roll_up"],
        weighting=asked["weight"],
    )


def _drawing(asked: Mapping[str, Any]) -> DrawingChoice:
    return DrawingChoice(
        formats=_formats(asked["format"]),
        printing=Printing(
            paper=asked["size"],
            language=asked["language"],
            limit=asked["limit"],
            title=asked["title"],
            communities=asked["colour"] is Colour.COMMUNITY,
        ),
        timelines=tuple(asked["timeline"] or ()),
        matrix=asked["matrix"],
        compared=_periods(asked["compare"]),
    )


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
    say(
        f"policy-graph: {drawn.kind}: {_some(drawn.actors, 'actor')}, {_some(drawn.lines, 'line')}{_shown(drawn)}"
    )
    if drawn.left_out:
        counts = ", ".join(f"{why} {count:,}" for why, count in drawn.left_out.items() if count)
        say(f"policy-graph: evidence left out: {counts or 'none'}")
    steps = ", ".join(f"{step} {seconds:.1f} s" for step, seconds in drawn.seconds.items())
    communities = (
        _some(drawn.communities, "community", "communities") if drawn.communities is not None else ""
    )
    if told := "; ".join(filter(None, (communities, steps))):
        say(f"policy-graph: {told}")


def _some(count: int, one: str, many: str = "") -> str:
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def _shown(drawn: Drawn) -> str:
    if drawn.shown is None:
        return ""
    actors, lines = drawn.shown
    left = f"{drawn.actors - actors:,} and {drawn.lines - lines:,} left out"
    return f"; in the picture {actors:,} and {lines:,}, {left}"
