"""The verbs as commands: arguments in, one call of the api, results on stdout, everything else on stderr."""

import signal
import sys
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import typer

from policy_graph import __version__, api, codec, options
from policy_graph.cli_layout import layout_app
from policy_graph.errors import PolicyGraphError, Refused, SkipDocument, UsageError
from policy_graph.model import Failure, FaultSeverity
from policy_graph.settings import DEFAULTS, Settings
from policy_graph.terminal import print_answer, print_table, progress, say, summary, withdrawals

DIFFERENT, USAGE, PARTIAL, CHECK_FAILED = 1, 2, 3, 4
# A program that a signal ends has this exit code and the number of the signal more.
SIGNALLED = 128
# So many judgements that met nothing are named.
SHOWN = 5

app = typer.Typer(
    name="policy-graph",
    help="From Japanese municipal minutes to an RDF graph whose every statement carries its words.",
    epilog="Exit codes: 0 done · 1 different (diff --exit-code) · 2 wrong call · 3 done, but some documents failed · 4 a check failed · "
    "130 interrupted.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)


app.add_typer(layout_app, name="layout")


Minutes = Annotated[
    list[Path],
    typer.Argument(
        help="Files, folders or ZIP archives of minutes; - is standard input.", show_default=False
    ),
]
Build = Annotated[Path, typer.Argument(help="Folder of a build.", show_default=False)]
GoldPaths = Annotated[
    list[Path], typer.Argument(help="Gold documents or folders of them.", show_default=False)
]
Errors = Annotated[bool, typer.Option("--errors", help="List every error in its context.")]
Reliability = Annotated[
    bool, typer.Option("--reliability", help="Show how well the stated confidences hold.")
]
Save = Annotated[Path | None, typer.Option(help="Keep the figures in this file.")]
Against = Annotated[Path | None, typer.Option(help="Compare with figures kept by --save.")]
Calibrate = Annotated[
    Path | None, typer.Option(help="Write the table of confidences that follows from this gold.")
]
Sources = Annotated[Path | None, typer.Option(help="Folder with the texts of stand-off gold.")]
Detach = Annotated[
    Path | None, typer.Option(help="Write the gold as offsets and names into this folder instead.")
]


@app.command()
def demo(
    out: Annotated[Path, typer.Option(help="Folder to write.")] = Path("build/demo"),
) -> None:
    """Build the bundled invented minutes: counts, one query answered, Turtle and a picture written."""
    with progress() as begin:
        report = api.demo(out, DEFAULTS, begin=begin)
    summary(report, out)
    say("")
    print_answer(api.query("programs-by-department", out, {}), limit=12)
    say(f"\nRead {out}/graph.ttl, look at {out}/network.png, open {out}/network.html.")


@app.command()
@options.settings(without=("parts",))
def build(
    minutes: Minutes,
    out: Annotated[Path, typer.Option(help="Folder to write; appears whole or not at all.")],
    settings: Settings,
) -> None:
    """Build the graph: graph.ttl, graph.trig, report.json, network.html, network.png and more."""
    with progress() as begin:
        report = api.build(minutes, out, settings, begin=begin)
    summary(report, out)
    _idle(report["judgements"], settings.judgements)
    withdrawals(report, settings.privacy)
    if report["failures"]:
        raise typer.Exit(PARTIAL)


@app.command()
@options.settings()
def extract(
    minutes: Minutes,
    settings: Settings,
) -> None:
    """Print every record as JSON lines."""
    failed = False
    with progress() as begin:
        for line in api.extract(minutes, settings, begin=begin):
            if isinstance(line, Failure):
                failed = True
                say(f"policy-graph: {line.message}")
            else:
                sys.stdout.write(codec.dump(line) + "\n")
    if failed:
        raise typer.Exit(PARTIAL)


@app.command()
def query(
    name: Annotated[str | None, typer.Argument(help="A named query or an .rq file; none lists them.")] = None,
    parameters: Annotated[list[str] | None, typer.Argument(help="Values as key=value.")] = None,
    graph: Annotated[
        Path | None, typer.Option(help="Folder of a build or release.", show_default=False)
    ] = None,
    format: Annotated[str, typer.Option(help="table, csv, json or ttl.")] = "table",
) -> None:
    """Ask a question: a named query (policy-graph query lists them) or your own SPARQL."""
    if name is None:
        _list_queries()
        return
    if graph is None:
        raise UsageError("say which build to ask: --graph DIR")
    answer = api.query(name, graph, _pairs(parameters or []))
    if format == "table":
        print_answer(answer)
    else:
        sys.stdout.write(answer.format(format))


@app.command()
def draw(
    folder: Build,
    limit: Annotated[int, typer.Option(help="How many actors the picture shows.", min=2)] = 40,
) -> None:
    """Draw the stakeholder network: PNG, SVG, an HTML page, GraphML and GEXF."""
    for path in api.draw(folder, limit=limit):
        typer.echo(path)


@app.command()
def check(
    folder: Build,
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


@app.command()
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
    for file in api.publish(folder, out, config=config, previous=previous, privacy=privacy):
        typer.echo(f"{file.size:>12,}  {file.path}")


@app.command(name="hash")
def hash_(
    places: Annotated[
        list[Path], typer.Argument(help="Builds, releases or RDF files (also .gz).", show_default=False)
    ],
) -> None:
    """Print the hash of a graph (RDFC-1.0, SHA-256): the same for the same statements, in whatever format and order."""
    for place in places:
        typer.echo(f"{api.dataset_hash(place)}  {place}")


@app.command()
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


@app.command()
@options.settings(without=("batch", "privacy"))
def evaluate(
    gold: GoldPaths,
    settings: Settings,
    errors: Errors = False,
    reliability: Reliability = False,
    save: Save = None,
    against: Against = None,
    calibrate: Calibrate = None,
    sources: Sources = None,
    detach: Detach = None,
) -> None:
    """Score extraction against gold documents, per type and per document."""
    if detach is not None:
        for path in api.detach(gold, detach, sources=sources):
            typer.echo(path)
        return
    score = partial(api.evaluate, gold, settings, sources=sources, save=save, against=against)
    with progress() as begin:
        tables = score(errors=errors, reliability=reliability, calibrate=calibrate, begin=begin)
    for table in tables:
        print_table(table.title, table.columns, table.rows)


def main() -> None:
    """Run the command line; an expected error is one sentence on stderr and its exit code."""
    _end_in_order()
    try:
        app()
    except SkipDocument as error:
        _fail(error, PARTIAL)
    except Refused as error:
        _fail(error, CHECK_FAILED)
    except PolicyGraphError as error:
        _fail(error, USAGE)


def _end_in_order() -> None:
    """Let a signal that ends the program unwind it, as Ctrl-C does, so that no child and no half-written folder stays."""
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:  # nohup stays nohup
            signal.signal(number, lambda received, _: sys.exit(SIGNALLED + received))


def _fail(error: PolicyGraphError, code: int) -> None:
    for line in str(error).splitlines():
        say(f"policy-graph: {line}")
    sys.exit(code)


def _pairs(parameters: list[str]) -> dict[str, str]:
    pairs = {}
    for parameter in parameters:
        key, sign, value = parameter.partition("=")
        if not sign:
            raise UsageError(f"{parameter!r} is no parameter: write key=value")
        pairs[key] = value
    return pairs


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"policy-graph {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    pass


def _idle(judged: list[dict[str, Any]], file: Path | None) -> None:
    """Name the judgements that met nothing: a slip in an id, or minutes that are not among these."""
    idle = [f"{each['judgement']} ({each['about']})" for each in judged if not each["documents"]]
    if idle:
        more = f" and {len(idle) - SHOWN} more, see report.json" if len(idle) > SHOWN else ""
        say(f"policy-graph: judgements in {file} that met nothing: {', '.join(idle[:SHOWN])}{more}")


def _list_queries() -> None:
    for each in api.queries():
        typer.echo(f"{each.name}  {each.title_ja} / {each.title_en}")
