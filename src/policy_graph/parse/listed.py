"""People listed in running text: 山田部会長（〇〇大学教授）、鈴木委員（…）."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from policy_graph.dates import NUMBER
from policy_graph.model import Attendee, Span, Stated
from policy_graph.parse.affiliations import is_affiliation, office_start
from policy_graph.parse.lines import plain
from policy_graph.parse.posts import courtesy, ends_as_role, is_department, is_role, title_start
from policy_graph.parse.speakers import Parts, glued, split
from policy_graph.parse.words import titles
from policy_graph.text import Copy, squeeze

COMMA = re.compile(r"[、，,；;]")
NOBODY = re.compile(r"(?:なし|無し|無|全員出席|-)[。.]?")
COUNT = re.compile(rf"\(?(?:計|全|以上)?({NUMBER})[名人]\)?")
# Others who are only counted: ほか２名.
OTHERS = re.compile(r"\s*(?:ほか|外|他)\s*[\d〇一二三四五六七八九十]+\s*[名人]\s*$")
BRACKET = re.compile(r"\s*[（(](?P<inner>.*?)[）)]?\s*$")
# A post and behind it where somebody comes from: 会長・〇〇大学教授.
POST = re.compile(r"\s*(?P<post>[^\s・、，,/／]+)[\s・、，,/／]+(?=\S)")
# Who came instead of somebody, and for whom somebody came.
DEPUTY = re.compile(r"\s*(?:代理|代理出席|代)\s*[:：　\s]")
# Roles that many hold: a name without a role behind one of these holds it too.
SHARED = (
    "委員",
    "議員",
    "部員",
    "会員",
    "構成員",
    "幹事",
    "専門委員",
    "臨時委員",
    "アドバイザー",
    "オブザーバー",
)
# A title that stands before a name without a space is so long at least: a shorter one may be the beginning of a name.
GLUED = 4
# What is longer than this between two commas is no entry.
LONGEST_ENTRY = 200
# Something without a title that is longer than this is no name.
LONGEST_NAME = 10


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entry as places in a copy: the whole, what stands before its brackets, what stands in them."""

    whole: tuple[int, int]
    words: Copy
    note: tuple[int, int] | None


def people(copy: Copy, group: str | None, role: str | None) -> Iterator[Attendee]:
    """Read the entries of a list divided by commas; ``role`` is what all of them are where the list says no more."""
    entries = [entry for place in _places(copy.text) if (entry := _entry(copy, *place))]
    posts = _only_posts(entries)
    carried = role
    for entry in entries:
        name, title = _name_and_title(entry, posts)
        attendee = _attendee(copy, entry, name, title, group, carried)
        shared = entry.words.folded.text[slice(*title)] if title else attendee.role and attendee.role.value
        carried = shared if shared in SHARED else carried
        yield attendee


def _places(text: str) -> Iterator[tuple[int, int]]:
    """Stretches between the commas that stand in no brackets."""
    depth = start = 0
    for at, char in enumerate(text):
        depth += (char in "（(「") - (char in "）)」")
        if depth <= 0 and COMMA.match(char):
            yield start, at
            start, depth = at + 1, 0
    yield start, len(text)


def _entry(copy: Copy, start: int, end: int) -> _Entry | None:
    if end - start > LONGEST_ENTRY:
        return None
    others = OTHERS.search(copy.text, start, end)
    end = others.start() if others else end
    bracket = BRACKET.search(copy.text[start:end])
    stop = start + bracket.start() if bracket else end
    words = Copy(copy.text[start:stop], copy.starts[start:stop], copy.ends[start:stop])
    if not words.text.strip() or NOBODY.fullmatch(plain(words.text)) or COUNT.fullmatch(plain(words.text)):
        return None
    note = None
    if bracket and not COUNT.fullmatch(plain(bracket[0])):
        note = (start + bracket.start("inner"), start + bracket.end("inner"))
    return _Entry((start, end), words, note)


def _only_posts(entries: Sequence[_Entry]) -> bool:
    """Tell whether the sure entries of a list are all posts without names."""
    read = [split(entry.words.folded.text) for entry in entries]
    sure = [parts for parts in read if parts and not parts.guess]
    return bool(sure) and all(parts.role and not parts.name for parts in sure)


