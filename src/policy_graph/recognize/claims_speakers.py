"""What speakers say of themselves without naming an owner: 青葉クラブの白峰です, 青葉党を代表して, 産業大臣として, 副市長を拝命しました."""

import re
from collections.abc import Iterator

from policy_graph.model import Claim, EntityType, Meeting, Mention, Reference, Status
from policy_graph.recognize.claims_offices import is_office, is_post, state_office
from policy_graph.recognize.claims_people import People, assembly
from policy_graph.recognize.claims_reading import Named, Reading, near
from policy_graph.recognize.claims_status import manner_of
from policy_graph.recognize.claims_tables import endings, expression, words
from policy_graph.recognize.claims_titles import Said

# A group that the recognizer does not know: 皆さん、青葉クラブの白峰です.
GROUP = re.compile(r"(?:^|[。、！？!?\s]|私は)(?P<group>[^。、！？!?\s「」（）]{2,16})の\s*$")
REPRESENTS = re.compile(r"(?P<group>[^。、！？!?\s「」（）]{2,24})を代表(?:し|いたし|致し)")
SAYS = r"\s*⟨people.introductions⟩"
PARTICLES = re.compile(r"[をがはにでも]|から|まで")
POST = r"(?<![の一-鿿々ァ-ヶー・])(?P<post>[一-鿿々ァ-ヶー・]{2,20})"
HOLDS = POST + r"(?:を|に|として)(?:[一-鿿]{1,6}も)?⟨people.holding⟩(?!て(?:いただ(?!き)|もら|くだ|くれ))"
# 産業大臣として、…進めてまいります
AS = re.compile(
    r"(?:^|[。、])(?P<post>[一-鿿々ァ-ヶー・]{4,20})と(?:し|しまし|いたしまし)て、(?P<rest>[^。]{4,160}。)"
)
HUMBLE = re.compile(r"(?:まいります|おります|いたします|所存(?:です|であります|でございます)|存じます)。$")
# 私は, 拝命しております: said of oneself.
HIMSELF = re.compile(r"(?:私|わたくし)(?:は|が|も|、)[^はが。]*$")
OWN = re.compile(
    r"(?:し|り|め|任|命|かり)?て(?:おり|おる)|(?:い?た|致)し(?:まし|て|た)|させていただ|(?:拝命|仰せつか)"
)
# A and B を代表して: nobody belongs to both.
JOINED = re.compile(r"(?:党|会|会派|クラブ|議員団|等)(?:、|，|及び|並びに|と|・)$")
CLAUSE = re.compile(r"[^。、，]*[。、，]?")
# How far before a word what belongs to it may begin.
NEAR = 80
# How far behind a post its holder may be introduced.
BEHIND = 16
METHOD = "structure:introduction"


