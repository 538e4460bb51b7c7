"""Text that was garbled before it came here: found line by line, by making Japanese of it again."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from policy_graph.ingest.encoding.likeness import kana, likeness
from policy_graph.model import Finding, Span
from policy_graph.text import line_of

# A line is garbled where the way back makes at least so much Japanese of it, and what stands there is less.
MENDED = 0.6
# A line with so large a share of Japanese is not garbled, whatever else it holds.
SOUND = 0.75
# In so few characters anything can be a coincidence.
FEWEST = 4
# Kana are part of every sentence; kanji alone come out of half-width katakana by chance. UTF-8 hardly ever does.
KANA = {"utf-8": 0.0}
SOME_KANA = 0.25
# ISO-2022-JP whose escape characters were lost: $B, pairs of ASCII characters, (B or (J.
LOST_ESCAPE = re.compile(r"\$[B@](?:[!-t][!-~])+\([BJ]")
REPLACED = "\ufffd"
LINE = re.compile(r"[^\r\n]+")
# So many lines are named.
NAMED = 5


@dataclass(frozen=True, slots=True)
class Cause:
    """Bytes in ``right`` that were read as ``wrong``; ``marks`` are characters that such lines are full of."""

    right: str
    wrong: str
    marks: re.Pattern[str]
    said: str

    def garbled(self, line: str) -> bool:
        """Tell whether this is what happened to a line."""
        if len(self.marks.findall(line)) < FEWEST or likeness(line) >= SOUND:
            return False
        mended = line.encode(self.wrong, "replace").decode(self.right, "replace")
        enough = kana(mended) >= KANA.get(self.right, SOME_KANA)
        return enough and likeness(mended) >= max(MENDED, likeness(line))


def mojibake(text: str) -> tuple[Finding, ...]:
    """Say what is garbled in a text: where, how many lines, and how it probably came about."""
    lost = (
        (match.span() for match in LINE.finditer(text) if LOST_ESCAPE.search(match[0])) if "$" in text else ()
    )
    found = [
        *_finding(text, lost, "ISO-2022-JP that lost its escape characters ($B, (B)"),
        *(finding for cause in _causes() for finding in _finding(text, _lines(text, cause), cause.said)),
    ]
    if REPLACED in text:
        holes = (match.span() for match in LINE.finditer(text) if REPLACED in match[0])
        found += _finding(text, holes, "characters that were lost and replaced by U+FFFD")
    return tuple(found)


def _lines(text: str, cause: Cause) -> Iterator[tuple[int, int]]:
    """Give the garbled lines; most texts have no line with the marks."""
    at = -1
    for mark in cause.marks.finditer(text):
        if mark.start() < at:
            continue
        start = max(text.rfind("\n", 0, mark.start()), text.rfind("\r", 0, mark.start())) + 1
        match = LINE.match(text, start)
        at = match.end() if match else mark.end()
        if match and cause.garbled(match[0]):
            yield match.span()


def _finding(text: str, lines: Iterable[tuple[int, int]], said: str) -> list[Finding]:
    spans = list(lines)
    if not spans:
        return []
    numbers = [line_of(text, start) for start, _ in spans[:NAMED]]
    more = f" and {len(spans) - NAMED} more" if len(spans) > NAMED else ""
    place, are = ("line", "is") if len(spans) == 1 else ("lines", "are")
    named = f"{place} {', '.join(map(str, numbers))}{more} ({len(spans)} in all) {are} garbled"
    message = f"{named}: {said}; get the file anew from where it comes"
    return [Finding(code="ingest.mojibake", message=message, span=Span(*spans[0]))]


@cache
def _causes() -> tuple[Cause, ...]:
    table = tomllib.loads(files("policy_graph.ingest").joinpath("data/mojibake.toml").read_text("utf-8"))
    return tuple(
        Cause(each["right"], each["wrong"], re.compile(f"[{each['marks']}]"), each["said"])
        for each in table["causes"]
    )
