"""The file of judgements that the settings name, read once for a whole run."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from policy_graph.engine.summary import Summary, places
from policy_graph.errors import UsageError
from policy_graph.model import Judgement
from policy_graph.resolve.judgements import replaced
from policy_graph.resolve.judgements_file import read
from policy_graph.settings import Settings
from policy_graph.triples.iri import local


@dataclass(frozen=True, slots=True)
class Judgements:
    """What the file says, its bytes, and its name; all empty where the settings name no file."""

    all: tuple[Judgement, ...] = ()
    content: bytes = b""
    file: str = ""


def judgements(settings: Settings) -> Judgements:
    """Read the judgements; raises UsageError for a file that is not there or cannot be replayed."""
    path = settings.judgements
    if path is None:
        return Judgements()
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UsageError(f"the judgements {path} cannot be read: {error.strerror}") from error
    return Judgements(read(content, path.name, partial(local, settings.base)), content, path.name)


def replacements(said: Sequence[Judgement], summaries: Sequence[Summary]) -> list[tuple[str, str]]:
    """Pair every id that was judged away, found in these minutes or not, with the one that stands for it."""
    met = {pair for each in summaries for pair in each.replaced}
    return sorted({*met, *replaced((each.about for each in said), said)})


def tally(said: Judgements, summaries: Sequence[Summary]) -> list[dict[str, Any]]:
    """Tell for each judgement in how many documents it met something, and how many places it changed there."""
    counts, first = [dict(each.judged) for each in summaries], places(said.all)
    return [
        {
            "judgement": number,
            "verdict": judgement.verdict,
            "about": judgement.about,
            "becomes": judgement.becomes,
            "who": judgement.who,
            "when": judgement.when,
            "why": judgement.why,
            "documents": sum(first[judgement] in each for each in counts),
            "places": sum(each.get(first[judgement], 0) for each in counts),
        }
        for number, judgement in enumerate(said.all, 1)
    ]
