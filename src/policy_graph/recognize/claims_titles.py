"""People in running text: a name beside a title, who somebody is from, what somebody says to be."""

import re
from collections.abc import Iterator

from policy_graph.model import Claim, EntityType, Meeting, Mention, Predicate, Reference, Stated, Status
from policy_graph.recognize.claims_people import People, is_post, post_of, posts_apart
from policy_graph.recognize.claims_reading import Named, Reading, acts, full
from policy_graph.recognize.claims_tables import confidence, endings, expression, words
from policy_graph.text import squeeze

RUN = re.compile(r"[一-鿿々ァ-ヶー・]{1,24}")
RUN_BEFORE = re.compile(r"(?P<run>[一-鿿々ァ-ヶー・]{2,24})(?:の|である|であります|、)?\s*$")
DITTO = re.compile(r"同\s*$")
POLITE = r"\s*(?:⟨people.introductions⟩|⟨people.courtesies⟩(?![一-鿿]))"
HOLDS = (
    r"(?:の|での|で)?(?P<post>[一-鿿々ァ-ヶー・]{2,24}?)(?:等々|等|など)?(?:を|として|も|、){1,2}(?:[一-鿿]{1,6}も)?"
    r"⟨people.holding⟩"
)
HELD_IN = r"(?:^|[^の一-鿿々ァ-ヶー・])(?P<post>[一-鿿々ァ-ヶー・]{2,24})(?:を|として)⟨people.holding⟩[^、。]{1,10}$"
WE = re.compile(r"(?:我々|われわれ|私ども|私たち)$")
TAKES_PART = r"(?:にて|で|に|の)(?:[一-鿿]{1,6}に)?参[加画]させていただ"
OTHER_POST = r"(?P<post>⟨people.roles⟩)(?:と|及び|並びに|、){1,2}$"
RESIGNS = r"[^。]{0,30}⟨people.resigning⟩"


