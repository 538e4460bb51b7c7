"""A speaker as written becomes name and role: 山田防災課長, 議長（山田太郎君）, ４番（…）, 企画課長."""

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache

from policy_graph.parse.posts import (
    BODY,
    SEAT,
    courtesy,
    endings,
    ends_as_role,
    is_department,
    is_office,
    is_role,
    member,
    whole_titles,
    without_act,
)
from policy_graph.parse.surnames import is_hiragana, surname_end
from policy_graph.parse.words import titles

# Surnames have one to five characters; most have two, then three, then one.
SURNAME_LENGTHS = (2, 3, 1, 4, 5)
# A full name has at most so many characters; foreign names in kana are the longest.
LONGEST_NAME = 14

BRACKETED = re.compile(r"(?P<outer>[^()]+)\((?P<inner>[^()]+)\)")
# A letter tells two of one surname apart: 黒岩（真）総務課長.
LETTERED = re.compile(r"[^()]{1,4}\([^()]{1,2}\)(?P<role>[^()]+)")
# Whatever stands before a name with 君 in brackets is the role.
NAMED = re.compile(r"(?P<role>[^()]+)\((?P<name>[^()]{2,14}?)君\)?")
TITLE_COLON = re.compile(r"(?P<role>[^:()]+):(?P<name>[^:()]+)")
SEATED = re.compile(rf"(?P<role>{SEAT.pattern})(?P<name>.+)")
PERSON = re.compile(
    r"[\u3005\u3006\u3041-\u3096\u30a1-\u30fc\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffffA-Za-z・.=＝]+"
)
# Characters of a speaker: letters, digits, brackets and the dots of a title; never the mark before it.
SPEAKER = re.compile(r"[\w・.=＝/&()〇○-]+")
# A running number and a mark or a title before the speaker.
COUNTED = re.compile(r"\d+(?:[○◯〇◎◆]|[^\W\d])")
# A title may begin with letters (SDGs推進担当部長), a surname does not; one letter stands for a name (A委員).
LATIN = re.compile(r"[A-Za-z]{2}")
MUNICIPALITY = re.compile(r"[^市区町村県都府]{2,3}[市区町村県都府]")


@dataclass(frozen=True, slots=True)
class Parts:
    """Where name and role stand in a speaker, ``None`` for a part that it does not give. ``sure`` is false for a
    speaker that is taken for a name only because it looks like one, ``guess`` is true where only the usual length of
    a surname says where the title begins."""

    name: tuple[int, int] | None
    role: tuple[int, int] | None
    sure: bool = True
    guess: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """What the minutes themselves say about people: listed names, posts listed without a name, the municipality."""

    names: frozenset[str] = field(default_factory=frozenset)
    posts: frozenset[str] = field(default_factory=frozenset)
    municipality: str | None = None

    @property
    def municipalities(self) -> tuple[str, ...]:
        """The municipality by its full name, as its offices are called (川口市立病院)."""
        return (self.municipality,) if self.municipality else ()

    @property
    def places(self) -> tuple[str, ...]:
        """Its name without 市, 区, 町 or 村: 川口図書館. A surname may sound the same."""
        return (self.municipality[:-1],) if self.municipality and len(self.municipality) > 2 else ()

    def surname(self, length: int, text: str) -> bool:
        """Tell whether the first ``length`` characters of ``text`` begin a listed name."""
        return any(name.startswith(text[:length]) for name in self.names)


NOTHING = Known()