class Speakers:
    """Reads what the person who speaks says to be."""

    def __init__(self, meeting: Meeting, people: People) -> None:
        self._people = people
        self._speakers = {each.number: each for each in meeting.utterances}

    def read(self, reading: Reading) -> Iterator[Claim]:
        """Yield the groups and posts that speakers claim for themselves in one passage."""
        for named in reading.names:
            if named.type is EntityType.PERSON:
                yield from self._introduced(reading, named)
        yield from self._represents(reading)
        yield from self._as(reading)
        yield from self._holds(reading)

    def _introduced(self, reading: Reading, person: Named) -> Iterator[Claim]:
        """青葉クラブの白峰です: a group whose name is not known as one."""
        match = GROUP.search(reading.text, max(0, person.start - NEAR), person.start)
        if not match or not expression(SAYS).match(reading.text, person.end):
            return
        start, group = match.start("group"), match["group"]
        inside = near(reading, max(0, start - BEHIND), person.start)
        inside = tuple(each for each in inside if each.end > start)
        himself = self._is_speaker(reading, person) and self._may_belong(reading)
        if not inside and himself and _is_group(group):
            yield _said(reading, person.mention, (start, person.end)).member(_organization(group))

    def _represents(self, reading: Reading) -> Iterator[Claim]:
        """青葉党を代表して質問します: who says so belongs to it, or whom the sentence names."""
        for match in REPRESENTS.finditer(reading.text):
            end = match.end("group")
            speaker = _subject(reading, match.start(), end) or self._speaker(reading)
            if speaker is None:
                continue
            known = [each for each in near(reading, match.start(), end) if _is_group_name(each, end)]
            group = re.split(r"[はがで]", match["group"])[-1]
            place = (known[0].start if known else end - len(group), match.end())
            alone = not JOINED.search(reading.text, max(0, place[0] - NEAR), place[0])
            own = alone and not self._asks(reading, match.end()) and self._may_belong(reading)
            if own and known and not _is_assembly(known[0].mention.name):
                yield _said(reading, speaker, place).member(known[0].mention)
            elif own and not known and _is_group(group) and group.endswith(endings("people", "parties")):
                yield _said(reading, speaker, place).member(_organization(group))

    def _as(self, reading: Reading) -> Iterator[Claim]:
        """産業大臣として、…進めてまいります: said by somebody whose label gives no title."""
        utterance = self._speakers.get(reading.analysis.passage.utterance or 0)
        speaker = self._speaker(reading)
        for match in AS.finditer(reading.text):
            untitled = speaker and utterance and not utterance.role
            if speaker and untitled and state_office(match["post"]) and HUMBLE.search(match["rest"]):
                for post in self._people.posts(match["post"]):
                    yield _said(reading, speaker, (match.start("post"), match.end())).holds(post)

    def _holds(self, reading: Reading) -> Iterator[Claim]:
        """副市長を拝命しました白峰でございます; in a council: 会長を務めております白峰です."""
        for match in expression(HOLDS).finditer(reading.text):
            person = self._who(reading, match)
            title, body = match["post"], self._people.body
            bare = title in words("people", "bare_titles") or title in words("people", "no_titles")
            if not person or not is_post(title) or bare:
                continue
            said = _said(reading, person, match.span(), _manner(reading, match))
            if body and self._people.is_member_role(title) and not is_office(title):
                yield said.member(_organization(body))
                yield said.holds(Reference(type=EntityType.POST, name=title, within=body))
            elif is_office(title):
                for post in self._people.posts(title):
                    yield said.holds(post)

    def _who(self, reading: Reading, match: re.Match[str]) -> Mention | Reference | None:
        """The person introduced right behind, else who speaks of himself."""
        for named in near(reading, match.end(), match.end() + BEHIND):
            alone = "。" not in reading.text[match.end() : named.start]
            if alone and named.type is EntityType.PERSON and expression(SAYS).match(reading.text, named.end):
                return named.mention
        humble = OWN.search(reading.text, match.start(), match.end() + 8)
        himself = HIMSELF.search(reading.text, max(0, match.start() - NEAR), match.start())
        return self._speaker(reading) if humble or himself else None

    def _speaker(self, reading: Reading) -> Mention | Reference | None:
        utterance = self._speakers.get(reading.analysis.passage.utterance or 0)
        return self._people.person(utterance.name) if utterance and utterance.name else None

    def _is_speaker(self, reading: Reading, person: Named) -> bool:
        """Tell whether a person is the one who speaks; in a speech without labels the first one introduced is."""
        speaker = self._speaker(reading)
        return speaker.name.startswith(person.mention.name) if speaker else not self._speakers

    def _may_belong(self, reading: Reading) -> bool:
        """Tell whether the speaker may be a member of a group: an official speaks for an office."""
        utterance = self._speakers.get(reading.analysis.passage.utterance or 0)
        return not (utterance and utterance.role and is_office(utterance.role.value))

    def _asks(self, reading: Reading, end: int) -> bool:
        return _manner_of(reading, end) in (Status.ASKED, Status.NEGATED, Status.HYPOTHETICAL)


def _subject(reading: Reading, start: int, end: int) -> Mention | None:
    """The person whom a stretch of text names with は or が."""
    people = (each for each in near(reading, start, end) if each.type is EntityType.PERSON)
    return next((each.mention for each in people if reading.text[each.end : each.end + 1] in "はが"), None)


def _is_group_name(named: Named, end: int) -> bool:
    return named.type is EntityType.ORGANIZATION and named.end == end


def _is_assembly(name: str) -> bool:
    return assembly(name) == name or name == "議会"


def _is_group(name: str) -> bool:
    """Tell whether a run of characters can be the name of a group: no title, no number, no part of a sentence."""
    title = is_post(name) or name in words("people", "roles") or name[:1].isdigit()
    common = name in words("people", "no_parties") or _is_assembly(name)
    return not title and not common and not PARTICLES.search(name)


def _manner(reading: Reading, match: re.Match[str]) -> Status:
    return _manner_of(reading, match.end())


def _manner_of(reading: Reading, end: int) -> Status:
    """In what manner the rest of a clause says it."""
    clause = CLAUSE.match(reading.text, end, end + NEAR)
    before = re.split(r"[。、，]", reading.text[max(0, end - NEAR) : end])[-1]
    return manner_of(before, clause[0] if clause else "", clause[0] if clause else "")


def _said(
    reading: Reading, person: Mention | Reference, place: tuple[int, int], status: Status = Status.STATED
) -> Said:
    return Said(reading=reading, person=person, place=place, method=METHOD, status=status)


def _organization(name: str) -> Reference:
    return Reference(type=EntityType.ORGANIZATION, name=name)
