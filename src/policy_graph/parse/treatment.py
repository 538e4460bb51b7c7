"""Which utterances belong to which item: from the words or the heading that open it to those that open the next."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from policy_graph.dates import number
from policy_graph.model import AgendaItem, Utterance
from policy_graph.parse.agenda import QUESTIONER
from policy_graph.parse.bills import keys
from policy_graph.parse.chair import is_chair
from policy_graph.parse.sentences import sentences
from policy_graph.text import fold

# The number of an item, in digits or in numerals.
NUMBER = r"\d{1,3}|[一二三四五六七八九十百]{1,5}"
# The chair names an item: 議題（２）, 日程第３, 追加日程第１ から 第４.
NAMES_ITEM = re.compile(
    rf"(?P<added>追加)?(?:議題|日程|議事|案件|協議事項|報告事項|審議事項)の?第?\(?(?P<number>{NUMBER})(?![\d号])"
)
# The chair counts the items: 最初の議題, ２つ目の議題.
COUNTS_ITEM = re.compile(
    rf"(?:(?P<first>最初|一つ目)|(?P<number>{NUMBER})(?:つ|番|件)目)の(?:議題|議事|案件|協議事項|報告事項|審議事項)"
)
# What stands between the two numbers of a range, to the end of it.
TO = re.compile(r"(?:[^。]{0,90}?)(?:から|ないし|乃至|より)、?(?:同じく|追加)?(?:日程)?$")
# An item is opened by these words, or by its number at the head of the sentence.
OPENS = re.compile(
    r"議題(?:に供し|と(?:いた|致)?し|に(?:いた|致)?し|といた|にし)|上程(?:いた|し)|(?:に|へ)(?:入り|移り)ます|議題であります|"
    r"を行(?:い|な)(?:い)?ます|を求め(?:ます|られ)|について(?:です|であります|でございます)?$|の件を|をお願い"
)
# Only a sentence that puts a bill opens its item, and a number counts where the chair begins with it.
PUTS = re.compile(r"議題(?:に|と)|上程")
AT_HEAD = re.compile(
    r"(?:(?:次に|続いて|続きまして|それでは|では|まず|最初に|初めに|直ちに|これより|ここで)、?)*(?:追加)?日程第"
)
# Several items are taken together: …、…、以上三案を一括して議題とし.
TOGETHER = re.compile(r"[^。]*一括(?:して|で)?(?:議題|採決|審査|上程)")
# The agenda is done.
DONE = re.compile(r"(?:日程|議事|案件|議題)は?(?:を|が|は)?(?:全部|すべて|全て)[^。]{0,8}終")
# A title shorter than this (その他, 報告事項) is named by chance too often, unless it is opened by these words.
SHORTEST_TITLE = 6
SHORTEST_HEADING = 3
OPENED = r"(?:(?:に|へ)(?:入り|移り)|を(?:行い|議題|許し|始め)|の件|であります|です)"
Positions = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Agenda:
    """The agenda as words name it: its titles, numbers and bills, each with its positions."""

    titles: tuple[str, ...]
    numbers: Mapping[tuple[bool, int], Positions]
    bills: Mapping[tuple[str, int], Positions]
    asks: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Course:
    """What is under discussion from which offset of the source on."""

    starts: tuple[int, ...]
    items: tuple[Positions, ...]

    def at(self, offset: int) -> Positions:
        """The items under discussion at an offset."""
        found = bisect_right(self.starts, offset) - 1
        return self.items[found] if found >= 0 else ()


def course(
    text: str,
    utterances: Sequence[Utterance],
    items: Sequence[AgendaItem],
    headings: Sequence[AgendaItem],
    chairs: frozenset[int],
) -> Course:
    """Follow the discussion: the items whose headings stand last before, or, from the words on by which the chair opens
    them, those that the chair names. ``headings`` stand in the talk, also of items of a list before it; ``chairs``
    are the speeches of the chair."""
    changes: list[tuple[int, Positions]] = []
    agenda, runs = _known(items), _headings(utterances, items, headings)
    start = utterances[0].label.start if utterances else 0
    headed = all(item.span.start > start for item in items)
    for utterance in utterances:
        current = changes[-1][1] if changes else ()
        if run := runs.get(utterance.number):
            changes.append((utterance.label.start, run))
        said = (
            list(_changes(text, utterance, agenda, run or current, run)) if utterance.number in chairs else []
        )
        presides = utterance.number in chairs or is_chair(utterance)
        if presides and not headed and not run and not said:
            words = fold(utterance.span.of(text))
            said = [(utterance.label.start, _mentioned(words, agenda, current))]
        changes += said
    return Course(tuple(start for start, _ in changes), tuple(items for _, items in changes))


def under_items(utterances: Sequence[Utterance], followed: Course) -> Iterator[Utterance]:
    """Fill ``agenda`` and ``together``: what is under discussion when an utterance ends."""
    for utterance in utterances:
        now = followed.at(max(utterance.span.end - 1, utterance.label.start))
        yield replace(utterance, agenda=now[0] if now else None, together=now[1:])


def _changes(
    text: str, utterance: Utterance, agenda: _Agenda, current: Positions, headed: Positions | None
) -> Iterator[tuple[int, Positions]]:
    """What the sentences of the chair open, and where; the end of the agenda closes all behind that utterance."""
    opened: Positions = ()
    for sentence in sentences(text, utterance.span):
        words = sentence.words
        if OPENS.search(words) or AT_HEAD.match(words):
            named = _named(words, agenda)
            if not set(named) <= set(opened) and _fits(named, headed):
                opened = current = named
                yield sentence.span.start, named
        elif called := _called(words, agenda, current):
            opened = current = called
            yield sentence.span.start, called
        elif DONE.search(words):
            yield utterance.span.end, ()


def _headings(
    utterances: Sequence[Utterance], items: Sequence[AgendaItem], headings: Sequence[AgendaItem]
) -> Mapping[int, Positions]:
    """The items whose headings stand directly before an utterance, without those that only hold others of them."""
    runs: dict[int, list[int]] = {}
    starts = [utterance.label.start for utterance in utterances]
    places = {item.span.end: at for at, item in enumerate(items)}
    for heading in headings:
        if (at := _listed(items, heading)) is not None:
            places.setdefault(heading.span.end, at)
    for end, at in sorted(places.items()):
        follows = bisect_right(starts, end - 1)
        inside = bool(follows) and utterances[follows - 1].span.end >= end
        if 0 < follows < len(starts) and not inside:
            runs.setdefault(utterances[follows].number, []).append(at)
    return {number: _leaves(run, items) for number, run in runs.items()}


def _listed(items: Sequence[AgendaItem], heading: AgendaItem) -> int | None:
    """The item of the list that a heading in the talk repeats."""
    title = fold(heading.title.value)
    for at, item in enumerate(items):
        own = fold(item.title.value)
        same = own.startswith(title) or title.startswith(own)
        if same and min(len(own), len(title)) >= SHORTEST_HEADING and heading.number in (None, item.number):
            return at
    return None


def _fits(said: Positions, headed: Positions | None) -> bool:
    """Tell whether words may open these items: not against the heading directly above."""
    return bool(said) and (headed is None or not set(headed).isdisjoint(said))


def _leaves(run: Sequence[int], items: Sequence[AgendaItem]) -> Positions:
    holders = {items[at].within for at in run}
    return tuple(at for at in run if at not in holders)


def _named(sentence: str, agenda: _Agenda) -> Positions:
    """The items that a sentence names by number, else by a bill that it puts."""
    positions = {at for key in named_numbers(sentence) for at in agenda.numbers.get(key, ())}
    if not positions and PUTS.search(sentence):
        positions = {at for key in keys(sentence) for at in agenda.bills.get(key, ())}
    return tuple(sorted(positions))


def named_numbers(sentence: str) -> Iterator[tuple[bool, int]]:
    """The numbers of items in a sentence, those between the ends of a range, too."""
    last: tuple[bool, int] | None = None
    end = 0
    for match in NAMES_ITEM.finditer(sentence):
        key = bool(match["added"]), number(match["number"])
        if last and TO.fullmatch(sentence[end : match.start()]):
            key = last[0] or key[0], key[1]
            yield from ((key[0], each) for each in range(last[1] + 1, min(key[1], last[1] + 200)))
        yield key
        last, end = key, match.end()
    for match in COUNTS_ITEM.finditer(sentence):
        yield False, 1 if match["first"] else number(match["number"])


def _called(words: str, agenda: _Agenda, current: Positions) -> Positions:
    """The member whom the chair calls to ask, where the agenda lists those who ask."""
    if not agenda.asks or not current:
        return ()
    found = [at for name, at in agenda.asks.items() if name + "君" in words or name + "議員" in words]
    return (found[-1],) if found else ()


def _mentioned(words: str, agenda: _Agenda, current: Positions) -> Positions:
    """Without a heading: the item whose title the chair says, or whose number, or all that are taken together by their
    titles; no part of what is taken already."""
    together = _together(words, agenda)
    if len(together) > 1:
        return together
    found = [
        (match.start(), at)
        for at, title in enumerate(agenda.titles)
        if len(title) >= SHORTEST_HEADING
        and (match := re.search(re.escape(title) + ("" if len(title) >= SHORTEST_TITLE else OPENED), words))
    ]
    if not found:
        key = next(named_numbers(words), None)
        found = [(0, at) for at in agenda.numbers.get(key, ())[:1]] if key else []
    at = min(found)[1] if found else None
    return current if at is None or at in current else (at,)


def _together(words: str, agenda: _Agenda) -> Positions:
    """The items that one sentence takes together by their titles."""
    said = "".join(match[0] for match in TOGETHER.finditer(words))
    long = [at for at, title in enumerate(agenda.titles) if len(title) >= SHORTEST_TITLE]
    return tuple(at for at in long if agenda.titles[at] in said)


def _known(items: Sequence[AgendaItem]) -> _Agenda:
    titles = tuple(fold(item.title.value).strip("「」・()")[:24] for item in items)
    numbers: dict[tuple[bool, int], Positions] = {}
    bills: dict[tuple[str, int], Positions] = {}
    asks: dict[str, int] = {}
    top = min((_depth(items, at) for at, item in enumerate(items) if _value(item.number)), default=0)
    for at, item in enumerate(items):
        value = _value(item.number)
        if value and _depth(items, at) == top:
            numbers.setdefault((item.added, value), (at,))
        for key in keys(fold(item.title.value)):
            bills[key] = (*bills.get(key, ()), at)
        asker = QUESTIONER.match(fold(item.title.value)) if item.within is not None else None
        if asker:
            asks[asker["name"]] = at
    return _Agenda(titles, numbers, bills, asks)


def _depth(items: Sequence[AgendaItem], at: int) -> int:
    parent = items[at].within
    return 0 if parent is None else 1 + _depth(items, parent)


def _value(text: str | None) -> int | None:
    try:
        return number(text) if text else None
    except (ValueError, KeyError):
        return None
