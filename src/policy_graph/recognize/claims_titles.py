"""A name beside a title in running text: 白石部会長, 青葉市議会議長 白石, 青葉商工会の白石会長."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from policy_graph.model import Claim, EntityType, Mention, Predicate, Reference, Status
from policy_graph.recognize.claims_people import People, is_post, post_of
from policy_graph.recognize.claims_reading import Named, Reading, acts, claim
from policy_graph.recognize.claims_tables import endings, expression
from policy_graph.text import squeeze

RUN = re.compile(r"[一-鿿々ァ-ヶー・]{1,24}")
RUN_BEFORE = re.compile(r"(?P<run>[一-鿿々ァ-ヶー・]{2,24})(?:の|である|であります|、)?\s*$")
DITTO = re.compile(r"同\s*$")
POLITE = r"\s*(?:⟨people.introductions⟩|⟨people.courtesies⟩(?![一-鿿]))"
RESIGNS = r"[^。]{0,30}⟨people.resigning⟩"
# Who is 議員 of a party is so in the assembly.
SEATED = ("議員",)
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
        self._before: Reference | None = None

    def read(self, reading: Reading) -> Iterator[Claim]:
        """Yield what the titles in one passage say; lists of people are read elsewhere."""
        for position, named in enumerate(reading.names):
            if named.type is EntityType.PERSON and not self._people.is_listed(named.mention):
                yield from self._behind(reading, position, named)
                yield from self._ahead(reading, position, named)

    def _behind(self, reading: Reading, position: int, person: Named) -> Iterator[Claim]:
        """白石部会長, 総務委員長: a title behind the name; 商工会の白石会長, 青葉製作所の白石です: and whose."""
        left = reading.names[position - 1] if position else None
        owner = left if left and squeeze(reading.text[left.end : person.start]) == "の" else None
        title = _title(reading, person)
        if owner and owner.type is EntityType.ORGANIZATION and (title or _polite(reading, person)):
            said = _said(reading, person, owner.start, "structure:affiliation", title)
            yield from self._affiliated(said, owner.mention, title)
        if title and (not owner or title in SEATED):
            said = _said(reading, person, person.start, "structure:title", title)
            yield from self._titled(said, title)

    def _affiliated(self, said: Said, owner: Mention, title: str) -> Iterator[Claim]:
        """商工会の白石会長 holds the post there; 製作所の白石です and 党の白石議員 belong there."""
        if not title or title.endswith(SEATED) or owner.kind == "party":
            yield said.member(owner)
        elif organization := self._people.owner(owner):
            yield said.holds(post_of(title, organization))

    def _titled(self, said: Said, title: str) -> Iterator[Claim]:
        """A title without an owner: of the body that meets, of a committee of its assembly, of the municipality."""
        people = self._people
        body = people.body if people.is_member_role(title) else None
        if title in SEATED and people.assembly:
            body = people.assembly
        elif committee := people.committee(title):
            body, title = committee, "委員長"
        if body:
            yield said.member(Reference(type=EntityType.ORGANIZATION, name=body))
            yield said.holds(post_of(title, body))
        elif title.endswith(endings("people", "offices")):
            for post in people.posts(title):
                yield said.holds(post)

    def _ahead(self, reading: Reading, position: int, person: Named) -> Iterator[Claim]:
        """青葉市議会議長 白石, 危機管理監の白石, 同 鳥居: a title before the name."""
        first = max(0, person.start - BEFORE)
        before = reading.text[first : person.start]
        run = RUN_BEFORE.search(before)
        if DITTO.search(before):
            start, post = person.start - 1, self._before
        else:
            start = first + run.start() if run else person.start
            post = self._post(reading, position, start, run["run"]) if run else None
        self._before = post
        if post:
            yield _said(reading, person, start, "structure:title").holds(post)

    def _post(self, reading: Reading, position: int, start: int, run: str) -> Reference | None:
        """The post that a run of characters before a name ends in, of the organization that it begins with."""
        if not is_post(run):
            return None
        owners = [
            each
            for each in reading.names[max(0, position - 3) : position]
            if each.start >= start and (each.type is EntityType.ORGANIZATION or acts(each.mention))
        ]
        if owners:
            post = reading.text[owners[-1].end : start + len(run)].lstrip("の")
            organization = self._people.owner(owners[-1].mention)
            return post_of(post, organization) if organization and is_post(post) else None
        return next(self._people.posts(run), None) if run.endswith(endings("people", "offices")) else None


def _said(reading: Reading, person: Named, start: int, method: str, title: str = "") -> Said:
    """The words from ``start`` to the end of the title behind a name."""
    place = (start, person.end + len(title))
    status = _manner(reading, person, title)
    return Said(reading=reading, person=person.mention, place=place, method=method, status=status)


def _title(reading: Reading, person: Named) -> str:
    """The longest title that begins directly behind a name, empty for none."""
    run = RUN.match(reading.text, person.end)
    ends = [cut for cut in range(2, len(run[0]) + 1) if is_post(run[0][:cut])] if run else []
    return run[0][: max(ends)] if run and ends else ""


def _polite(reading: Reading, person: Named) -> bool:
    return bool(expression(POLITE).match(reading.text, person.end))


def _manner(reading: Reading, person: Named, title: str) -> Status:
    """前会長の白石, 白石委員の辞任: no longer."""
    left = reading.text.endswith(endings("people", "no_longer"), 0, person.start)
    resigns = title and expression(RESIGNS).match(reading.text, person.end + len(title))
    return Status.FORMER if left or resigns else Status.STATED
