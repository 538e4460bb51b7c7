"""Minutes in, a build folder out: graph, sources, report and pictures."""

from collections.abc import Callable, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

from policy_graph.engine.counting import ANALYSIS, write_counts
from policy_graph.engine.folder import MARK, check_free, replacing, write_bytes, write_json
from policy_graph.engine.judging import judgements, replacements, tally
from policy_graph.engine.networks import app, links
from policy_graph.engine.pipeline import run
from policy_graph.engine.report import repeated, report
from policy_graph.engine.ties import actors_and_ties
from policy_graph.engine.withdrawing import privacy, withdrawals
from policy_graph.errors import SkipDocument
from policy_graph.ingest.places import find
from policy_graph.model import Extraction, Failure, SourceFile
from policy_graph.settings import Settings
from policy_graph.triples.judgements import judgements as judgement_quads
from policy_graph.triples.store import open_merged
from policy_graph.triples.withdrawals import tombstones
from policy_graph.triples.write import quads, write
from policy_graph.views.draw import draw, findings

# The copy of the judgements that a graph was built with.
JUDGEMENTS = "judgements.toml"


def build(
    paths: Sequence[Path], out: Path, settings: Settings, *, begin: Callable[[SourceFile], None]
) -> dict[str, Any]:
    """Extract every file of ``paths`` and publish the result as ``out``; see ``api.build``."""
    check_free(out)
    said, hidden = judgements(settings), privacy(settings)
    files = find(paths)
    results = list(run(files, settings, begin=begin))
    failures = sorted((each for each in results if isinstance(each, Failure)), key=lambda each: each.name)
    found = [each for each in results if isinstance(each, Extraction)]
    extractions = sorted(
        {each.document.id: each for each in found}.values(), key=lambda each: each.document.id
    )
    if not extractions:
        raise SkipDocument("\n".join(each.message for each in failures) or "there are no minutes to read")
    gone = withdrawals(extractions, hidden)
    met, extractions = tally(said, extractions), list(gone.extractions)
    made = gone.told(
        report(extractions, failures, settings)
        | {"repeated": repeated(*gone.staying(files, results)), "judgements": met}
    )
    with replacing(out) as folder:
        for each in extractions:
            write_bytes(folder / each.document.file, each.document.source)
            if each.document.text_file:
                write_bytes(folder / each.document.text_file, each.document.text.encode("utf-8"))
        if said.content:
            write_bytes(folder / JUDGEMENTS, gone.lines(said.content))
        judged = judgement_quads(
            *gone.judgements(said.all, replacements(said.all, extractions)), settings.base
        )
        stones = tombstones(gone.stones, settings.base)
        write(chain(judged, stones, *(quads(each, settings.base) for each in extractions)), folder)
        write_counts(open_merged(folder), folder / ANALYSIS)
        actors, ties = actors_and_ties(folder)
        made["pictures"] = [finding.message for finding in findings(actors, ties)]
        write_json(folder / MARK, made)
        draw(actors, ties, folder, app=app(), links=links(folder, (each.id for each in actors)))
    return made