class Titles:
    """Reads the people of one passage after another; a ditto mark (同) repeats the post of the line before."""

    def __init__(self, meeting: Meeting, people: People) -> None:
        self.people = people
        self._speakers = {utterance.number: utterance.name for utterance in meeting.utterances}
        self._before: Reference | None = None

    def read(self, reading: Reading) -> Iterator[Claim]:
        """Yield the claims about people in one passage."""
        for position, named in enumerate(reading.names):
            if named.type is EntityType.PERSON:
                if not self.people.is_listed(named.mention):
                    yield from self._person(reading, position, named)
            elif named.type is EntityType.ORGANIZATION or acts(named.mention):
                yield from self._holder(reading, position, named)

    def _person(self, reading: Reading, position: int, person: Named) -> Iterator[Claim]:
        before = reading.text[max(0, person.start - 30) : person.start]
        status = Status.FORMER if before.endswith(endings("people", "no_longer")) else Status.STATED
        left = reading.names[position - 1] if position else None
        yield from self._behind(reading, person, left, status)
        yield from self._ahead(reading, position, person, before, status)

    def _behind(self, reading: Reading, person: Named, left: Named | None, status: Status) -> Iterator[Claim]:
        """山田部会長, 企画総務委員長: a title behind the name; 商工会議所の山田会頭, みらい工業の鈴木です."""
        owner = left if left and squeeze(reading.text[left.end : person.start]) == "の" else None
        run = RUN.match(reading.text, person.end)
        title = run and self._title(run[0])
        if (
            owner
            and owner.type is EntityType.ORGANIZATION
            and (title or expression(POLITE).match(reading.text, person.end))
        ):
            evidence = (owner.start, person.end + len(title or ""))
            if title and title not in words("people", "courtesies"):
                yield _holds(
                    reading,
                    person.mention,
                    post_of(title, full(owner.mention)),
                    evidence,
                    "structure:affiliation",
                    status,
                )
            else:
                yield _member(
                    reading, person.mention, owner.mention, evidence, "structure:affiliation", status
                )
        elif title and not owner:
            yield from self._titled(reading, person, title, status)

    def _title(self, run: str) -> str | None:
        """Return the longest title at the head of a run of characters."""
        ends = [cut for cut in range(2, len(run) + 1) if is_post(run[:cut])]
        return run[: max(ends)] if ends else None

    def _titled(self, reading: Reading, person: Named, title: str, status: Status) -> Iterator[Claim]:
        people, place = self.people, (person.start, person.end + len(title))
        if expression(RESIGNS).match(reading.text, place[1]):
            status = Status.FORMER
        if title == "議員" and people.assembly:
            body: str | None = people.assembly
        elif committee := people.committee(title):
            body, title = committee, "委員長"
        else:
            body = people.body if people.is_member_role(title) else None
        if body:
            organization = Reference(type=EntityType.ORGANIZATION, name=body)
            yield _member(reading, person.mention, organization, place, "structure:title", status)
            yield _holds(reading, person.mention, post_of(title, body), place, "structure:title", status)
        elif title.endswith(endings("people", "offices")):
            for post in people.posts(title):
                yield _holds(reading, person.mention, post, place, "structure:title", status)

    def _ahead(
        self, reading: Reading, position: int, person: Named, before: str, status: Status
    ) -> Iterator[Claim]:
        """霧原市議会議長 佐藤一郎, 危機管理監の田中次郎, 同 山田: a title before the name."""
        post = self._before if DITTO.search(before) else self._post_before(reading, position, person, before)
        self._before = post
        if post:
            start = person.start - len(before) + (len(before) - len(before.lstrip()))
            run = RUN_BEFORE.search(before)
            start = person.start - len(before) + run.start() if run else start
            yield _holds(reading, person.mention, post, (start, person.end), "structure:title", status)

    def _post_before(self, reading: Reading, position: int, person: Named, before: str) -> Reference | None:
        match = RUN_BEFORE.search(before)
        if not match or not is_post(match["run"]):
            return None
        start = person.start - len(before) + match.start()
        owners = [
            each
            for each in reading.names[max(0, position - 3) : position]
            if each.start >= start and (each.type is EntityType.ORGANIZATION or acts(each.mention))
        ]
        if owners:
            post = reading.text[owners[-1].end : start + len(match["run"])].lstrip("の")
            return post_of(post, full(owners[-1].mention)) if is_post(post) else None
        if match["run"].endswith(endings("people", "offices")):
            return next(self.people.posts(match["run"]), None)
        return None

    def _holder(self, reading: Reading, position: int, owner: Named) -> Iterator[Claim]:
        """健康ワーキング・グループの座長を務めております佐藤です: what somebody says to be."""
        text = reading.text
        match = expression(HOLDS).match(text, owner.end)
        if match and is_post(match["post"]):
            person = self._who(reading, position, match.end())
            if person:
                yield from self._says(reading, person, owner, match["post"], (owner.start, match.end()))
        elif person := self._speaker(reading):
            yield from self._speaker_of(reading, position, owner, person)

    def _speaker_of(
        self, reading: Reading, position: int, owner: Named, person: Mention | Reference
    ) -> Iterator[Claim]:
        """我々A会議でも, AとBにて議論に参加させていただいて, 会長を務めているA: what a speaker says to belong to."""
        text, method = reading.text, "structure:introduction"
        part = expression(TAKES_PART).match(text, owner.end)
        held = expression(HELD_IN).search(text[max(0, owner.start - 40) : owner.start])
        if part:
            for each in _listed_with(reading, position):
                yield _member(reading, person, each.mention, (each.start, part.end()), method, Status.STATED)
        elif WE.search(text[max(0, owner.start - 5) : owner.start]):
            yield _member(reading, person, owner.mention, (owner.start, owner.end), method, Status.STATED)
        elif held and is_post(held["post"]):
            place = (max(0, owner.start - 40) + held.start("post"), owner.end)
            yield _holds(
                reading, person, post_of(held["post"], full(owner.mention)), place, method, Status.STATED
            )

    def _says(
        self, reading: Reading, person: Mention | Reference, owner: Named, title: str, place: tuple[int, int]
    ) -> Iterator[Claim]:
        method, status = "structure:introduction", Status.STATED
        for post in posts_apart(title):
            yield _holds(reading, person, post_of(post, full(owner.mention)), place, method, status)
        if title in words("people", "roles") and owner.type is EntityType.ORGANIZATION:
            yield _member(reading, person, owner.mention, place, method, status)
        other = expression(OTHER_POST).search(reading.text[max(0, owner.start - 16) : owner.start])
        if other and self.people.body:
            place = (max(0, owner.start - 16) + other.start(), place[1])
            yield _holds(reading, person, post_of(other["post"], self.people.body), place, method, status)

    def _who(self, reading: Reading, position: int, end: int) -> Mention | Reference | None:
        """The person of whom a post is said: named with は or が before, introduced behind, else who speaks."""
        for each in reversed(reading.names[:position]):
            between = reading.text[each.end : reading.names[position].start]
            if "。" in between:
                break
            if each.type is EntityType.PERSON and re.match(r"[一-鿿]{0,6}(?:は|が|も)", between):
                return each.mention
        for each in reading.names[position + 1 :]:
            if "。" in reading.text[end : each.start]:
                break
            if each.type is EntityType.PERSON and expression(POLITE).match(reading.text, each.end):
                return each.mention
        return self._speaker(reading)

    def _speaker(self, reading: Reading) -> Mention | Reference | None:
        name: Stated | None = self._speakers.get(reading.analysis.passage.utterance or 0)
        return self.people.person(name) if name else None


def _listed_with(reading: Reading, position: int) -> list[Named]:
    """A name and those before it in one list: AとB."""
    listed = [reading.names[position]]
    for left in reversed(reading.names[:position]):
        if reading.text[left.end : listed[0].start] not in ("と", "や", "、", "及び"):
            break
        listed.insert(0, left)
    return listed


def _holds(
    reading: Reading,
    person: Mention | Reference,
    post: Reference,
    place: tuple[int, int],
    method: str,
    status: Status,
) -> Claim:
    return _claim(reading, person, Predicate.HOLDS_POST, post, place, method, status)


def _member(
    reading: Reading,
    person: Mention | Reference,
    organization: Mention | Reference,
    place: tuple[int, int],
    method: str,
    status: Status,
) -> Claim:
    return _claim(reading, person, Predicate.MEMBER_OF, organization, place, method, status)


def _claim(
    reading: Reading,
    person: Mention | Reference,
    predicate: Predicate,
    object: Mention | Reference,
    place: tuple[int, int],
    method: str,
    status: Status,
) -> Claim:
    return Claim(
        subject=person,
        predicate=predicate,
        object=object,
        evidence=reading.span(*place),
        method=method,
        confidence=confidence(method),
        status=status,
    )
