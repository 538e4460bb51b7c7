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
from policy_graph.recognize.claims_offices import (
    assembly_office,
    board_of,
    head_of,
    is_office,
    parted,
    post_of,
    posts_apart,
    state_office,
)
from policy_graph.recognize.claims_reading import acts, claim, full
from policy_graph.recognize.claims_tables import endings, sign, words

# The last character of a prefecture's name.
PREFECTURE = ("都", "道", "府", "県")
# The council that a section belongs to: 産業審議会 of 産業審議会港湾部会.
COUNCIL = re.compile(r".+?(?:審議会|協議会|会議|調査会|懇談会)(?=.*部会|$)")
# Where no municipality meets, the head of a unit holds a post of that unit: 地域産業局長.
UNIT_HEAD = re.compile(r"(?P<unit>.{2,}(?P<kind>[局部課室]))長")
# The role of a speaker who is called by the number of the seat.
SEAT = re.compile(r"[0-9０-９一二三四五六七八九十]+番")
ROSTER, LABEL = "structure:roster", "structure:label"


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

    @property
    def home(self) -> Reference | None:
        """The municipality of the meeting."""
        name = self.municipality
        return Reference(type=EntityType.PLACE, name=name, kind="municipality") if name else None

    def governments(self) -> Iterator[Reference]:
        """Give the municipality and the assembly of the meeting."""
        if self.home:
            yield self.home
        if self.assembly:
            yield Reference(type=EntityType.ORGANIZATION, name=self.assembly)

    def is_listed(self, mention: Mention) -> bool:
        """Tell whether a name stands in a list of people, which is read by itself."""
        at = bisect_right(self._lists, mention.span.start, key=lambda span: span.start)
        return at > 0 and self._lists[at - 1].covers(mention.span)

    def is_another(self, person: Mention | Reference) -> bool:
        """Tell that a surname with a title of the state is none of those here who share it: 森官房長官 is no 森委員."""
        meeting = self.meeting
        named = [*((each.name, each.role) for each in meeting.attendees)]
        named += [(each.name, each.role) for each in meeting.utterances]
        roles = [role for name, role in named if name and name.value.startswith(person.name)]
        return bool(roles) and not any(role and is_office(role.value) for role in roles)

    def is_member_role(self, role: str) -> bool:
        """Tell whether who bears the role sits in the body that meets."""
        known = "committee_roles" if self.assembly else "roles"
        if self.body and self.body == self.assembly:
            known = "assembly_roles"
        return role in words("people", known) or bool(SEAT.fullmatch(role))

    def is_official_role(self, role: str) -> bool:
        """Tell whether a role is an office and none that a member of the body can have."""
        return is_office(role) and not self.is_member_role(role) and role not in words("people", "roles")

    def committee(self, role: str) -> tuple[str, str] | None:
        """Return which committee or section somebody chairs, and the post: 総務委員長 chairs the assembly's 総務委員会,
        港湾部会長 the council's 港湾部会."""
        if self.body is None or role in words("people", "roles"):
            return None
        if self.assembly:
            match = re.fullmatch(r"(.{2,}委員)長", role)
            return (f"{self.assembly}{match[1]}会", "委員長") if match and not board_of(role) else None
        match = re.fullmatch(r"(.{2,}部会)(長|長代理)", role)
        council = COUNCIL.match(self.body)
        return (council[0] + match[1], f"部会{match[2]}") if match and council else None

    def posts(self, title: str) -> Iterator[Reference]:
        """Give the posts that an official's title names, each with the organization that it belongs to.

        総務部参事 is 参事 of 総務部, 総務部長 a post of the municipality, 選挙管理委員会事務局長 事務局長 of that committee,
        地域産業大臣 a post of 地域産業省.
        """
        for each in posts_apart(title):
            ministry, (unit, post) = state_office(each), parted(each)
            if head_of(each) and not self._is_own_head(each):
                continue
            if ministry:
                yield post_of(each, ministry)
            elif self.assembly and each in words("people", "assembly_staff"):
                yield post_of(each, self.assembly)
            elif self.municipality and (board := board_of(each)):
                yield post_of("委員長", self.municipality + board)
            elif unit == "議会":
                yield post_of(post, self.assembly or f"{self.municipality or ''}議会")
            elif unit:
                yield post_of(post, unit)
            elif self.municipality:
                yield post_of(self._own(each), self.municipality)
            elif head := UNIT_HEAD.fullmatch(each):
                yield post_of(f"{head['kind']}長", head["unit"])

    def _is_own_head(self, title: str) -> bool:
        """Tell whether a mayor or governor can be the municipality's: a city has no 知事, and 徳区長 is no title."""
        head, own = head_of(title) or "", self.municipality or ""
        fits = head == "知事" if own.endswith(PREFECTURE) else head[:1] == own[-1:]
        return fits and self._own(title).removesuffix(head) in words("people", "before_heads")

    def is_other_head(self, person: Mention | Reference, title: str) -> bool:
        """Tell that 白峰市長 is the mayor of another time or city: here somebody of another name is the mayor."""
        meeting, name = self.meeting, person.name
        listed = [*((each.name, each.role) for each in meeting.attendees)]
        listed += [(each.name, each.role) for each in meeting.utterances]
        heads = {each.value for each, role in listed if each and role and head_of(role.value) == title}
        return bool(heads) and not any(each.startswith(name) or name.startswith(each) for each in heads)

    def _own(self, title: str) -> str:
        """青葉市長 is 市長 of 青葉市, 若葉県知事 its 知事."""
        rest = title.removeprefix(self.municipality or "")
        return f"{(self.municipality or '')[-1:]}{rest}" if rest.startswith("長") else rest


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


