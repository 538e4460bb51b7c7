"""Where a name is unique: from the name of one thing in one meeting to the key that its id is minted from."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from policy_graph.model import EntityType, Meeting, Mention, Reference, Stated
from policy_graph.resolve.bodies import CHAIR, assembly, core, council
from policy_graph.resolve.governments import Governments, governments
from policy_graph.resolve.lists import lists
from policy_graph.resolve.names import Key, form
from policy_graph.text import fold

ORGANIZATION, PLACE, PROGRAM = EntityType.ORGANIZATION, EntityType.PLACE, EntityType.PROGRAM
# What may stand before the owner of a program: 第七次青空市総合計画, 令和六年度青空市一般会計予算.
EDITION = re.compile(r"第.{1,3}[次期回]|(?:令和|平成)(?:元|[0-9一二三四五六七八九十]{1,3})年度")
# What a council has of its own.
SECTIONS = ("部会", "分科会")
# The places whose names are unique in what they lie in.
LYING = ("municipality", "special-ward", "ward", "town", "foreign-place")
# From this length on a person's name is surname and given name.
FULL_NAME = 4
SHORTEST_FULL_NAME = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Scopes:
    """What the names of one meeting are seen against.

    ``full_names`` are people who stand on a list with their full names, ``homes`` says what places lie in,
    ``incorporated`` are organizations that have a legal form or are of a kind that is nobody's part.
    """

    governments: Governments
    body: str
    full_names: frozenset[str]
    homes: Mapping[str, str]
    incorporated: frozenset[str]

    @property
    def municipality(self) -> str:
        """The meeting's own municipality, empty where the minutes name none."""
        return self.governments.own.name if self.governments.own else ""

    @property
    def assembly(self) -> str:
        """The assembly that the body is or belongs to, empty for other bodies."""
        return assembly(self.body)

    def key(self, type_: EntityType, name: str, *, kind: str | None = None, within: str | None = None) -> Key:
        """Return the key of a full name that stands in this meeting.

        ``within`` is what a gazetteer or the text says that a place lies in or a post belongs to.
        """
        name = self.written_out(type_, name)
        if type_ in (ORGANIZATION, PLACE) and name in self.governments.named:
            return Key(PLACE, fold(within or "") or self.governments.within(name), name)
        if type_ is EntityType.PERSON:
            return Key(type_, self._person_scope(name), name)
        if type_ is EntityType.POST:
            return self._post(name, within)
        if type_ is PLACE:
            home = fold(within or "") if kind in LYING else self.homes.get(name, "")
            name = name.removesuffix("市") if kind == "foreign-place" and len(name) > 2 else name
            return Key(type_, home, name) if home else self._owned(type_, name)
        return self._owned(type_, name)

    def written_out(self, type_: EntityType, name: str) -> str:
        """Fold a name and complete what minutes leave out of the names of their own bodies.

        都議会 → 東京都議会; 教育委員会 → 青空市教育委員会; 総務委員会 in an assembly → 青空市議会総務委員会; 総合部会 in a
        section of 青空審議会 → 青空審議会総合部会.
        """
        name = self.governments.without_prefecture(form(name))
        if type_ in (ORGANIZATION, PLACE):
            name = self.governments.bare(core(name))
        if type_ is ORGANIZATION:
            if name in lists().statutory:
                return self.municipality + name
            if self.assembly.endswith("市会") and name.startswith("市会"):
                return self.assembly + name.removeprefix("市会")
            if self._is_council_section(name):
                return council(self.body) + name
            if self._is_assembly_committee(name):
                return self.assembly + name
        return name

    def is_full_name(self, name: str) -> bool:
        """Tell whether a person's name is more than a surname."""
        return len(name) >= FULL_NAME or name in self.full_names

    def _owned(self, type_: EntityType, name: str) -> Key:
        parent = assembly(name)
        if type_ is ORGANIZATION and parent and name.removeprefix(parent).endswith(lists().assembly_parts):
            return Key(type_, parent, name.removeprefix(parent))
        if type_ is PROGRAM:
            return self._program(name)
        owned = self.governments.split(name, whole=lists().no_split)
        if owned and self._local(type_, owned[1]):
            return Key(type_, *owned)
        home = self._home(type_)
        rest = name.removeprefix(home) if name != home else ""
        local = self._local(type_, rest) and not self.governments.opens(name)
        return Key(type_, home, rest) if local else Key(type_, "", name)

    def _program(self, name: str) -> Key:
        """第七次緑市総合計画 and 緑市第七次総合計画 are one program of 緑市."""
        edition = EDITION.match(name)
        first = edition[0] if edition else ""
        owned = self.governments.split(name.removeprefix(first), whole=lists().no_split_program)
        if owned:
            return Key(PROGRAM, owned[0], first + owned[1])
        local = self._local(PROGRAM, name) and not self.governments.opens(name)
        return Key(PROGRAM, self.municipality if local else "", name)

    def _home(self, type_: EntityType) -> str:
        """Return what the names of this meeting's own things are unique in."""
        return self.municipality or (council(self.body) if type_ is ORGANIZATION else "")

    def _local(self, type_: EntityType, name: str) -> bool:
        if type_ is ORGANIZATION:
            return name.endswith(lists().organization_local) and not self._independent(name)
        if type_ is PROGRAM:
            state = name.startswith(lists().program_state) or name in lists().program_known
            return not state and not name.endswith(lists().program_national)
        return name.endswith(lists().place_local)

    def _is_council_section(self, name: str) -> bool:
        """Tell whether a bare name is that of a section of the council that meets or one of whose sections meets."""
        whole = council(self.body)
        return bool(whole) and whole != self.body and not name.startswith(whole) and name.endswith(SECTIONS)

    def _is_assembly_committee(self, name: str) -> bool:
        return (
            bool(self.assembly)
            and name.endswith("委員会")
            and len(name) > len("委員会")
            and not name.endswith((*lists().no_assembly_committee, *lists().statutory))
            and not assembly(name)
            and not self.governments.opens(name)
            and not self._independent(name)
        )

    def _independent(self, name: str) -> bool:
        """Tell whether an organization belongs to the state or has a legal form of its own."""
        return name in self.incorporated or any(part in name for part in lists().organization_national)

    def _person_scope(self, name: str) -> str:
        """Full names are told apart within an assembly or body; two members of one surname may sit in two committees."""
        wide = self.assembly if self.is_full_name(name) else ""
        return wide or self.body or self.municipality

    def _post(self, name: str, within: str | None) -> Key:
        """Return the post of a stated organization, else of the body or administration that it usually belongs to."""
        chair, owned = CHAIR.fullmatch(name), self.governments.split(name)
        if owned and not within:
            owner, name = owned[0], owned[0][-1] + owned[1] if owned[1].startswith("長") else owned[1]
        elif within:
            owner = self.written_out(ORGANIZATION, within)
        elif chair and self.assembly:
            owner, name = (
                self.written_out(ORGANIZATION, f"{chair['committee']}会"),
                f"{chair['deputy'] or '委員'}長",
            )
        elif name in lists().assembly_posts:
            owner = self.assembly
        elif name in lists().body_posts:
            owner = self.body if self.body != self.assembly else ""
        else:
            unit = name.endswith(lists().unit_posts) and name not in lists().unit_posts
            owner = self.municipality if unit or name.endswith(lists().administration_posts) else ""
        return Key(EntityType.POST, owner, name)