def _name_and_title(entry: _Entry, posts: bool) -> tuple[tuple[int, int] | None, tuple[int, int] | None]:
    """Places of name and title in the folded words of an entry."""
    folded = entry.words.folded.text
    first, *rest = entry.words.text.split()
    at = len(plain(first))
    if rest and ends_as_role(plain(first)) and not _is_person(plain(first)):
        return (at, len(folded) - courtesy(folded)), (0, at)
    if rest and is_department(plain(first)):  # 住民課　山田課長
        behind = split(folded[at:])
        if behind and behind.name and behind.role:
            return _moved(behind.name, at), _moved(behind.role, at)
    parts = split(folded)
    if parts and parts.guess and posts:  # みなと振興課長 among posts is a post
        parts = Parts(None, (0, len(folded)))
    if not (parts and parts.role) and (title := glued(folded)) >= GLUED:
        return (title, len(folded) - courtesy(folded)), (0, title)
    if parts and (parts.role or len(folded) <= LONGEST_NAME):
        return parts.name, parts.role
    return (0, len(folded)), None


def _moved(place: tuple[int, int], by: int) -> tuple[int, int]:
    return place[0] + by, place[1] + by


def _is_person(text: str) -> bool:
    parts = split(text)
    return parts is not None and parts.name is not None and not parts.guess and not is_role(text)


def _attendee(
    copy: Copy,
    entry: _Entry,
    name: tuple[int, int] | None,
    title: tuple[int, int] | None,
    group: str | None,
    role: str | None,
) -> Attendee:
    folded = entry.words.folded
    whole = Span(copy.starts[entry.whole[0]], copy.ends[entry.whole[1] - 1])
    named = stated(copy, folded.source(*name)) if name else None
    post = stated(copy, folded.source(*title)) if title else None
    affiliation = office = None
    if entry.note and entry.note[0] < entry.note[1]:
        held, affiliation, office = noted(copy, *entry.note, post)
        post = held or post
    if post is None and named and role:
        post = Stated(value=role, span=whole)
    return Attendee(
        span=whole, name=named, role=post, affiliation=affiliation, affiliation_role=office, group=group
    )


def noted(
    copy: Copy, start: int, end: int, post: Stated | None
) -> tuple[Stated | None, Stated | None, Stated | None]:
    """Read what stands in brackets behind a name: a post of the meeting, an organization and an office there; nothing
    where it says who came instead. ``post`` is what stands before the name: 委員 says less than 会長 in the brackets."""
    if DEPUTY.match(copy.text, start, end):
        return None, None, None
    open_post = post is None or post.value.endswith(SHARED)
    first = POST.match(copy.text, start, end)
    if open_post and first and plain(first["post"]) in titles()["meeting"]:
        held = stated(copy, (copy.starts[first.start("post")], copy.ends[first.end("post") - 1]))
        return held, *affiliated(_part(copy, first.end(), end))
    inside = _part(copy, start, end)
    if open_post and is_post(plain(inside.text)):
        return stated(copy, (inside.starts[0], inside.ends[-1])), None, None
    return None, *affiliated(inside)


def _part(copy: Copy, start: int, end: int) -> Copy:
    return Copy(copy.text[start:end], copy.starts[start:end], copy.ends[start:end])


def stated(copy: Copy, place: tuple[int, int]) -> Stated:
    """A value that may be broken over lines: what the copy holds between two offsets of the source."""
    inside = (
        char for char, start in zip(copy.text, copy.starts, strict=True) if place[0] <= start < place[1]
    )
    return Stated(value=squeeze("".join(inside)), span=Span(*place))


def affiliated(copy: Copy) -> tuple[Stated | None, Stated | None]:
    """Part an affiliation into organization and office."""
    folded = copy.folded
    at = office_start(folded.text)
    whole = (folded.starts[0], folded.ends[-1])
    if at == len(folded.text):
        return stated(copy, whole), None
    return (
        stated(copy, (whole[0], folded.ends[at - 1])) if at else None,
        stated(copy, (folded.starts[at], whole[1])),
    )


def is_post(words: str) -> bool:
    """Tell whether what stands in brackets behind a name is a post of the meeting or the house, no affiliation."""
    return is_role(words) and (title_start(words) == 0 or not is_affiliation(words))
