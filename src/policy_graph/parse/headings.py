"""Headings of the part before the talk: what each announces and where its value stands."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from policy_graph.model import Span
from policy_graph.parse.layouts import NO_WORDS
from policy_graph.parse.lines import Line, part
from policy_graph.parse.words import heads
from policy_graph.text import join

# Numbers and marks before a heading: １, （１）, 1., 第１, ○, ■, 【.
MARKS = r"[○◯〇◎●◆◇■□▽△・*★☆※-]*(?P<bracket>[【\[<〈《(]*)"
LEAD = re.compile(
    rf"(?P<number>\(?(?:第?\d{{1,2}}[).、:]*(?!\d)|(?:[一二三四五六七八九十]{{1,2}}|[ア-ンa-zA-Z])[).、:]+)|){MARKS}"
)
# A kanji number without a mark behind it needs a space there: 一　日時.
SPACED = re.compile(r"[一二三四五六七八九十]{1,2}\s")
LEAD_SPACED = re.compile(rf"(?P<number>[一二三四五六七八九十]{{1,2}}){MARKS}")
BEHIND = re.compile(r"(?P<bracket>[】\]>〉》)]*)(?:[:=](?P<colon>)|[(](?P<count>[^()]{0,30})[)]:?|)")
# A schedule that names its session: 第１回〇〇市議会定例会議事日程　第１号.
SCHEDULE = re.compile(r".*議事日程(?:\(?第?\d+号\)?)?(?:その\d+)?")
# Headings of lists of people in words that no list can hold: 本会議に説明のため出席した者の職氏名, 出席議会局職員.
PEOPLE = re.compile(
    r"(?P<word>[^、。:()]{0,24}?(?P<how>遅参|遅刻|早退|(?:途中|中途)退席|出席|欠席|応招|不応招|列席|参加)(?:した|する|の)?[^、。:()]{0,14}?"
    r"(?:者|員|議員|委員|職員)(?:の?職?・?氏名|名簿|名)?)(?:は|、|次のとおり|下記のとおり|である|です|。)*"
)
HOW = {
    **dict.fromkeys(("欠席", "不応招"), "absent"),
    **dict.fromkeys(("遅参", "遅刻"), "late"),
    **dict.fromkeys(("早退", "途中退席", "中途退席"), "left"),
}
# Behind a number any members make a list: (1) 審査会委員.
MEMBERS = re.compile(r"(?P<word>[^、。:()]{1,12}(?:委員|構成員|会員|幹事|事務局の?職員))(?=[(（:]|$)")
GAP = re.compile(r"\u3000+|\s{2,}")
# Kinds of headings that may share a line.
SHORT = ("date", "time", "venue", "title", "observers")
LONGEST = 60
# Headings share only the beginning of a line.
LONGEST_SHARED = 400


@dataclass(frozen=True, slots=True)
class Head:
    """A heading: what it announces (a key of data/heads.toml), its word, its number as written, where its value stands
    on the line; ``spaced`` where nothing but white space divides the two."""

    kind: str
    word: str
    number: str
    value: Span | None
    spaced: bool = False


def heading(line: Line, own: Mapping[str, str] = NO_WORDS) -> Head | None:
    """Read a line as a heading, ``None`` when it is none. ``own`` are words that a layout profile adds, with what they
    announce."""
    lead = (LEAD_SPACED if SPACED.match(line.text) else LEAD).match(line.plain)
    assert lead is not None
    at = lead.end()
    if len(line.plain) < LONGEST and SCHEDULE.fullmatch(line.plain):
        return Head("agenda", "議事日程", "", None)
    words = (*sorted(own, key=len, reverse=True), *_by_first().get(line.plain[at : at + 1], ()))
    word = next((word for word in words if line.plain.startswith(word, at)), None)
    found = _head(line, lead, word, own.get(word) or _kinds()[word]) if word else None
    return found or _people(line, lead)


def together(line: Line, own: Mapping[str, str] = NO_WORDS) -> Iterator[tuple[Line, Head]]:
    """Read the headings that share a line (日時　…　場所　…), each with the part of the line that it governs; nothing
    for a line that is no heading."""
    starts = [0, *(match.end() for match in GAP.finditer(line.text[:LONGEST_SHARED]))]
    parts = [(at, part(line, Span(line.span.start + at, line.span.end))) for at in starts]
    heads_at = [(at, head) for at, piece in parts if (head := heading(piece, own))]
    if not heads_at or heads_at[0][0] != 0:
        return
    kept = [heads_at[0], *((at, head) for at, head in heads_at[1:] if head.value and head.kind in SHORT)]
    ends = [at for at, _ in kept[1:]] + [len(line.text)]
    for (at, head), end in zip(kept, ends, strict=True):
        text = line.text[at:end].rstrip()
        piece = part(line, Span(line.span.start + at, line.span.start + at + len(text)))
        yield piece, heading(piece, own) or replace(head, value=None)


def _people(line: Line, lead: re.Match[str]) -> Head | None:
    if len(line.plain) >= LONGEST:
        return None
    people = PEOPLE.match(line.plain, lead.end())
    if people:
        kind = HOW.get(people["how"], "present")
        return _head(line, lead, people["word"], kind)
    members = MEMBERS.match(line.plain, lead.end()) if lead["number"] else None
    return _head(line, lead, members["word"], "present") if members else None


def _head(line: Line, lead: re.Match[str], word: str, kind: str) -> Head | None:
    behind = BEHIND.match(line.plain, lead.end() + len(word))
    assert behind is not None
    number = lead["number"]
    if behind.end() == len(line.plain):
        return Head(kind, word, number, None)
    counted = (
        kind == "agenda" and (behind["count"] or "").isdecimal()
    )  # 議題　(1) …: the number of its first item
    end = lead.end() + len(word) + len(behind["bracket"]) if counted else behind.end()
    value = line.span.start + join(line.text, [(0, len(line.text))]).folded.starts[end]
    closed = bool(lead["bracket"]) and bool(behind["bracket"])
    marked = behind["colon"] is not None or (behind["count"] is not None and not counted) or closed
    spaced = line.text[value - line.span.start - 1].isspace()
    glued = kind in ("date", "venue") and number != "" and len(word) > 2
    if not (marked or spaced or glued):
        return None
    return Head(kind, word, number, Span(value, line.span.end), spaced=not marked)


@cache
def _kinds() -> dict[str, str]:
    return {word: kind for kind, words in heads().items() for word in words}


@cache
def _by_first() -> dict[str, tuple[str, ...]]:
    words = sorted(_kinds(), key=len, reverse=True)
    return {first: tuple(word for word in words if word[0] == first) for first in {word[0] for word in words}}