def scopes(meeting: Meeting, named: Sequence[Mention | Reference]) -> Scopes:
    """Collect what the names of a meeting are seen against."""
    lists_of_people = ([each.name for each in meeting.attendees], [each.name for each in meeting.utterances])
    return Scopes(
        governments=governments(meeting, named),
        body=fold(meeting.body.value) if meeting.body else "",
        full_names=frozenset(name for people in lists_of_people for name in _in_full(people)),
        homes=_homes(named),
        incorporated=frozenset(
            core(fold(each.name)) for each in named if core(fold(each.name)) != fold(each.name)
        ),
    )


def _homes(named: Iterable[Mention | Reference]) -> dict[str, str]:
    """Collect what places lie in, so that a name without that means the same place; two homes leave it open."""
    found: dict[str, set[str]] = defaultdict(set)
    for each in named:
        if each.type is PLACE and each.within and each.kind in LYING:
            found[fold((isinstance(each, Mention) and each.canonical) or each.name)].add(fold(each.within))
    return {name: next(iter(homes)) for name, homes in sorted(found.items()) if len(homes) == 1}


def _in_full(people: Iterable[Stated | None]) -> frozenset[str]:
    """Return the names of a list whose names are mostly longer than surnames: 林花子 among 山田太郎 and others."""
    names = frozenset(fold(name.value) for name in people if name)
    in_full = sum(len(name) >= FULL_NAME for name in names) * 2 > len(names)
    return frozenset(name for name in names if len(name) >= SHORTEST_FULL_NAME) if in_full else frozenset()
