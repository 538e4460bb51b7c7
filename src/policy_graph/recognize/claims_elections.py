"""Who was chosen: 白峰君を総務委員会委員に選任, 委員長に白峰君が当選, 総務委員会で互選された委員長を紹介します。白峰委員長。"""

from collections.abc import Iterator, Sequence

from policy_graph.model import Claim, EntityType, Reference, Status
from policy_graph.recognize.claims_offices import post_of
from policy_graph.recognize.claims_people import People
from policy_graph.recognize.claims_reading import Named, Reading, full
from policy_graph.recognize.claims_status import manner_of
from policy_graph.recognize.claims_tables import expression
from policy_graph.recognize.claims_titles import Said

CALLED = r"(?:⟨people.courtesies⟩|議員|委員)?"
# 白峰君を（総務委員会）委員及び同副委員長に
INTO = CALLED + r"を[、，]?"
ROLES = (
    r"(?:の)?(?P<first>⟨people.roles⟩)(?:(?:及び|並びに|兼|・|、)同?(?P<second>⟨people.roles⟩))?(?:に|として)"
)
# 委員長に白峰君を; 白峰委員が委員長に
FOR = r"(?P<role>⟨people.roles⟩)(?:に|には|は)[、，]?\s*$"
BECOMES = CALLED + r"(?:が|は)[、，]?(?P<role>⟨people.roles⟩)に(?=[^。、]{0,6}⟨people.choosing⟩)"
NEXT = CALLED + r"(?:と|及び|並びに|、)*"
# Somebody who is only presented: 白峰委員長。
PRESENTED = r"(?P<role>⟨people.roles⟩)(?:[。（(\s]|$)"
# 収用委員会委員でございます。…任期満了となります白峰氏の後任には: still a member.
POST = r"⟨people.roles⟩(?:の|で|に|を|、|。)"
EXPIRES = r"任期(?:が|の)?満了(?:と|に)?(?:なります|なる|なられます|する|します|いたします)$"
CHOSEN = r"⟨people.choosing⟩"
COMMITTEE = ("委員会", "審議会", "協議会", "会議", "部会", "審査会")
METHOD = "structure:election"
# People chosen together; characters of a sentence that are looked at; names in which a committee is looked for.
LONGEST_LIST, FAR, NAMES = 24, 300, 40


class Elections:
    """Reads passage after passage; remembers the committee whose chosen members are being presented."""

    def __init__(self, people: People) -> None:
        self._people = people
        self._presented: tuple[int | None, str | None] = (None, None)
        self._spoken_of: str | None = None

    def read(self, reading: Reading) -> Iterator[Claim]:
        """Yield who was chosen for which role."""
        for position, named in enumerate(reading.names):
            if named.type is EntityType.PERSON and not self._people.is_listed(named.mention):
                put = list(self._put_into(reading, position, named))
                yield from put or self._made(reading, position, named)
                yield from self._shown(reading, named)
                yield from self._leaving(reading, named)
            elif (body := _body(named)) and expression(POST).match(reading.text, named.end):
                self._spoken_of = body
        if expression(CHOSEN).search(reading.text) and (committees := _committees(reading.names)):
            self._presented = (reading.analysis.passage.utterance, committees[-1])

    def _put_into(self, reading: Reading, position: int, person: Named) -> Iterator[Claim]:
        """白峰君、三田君を総務委員会委員及び同副委員長に選任した."""
        match, at, last = None, position, min(len(reading.names), position + LONGEST_LIST)
        while match is None and at < last and reading.names[at].type is EntityType.PERSON:
            match = expression(INTO).match(reading.text, reading.names[at].end)
            between = expression(NEXT).match(reading.text, reading.names[at].end)
            at += 1
            if between is None or at == last or between.end() != reading.names[at].start:
                break
        if match:
            inside = next((each for each in reading.names[at : at + 1] if each.start == match.end()), None)
            roles = expression(ROLES).match(reading.text, inside.end if inside else match.end())
            body = _body(inside) if inside else self._people.body
            if roles and _chosen(reading, roles.end()):
                for role in filter(None, roles.groups()):
                    yield from self._seated(reading, person, (person.start, roles.end()), role, body)

    def _made(self, reading: Reading, position: int, person: Named) -> Iterator[Claim]:
        """委員長に白峰君、副委員長に三田君を選出した; 白峰委員が委員長に当選した."""
        ahead = expression(FOR).search(reading.text[max(0, person.start - 12) : person.start])
        behind = expression(BECOMES).match(reading.text, person.end)
        match = behind or (ahead if _chosen(reading, person.end) else None)
        if match:
            start = person.start if behind else person.start - len(match[0])
            place = (start, behind.end() if behind else person.end)
            committees = _committees(reading.names[max(0, position - NAMES) : position])
            body = committees[-1] if committees else self._people.body
            yield from self._seated(reading, person, place, match["role"], body)

    def _shown(self, reading: Reading, person: Named) -> Iterator[Claim]:
        """白峰委員長。 where the chosen members of a committee are presented."""
        match = expression(PRESENTED).match(reading.text, person.end)
        utterance, body = self._presented
        if match and body and utterance is not None and utterance == reading.analysis.passage.utterance:
            yield from self._seated(reading, person, (person.start, match.end("role")), match["role"], body)

    def _leaving(self, reading: Reading, person: Named) -> Iterator[Claim]:
        """任期満了となります白峰氏: a member of the body that was spoken of, until then."""
        match = expression(EXPIRES).search(reading.text[max(0, person.start - 16) : person.start])
        if match and self._spoken_of:
            place = (person.start - len(match[0]), person.end)
            said = Said(reading=reading, person=person.mention, place=place, method=METHOD)
            yield said.member(Reference(type=EntityType.ORGANIZATION, name=self._spoken_of))

    def _seated(
        self, reading: Reading, person: Named, place: tuple[int, int], role: str, body: str | None
    ) -> Iterator[Claim]:
        if body is None or not body.endswith(COMMITTEE):
            return
        status = _manner(reading, person, place[1])
        said = Said(reading=reading, person=person.mention, place=place, method=METHOD, status=status)
        yield said.member(Reference(type=EntityType.ORGANIZATION, name=body))
        yield said.holds(post_of(role, body))


def _committees(names: Sequence[Named]) -> list[str]:
    """The bodies among some names."""
    return [body for each in names if not each.mention.anaphor and (body := _body(each))]


def _body(named: Named) -> str | None:
    name = full(named.mention)
    return name if named.type is EntityType.ORGANIZATION and name.endswith(COMMITTEE) else None


def _chosen(reading: Reading, start: int) -> bool:
    """Tell whether the sentence goes on to say that somebody was chosen."""
    return bool(expression(CHOSEN).search(_rest(reading, start)))


def _manner(reading: Reading, person: Named, start: int) -> Status:
    """委員長に選任したい is a plan, 選任することに御異議ありませんか a question."""
    rest = _rest(reading, start)
    verb = expression(CHOSEN).search(rest)
    return manner_of("", rest[verb.end() :], rest[verb.end() :]) if verb else Status.STATED


def _rest(reading: Reading, start: int) -> str:
    stop = reading.text.find("。", start, start + FAR)
    return reading.text[start : stop + 1 if stop >= 0 else start + FAR]
