"""Who sits in the body and who holds which post: claims from lists of people and speaker labels."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping

from policy_graph.model import (
    Attendee,
    Claim,
    EntityType,
    Meeting,
    Mention,
    Predicate,
    Reference,
    Span,
    Stated,
    Utterance,
)
from policy_graph.recognize.claims_reading import acts, claim, full
from policy_graph.recognize.claims_tables import endings, words

# The role of a speaker who is called by the number of the seat.
SEAT = re.compile(r"[0-9０-９一二三四五六七八九十]+番")
ROSTER, LABEL = "structure:roster", "structure:label"
POSTS_APART = re.compile(r"[・･、，,／/]|兼(?=.)")


class People:
    """The people of one meeting, where their names are mentioned, and what posts are posts of."""

    def __init__(self, meeting: Meeting, mentions: Iterable[Mention]) -> None:
        self.meeting = meeting
        self.body = meeting.body.value if meeting.body else None
        self.municipality = meeting.municipality.value if meeting.municipality else None
        self.assembly = assembly(self.body)
        self._named: Mapping[Span, Mention] = {
            mention.span: mention for mention in mentions if mention.type is EntityType.PERSON
        }
        self._lists = sorted(attendee.span for attendee in meeting.attendees)

    def person(self, name: Stated) -> Mention | Reference:
        """Return the mention of a person where the recognizer saw one there, else a reference."""
        return self._named.get(name.span) or Reference(type=EntityType.PERSON, name=name.value)

    def owner(self, mention: Mention) -> str | None:
        """Return the name of the organization that a mention stands for: the municipality for 本市, ``None`` for a
        deictic name whose meaning the recognizer does not know."""
        if not mention.anaphor:
            return full(mention)
        return mention.canonical or (self.municipality if acts(mention) else None)

    def is_listed(self, mention: Mention) -> bool:
        """Tell whether a name stands in a list of people, which is read by itself."""
        at = bisect_right(self._lists, mention.span.start, key=lambda span: span.start)
        return at > 0 and self._lists[at - 1].covers(mention.span)

    def is_member_role(self, role: str) -> bool:
        """Tell whether who bears the role sits in the body that meets."""
        known = "assembly_roles" if self.body and self.body == self.assembly else "roles"
        return role in words("people", known) or bool(SEAT.fullmatch(role))

    def committee(self, role: str) -> str | None:
        """Return the committee that somebody chairs in a full session: 総務委員長 chairs the assembly's 総務委員会."""
        if self.body is None or self.body != self.assembly or role in words("people", "roles"):
            return None
        match = re.fullmatch(r"(.{2,}委員)長", role)
        return f"{self.assembly}{match[1]}会" if match else None

    def posts(self, role: str) -> Iterator[Reference]:
        """Give the post that an official's title names, with the organization that it belongs to.

        総務部参事 is 参事 of 総務部, 総務部長 a post of the municipality, 選挙管理委員会事務局長 事務局長 of that committee.
        """
        owner, post = parted(role)
        if owner is None:
            owner = self.municipality
        if self.municipality and role == f"{self.municipality}長":
            owner, post = self.municipality, f"{self.municipality[-1]}長"
        if owner:
            yield post_of(post, owner)


def claims(people: People) -> Iterator[Claim]:
    """State what the lists of people and the speaker labels say: memberOf and holdsPost."""
    meeting = people.meeting
    for attendee in meeting.attendees:
        if attendee.name:
            yield from _listed(attendee, attendee.name, people)
    seen = set()
    for utterance in meeting.utterances:
        if utterance.name and utterance.role and utterance.speaker not in seen:
            seen.add(utterance.speaker)
            yield from _labelled(utterance, utterance.name, utterance.role, people)


def post_of(post: str, organization: str) -> Reference:
    """Refer to a post of an organization."""
    return Reference(type=EntityType.POST, name=post, within=organization)


def assembly(body: str | None) -> str | None:
    """Return the assembly that a body is or belongs to: 青葉市議会 for 青葉市議会総務委員会."""
    if body is None:
        return None
    ends = [body.index(word) + len(word) for word in endings("people", "assemblies") if word in body]
    return body[: min(ends)] if ends else None


def parted(role: str) -> tuple[str | None, str]:
    """Part a title after the last unit that leaves a post: 総務部｜参事; ``None`` where no unit is named."""
    for cut in range(len(role) - 1, 1, -1):
        unit, post = role[:cut], role[cut:]
        if (
            unit.endswith(endings("people", "units"))
            and unit not in words("people", "bare_units")
            and is_post(post)
        ):
            return unit, post
    return None, role


def posts_apart(title: str) -> list[str]:
    """Part 常務理事・事務局長 into two posts; a title of which one half is no post stays whole."""
    parts = POSTS_APART.split(title)
    return parts if len(parts) > 1 and all(map(is_post, parts)) else [title]


def is_post(title: str) -> bool:
    """Tell whether a word is a post by itself; 長 alone is only the end of one."""
    return title != "長" and title.endswith(endings("people", "posts"))


def _listed(attendee: Attendee, name: Stated, people: People) -> Iterator[Claim]:
    person = people.person(name)
    group = attendee.group or ""
    if any(word in group for word in words("people", "guest_groups")):
        return
    official = any(word in group for word in words("people", "official_groups"))
    if attendee.affiliation and not official:
        yield from _affiliated(person, attendee, attendee.affiliation)
    if attendee.role and official:
        for post in _official_posts(attendee, attendee.role.value, people):
            yield claim(person, Predicate.HOLDS_POST, post, attendee.span, ROSTER)
    elif attendee.role and people.body:
        yield from _seated(person, attendee.role.value, people.body, attendee.span, ROSTER)


def _affiliated(person: Mention | Reference, attendee: Attendee, affiliation: Stated) -> Iterator[Claim]:
    """青葉大学名誉教授, 商工会常務理事・事務局長: what stands in brackets behind a name."""
    if attendee.affiliation_role is None:
        yield claim(person, Predicate.MEMBER_OF, _organization(affiliation.value), attendee.span, ROSTER)
        return
    for post in posts_apart(attendee.affiliation_role.value):
        yield claim(person, Predicate.HOLDS_POST, post_of(post, affiliation.value), attendee.span, ROSTER)


def _official_posts(attendee: Attendee, role: str, people: People) -> list[Reference]:
    if attendee.affiliation:
        return [post_of(role, attendee.affiliation.value)]
    office = any(word in (attendee.group or "") for word in words("people", "secretariats"))
    if people.assembly and office:
        return [post_of(role, people.assembly)]
    return list(people.posts(role))


def _labelled(utterance: Utterance, name: Stated, role: Stated, people: People) -> Iterator[Claim]:
    person, committee = people.person(name), people.committee(role.value)
    if committee:
        yield from _seated(person, "委員長", committee, utterance.label, LABEL)
    elif people.body and people.is_member_role(role.value):
        yield from _seated(person, role.value, people.body, utterance.label, LABEL)
    elif role.value.endswith(endings("people", "offices")):
        for post in people.posts(role.value):
            yield claim(person, Predicate.HOLDS_POST, post, utterance.label, LABEL)


def _seated(
    person: Mention | Reference, role: str, body: str, evidence: Span, method: str
) -> Iterator[Claim]:
    """A member of a body and the role held there; the number of a seat is no role."""
    yield claim(person, Predicate.MEMBER_OF, _organization(body), evidence, method)
    if not SEAT.fullmatch(role):
        yield claim(person, Predicate.HOLDS_POST, post_of(role, body), evidence, method)


def _organization(name: str) -> Reference:
    return Reference(type=EntityType.ORGANIZATION, name=name)
