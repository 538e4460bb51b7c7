"""Titles: what is one, where it begins, what courtesy adds to a name (data/roles.toml)."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache

from policy_graph.parse.words import titles

# What the titles of those who preside end in, deputies included: 委員長, 副委員長, 議長職務代理者.
PRESIDING = r"(?:委員長|議長|部会長|会長|座長)(?:代理|職務代理者)?$"
PRESIDING_HOUSE = r"議長(?:代理|職務代理者)?$"
CHAIR = re.compile(f"(?<!副){PRESIDING}")
PRESIDENT = re.compile(f"(?<!副){PRESIDING_HOUSE}")
SEAT = re.compile(r"(?:議席)?第?[\d〇一二三四五六七八九十]+番(?:議員|委員)?")
# A person who is a member; what ends in 会 or 院 is the body: 市議会議員, 衆議院議員.
MEMBER = re.compile(r"(?P<name>[^\W\d_]{1,8}[^\W\d_会院党])議員")
# A body that a chair presides over is no surname: 委員会委員長.
BODY = re.compile(r"(?:委員|協議|審議|分科|部)会")


def is_role(text: str) -> bool:
    """Tell whether ``text`` is a title and nothing else: 部会長, 防災安全担当課長, ４番."""
    if SEAT.fullmatch(text) or text in _exact():
        return True
    return is_office(text) and ends_as_role(text)


def is_department(text: str) -> bool:
    """Tell whether ``text`` is a department that speaks as such: 高齢福祉課, 市."""
    words = titles()["departments"]
    return text in words or (is_office(text) and text.endswith(words))


def is_office(text: str, owners: tuple[str, ...] = ()) -> bool:
    """Tell whether ``text`` begins like the name of an office; ``owners`` are municipalities that it may begin with."""
    return text.startswith((*titles()["office_words"], *owners))


def ends_as_role(text: str) -> bool:
    """Tell whether ``text`` ends in a title."""
    return SEAT.fullmatch(text) is not None or next(endings(text), None) is not None


def member(text: str) -> int:
    """Where a name ends before 議員 (山田太郎議員), 0 where no person is named so (市議会議員)."""
    name = MEMBER.fullmatch(text)
    return name.end("name") if name else 0


def without_act(text: str) -> str:
    """Leave out what a speaker does, behind the title: 市民課長答弁, 山田太郎議員質疑."""
    acts = (text[: -len(word)] for word in titles()["acts"] if text.endswith(word))
    return next((rest for rest in acts if rest and ends_as_role(rest)), text)


def endings(text: str) -> Iterator[str]:
    """Give the titles that ``text`` ends with, the longest first."""
    return (word for word in _by_last().get(text[-1:], ()) if text.endswith(word))


def title_start(text: str) -> int:
    """Where the longest known title begins that ``text`` ends in; the length of the text where it ends in none."""
    return len(text) - len(next(endings(text), ""))


def courtesy(text: str) -> int:
    """How many characters of courtesy (君, 議員) end a name."""
    words = titles()["honorifics"]
    return next((len(word) for word in words if text.endswith(word) and len(text) > len(word)), 0)


@cache
def whole_titles() -> tuple[str, ...]:
    """Titles that stand alone behind a name (委員, 市長), the longest first; officers' have an office before them."""
    return _longest(("meeting", "heads"))


@cache
def _exact() -> frozenset[str]:
    return frozenset(_longest(("meeting", "heads", "officers")))


@cache
def _by_last() -> dict[str, tuple[str, ...]]:
    """Every title by its last character, so that a look-up costs next to nothing."""
    words = _longest(("meeting", "heads", "officers"))
    return {last: tuple(word for word in words if word[-1] == last) for last in {word[-1] for word in words}}


def _longest(groups: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({word for group in groups for word in titles()[group]}, key=lambda w: (-len(w), w)))


def chairs(title: str, *, plenary: bool = False) -> bool:
    """Tell whether a title is that of who leads the meeting (not of a deputy, who may be a member like any other). In a
    plenary that is the speaker of the assembly; chairs of committees report there and are asked."""
    return (PRESIDENT if plenary else CHAIR).search(title) is not None


def is_plenary(titles_: Iterable[str]) -> bool:
    """Tell whether a speaker of an assembly is among those who speak."""
    return any(PRESIDENT.search(title) for title in titles_)


def is_officer(title: str) -> bool:
    """Tell whether a title is that of an officer who is there to explain and to reply, not of a member."""
    words = unicodedata.normalize("NFKC", title)
    return not words.endswith((*titles()["meeting"], "番", "君")) and not SEAT.fullmatch(words)
