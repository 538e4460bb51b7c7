"""Whether our reading of minutes is that of plain ja_ginza: words, sentences, names, then mentions and facts."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any
from unittest.mock import patch

from policy_graph.engine.pipeline import extract
from policy_graph.engine.reading import read_and_parse
from policy_graph.ingest.places import find
from policy_graph.model import Document, Extraction, Failure, Meeting
from policy_graph.recognize import ginza, recognizer
from policy_graph.recognize.analysis import Analysis, Token
from policy_graph.settings import Settings

MODEL = "ja_ginza"
TOLD = ("text", "lemma", "pos", "tag", "head", "dep")


def plain() -> Any:
    """Load the pipeline as it comes."""
    import spacy
    from thinc.api import NumpyOps, set_current_ops

    set_current_ops(NumpyOps(use_blis=True))
    return spacy.load(MODEL)


def compared(paths: Iterable[Path]) -> tuple[Counter[str], Counter[str]]:
    """Read files both ways; give how many things were compared and how many of them differ, by kind."""
    settings, pipeline = Settings(model=MODEL), plain()
    recognize = recognizer.Recognizer(settings)
    seen: Counter[str] = Counter()
    differ: Counter[str] = Counter()
    for file in find(paths):
        if isinstance(file, Failure):
            continue
        document, meeting = read_and_parse(file, settings)
        ours = _analyses(document, meeting)
        with patch.object(ginza, "load", lambda _: pipeline):
            theirs = _analyses(document, meeting)
        _words(ours, theirs, seen, differ)
        if ours == theirs:
            theirs = ours
        both = [_extraction(document, meeting, each, recognize, settings) for each in (ours, theirs)]
        for kind in ("mentions", "facts"):
            _things(kind, *(getattr(each, kind) for each in both), seen, differ)
        seen["characters"] += len(document.text)
        print(
            f"{file}: {len(document.text):,} characters, {dict(+differ) or 'no difference so far'}",
            flush=True,
        )
    return seen, differ


def _analyses(document: Document, meeting: Meeting) -> tuple[Analysis, ...]:
    return tuple(ginza.analyse(document.text, meeting.passages, model=MODEL, batch=Settings().batch))


def _extraction(
    document: Document, meeting: Meeting, analyses: Sequence[Analysis], recognize: Any, settings: Settings
) -> Extraction:
    with patch.object(recognizer, "analyse", lambda *_, **__: analyses):
        return extract(document, meeting, recognize, settings)


def _words(
    ours: Sequence[Analysis], theirs: Sequence[Analysis], seen: Counter[str], differ: Counter[str]
) -> None:
    for one, other in zip(ours, theirs, strict=True):
        seen["passages"] += 1
        for kind in ("tokens", "sentences", "names"):
            _things(kind, getattr(one, kind), getattr(other, kind), seen, differ)
        for mine, wanted in zip(one.tokens, other.tokens, strict=False):
            differ.update(name for name in TOLD if getattr(mine, name) != getattr(wanted, name))


def _things(
    kind: str, ours: Sequence[Any], theirs: Sequence[Any], seen: Counter[str], differ: Counter[str]
) -> None:
    seen[kind] += len(theirs)
    if ours != theirs:
        differ[kind] += sum((Counter(map(repr, ours)) - Counter(map(repr, theirs))).values()) or 1
        print(f"  {kind}: ", *[pair for pair in zip(ours, theirs, strict=False) if pair[0] != pair[1]][:2])


assert {each.name for each in fields(Token)} >= set(TOLD)
