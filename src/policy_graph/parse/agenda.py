"""The agenda: numbered or marked items, in a list of the opening block or as headings between speeches."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from policy_graph.model import AgendaItem, Span, Stated
from policy_graph.parse.lines import Line
from policy_graph.text import fold, squeeze

NUMBER = r"[\d一二三四五六七八九十百]{1,4}"
ITEM = re.compile(
    rf"(?:追加)?(?:日程|議題|議案|案件|協議|報告)?\s*(?:"
    rf"第\s*(?P<ordinal>{NUMBER})(?![\d号回期次条款章年一二三四五六七八九十])|"
    rf"[（(]\s*(?P<paren>{NUMBER})\s*[）)]|(?P<half>{NUMBER})\s*[)）]|"
    rf"(?P<plain>{NUMBER})\s*(?=[.．、:：\s])|(?P<circled>[①-⑳])|(?P<bullet>[・･○◎●◇◆■□※])"
    r")[\s.．、:：]*"
)
BILL = re.compile(r"[^\d]{0,8}第\d+号")
# Lines drawn through a list of items, and the wave that stands for the items between two.
DRAWN = re.compile(r"[－−─━―‐＋+│┃┌┐└┘]{2,}|[＋│┃┌┐└┘]|\s*[～〜]$")
# What opens and closes a meeting is no item of it.
NO_ITEM = re.compile(
    r"(?:開会|閉会|開議|散会|休憩|再開|議事日程と同じ|議事日程のとおり)(?:宣言|の宣言|について)?|第\d+日|"
    r"(?:(?:及び|から|ないし|、|・|～|~)?(?:日程)?第?\d+(?:まで)?)+|[^。]*(?:会議録|議事録|速記録)(?:第\d+号)?"
)


@dataclass(slots=True)
class _Draft:
    """An item being read: where it begins, where its title stands, how far the title's first line is indented."""

    number: str | None
    start: int
    end: int
    title: int
    indent: int
    empty: bool


def items(text: str, lines: Iterable[Line]) -> tuple[AgendaItem, ...]:
    """Read the items of a list; a line that is indented deeper than an item's title, and one below a line that was
    broken off at the margin, goes on with it."""
    drafts: list[_Draft] = []
    for line in lines:
        match = ITEM.match(line.text)
        if not match and drafts and (_is_rest(text, drafts[-1], line) or _goes_on(drafts[-1], line)):
            _extend(drafts[-1], line)
        else:
            drafts.append(_draft(line, match))
    return tuple(_finished(text, drafts))


def merged(listed: tuple[AgendaItem, ...], headed: tuple[AgendaItem, ...]) -> tuple[AgendaItem, ...]:
    """Unite the list before the talk with the headings in it: where there is a list, a heading adds an item only if
    its number goes on where the list ends."""
    if not listed:
        return headed
    items = list(listed)
    for item in headed:
        last = items[-1].number or ""
        if last.isdecimal() and (item.number or "").isdecimal() and int(item.number or 0) == int(last) + 1:
            items.append(item)
    return tuple(items)


def is_item(line: Line) -> bool:
    """Tell whether a line begins like an item of an agenda: 日程第１, （２）, 3., 第85号議案."""
    match = ITEM.match(line.text)
    return (match is not None and not match["bullet"]) or BILL.match(line.plain) is not None


def _draft(line: Line, match: re.Match[str] | None) -> _Draft:
    title = line.span.start + (match.end() if match else 0)
    number = match and next(
        (match[name] for name in ("ordinal", "paren", "half", "plain", "circled") if match[name]), None
    )
    empty = title == line.span.end
    return _Draft(fold(number) if number else None, line.span.start, line.span.end, title, line.indent, empty)


def _is_rest(text: str, draft: _Draft, line: Line) -> bool:
    """Tell whether a line is what the page broke off the item directly above."""
    return line.wrapped and not is_item(line) and not text[draft.end : line.span.start].strip()


def _goes_on(draft: _Draft, line: Line) -> bool:
    return draft.empty or line.indent > draft.indent + 1 or line.text[0] in "（("


def _extend(draft: _Draft, line: Line) -> None:
    draft.end = line.span.end
    if draft.empty:
        draft.title, draft.indent, draft.empty = line.span.start, line.indent, False


def _finished(text: str, drafts: Sequence[_Draft]) -> Iterator[AgendaItem]:
    for draft in drafts:
        lines = text[draft.title : draft.end].splitlines()
        title = squeeze("".join(DRAWN.sub("", line.rstrip()) for line in lines))
        if title and not NO_ITEM.fullmatch(fold(title)):
            yield AgendaItem(
                span=Span(draft.start, draft.end),
                number=draft.number,
                title=Stated(value=title, span=Span(draft.title, draft.end)),
            )