def assembly(body: str | None) -> str | None:
    """Return the assembly that a body is or belongs to: 青葉市議会 for 青葉市議会総務委員会."""
    match = sign("assembly", "people").match(body or "")
    return match[0] if match else None


def _listed(attendee: Attendee, name: Stated, people: People) -> Iterator[Claim]:
    person = people.person(name)
    group = attendee.group or ""
    if any(word in group for word in words("people", "guest_groups")):
        return
    official = any(word in group for word in words("people", "official_groups"))
    official = official or bool(attendee.role and people.is_official_role(attendee.role.value))
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


def _official_posts(attendee: Attendee, role: str, people: People) -> Iterator[Reference]:
    """The posts of somebody who is there for the administration, or for the office of the assembly."""
    group = attendee.group or ""
    office = any(word in group for word in words("people", "secretariats"))
    owner = attendee.affiliation.value if attendee.affiliation else assembly_office(group)
    if owner or (people.assembly and office):
        for post in posts_apart(role):
            yield post_of(post, owner or people.assembly or "")
    else:
        yield from people.posts(role)


def _labelled(utterance: Utterance, name: Stated, role: Stated, people: People) -> Iterator[Claim]:
    person, committee = people.person(name), people.committee(role.value)
    if name.value.endswith(endings("people", "bare_titles")):
        return  # 白峰室長委員: a label that was put together wrongly
    if committee:
        yield from _seated(person, committee[1], committee[0], utterance.label, LABEL)
    elif people.body and people.is_member_role(role.value):
        yield from _seated(person, role.value, people.body, utterance.label, LABEL)
    elif is_office(role.value):
        for post in people.posts(role.value):
            yield claim(person, Predicate.HOLDS_POST, post, utterance.label, LABEL)


def _seated(
    person: Mention | Reference, role: str, body: str, evidence: Span, method: str
) -> Iterator[Claim]:
    """A member of a body and the role held there; the number of a seat is no role.

    The 議長 who comes to a committee is that of the assembly.
    """
    whole = assembly(body)
    body = whole if whole and role in words("people", "assembly_chairs") else body
    yield claim(person, Predicate.MEMBER_OF, _organization(body), evidence, method)
    if not SEAT.fullmatch(role):
        yield claim(person, Predicate.HOLDS_POST, post_of(role, body), evidence, method)


def _organization(name: str) -> Reference:
    return Reference(type=EntityType.ORGANIZATION, name=name)
