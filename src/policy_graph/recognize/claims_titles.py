"""A name beside a title in running text: 白峰部会長, 青葉市議会議長 白峰, 青葉商工会の白峰会長."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from policy_graph.model import Claim, EntityType, Mention, Predicate, Reference, Status
from policy_graph.recognize.claims_offices import (
    head_of,
    is_office,
    is_post,
    post_of,
    since_left,
    state_office,
)
from policy_graph.recognize.claims_people import People
from policy_graph.recognize.claims_reading import Named, Reading, acts, claim, listed
from policy_graph.recognize.claims_tables import endings, expression, words
from policy_graph.text import squeeze

# A title: no kana but that of words in names of units (こども未来部長).
WORD = r"(?:[一-鿿々ァ-ヶー・A-Za-zＡ-Ｚａ-ｚ]|⟨people.kana⟩)"
RUN = WORD + r"{1,24}"
RUN_BEFORE = rf"(?P<run>{WORD}{{2,24}})(?P<joint>の|である|であります|、|[（(])?\s*$"
BRACKET = r"⟨people.courtesies⟩?\s*[（(]"
RUN_IN_BRACKET = re.compile(r"の?(?P<post>[一-鿿々ァ-ヶー・]{2,16})[）)]")
DITTO = re.compile(r"同\s*$")
POLITE = r"\s*(?:⟨people.introductions⟩|⟨people.courtesies⟩(?![一-鿿]))"
RESIGNS = r"[^。]{0,30}⟨people.resigning⟩"
# Who is 議員 of a party is so in the assembly.
SEATED = ("議員",)
# Who says to have a role there is also a member of it; of a council everybody may say so.
BODIES = ("会", "会議", "グループ", "連盟", "チーム")
COUNCILS = ("委員会", "審議会", "協議会", "会議", "部会", "審査会", "懇談会", "グループ")
# How far before a name a title may begin.
BEFORE = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Words about one person: where they stand, how they were read, in what manner they say it."""

    reading: Reading
    person: Mention | Reference
    place: tuple[int, int]
    method: str
    status: Status = Status.STATED

    def member(self, organization: Mention | Reference) -> Claim:
        """Claim that the person is a member of an organization."""
        return self._claim(Predicate.MEMBER_OF, organization)

    def holds(self, post: Reference) -> Claim:
        """Claim that the person holds a post."""
        return self._claim(Predicate.HOLDS_POST, post)

    def _claim(self, predicate: Predicate, object: Mention | Reference) -> Claim:
        evidence = self.reading.span(*self.place)
        return claim(self.person, predicate, object, evidence, self.method, self.status)


