"""The municipalities, prefectures and countries that one set of minutes names, and names that begin with theirs."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from policy_graph.model import EntityType, Meeting, Mention, Reference
from policy_graph.resolve.lists import lists
from policy_graph.text import fold

UNITS = {"市": "municipality", "町": "municipality", "村": "municipality", "区": "special-ward"}
OWNERS = ("prefecture", "municipality", "special-ward")
KINDS = (*OWNERS, "ward", "country")


@dataclass(frozen=True, slots=True)
class Government:
    """One of them: ``within`` is its prefecture or city, empty where that is not known or there is none."""

    name: str
    kind: str
    within: str = ""

    @property
    def short(self) -> str:
        """The name without 市, 区, 県: 豊田 for 豊田市."""
        return self.name[:-1] if self.kind in OWNERS and len(self.name) > 2 else self.name


@dataclass(frozen=True, slots=True)
class Governments:
    """All of one meeting by their folded full names; ``own`` is the meeting's municipality."""

    named: Mapping[str, Government]
    own: Government | None

    def within(self, name: str) -> str:
        """Return what a government lies in, empty where that is not known."""
        return self.named[name].within if name in self.named else ""

    def split(self, name: str, *, whole: tuple[str, ...] = ()) -> tuple[str, str] | None:
        """Cut a folded name behind the government that it begins with: 豊田市|水防協議会; the longest one counts.

        A name whose rest begins with one of ``whole`` is not cut.
        """
        names = [
            each.name for each in self.named.values() if each.kind in OWNERS and name.startswith(each.name)
        ]
        owner = max(names, key=len, default=None)
        if owner is None or name == owner or name[len(owner) :].startswith(whole):
            return None
        return owner, name[len(owner) :]

    def opens(self, name: str) -> bool:
        """Tell whether a folded name begins with a government, in full or in short: 豊田商工会議所."""
        return any(name.startswith(each.short) and name != each.short for each in self.named.values())

    def is_name(self, name: str) -> bool:
        """Tell whether this is the full or short name of one of them."""
        return any(name in (each.name, each.short) for each in self.named.values())

    def without_prefecture(self, name: str) -> str:
        """Leave out the prefecture before a municipality: 青空県緑市役所 is 緑市役所. The spelling is kept."""
        if not name.startswith(lists().prefectures):
            return name
        for prefecture in lists().prefectures:
            rest = name.removeprefix(prefecture)
            if rest != name and any(
                each.kind in OWNERS and rest.startswith(each.name) for each in self.named.values()
            ):
                return rest
        return name

    def bare(self, name: str) -> str:
        """Write a name out that begins with the unit of the meeting's municipality or prefecture: 都議会 → 東京都議会."""
        for own in (self.own.name, self.own.within) if self.own else ():
            if own and name[:1] == own[-1] and name[1:].startswith(lists().unit_heads):
                return own[:-1] + name
        return name


def governments(meeting: Meeting, named: Iterable[Mention | Reference]) -> Governments:
    """Collect the governments of a meeting: its own, those that it names, and all prefectures."""
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: {"kind": set(), "within": set()})
    for each in named:
        full = fold((isinstance(each, Mention) and each.canonical) or each.name)
        if each.kind in KINDS and not (isinstance(each, Mention) and each.anaphor):
            found[full]["kind"].add(each.kind)
            found[full]["within"] |= {fold(each.within)} if each.within else set()
        elif each.type is EntityType.ORGANIZATION and (body := _body().match(full)):
            found[body["government"]]["kind"].add(UNITS.get(body["government"][-1], "prefecture"))
    for prefecture in lists().prefectures:
        found[prefecture]["kind"] = {"prefecture"}
    own = fold(meeting.municipality.value) if meeting.municipality else ""
    if own:
        found[own]["kind"] = found[own]["kind"] or {UNITS.get(own[-1], "municipality")}
    made = {
        name: Government(name, min(facts["kind"]), _only(facts["within"]))
        for name, facts in sorted(found.items())
    }
    return Governments(made, made.get(own))


def _only(values: set[str]) -> str:
    return next(iter(values)) if len(values) == 1 else ""


@cache
def _body() -> re.Pattern[str]:
    """A body that every government has, behind the name of one: 緑市教育委員会 tells that there is a 緑市."""
    bodies = "|".join((*lists().statutory, "議会"))
    return re.compile(rf"(?P<government>.{{1,6}}?[都道府県市区町村])(?:{bodies})")