@lru_cache(maxsize=8192)
def split(text: str, known: Known = NOTHING) -> Parts | None:
    """Split a speaker, given under NFKC without white space and without its mark; ``None`` when it is no speaker."""
    text = without_act(text)
    if colon := TITLE_COLON.fullmatch(text):
        return _colon(colon)
    if (
        not SPEAKER.fullmatch(text)
        or (COUNTED.match(text) and not SEAT.match(text))
        or (text[0] in "○〇・-" and text[1:2] != text[0])
    ):
        return None
    named = NAMED.fullmatch(text)
    if named and PERSON.fullmatch(named["name"]):
        titled = _titled(named["name"], known)
        if titled and titled.name and titled.role:  # （山田教育長君）
            return _moved(titled, named.start("name"))
        return Parts(named.span("name"), named.span("role"))
    if any(text.startswith(word) for word in titles()["not_speakers"]):
        return None
    if SEAT.fullmatch(text):
        return Parts(None, (0, len(text)))
    if text.startswith("(") and text.endswith(")"):
        return _moved(split(text[1:-1], known), 1)
    if text.count("(") != text.count(")"):
        return _unpaired(text, known) if text.count("(") + text.count(")") == 1 else None
    if text in known.posts:
        return Parts(None, (0, len(text)))
    lettered = LETTERED.fullmatch(text)
    if lettered and is_role(lettered["role"]):
        return Parts((0, lettered.start("role")), lettered.span("role"))
    bracketed = BRACKETED.fullmatch(text)
    if bracketed:
        return _bracketed(bracketed, known)
    return _courteous(text, known) or _titled(text, known) or _bare(text, known)


def _unpaired(text: str, known: Known) -> Parts | None:
    """A title and a name of whose brackets one is lost: 議長(山田太郎, 議長山田太郎君)."""
    if text.endswith(")"):
        title = glued(text[:-1])
        return Parts((title, len(text) - 1), (0, title)) if title else split(text[:-1], known)
    parts = split(f"{text})", known)
    inside = parts and parts.name and max(parts.name[1], (parts.role or (0, 0))[1]) <= len(text)
    return parts if inside else None


def _colon(match: re.Match[str]) -> Parts | None:
    """A title, a colon, a name: 部会長：山田太郎."""
    name = _without_honorific(match["name"])
    if not ends_as_role(match["role"]) or not PERSON.fullmatch(name) or ends_as_role(match["name"]):
        return None
    return Parts((match.start("name"), match.start("name") + len(name)), match.span("role"))


def _bracketed(match: re.Match[str], known: Known) -> Parts | None:
    outer, inner = match["outer"], match["inner"]
    if outer in titles()["acts"]:  # 答弁（村長）
        return _moved(split(inner, known), match.start("inner"))
    deputy = _titled(outer, known) if inner.endswith(("代理", "代理出席")) else None
    if deputy and deputy.name:  # 山田課長（鈴木委員代理）
        return deputy
    if SEAT.fullmatch(outer) or ends_as_role(outer):
        name = _inner_name(outer, inner, known)
        if name is None:
            return _with_post(match, known)
        return Parts((match.start("inner") + name[0], match.start("inner") + name[1]), (0, len(outer)))
    if ends_as_role(inner):
        return Parts((0, len(_without_honorific(outer))), (match.start("inner"), match.end("inner")))
    return _bare(outer, known)


def _inner_name(outer: str, inner: str, known: Known) -> tuple[int, int] | None:
    """Where the name stands in brackets behind a title: 議長（山田太郎君）, 議長（山田太郎議員）, 議員（３番山田太郎君）; ``None``
    where they hold a post."""
    seat = SEATED.fullmatch(inner)
    start = seat.start("name") if seat else 0
    if not ends_as_role(inner):
        return start, len(_without_honorific(inner))
    speaker = _titled(outer, known)
    end = 0 if speaker and speaker.name else member(inner[start:])
    return (start, start + end) if end else None


def _with_post(match: re.Match[str], known: Known) -> Parts:
    """A title in brackets behind a title: 事務局（山田課長）, 山田生活福祉課長（給付金担当課長兼務）."""
    outer, inner = match["outer"], match["inner"]
    person = _titled(inner, known) if outer in titles()["departments"] else None
    if person and person.name and person.role:
        return _moved(person, match.start("inner")) or person
    speaker = _titled(outer, known)
    if speaker and speaker.name and speaker.role:
        return Parts(speaker.name, (speaker.role[0], match.end()))
    return Parts(None, (0, match.end()))


def _courteous(text: str, known: Known) -> Parts | None:
    """A name with courtesy behind it: 原花子君, 議長山田太郎君, ４番山田太郎君."""
    seated = SEATED.fullmatch(text)
    bare = _without_honorific(text)
    if seated and PERSON.fullmatch(seated["name"]):
        return Parts((seated.start("name"), len(bare)), (0, seated.end("role")))
    if bare == text or ends_as_role(text) or not PERSON.fullmatch(bare):
        return None
    role = next((word for word in whole_titles() if bare.startswith(word) and len(bare) > len(word)), "")
    return Parts((len(role), len(bare)), (0, len(role)) if role else None)


