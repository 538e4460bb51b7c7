"""Bills, petitions and reports by their numbers (議案第８５号, 第８５号議案, 請願第３号), one by one and in ranges."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from policy_graph.dates import number
from policy_graph.model import Bill, Span, Stated
from policy_graph.parse.words import table
from policy_graph.text import Copy, join, squeeze

# So far at most the ends of a range stand apart.
LONGEST_RANGE = 80
# How many things a range says that it holds, behind its last number: …まで計６件.
COUNTED = re.compile(
    r"(?:「[^「」]*」|\([^()]*\)|(?!まで)[^、。「」件]){0,40}まで(?:の|、)*(?:議案|議案等|案件)?(?:計|以上)?(\d{1,3})(?:件|議案)"
)
# The number of a bill, the year before it (令和６年議案第８５号), and the two as they stand in a range.
N = r"(?:\d{1,4}|[〇一二三四五六七八九十百]{1,6})"
YEAR = r"(?:(?:令和|平成|昭和)(?:\d{1,2}|元)年(?:度)?)?"
ORDINAL = re.compile(rf"第{N}号")
# The end of another range before one: what is counted behind the last is all of them.
ANOTHER = re.compile(r"まで(?:及び|並びに|および|ならびに|と|、)[^。]*$")
# What stands between the first and the last of a range: 第１号から議案第６号まで.
RANGE = re.compile(r"[」）)]*(?:[「（(][^「」]*[」）)])?(?:から|ないし|乃至|より|~|〜|～)[、]?")


@dataclass(frozen=True, slots=True)
class Named:
    """A number as it stands in folded words: its place, its name, the kind of thing, and what it is known by."""

    start: int
    end: int
    name: str
    kind: str
    key: tuple[str, int]


def named(words: str) -> list[Named]:
    """Find the bills that folded ``words`` name; of a range (第１号から第６号まで) those between come, too."""
    found: list[Named] = []
    for match in _pattern().finditer(words):
        new = _named(match)
        if found and _is_range(words, found[-1], new):
            found += _between(found[-1], new)
        found.append(new)
    return found


def keys(words: str) -> tuple[tuple[str, int], ...]:
    """What the bills that folded ``words`` name are known by, each once."""
    return tuple(dict.fromkeys(each.key for each in named(words)))


def bills(text: str, span: Span) -> tuple[Bill, ...]:
    """Read the bills that the title of an item names, each with the title behind its number."""
    folded = join(text, [(span.start, span.end)]).folded
    found = [_named(match) for match in _pattern().finditer(folded.text)]
    ends = [*(each.start for each in found[1:]), len(folded.text)][: len(found)]
    return tuple(
        Bill(
            name=_stated(text, folded, each.start, each.end),
            kind=each.kind,
            number=str(each.key[1]),
            title=_title(text, folded, each.end, end),
        )
        for each, end in zip(found, ends, strict=True)
    )


def _title(text: str, folded: Copy, start: int, end: int) -> Stated | None:
    words = folded.text[start:end]
    start += len(words) - len(words.lstrip("」』・、,。:： "))
    inner = folded.text[start:end]
    if inner.startswith(("「", "『")) and "」" in inner:
        inner = inner[1 : inner.index("」")]
        start += 1
    inner = inner.rstrip("「『・、,。:：~〜～")
    return _stated(text, folded, start, start + len(inner)) if inner else None


def _stated(text: str, folded: Copy, start: int, end: int) -> Stated:
    place = Span(*folded.source(start, end))
    return Stated(value=squeeze(place.of(text)), span=place)


def _named(match: re.Match[str]) -> Named:
    kind = match["kind"] or match["behind"]
    value = number(match["n"] or match["m"])
    return Named(match.start(), match.end(), match[0], kind, ((match["who"] or "") + kind, value))


def _is_range(words: str, first: Named, last: Named) -> bool:
    """Tell whether two numbers are the ends of a range without gaps: of items the numbers of bills may have some."""
    between = words[first.end : last.start]
    if not RANGE.match(between) or len(between) > LONGEST_RANGE or first.key[0] != last.key[0]:
        return False
    counted = COUNTED.match(words, last.end)
    if counted:
        count, size = number(counted[1]), last.key[1] - first.key[1] + 1
        return count == size or (count > size and ANOTHER.search(words, 0, first.start) is not None)
    return "日程" not in between


def _between(first: Named, last: Named) -> Iterator[Named]:
    for value in range(first.key[1] + 1, min(last.key[1], first.key[1] + 200)):
        name = ORDINAL.sub(f"第{value}号", first.name)
        yield Named(last.start, last.start, name, first.kind, (first.key[0], value))


def _either(words: Sequence[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


@cache
def _pattern() -> re.Pattern[str]:
    either, before, who = (table("bills")[key] for key in ("either", "before", "who"))
    return re.compile(
        rf"{YEAR}(?:(?P<kind>{_either([*either, *before])}|(?<![一-龠])議)第(?P<n>{N})号"
        rf"|(?P<who>{_either(who)})?第(?P<m>{N})号(?P<behind>{_either(either)})(?!第{N}号))"
    )
