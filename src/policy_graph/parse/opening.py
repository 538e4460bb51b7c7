"""The part before the talk: its headings (日時, 場所, 出席者, 議題 …) and what stands under each."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from policy_graph.model import Span
from policy_graph.parse import sessions
from policy_graph.parse.furniture import is_rule
from policy_graph.parse.headings import Head, heading, together
from policy_graph.parse.layouts import NO_WORDS
from policy_graph.parse.lines import Line, columns, part
from policy_graph.parse.words import titles

LISTS = ("present", "absent", "late", "left")
COMMA = re.compile(r"[、,]")
# A heading that cannot be the end of a name: with a number before it, or with a colon or a count behind it.
ANNOUNCED = re.compile(r"[(\d①-⑳]|[^、(]{0,12}(?::|\(\d+[名人]\))")
# So wide, in columns, is the gap between a heading and its value at least: one full-width space.
GAP = 2


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it; ``head`` and ``line`` are ``None`` for what stands under no heading.

    ``line`` is the heading's line, or its part of a line that headings share, value included; ``lines`` are the lines
    below it.
    """

    head: Head | None
    line: Line | None
    lines: tuple[Line, ...]

    @property
    def value(self) -> Line | None:
        """What stands behind the heading on its line."""
        return part(self.line, self.head.value) if self.line and self.head and self.head.value else None

    @property
    def label(self) -> Line | None:
        """The heading without its value."""
        if self.line is None or self.head is None or self.head.value is None:
            return self.line
        words = self.line.text[: self.head.value.start - self.line.span.start].rstrip()
        return part(self.line, Span(self.line.span.start, self.line.span.start + len(words)))

    @property
    def content(self) -> tuple[Line, ...]:
        """The value and the lines below."""
        return (self.value, *self.lines) if self.value else self.lines


def sections(lines: Sequence[Line], own: Mapping[str, str] = NO_WORDS) -> Iterator[Section]:
    """Cut the opening at its headings, ``own`` words of a profile among them; a rule may end a section too."""
    head: Head | None = None
    first: Line | None = None
    body: list[Line] = []
    seen = False
    for before, line in zip((None, *lines), lines, strict=False):
        found = [] if before and _goes_on(before, line) else list(together(line, own))
        if found and _is_none(found[0][1], head, seen):
            found = []
        seen = seen or bool(found)
        if not found and not _ends_section(head, line, listed=bool(body)):
            body.append(line)
            continue
        yield Section(head, first, tuple(body))
        opened = [Section(new, place, ()) for pair in found for place, new in _nested(*pair, own)]
        yield from opened[:-1]
        head, first = (opened[-1].head, opened[-1].line) if opened else (None, None)
        body = [] if opened else [line]
    yield Section(head, first, tuple(body))


def _goes_on(before: Line, line: Line) -> bool:
    """Tell whether a line goes on with a list in running text, whatever word it happens to begin with (鈴木 above
    委員（〇〇大学教授）)."""
    listed = line.wrapped and not before.ends and COMMA.search(before.plain) is not None
    return listed and not ANNOUNCED.match(line.plain) and not _stands_apart(line)


def _stands_apart(line: Line) -> bool:
    """Tell whether a heading stands in a column of its own, with a gap before its value (傍聴者　　３名): a name that goes on
    has none, unless it is the title that ends an entry."""
    head = heading(line)
    if head is None or head.value is None or not head.spaced or head.word in titles()["meeting"]:
        return False
    words = line.text[: head.value.start - line.span.start]
    return columns(words) - columns(words.rstrip()) >= GAP


def _is_none(new: Head, head: Head | None, seen: bool) -> bool:
    """Tell a heading that is none: 会議録 above all headings is the title; in an agenda 開会 and １ 報告事項 are items; in a
    list of people a role of the meeting opens an entry (委員　山田太郎)."""
    if new.kind == "content" and not new.number and not seen:
        return True
    if head is not None and head.kind == "agenda" and new.value is None:
        return new.kind == "time" or (new.kind == "agenda" and new.number != "" and new.word.endswith("事項"))
    listed = head is not None and head.kind in LISTS
    return listed and new.spaced and not new.number and new.word in titles()["meeting"]


def _nested(line: Line, head: Head, own: Mapping[str, str]) -> Iterator[tuple[Line, Head]]:
    """A list whose value is a list again (出席者　委員：…) is a heading without value and one with it."""
    if head.value is None or head.kind not in LISTS:
        yield line, head
        return
    inside = part(line, head.value)
    inner = heading(inside, own)
    if inner is None or inner.kind not in LISTS or inner.spaced:
        yield line, head
        return
    words = line.text[: head.value.start - line.span.start].rstrip()
    yield part(line, Span(line.span.start, line.span.start + len(words))), replace(head, value=None)
    yield inside, inner


def _ends_section(head: Head | None, line: Line, *, listed: bool) -> bool:
    """A rule ends a list, unless it is dotted; the items of an agenda go on behind any rule, but not behind the line that
    opens the sitting, where some are ``listed`` above it."""
    if head is not None and head.kind == "agenda":
        return listed and sessions.verb(line) in sessions.OPENS
    return is_rule(line) and (head is None or line.plain[0] not in ".…・")