def _titled(text: str, known: Known) -> Parts | None:
    """A title, with a name before it or without."""
    title = next(endings(text), None)
    if title is None:
        return Parts(None, (0, len(text))) if is_department(text) else None
    listed = _listed_end(text, known)
    if listed:
        return Parts((0, listed), (listed, len(text)))
    start = len(text) - len(title)
    before = text[:start]
    if not before or BODY.fullmatch(before):
        return Parts(None, (0, len(text)))
    if not PERSON.match(text):
        return None
    if is_office(text, known.municipalities):
        return Parts(None, (0, len(text)))
    at = _office_start(text, start, known) or _owner_start(text, start)
    if at is None and title in whole_titles():
        return _named(before, start, len(text)) if len(before) <= LONGEST_NAME else None
    if LATIN.match(text) or text[0] == "同":
        return Parts(None, (0, len(text)))
    end = at or surname_end(text, start)
    named = _named(text[:end], end, len(text))
    return replace(named, guess=at is None) if named else None


def _listed_end(text: str, known: Known) -> int | None:
    """Where a listed surname ends before a title; a match of one character needs a title that is sure."""
    ends = [n for n in range(len(text) - 1, 0, -1) if known.surname(n, text) and ends_as_role(text[n:])]
    sure = [n for n in ends if is_role(text[n:])]
    return next(iter([*sure, *(n for n in ends if n > 1)]), None)


def _named(name: str, start: int, end: int) -> Parts | None:
    return Parts((0, start), (start, end)) if PERSON.fullmatch(_without_note(name)) else None


def _office_start(text: str, start: int, known: Known) -> int | None:
    """Where the name of an office begins behind a surname, by the words that offices begin with."""
    ends = [
        n
        for n in SURNAME_LENGTHS
        if n < start
        and text[n - 1] != "区"
        and (is_office(text[n:], known.municipalities) or text.startswith(known.places, n))
    ]
    if 1 in ends and 3 in ends and text[1:3] in titles()["office_words"]:
        return 1  # 辻｜広報広聴課長
    officer = next(endings(text)) not in whole_titles()
    if officer and ends and ends[0] > 3 and not all(is_hiragana(char) for char in text[: ends[0]]):
        return None  # 後藤荏原｜清掃事務所長: a place stands before the office; nobody's surname is so long
    return ends[0] if ends else None


def _owner_start(text: str, start: int) -> int | None:
    """Where a municipality begins behind a surname, with an office behind it (島田｜川口市清掃事務所長)."""
    words = titles()["office_words"]
    owners = ((n, MUNICIPALITY.match(text, n)) for n in (2, 3) if n < start)
    return next((n for n, owner in owners if owner and text.startswith(words, owner.end())), None)


def _bare(text: str, known: Known) -> Parts | None:
    """Something without a title: a listed name, or what looks like a name."""
    if not PERSON.fullmatch(text) or len(text) > LONGEST_NAME:
        return None
    return Parts((0, len(text)), None, sure=any(name.startswith(text) for name in known.names))


def glued(text: str) -> int:
    """Where the name begins behind a title without a space (総務部長山田), 0 where none stands so."""
    ends = (at for at in range(len(text) - 1, 1, -1) if ends_as_role(text[:at]))
    return next((at for at in ends if _is_person(text[at:])), 0)


def _is_person(text: str) -> bool:
    return len(text) <= 8 and PERSON.fullmatch(text) is not None and not ends_as_role(text)


def _without_honorific(text: str) -> str:
    return text[: len(text) - courtesy(text)]


def _without_note(name: str) -> str:
    """A name without the letter in brackets that tells two of one name apart: 黒岩(真)."""
    return re.sub(r"\([^()]{1,4}\)$", "", name)


def _moved(parts: Parts | None, by: int) -> Parts | None:
    if parts is None:
        return None
    name, role = (pair and (pair[0] + by, pair[1] + by) for pair in (parts.name, parts.role))
    return Parts(name, role, parts.sure)
