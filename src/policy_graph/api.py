"""Every verb of the house, once; the command line and other doors call these and decide nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from policy_graph import codec
    from policy_graph.model import (
        DrawingChoice,
        Drawn,
        Failure,
        Fault,
        FaultSeverity,
        NetworkChoice,
        Offered,
        ReleaseFile,
        SourceFile,
    )
    from policy_graph.settings import Settings


def extract(
    paths: Sequence[Path], settings: Settings, *, begin: Callable[[SourceFile], None] = lambda _: None
) -> Iterator[codec.Line | Failure]:
    """Give every record of every document as JSON objects; a file that cannot be used gives a Failure."""
    from policy_graph import codec
    from policy_graph.engine.pipeline import run
    from policy_graph.engine.withdrawing import left, privacy
    from policy_graph.ingest.places import find
    from policy_graph.model import Failure

    hidden = privacy(settings)
    for each in left(run(find(paths), settings, begin=begin), hidden):
        if isinstance(each, Failure):
            yield each
        else:
            yield from codec.lines(each)


def build(
    paths: Sequence[Path],
    out: Path,
    settings: Settings,
    *,
    begin: Callable[[SourceFile], None] = lambda _: None,
) -> dict[str, Any]:
    """Build the graph of some minutes into the folder ``out`` and return the report that lies beside it.

    ``paths`` are files, folders and ZIP archives; ``-`` is standard input.
    The folder holds graph.ttl, graph.trig, report.json, the sources and the network's pictures. It appears whole or
    not at all. What was made of each document is kept (``settings.cache``) and taken where nothing has changed: ``taken`` of
    the report that is returned says how often. Raises UsageError when there is nothing to read.
    """
    from policy_graph.engine.build import build as run

    return run(paths, out, settings, begin=begin)


def query(
    name: str,
    folder: Path,
    parameters: Mapping[str, str],
    *,
    index: Path | None = None,
    begin: Callable[[Path], None] = lambda _: None,
) -> Any:
    """Ask a named query, or the query of an .rq file, on a build or release.

    Its index, in the folder ``index`` or hidden beside ``folder``, answers where there is one; for a large graph the part that
    questions need is made first, and ``begin`` is told where. Raises UsageError for what cannot be asked.
    """
    from policy_graph.engine.querying import query as run

    return run(folder, name, parameters, place=index, begin=begin)


def queries() -> Sequence[Any]:
    """List the questions that can be asked by name."""
    from policy_graph.triples.query import list_queries

    return list_queries()


def vocabulary() -> tuple[Mapping[str, str], Sequence[Any]]:
    """Give the prefixes that queries use, with their namespaces, and every term with what it means."""
    from policy_graph.triples.served.terms import defined
    from policy_graph.triples.vocab import PREFIXES

    return PREFIXES, defined()


def draw(
    folder: Path,
    choice: NetworkChoice | None = None,
    drawing: DrawingChoice | None = None,
    *,
    out: Path | None = None,
) -> Drawn:
    """Draw a network of a build: its pictures and exports, written into ``out`` or into the build itself.

    Without ``choice`` and ``drawing`` these are the files that a build draws. Raises UsageError for what cannot be asked.
    """
    from policy_graph.engine.drawing import pictures
    from policy_graph.model import DrawingChoice, NetworkChoice

    return pictures(folder, choice or NetworkChoice(), drawing or DrawingChoice(), out=out)


def networks(folder: Path) -> Sequence[Offered]:
    """List the kinds of networks with what they mean and how many lines each has in a build."""
    from policy_graph.engine.drawing import networks as run

    return run(folder)


def check(folder: Path, *, least: FaultSeverity | None = None) -> Sequence[Fault]:
    """Check a build or release: shapes, terms, checksums, and that every quote stands in its source; no fault: all is well.

    Faults less severe than ``least`` are left out; unless told otherwise, all but violations.
    """
    from policy_graph.model import FaultSeverity
    from policy_graph.triples.check import check as run

    return run(folder, least=least or FaultSeverity.VIOLATION)


def told(faults: Sequence[Fault], language: str) -> Iterator[str]:
    """Tell the faults of a check as lines of text, in ``ja`` or ``en``."""
    from policy_graph.release.check_text import lines

    return lines(faults, language)


def write_report(faults: Sequence[Fault], folder: Path, out: Path) -> list[Path]:
    """Write the faults of the build in ``folder`` into the folder ``out``: report.ttl (SHACL), report.html, report.json."""
    from policy_graph.engine.checking import write_report as run

    return run(faults, folder, out)


def publish(
    folder: Path, out: Path, *, config: Path, previous: Path | None = None, privacy: Path | None = None
) -> Sequence[ReleaseFile]:
    """Publish the build in ``folder`` as the release ``out``; returns the files of the release.

    ``config`` is the portal.toml, ``previous`` the release (or build) before this one, ``privacy`` the
    privacy.toml that the build was made with. The folder appears whole or not at all. Raises Refused where a shape is
    violated, a quote does not stand in its source, or something that was withdrawn stands in any file.
    """
    from policy_graph.engine.publish import publish as run

    return run(folder, out, config=config, previous=previous, privacy=privacy)


def portal_sample() -> str:
    """Return a portal.toml to fill in, with comments in Japanese and English."""
    from policy_graph.release.portal_file import sample

    return sample()


def dataset_hash(place: Path) -> str:
    """Return the hash (RDFC-1.0, SHA-256) of the graph in a build, a release or an RDF file: the same for the same graph.

    Raises UsageError where there is no graph, or its blank nodes cannot be told apart in reasonable time.
    """
    from policy_graph.engine.hashing import dataset_hash as run

    return run(place)


def diff(old: Path, new: Path, *, language: str, format: str, patch: Path | None = None) -> Any:
    """Tell in words what changed between two builds or releases, in any mix, and write the RDF patch to ``patch``.

    The result has the ``text`` (in ``language`` ja or en, as ``format`` text, md or json) and says whether both are the ``same``.
    """
    from policy_graph.engine.changes import diff as run

    return run(old, new, language=language, format=format, patch=patch)


def evaluate(
    golds: Sequence[Path],
    settings: Settings,
    *,
    sources: Path | None = None,
    errors: bool = False,
    reliability: bool = False,
    save: Path | None = None,
    against: Path | None = None,
    calibrate: Path | None = None,
    begin: Callable[[SourceFile], None] = lambda _: None,
) -> Sequence[Any]:
    """Extract the sources of gold documents and score what was found, as tables.

    ``sources`` is the folder with the texts of gold documents that are kept without them; ``errors`` adds every error
    in its context, ``reliability`` how well the stated confidences hold; ``save`` keeps the figures in a file,
    ``against`` compares with such a file; ``calibrate`` writes the table of confidences that follows from these documents.
    """
    from policy_graph.engine.evaluate import evaluate as run

    return run(
        golds,
        settings,
        sources=sources,
        errors=errors,
        reliable=reliability,
        save=save,
        against=against,
        calibrate=calibrate,
        begin=begin,
    )


def detach(golds: Sequence[Path], folder: Path, *, sources: Path | None = None) -> list[Path]:
    """Write gold documents as offsets and names, without their text, into ``folder``; returns the files.

    ``sources`` is the folder with the texts of those that are kept without them already.
    """
    from policy_graph.engine.evaluate import detach as run

    return run(golds, folder, sources=sources)


def layouts() -> Sequence[Any]:
    """List the built-in layout profiles."""
    from policy_graph.engine.layouts import built_in

    return built_in()


def layout_file(name: str) -> str:
    """Return the TOML file of a built-in layout profile."""
    from policy_graph.engine.layouts import written

    return written(name)


def suggest_layout(path: Path, settings: Settings, *, out: Path | None = None) -> Any:
    """Say what a document shows of its layout and draft a profile for it, written to ``out`` where that is given."""
    from policy_graph.engine.layouts import suggest

    return suggest(path, settings, out)


def demo(
    out: Path, settings: Settings, *, begin: Callable[[SourceFile], None] = lambda _: None
) -> dict[str, Any]:
    """Build the bundled invented minutes into ``out``."""
    from policy_graph.resources import folder

    return build([folder("examples")], out, settings, begin=begin)
