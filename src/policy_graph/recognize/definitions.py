"""Names that the text itself defines: A（以下「B」という。） and A（B）."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from policy_graph.model import EntityType
from policy_graph.recognize.analysis import Analysis
from policy_graph.recognize.candidate import Candidate
from policy_graph.text import fold

HEREAFTER = re.compile(
    r"[（(](?:以下|略して)[、，]?(?:本?[^「」（）()]{0,12})[「『](?P<alias>[^」』]{2,30})[」』][^）)]{0,12}[）)]"
)
BRACKET = re.compile(r"[（(](?P<alias>[^（）()「」、。，．\s]{2,30})[）)]")
LATIN = re.compile(r"[A-Za-zＡ-Ｚａ-ｚ][A-Za-zＡ-Ｚａ-ｚ0-9０-９\-－&＆.．]+")
KATAKANA = re.compile(r"[ァ-ヶー・]{3,}")


@dataclass(frozen=True, slots=True)
class Known:
    """A name that is looked for everywhere in the document."""

    name: str
    type: EntityType
    method: str
    kind: str | None = None
    canonical: str | None = None


def find(analysis: Analysis, found: Sequence[Candidate]) -> Iterator[tuple[Candidate, Known]]:
    """Yield each alias as a candidate of its own and as a name to look for.

    A short bracket defines an alias only when it is made of Latin letters or katakana or of characters of the full
    name in their order; anything else in brackets is a remark.
    """
    text = analysis.copy.text
    ends = {
        each.end: each
        for each in found
        if each.type not in (EntityType.PERSON, EntityType.POST) and not each.anaphor
    }
    for pattern in (HEREAFTER, BRACKET):
        for match in pattern.finditer(text):
            full = ends.get(match.start())
            alias = match["alias"]
            if full and (pattern is HEREAFTER or _short_for(alias, text[full.start : full.end])):
                yield _defined(full, text[full.start : full.end], alias, match.start("alias"))


def _short_for(alias: str, full: str) -> bool:
    if len(alias) >= len(full) and not LATIN.fullmatch(alias):
        return False
    if LATIN.fullmatch(alias) or KATAKANA.fullmatch(alias):
        return True
    characters = iter(fold(full))
    return all(character in characters for character in fold(alias))


def _defined(full: Candidate, name: str, alias: str, start: int) -> tuple[Candidate, Known]:
    canonical = full.canonical or name
    candidate = Candidate(
        start=start,
        end=start + len(alias),
        type=full.type,
        method="definition",
        kind=full.kind,
        canonical=canonical,
    )
    return candidate, Known(alias, full.type, "definition", full.kind, canonical)
