"""The agenda: numbered or marked items, in a list of the opening block or as headings between speeches."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from policy_graph.model import AgendaItem, Span, Stated
from policy_graph.parse.bills import bills
from policy_graph.parse.lines import Line
from policy_graph.parse.opening import Section
from policy_graph.text import fold, squeeze

NUMBER = r"[\d一二三四五六七八九十百]{1,4}"
ITEM = re.compile(
    rf"(?:追加)?(?:日程|議題|議案|案件|協議|報告)?\s*(?:"
    rf"第\s*(?P<ordinal>{NUMBER})(?![\d号回期次条款章年一二三四五六七八九十])|"
    rf"[（(]\s*(?P<paren>{NUMBER})\s*[）)]|(?P<half>{NUMBER})\s*[)）]|"
    rf"(?P<plain>{NUMBER})\s*(?=[.．、:：\s])|(?P<circled>[①-⑳⑴-⒇])|(?P<bullet>[・･○◎●◇◆■□※])"
    r")[\s.．、:：]*"
)
BILL = re.compile(r"[^\d]{0,8}第\d+号")
# Lines drawn through a list of items, and the wave that stands for the items between two.
DRAWN = re.compile(r"[－−─━―‐＋+│┃┌┐└┘]{2,}|[＋│┃┌┐└┘]|\s*[～〜]$")
# A title that a narrow line breaks off ends in the middle of a phrase, or the next line begins there.
BROKEN = re.compile(
    r"(?:[をのにがはへと、]|及び|並びに|および|ならびに|に[関対係伴つ]|つい|に関す|等|[一・])$"
)
REST = re.compile(
    r"(?:[をのにがはへ][^\s]|を求|する|した|とす|いて$|て$|ついて|一部|関する|係る|及び|並びに|および|ならびに|する(?:請願|陳情|条例|意見書))"
)
# The title of a petition goes on until it says that it is one.
PETITION = re.compile(r"(?:請願|陳情)第?\d+号")
PETITIONS_END = re.compile(r"(?:請願|陳情|について|こと|[件書）)])$")
# So many lines below its number a title may stand.
NEAR = 3
# So long is a title at least that a line breaks off.
BREAKS = 20
# Headings under which members ask one after the other, each on a line: １番　山田太郎議員.
QUESTIONS = re.compile(r"(?:一般|代表|個人|会派|緊急|総括|市政に対する)+質問")
QUESTIONER = re.compile(
    r"[\W〇]*(?:\d{1,3}[.)番]?、?)?(?:\d{1,3}番)?(?P<name>[^\d\W]{2,10})(?:議員|君|委員|氏|さん)$"
)
# What opens and closes a meeting is no item of it.
NO_ITEM = re.compile(
    r"(?:開会|閉会|開議|散会|休憩|再開|(?:本日の)?議事日程(?:と同じ|に同じ|と同様|のとおり))(?:宣言|の宣言|について)?|[○〇◯]?第\d+日|"
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
        if drafts and _asks(text, drafts, line):
            drafts.append(_draft(line, match))
        elif not match and drafts and (_is_rest(text, drafts[-1], line) or _goes_on(text, drafts[-1], line)):
            _extend(drafts[-1], line)
        else:
            drafts.append(_draft(line, match))
    return tuple(_finished(text, drafts))


def merged(listed: tuple[AgendaItem, ...], headed: tuple[AgendaItem, ...]) -> tuple[AgendaItem, ...]:
    """Unite the list before the talk with the headings in it: where there is a list, a heading adds an item only if
    its number goes on where the list ends, or it was put on the agenda on the day."""
    if not listed:
        return headed
    items = list(listed)
    for item in headed:
        if item.added and not any(each.added and each.number == item.number for each in items):
            items.append(item)
            continue
        last = items[-1].number or ""
        if last.isdecimal() and (item.number or "").isdecimal() and int(item.number or 0) == int(last) + 1:
            items.append(item)
    return tuple(items)


def with_added(sections: Iterable[Section], items: Iterable[AgendaItem]) -> tuple[AgendaItem, ...]:
    """Mark the items of a list that is headed as one put together on the day (追加議事日程)."""
    places = [
        Span(section.content[0].span.start, section.content[-1].span.end)
        for section in sections
        if section.line and section.content and section.line.plain.startswith("追加")
    ]
    return tuple(
        replace(item, added=item.added or any(place.covers(item.span) for place in places)) for item in items
    )


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
    return _Draft(
        fold(number).strip("()") if number else None,
        line.span.start,
        line.span.end,
        title,
        line.indent,
        empty,
    )


def _is_rest(text: str, draft: _Draft, line: Line) -> bool:
    """Tell whether a line is what the page broke off the item directly above."""
    return line.wrapped and not is_item(line) and not text[draft.end : line.span.start].strip()


def _goes_on(text: str, draft: _Draft, line: Line) -> bool:
    if draft.empty:
        return text.count("\n", draft.end, line.span.start) <= NEAR
    return line.indent > draft.indent + 1 or line.text[0] in "（(" or _broken(text, draft, line)


def _broken(text: str, draft: _Draft, line: Line) -> bool:
    """Tell whether a line of the same indent is the rest of the title on the line directly above."""
    title = text[draft.title : draft.end].rstrip()
    directly = text.count("\n", draft.end, line.span.start) == 1
    if not directly or len(title) < BREAKS or _is_bill(line):
        return False
    petition = PETITION.search(fold(title)) and not PETITIONS_END.search(title)
    if petition and line.plain.endswith(("請願", "陳情")):
        return True
    quoted = title.count("「") > title.count("」") and "」" in line.text
    return quoted or BROKEN.search(fold(title)) is not None or REST.match(line.plain) is not None


def _asks(text: str, drafts: Sequence[_Draft], line: Line) -> bool:
    """Tell whether a line names somebody who asks under the heading above (一般質問)."""
    if not QUESTIONER.match(line.plain):
        return False
    above = (fold(text[draft.title : draft.end]) for draft in reversed(drafts))
    return next((True for words in above if not QUESTIONER.match(words)), False) and any(
        QUESTIONS.fullmatch(fold(text[draft.title : draft.end])) for draft in drafts[-40:]
    )


def _is_bill(line: Line) -> bool:
    return BILL.match(line.plain) is not None


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
                bills=bills(text, Span(draft.title, draft.end)),
                added=text.startswith("追加", draft.start),
            )
