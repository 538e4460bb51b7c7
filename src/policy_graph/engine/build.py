"""Minutes in, a build folder out: graph, sources, report and pictures."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from policy_graph.engine.cache import Cache, beside
from policy_graph.engine.chapter import Chapter
from policy_graph.engine.chapters import Kept, Making, Result
from policy_graph.engine.counting import ANALYSIS, unite
from policy_graph.engine.folder import MARK, check_outside, replacing, write_bytes, write_json
from policy_graph.engine.hiding import Hiding
from policy_graph.engine.judging import Judgements, judgements, replacements, tally
from policy_graph.engine.kit import files_of
from policy_graph.engine.networks import app, links
from policy_graph.engine.report import repeated, report
from policy_graph.engine.ties import actors_and_ties
from policy_graph.engine.withdrawing import Gone, privacy
from policy_graph.errors import SkipDocument, UsageError
from policy_graph.ingest.places import find
from policy_graph.model import STANDARD_INPUT, Failure, SourceFile
from policy_graph.settings import Settings
from policy_graph.triples.iri import iri
from policy_graph.triples.judgements import judgements as judgement_quads
from policy_graph.triples.withdrawals import tombstones
from policy_graph.triples.write import apart, bind
from policy_graph.views.draw import draw, findings

# The copy of the judgements that a graph was built with.
JUDGEMENTS = "judgements.toml"
# How the command line calls the settings that name files.
OPTIONS = {"layout": "--layout", "gazetteers": "--gazetteer", "judgements": "--judgements"}


def build(
    paths: Sequence[Path], out: Path, settings: Settings, *, begin: Callable[[SourceFile], None]
) -> dict[str, Any]:
    """Extract every file of ``paths`` and publish the result as ``out``; see ``api.build``."""
    cache = beside(out, settings.cache)
    _check(paths, out, settings, cache)
    said, hidden = judgements(settings), privacy(settings)
    files = find(paths)
    with replacing(out) as folder:
        making = Making(settings=settings, said=said.content, cache=cache, begin=begin)
        results = making.all(files)
        kept = _each_once(results)
        gone, left = Hiding(cache, hidden, settings.base, said.all)(kept)
        made = _reported(files, results, kept, left, gone, said, settings)
        _write(folder, cache, left, gone, said, settings.base)
        _draw(folder, made)
        whole = [each for each in (*results, *left) if isinstance(each, Kept)]
        cache.keep_only({key for each in whole for key in (each.keys.extraction, each.keys.chapter)})
    return made | {"taken": making.taken}


def _check(paths: Sequence[Path], out: Path, settings: Settings, cache: Cache) -> None:
    """Raise UsageError where what is read would vanish with the earlier build, and where a cache would be read as minutes."""
    cache.check()
    lying = [("minutes", path) for path in paths if path != STANDARD_INPUT]
    lying += [(OPTIONS[name], path) for name, path in files_of(settings)]
    lying += [("--privacy", path) for path in [settings.privacy] if path] + [("--cache", cache.place)]
    for name, path in lying:
        # The build's own copy of the judgements is written again.
        if path.resolve() != (out / JUDGEMENTS).resolve():
            check_outside(out, name, path)
    for path in paths:
        if settings.cache and path.resolve() in (settings.cache.resolve(), *settings.cache.resolve().parents):
            raise UsageError(
                f"--cache {settings.cache} lies among the minutes {path} and would be read as some: choose another"
            )


def _each_once(results: Iterable[Result]) -> list[Kept]:
    """Give the documents in order of their ids; raises SkipDocument where there is none."""
    results = list(results)
    found = {each.summary.id: each for each in results if isinstance(each, Kept)}
    if not found:
        messages = [each.message for each in _failures(results)]
        raise SkipDocument("\n".join(messages) or "there are no minutes to read")
    return [found[id_] for id_ in sorted(found)]


def _failures(results: Iterable[Result]) -> list[Failure]:
    return sorted((each for each in results if isinstance(each, Failure)), key=lambda each: each.name)


def _reported(
    files: Sequence[SourceFile | Failure],
    results: Sequence[Result],
    kept: Sequence[Kept],
    left: Sequence[Kept],
    gone: Gone,
    said: Judgements,
    settings: Settings,
) -> dict[str, Any]:
    told = [each.summary if isinstance(each, Kept) else each for each in results]
    return gone.told(
        report([each.summary for each in left], _failures(results), settings)
        | {
            "repeated": repeated(*gone.staying(files, told)),
            "judgements": tally(said, [each.summary for each in kept]),
        }
    )


def _write(folder: Path, cache: Cache, left: Sequence[Kept], gone: Gone, said: Judgements, base: str) -> None:
    """Write sources, judgements, graph and tables, one document after the other."""
    chapters = [Chapter(cache.file(each.keys.chapter)) for each in left]
    for each in chapters:
        for name, content in each.files().items():
            write_bytes(folder / name, content)
    if said.content:
        write_bytes(folder / JUDGEMENTS, gone.lines(said.content))
    judged = gone.judgements(said.all, replacements(said.all, [each.summary for each in left]))
    beside = (*judgement_quads(*judged, base), *tombstones(gone.stones, base))
    graphs = [
        (iri(base, f"document/{each.summary.id}"), chapter.blocks)
        for each, chapter in zip(left, chapters, strict=True)
    ]
    bind([*graphs, *apart(beside, base)], folder, base)
    unite((each.tables() for each in chapters), folder / ANALYSIS)


def _draw(folder: Path, made: dict[str, Any]) -> None:
    """Write the report and the pictures."""
    actors, ties = actors_and_ties(folder)
    made["pictures"] = [finding.message for finding in findings(actors, ties)]
    write_json(folder / MARK, made)
    draw(actors, ties, folder, app=app(), links=links(folder, (each.id for each in actors)))
