"""What speakers say to be: 港湾部会の部会長を務めております白峰です, 我々青葉会議でも, 顧問をしている青葉市では."""

import re
from collections.abc import Iterator

from policy_graph.model import Claim, EntityType, Meeting, Mention, Reference
from policy_graph.recognize.claims_offices import is_post, post_of, posts_apart
from policy_graph.recognize.claims_people import People
from policy_graph.recognize.claims_reading import Named, Reading, acts, listed
from policy_graph.recognize.claims_tables import expression, words
from policy_graph.recognize.claims_titles import BODIES, Said

HOLDS = (
    r"(?:の|での|で)?(?P<post>[一-鿿々ァ-ヶー・]{2,24}?)(?:等々|等|など)?(?:を|として|も|、){1,2}(?:[一-鿿]{1,6}も)?"
    r"⟨people.holding⟩"
)
HELD_IN = (
    r"(?:^|[^の一-鿿々ァ-ヶー・])(?P<post>[一-鿿々ァ-ヶー・]{2,24})(?:を|として)⟨people.holding⟩[ぁ-ん]{1,8}$"
)
TAKES_PART = re.compile(r"(?:にて|で|の)(?:議論|審議|検討)に参[加画]させていただ")
WE = re.compile(r"(?:我々|われわれ|私ども|私たち)$")
OURS = re.compile(r"では|でも|としても|としては|といたしましては")
OTHER_POST = r"(?P<post>⟨people.roles⟩)(?:と|及び|並びに|、){1,2}$"
SUBJECT = re.compile(r"[一-鿿]{0,6}(?:は|が|も)")
# How far before an organization's name its post may begin, and another post that is held.
BEFORE, OTHER = 40, 16
# How far behind a post its holder may be introduced: 部会長を務めております白峰です.
NEAR = 24
SAYS = r"\s*⟨people.introductions⟩"
METHOD = "structure:introduction"


class Introductions:
    """Reads what speakers say of themselves and of people named in the same sentence."""

    def __init__(self, meeting: Meeting, people: People) -> None:
        self._people = people
        self._speakers = {utterance.number: utterance.name for utterance in meeting.utterances}

    def read(self, reading: Reading) -> Iterator[Claim]:
        """Yield the posts and memberships that one passage speaks of."""
        for position, named in enumerate(reading.names):
            if named.type is EntityType.ORGANIZATION or acts(named.mention):
                yield from self._holder(reading, position, named)

    def _holder(self, reading: Reading, position: int, owner: Named) -> Iterator[Claim]:
        match = expression(HOLDS).match(reading.text, owner.end)
        if match and _is_held(match["post"]):
            person = self._who(reading, position, match.end())
            if person:
                said = _said(reading, person, (owner.start, match.end()))
                yield from self._says(said, owner, match["post"])
        elif person := self._speaker(reading):
            yield from self._speaks(reading, position, owner, person)

    def _says(self, said: Said, owner: Named, title: str) -> Iterator[Claim]:
        """会長代理と、港湾部会の部会長を務めて: the post, the membership that it brings, a post before it."""
        organization = self._people.owner(owner.mention)
        if organization:
            for post in posts_apart(title):
                yield said.holds(post_of(post, organization))
        if title in words("people", "roles") and owner.mention.name.endswith(BODIES):
            yield said.member(owner.mention)
        first = max(0, owner.start - OTHER)
        other = expression(OTHER_POST).search(said.reading.text[first : owner.start])
        if other and self._people.body:
            place = (first + other.start(), said.place[1])
            yield _said(said.reading, said.person, place).holds(post_of(other["post"], self._people.body))

    def _speaks(
        self, reading: Reading, position: int, owner: Named, person: Mention | Reference
    ) -> Iterator[Claim]:
        """AとBにて議論に参加させていただいて, 我々A会議でも, 会長を務めているAでは: what the speaker belongs to."""
        text, first = reading.text, max(0, owner.start - BEFORE)
        part = TAKES_PART.match(text, owner.end)
        held = expression(HELD_IN).search(text[first : owner.start])
        if part:
            for each in listed(reading, position):
                yield _said(reading, person, (each.start, part.end())).member(each.mention)
        elif _ours(reading, owner):
            yield _said(reading, person, (owner.start, owner.end)).member(owner.mention)
        elif held and _is_held(held["post"]) and (organization := self._people.owner(owner.mention)):
            said = _said(reading, person, (first + held.start("post"), owner.end))
            yield said.holds(post_of(held["post"], organization))

    def _who(self, reading: Reading, position: int, end: int) -> Mention | Reference | None:
        """The person of whom a post is said: named with は or が before, introduced behind, else who speaks."""
        text, names = reading.text, reading.names
        for at in range(position - 1, -1, -1):
            between = text[names[at].end : names[position].start]
            if "。" in between:
                break
            if names[at].type is EntityType.PERSON and SUBJECT.match(between):
                return names[at].mention
        for at in range(position + 1, len(names)):
            if "。" in text[end : names[at].start] or names[at].start - end > NEAR:
                break
            if names[at].type is EntityType.PERSON and expression(SAYS).match(text, names[at].end):
                return names[at].mention
        return self._speaker(reading)

    def _speaker(self, reading: Reading) -> Mention | Reference | None:
        name = self._speakers.get(reading.analysis.passage.utterance or 0)
        return self._people.person(name) if name else None


def _is_held(title: str) -> bool:
    """Tell a post from what somebody merely does: 担当をしております."""
    return is_post(title) and title not in words("people", "no_titles")


def _said(reading: Reading, person: Mention | Reference, place: tuple[int, int]) -> Said:
    return Said(reading=reading, person=person, place=place, method=METHOD)


def _ours(reading: Reading, owner: Named) -> bool:
    """我々青葉会議でも: an organization that the speaker belongs to; 我々若葉市では may be said by any inhabitant."""
    we = WE.search(reading.text[max(0, owner.start - BEFORE) : owner.start])
    return bool(we and OURS.match(reading.text, owner.end)) and owner.type is EntityType.ORGANIZATION