class Titles:
    """Reads the people of one passage after another; a ditto mark (同) repeats the post of the line before."""

    def __init__(self, people: People) -> None:
        self._people = people
        self._before: list[Reference] = []

    def read(self, reading: Reading) -> Iterator[Claim]:
        """Yield what the titles in one passage say; lists of people are read elsewhere."""
        for position, named in enumerate(reading.names):
            if named.type is EntityType.PERSON and not self._people.is_listed(named.mention):
                yield from self._behind(reading, position, named)
                yield from self._in_brackets(reading, position, named)
                yield from self._ahead(reading, position, named)

    def _behind(self, reading: Reading, position: int, person: Named) -> Iterator[Claim]:
        """白峰部会長, 総務委員長: a title behind the name; 商工会の白峰会長, 青葉製作所の白峰です: and whose."""
        left = reading.names[position - 1] if position else None
        owner = left if left and squeeze(reading.text[left.end : person.start]) == "の" else None
        title = _title(reading, person)
        if owner and owner.type is EntityType.ORGANIZATION and (title or _polite(reading, person)):
            said = _said(reading, person, owner.start, "structure:affiliation", title)
            yield from self._affiliated(said, owner.mention, title)
        if title and (not owner or title in SEATED):
            said = _said(reading, person, person.start, "structure:title", title)
            yield from self._titled(said, title)

    def _in_brackets(self, reading: Reading, position: int, person: Named) -> Iterator[Claim]:
        """白峰花子氏（青葉大学教授）: whose what."""
        opens = expression(BRACKET).match(reading.text, person.end)
        owner = next(iter(reading.names[position + 1 : position + 2]), None)
        if not opens or not owner or owner.start != opens.end() or not _owns(owner):
            return
        post = RUN_IN_BRACKET.match(reading.text, owner.end)
        organization = self._people.owner(owner.mention)
        if post and is_post(post["post"]) and organization:
            said = _said(reading, person, person.start, "structure:affiliation")
            yield replace(said, place=(person.start, post.end())).holds(post_of(post["post"], organization))

    def _affiliated(self, said: Said, owner: Mention, title: str) -> Iterator[Claim]:
        """商工会の白峰会長 holds the post there; 製作所の白峰です and 党の白峰議員 belong there."""
        if title in words("people", "roles") and owner.name.endswith(COUNCILS):
            yield said.member(owner)
        if not title or title.endswith(SEATED) or owner.kind == "party":
            yield said.member(owner)
        elif organization := self._people.owner(owner):
            yield said.holds(post_of(title, organization))

    def _titled(self, said: Said, title: str) -> Iterator[Claim]:
        """A title without an owner: of the body that meets, of a committee of its assembly, of the municipality."""
        people = self._people
        title, left = since_left(title)
        said = replace(said, status=Status.FORMER) if left else said
        body = people.body if people.is_member_role(title) else None
        if title in SEATED and people.assembly:
            body = people.assembly
        elif committee := people.committee(title):
            body, title = committee
        if body:
            yield said.member(Reference(type=EntityType.ORGANIZATION, name=body))
            yield said.holds(post_of(title, body))
        elif is_office(title) and not (state_office(title) and people.is_another(said.person)):
            unsure = self._is_bare(title) or people.is_other_head(said.person, title)
            for post in () if unsure else people.posts(title):
                yield said.holds(post)

    def _ahead(self, reading: Reading, position: int, person: Named) -> Iterator[Claim]:
        """青葉市議会議長 白峰, 危機管理監の白峰, 同 鳥居: a title before the name."""
        first = max(0, person.start - BEFORE)
        before = reading.text[first : person.start]
        run = expression(RUN_BEFORE).search(before)
        if run and run["joint"] == "、" and _title(reading, person):
            run = None  # 議長、白峰委員: two people
        if DITTO.search(before):
            start, posts = person.start - 1, self._before
        else:
            start = first + run.start() if run else person.start
            posts = self._posts(reading, position, start, run["run"]) if run else []
        self._before = posts
        said = _said(reading, person, start, "structure:title")
        if run and since_left(run["run"])[1]:
            said = replace(said, status=Status.FORMER)
        for post in posts:
            yield said.holds(post)
            if post.name in words("people", "roles") and (post.within or "").endswith(COUNCILS):
                yield said.member(Reference(type=EntityType.ORGANIZATION, name=post.within or ""))
        if run and not posts and self._sits(run["run"]):
            yield from self._titled(said, run["run"])

    def _sits(self, run: str) -> bool:
        """議員 before a name, and 総務委員長 where the assembly meets."""
        return (run in SEATED and bool(self._people.assembly)) or self._people.committee(run) is not None

    def _posts(self, reading: Reading, position: int, start: int, run: str) -> list[Reference]:
        """The posts that a run of characters before a name ends in, of the organizations that it begins with or that
        stand before it: 青葉商工会会長, 青葉製作所及び若葉製作所の取締役."""
        if not is_post(run):
            return []
        near = reading.names[max(0, position - 3) : position]
        inside = [each for each in near if each.start >= start and _owns(each)]
        post = reading.text[inside[-1].end : start + len(run)].lstrip("の") if inside else since_left(run)[0]
        role = post in words("people", "roles") or post.endswith(SEATED)
        owners = inside[-1:] or ([] if role else _owners_before(reading, position, start))
        if owners:
            organizations = [self._people.owner(each.mention) for each in owners]
            return [post_of(post, each) for each in organizations if each and is_post(post)]
        return list(self._people.posts(post)) if is_office(post) and not self._is_bare(post) else []

    def _is_bare(self, title: str) -> bool:
        return title in words("people", "bare_titles")


def _owns(named: Named) -> bool:
    return named.type is EntityType.ORGANIZATION or acts(named.mention)


def _owners_before(reading: Reading, position: int, start: int) -> list[Named]:
    """青葉製作所及び若葉製作所の｜取締役: the organizations directly before a title."""
    at = next((at for at in range(position - 1, -1, -1) if reading.names[at].end <= start), None)
    if at is None or squeeze(reading.text[reading.names[at].end : start]) not in ("", "の"):
        return []
    return [each for each in listed(reading, at) if _owns(each)]


def _said(reading: Reading, person: Named, start: int, method: str, title: str = "") -> Said:
    """The words from ``start`` to the end of the title behind a name."""
    place = (start, person.end + len(title))
    status = _manner(reading, person, title)
    return Said(reading=reading, person=person.mention, place=place, method=method, status=status)


def _title(reading: Reading, person: Named) -> str:
    """The longest title that begins directly behind a name, empty for none."""
    run = expression(RUN).match(reading.text, person.end)
    ends = [cut for cut in range(2, len(run[0]) + 1) if is_post(run[0][:cut])] if run else []
    title = run[0][: max(ends)] if run and ends else ""
    head = head_of(title)
    return "" if head and title.removesuffix(head) not in words("people", "before_heads") else title


def _polite(reading: Reading, person: Named) -> bool:
    return bool(expression(POLITE).match(reading.text, person.end))


def _manner(reading: Reading, person: Named, title: str) -> Status:
    """前会長の白峰, 白峰委員の辞任: no longer."""
    left = reading.text.endswith(endings("people", "no_longer"), 0, person.start)
    resigns = title and expression(RESIGNS).match(reading.text, person.end + len(title))
    return Status.FORMER if left or resigns else Status.STATED
