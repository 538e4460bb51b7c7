"""The verbs as commands: arguments in, one call of the api, results on stdout, everything else on stderr."""

import os
import signal
import sys
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import typer

from policy_graph import __version__, api, options
from policy_graph.cli_draw import draw
from policy_graph.cli_layout import layout_app
from policy_graph.cli_push import push
from policy_graph.cli_release import check, diff, hash_, publish
from policy_graph.cli_serve import serve
from policy_graph.errors import PolicyGraphError, Refused, ServerFailed, SkipDocument, UsageError
from policy_graph.settings import DEFAULTS, Settings
from policy_graph.terminal import (
    CHECK_FAILED,
    PARTIAL,
    SERVER_FAILED,
    USAGE,
    print_answer,
    print_table,
    progress,
    resumable,
    say,
    summary,
    withdrawals,
)

# A program that a signal ends has this exit code and the number of the signal more.
SIGNALLED = 128
# So many judgements that met nothing are named.
SHOWN = 5

app = typer.Typer(
    name="policy-graph",
    help="From Japanese municipal minutes to an RDF graph whose every statement carries its words.",
    epilog="Exit codes: 0 done · 1 different (diff --exit-code) · 2 wrong call · 3 done, but some documents failed · 4 a check failed · "
    "5 another server failed · 130 interrupted.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)


app.add_typer(layout_app, name="layout")
for verb in (draw, check, publish, diff, serve, push):
    app.command()(verb)
app.command(name="hash")(hash_)


Minutes = Annotated[
    list[Path],
    typer.Argument(
        help="Files, folders or ZIP archives of minutes; - is standard input.", show_default=False
    ),
]
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
    with resumable(), progress() as begin:
        report = api.build(minutes, out, settings, begin=begin)
    summary(report, out)
    _idle(report["judgements"], settings.judgements)
    withdrawals(report, settings.privacy)
    if report["failures"]:
        raise typer.Exit(PARTIAL)


@app.command()
@options.settings(without=options.OF_BUILD)
def extract(
    minutes: Minutes,
    settings: Settings,
) -> None:
    """Print every record as JSON lines."""
    from policy_graph import codec
    from policy_graph.model import Failure

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
    index: Annotated[
        Path | None, typer.Option(help="Folder of the index (default: beside DIR).", show_default=False)
    ] = None,
) -> None:
    """Ask a question: a named query (policy-graph query lists them) or your own SPARQL."""
    if name is None:
        _list_queries()
        return
    if graph is None:
        raise UsageError("say which build to ask: --graph DIR")
    answer = api.query(name, graph, _pairs(parameters or []), index=index, begin=_indexing)
    if format == "table":
        print_answer(answer)
    else:
        sys.stdout.write(answer.format(format))


def _indexing(place: Path) -> None:
    say(f"policy-graph: the graph is large; once, it is made into a store for questions: {place}")


@app.command()
@options.settings(without=("batch", "privacy", *options.OF_BUILD))
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
    # Before numpy is loaded: its threads would wait for each other, and one sums up alike on any number of cores.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    ended = _end_in_order()
    try:
        app()
    except SystemExit:
        if ended:
            sys.exit(SIGNALLED + ended[0])
        raise
    except SkipDocument as error:
        _fail(error, PARTIAL)
    except Refused as error:
        _fail(error, CHECK_FAILED)
    except ServerFailed as error:
        _fail(error, SERVER_FAILED)
    except PolicyGraphError as error:
        _fail(error, USAGE)
    except MemoryError:
        _fail(UsageError("memory ran out: end other programs, or give it more memory, and run again"), USAGE)


def _end_in_order() -> list[int]:
    """Let a signal that ends the program unwind it, as Ctrl-C does, so that no child and no half-written folder stays.

    Gives a list that holds the signal once it came: a library may have another error for what its handler raises.
    """
    ended: list[int] = []

    def end(received: int, _: object) -> None:
        ended.append(received)
        sys.exit(SIGNALLED + received)

    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:  # nohup stays nohup
            signal.signal(number, end)
    return ended


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
