"""How lines of unknown minutes begin: the mark, the speaker behind it, and what divides the speaker from the speech."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from policy_graph.parse.divisions import LONGEST, SENTENCE
from policy_graph.parse.forms import form
from policy_graph.parse.headings import heading
from policy_graph.parse.lines import Line, plain
from policy_graph.parse.speakers import split

# A mark is any sign that is no writing; 〇 is a numeral by its nature and a mark by its use.
MARK = re.compile(r"[^\w\s。、，．！？「『（(]|〇|[（(](?=[^\d０-９])|\*\*")
# Where a speaker may end: at white space, at any sign, at the end of the line.
END = re.compile(r"\s+|[^\w\s・()（）=＝]|[)）]|$")
CLOSING = {
    "【": "】", "［": "］", "[": "]", "＜": "＞", "<": ">", "〈": "〉", "《": "》", "≪": "≫", "｛": "｝", "（": "）", "(": ")",
    "〔": "〕", "『": "』", "**": "**",
}  # fmt: skip
# Brackets of stage notes name people who do something: 〔山田太郎議員登壇〕.
STAGE = ("〔",)
COLONS = "：:"
BARS = "|｜│"


@dataclass(frozen=True, slots=True)
class Opening:
    """The beginning of a line that reads as a speaker. ``divider`` is a word of layout_file.DIVIDERS, ``enclosed`` where
    the mark is a bracket that is closed behind the speaker, else the sign itself."""

    line: int
    mark: str
    speaker: str
    form: str
    divider: str


def openings(lines: Sequence[Line]) -> Iterator[Opening]:
    """List the lines that begin with somebody who has a title."""
    for at, line in enumerate(lines):
        head = heading(line)
        if head is None or head.kind in ("present", "absent"):
            found = _opening(line, at)
            if found:
                yield found


def mark_of(line: Line) -> str:
    """The sign that a line begins with, nothing where it begins with writing."""
    match = MARK.match(line.text)
    return match[0] if match else ""


def _opening(line: Line, at: int) -> Opening | None:
    mark = mark_of(line)
    text = line.text[: len(mark) + LONGEST]
    start = len(mark) + len(text[len(mark) :]) - len(text[len(mark) :].lstrip())
    for end in END.finditer(text, start):
        if end.start() == start or (end.start() == len(text) < len(line.text)):
            continue
        if _is_open(text[start : end.start()]) and end[0] not in ("）", ")"):
            continue
        sign = _divider(text, mark, end)
        speaker = plain(text[start : end.start() + (end[0] in ("）", ")") and sign != "enclosed")])
        parts = split(speaker) if sign else None
        if parts and parts.role and parts.sure and _may_stand(sign, mark, line):
            return Opening(at, mark, speaker, form(speaker, parts), sign)
        if SENTENCE.match(end[0]):
            return None
    return None


def _is_open(words: str) -> bool:
    """Tell whether a bracket is open: the space in 議長（山田　太郎君） ends no speaker."""
    return sum(map(words.count, "（(")) > sum(map(words.count, "）)"))


def _may_stand(sign: str, mark: str, line: Line) -> bool:
    """Without a mark a single space parts words of any sentence, and a bracket stands in any."""
    if mark in STAGE:
        return False
    return bool(mark) or sign not in ("space", "bracket") or (sign == "bracket" and "。" in line.text)


def _divider(text: str, mark: str, end: re.Match[str]) -> str:
    """Name what ends a speaker; nothing for a sign that ends a sentence."""
    sign = end[0]
    closing = CLOSING.get(mark, "")
    if closing and text.startswith(closing, end.start()):
        return "enclosed"
    if sign == "":
        return "line"
    if sign.isspace():
        return "wide space" if not mark and (len(sign) > 1 or sign in "\u3000\t") else "space"
    if sign in COLONS:
        return "colon"
    if sign in BARS:
        return "bar"
    if sign in "）)":
        return _behind_bracket(text, end)
    return "" if SENTENCE.match(sign) or sign in "（(" else sign


def _behind_bracket(text: str, end: re.Match[str]) -> str:
    """A bracket that somebody opened belongs to the speaker: 議長（山田太郎君）."""
    if not any(bracket in text[1 : end.start()] for bracket in "（("):
        return "bracket"
    return "line" if end.end() == len(text) else "space"
