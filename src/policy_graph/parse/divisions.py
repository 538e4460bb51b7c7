"""Ways to divide a line into a speaker and the words behind it, as a layout profile says."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from policy_graph.parse.layouts import Layout

# A label longer than this is a sentence.
LONGEST = 48

SPACE = re.compile(r"\s+")
WIDE_SPACE = re.compile(r"[\u3000\t]+|[ \u00a0]{2,}")
COLON = re.compile(r"\s*[：:]\s*")
CLOSING = re.compile(r"\s*[)）]\s*")
# What may stand behind a name in brackets: a note that somebody takes the floor.
CLOSED = re.compile(r"(?<=[)）])(?:〔[^〕]{1,8}〕|（登壇）)?\s*")
TAKES_FLOOR = re.compile(r"(?:〔[^〕]{1,8}〕|（登壇）)$")
SENTENCE = re.compile(r"[。、，．！？!?「」『』；;]")
PATTERNS = {
    "space": (SPACE, CLOSED),
    "wide space": (WIDE_SPACE,),
    "colon": (COLON,),
    "bracket": (CLOSING,),
}


@dataclass(frozen=True, slots=True)
class Division:
    """Offsets in a line: the speaker stands in ``start:end``, the speech begins at ``speech``."""

    start: int
    end: int
    speech: int


def divisions(text: str, layout: Layout) -> Iterator[Division]:
    """List the ways to divide a line under a layout, from the shortest speaker to the longest."""
    start = _behind_mark(text, layout)
    if start is None or start == len(text):
        return
    head = text[: start + LONGEST]
    if layout.pattern:
        match = layout.pattern.match(head)
        if match:
            yield Division(*match.span("speaker"), match.end())
        return
    yield from _bracketed(head, layout)
    for divider in layout.divider:
        yield from _alone(text, start) if divider == "line" else _divided(head, start, divider)


def _behind_mark(text: str, layout: Layout) -> int | None:
    """Where the speaker may begin; ``None`` when the line lacks the mark that the layout asks for."""
    if not layout.marks:
        return 0
    return len(text) - len(text[1:].lstrip()) if text[0] in layout.marks else None


def _bracketed(text: str, layout: Layout) -> Iterator[Division]:
    for pair in layout.brackets:
        end = text.find(pair[1])
        if text.startswith(pair[0]) and end > 1:
            behind = text[end + 1 :]
            yield Division(1, end, end + 1 + len(behind) - len(behind.lstrip("　 :：")))


def _alone(text: str, start: int) -> Iterator[Division]:
    """The whole line is the label."""
    if len(text) < LONGEST and not SENTENCE.search(text, start):
        note = TAKES_FLOOR.search(text)
        yield Division(start, note.start() if note else len(text), len(text))


def _divided(text: str, start: int, divider: str) -> Iterator[Division]:
    sentence = SENTENCE.search(text, start)
    limit = sentence.start() if sentence else len(text)
    places = {match.span() for pattern in PATTERNS[divider] for match in pattern.finditer(text, start, limit)}
    for before, after in sorted(places):
        if start < before < len(text) and not _inside_brackets(text, start, before, limit):
            note = text.find("〔", start, before)
            yield Division(start, note if note > start else before, after)


def _inside_brackets(text: str, start: int, at: int, limit: int) -> bool:
    """Tell whether a place lies in brackets that are closed later: the space in 議長（山田　太郎君）."""
    opened = max(text.rfind("（", start, at), text.rfind("(", start, at))
    closed = max(text.rfind("）", start, at), text.rfind(")", start, at))
    return opened > closed and re.search("[)）]", text[at:limit]) is not None
