"""Names that the text itself defines: A（以下「B」という。）, A（B） and, with letters first, B（A）."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from policy_graph.model import EntityType
from policy_graph.recognize.analysis import Analysis
from policy_graph.recognize.candidate import Candidate
from policy_graph.recognize.endings import ending
from policy_graph.text import fold

HEREAFTER = re.compile(
    r"[（(](?:以下|略して)[^「」『』（）()]{0,12}[「『](?P<alias>[^」』]{2,30})[」』][^）)]{0,12}[）)]"
)
BRACKET = re.compile(r"[（(](?P<alias>[^（）()「」、。，．\s]{2,30})[）)]")
LETTERS = r"[A-Za-zＡ-Ｚａ-ｚ][A-Za-zＡ-Ｚａ-ｚ0-9０-９\-－&＆.．]+"
REVERSED = re.compile(rf"(?P<alias>{LETTERS})[（(](?P<full>[^（）()「」、。\s]{{5,40}})[）)]")
KATAKANA = re.compile(r"[ァ-ヶー・]{3,}")
NAMED = (EntityType.ORGANIZATION, EntityType.PLACE, EntityType.PROGRAM)


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
    ends = {each.end: each for each in found if each.type in NAMED and not each.anaphor}
    for pattern in (HEREAFTER, BRACKET):
        for match in pattern.finditer(text):
            full = ends.get(match.start())
            name = text[full.start : full.end] if full else ""
            if full and (pattern is HEREAFTER or _short_for(match["alias"], name)):
                yield _defined(match, full.type, full.kind, full.canonical or name)
    for match in REVERSED.finditer(text):
        head = ending(match["full"])
        if head and head.type in NAMED and head.need != "never":
            yield _defined(match, head.type, head.kind, match["full"])


def _short_for(alias: str, full: str) -> bool:
    if re.fullmatch(LETTERS, alias):
        return True
    if len(alias) >= len(full):
        return False
    characters = iter(fold(full))
    return bool(KATAKANA.fullmatch(alias)) or all(character in characters for character in fold(alias))


def _defined(
    match: re.Match[str], type_: EntityType, kind: str | None, canonical: str
) -> tuple[Candidate, Known]:
    start, end = match.span("alias")
    candidate = Candidate(
        start=start, end=end, type=type_, method="definition", kind=kind, canonical=canonical
    )
    return candidate, Known(match["alias"], type_, "definition", kind, canonical)
