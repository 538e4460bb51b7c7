"""The verbs of whoever publishes, as commands: check, publish, diff, hash."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from policy_graph import api
from policy_graph.model import FaultSeverity, FileRole
from policy_graph.terminal import CHECK_FAILED, DIFFERENT, say

Build = Annotated[Path, typer.Argument(help="Folder of a build.", show_default=False)]
Checked = Annotated[Path, typer.Argument(help="Folder of a build or release.", show_default=False)]


def check(
    folder: Checked,
    severity: Annotated[
        FaultSeverity, typer.Option(help="The least severe faults to show.")
    ] = FaultSeverity.VIOLATION,
    lang: Annotated[str, typer.Option(help="Language of the report: ja or en.")] = "ja",
    report: Annotated[
        Path | None, typer.Option(help="Folder for report.ttl, report.html and report.json.")
    ] = None,
) -> None:
    """Check a build: its shapes, its terms, and whether every quote stands in its source."""
    shown = list(api.told((), lang))  # says that a language is unknown before the work
    faults = api.check(folder, least=severity)
    if faults:
        shown = list(api.told(faults, lang))
    for line in shown:
        typer.echo(line)
    for path in api.write_report(faults, folder, report) if report else ():
        say(str(path))
    if any(fault.severity is FaultSeverity.VIOLATION for fault in faults):
        raise typer.Exit(CHECK_FAILED)


def _sample(wanted: bool) -> None:
    if wanted:
        typer.echo(api.portal_sample(), nl=False)
        raise typer.Exit


def publish(
    folder: Build,
    config: Annotated[Path, typer.Option(help="What the publisher says of the data: portal.toml.")],
    out: Annotated[Path, typer.Option(help="Folder to write; appears whole or not at all.")],
    previous: Annotated[
        Path | None,
        typer.Option(help="The release before this one, to tell what changed.", show_default=False),
    ] = None,
    sample: Annotated[
        bool,
        typer.Option("--sample", callback=_sample, is_eager=True, help="Print a portal.toml to fill in."),
    ] = False,
    privacy: Annotated[
        Path | None,
        typer.Option(
            help="The file of withdrawals that the build was made with: every byte is searched for them.",
            metavar="FILE",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Publish a build as a release: the graph in every format, tables, catalogue, checks and a site of pages."""
    files = api.publish(folder, out, config=config, previous=previous, privacy=privacy)
    pages = [file for file in files if file.role is FileRole.SITE]
    for file in files:
        if file.role is not FileRole.SITE:
            typer.echo(f"{file.size:>12,}  {file.path}")
    typer.echo(
        f"{sum(file.size for file in pages):>12,}  index.html and {len(pages) - 1:,} more files of the site"
    )


def hash_(
    places: Annotated[
        list[Path], typer.Argument(help="Builds, releases or RDF files (also .gz).", show_default=False)
    ],
) -> None:
    """Print the hash of a graph (RDFC-1.0, SHA-256): the same for the same statements, in whatever format and order."""
    for place in places:
        typer.echo(f"{api.dataset_hash(place)}  {place}")


def diff(
    old: Annotated[Path, typer.Argument(help="Folder of the older build or release.", show_default=False)],
    new: Annotated[Path, typer.Argument(help="Folder of the newer one.", show_default=False)],
    lang: Annotated[str, typer.Option(help="Language of the words: ja or en.")] = "ja",
    format: Annotated[str, typer.Option(help="text, md or json.")] = "text",
    patch: Annotated[Path | None, typer.Option(help="Write the RDF patch from old to new.")] = None,
    exit_code: Annotated[bool, typer.Option("--exit-code", help="Exit with 1 where they differ.")] = False,
) -> None:
    """Tell in words what changed between two builds or releases."""
    found = api.diff(old, new, language=lang, format=format, patch=patch)
    sys.stdout.write(found.text)
    if found.withheld and patch is not None:
        say(f"policy-graph: {patch} repeats what was withdrawn since: do not publish it")
    if exit_code and not found.same:
        raise typer.Exit(DIFFERENT)
