"""What names say by themselves: a name inside a longer one, names side by side, names in brackets."""

import re
from collections.abc import Iterator, Sequence
from itertools import product

from policy_graph.model import Claim, EntityType, Meeting, Mention, Predicate, Reference
from policy_graph.recognize.claims_people import assembly
from policy_graph.recognize.claims_reading import (
    LAWS,
    Named,
    Reading,
    acts,
    claim,
    full,
    kinds,
    listed,
    onward,
)
from policy_graph.recognize.claims_tables import between, endings, words
from policy_graph.text import squeeze

ORGANIZATION, PLACE, PROGRAM = EntityType.ORGANIZATION, EntityType.PLACE, EntityType.PROGRAM
# 若葉県青葉町役場 says that 青葉町 lies in 若葉県.
TOWN = re.compile(r".{1,6}?[市区町村](?=役場|役所|議会|教育委員会|消防)")
# 産業審議会港湾部会 is a part of 産業審議会.
SECTION = re.compile(
    r"(?P<council>.+(?:審議会|協議会|会議|調査会|懇談会|部会)).+(?:部会|分科会|委員会|グループ)"
)
# 市内の, 区内にある: in the municipality that meets.
HERE = re.compile(r"(?:^|[^一-鿿])(?P<unit>[市区町村県])内(?:の|にある|に所在する)$")
# Words between two names that relate them are no longer than this.
LONGEST_GAP = 20
# A name inside a longer one that goes on like this says nothing of it: AとB, Aを推進するための法律, A等の改正, A駅前地区.
CONTINUED = re.compile(r"[ぁ-ん等・、駅]")
# The last character of a municipality's or prefecture's full name: only in full does a name inside a name count.
FULL = ("市", "区", "町", "村", "県", "都", "府", "道")
# Kinds of places that govern themselves.
LOCAL = frozenset({"prefecture", "municipality", "special-ward", "ward"})
# Places that hold no other.
LINES = ("road", "water", "station")
# Places inside places: a name of a lower rank lies in one of a higher rank. Other places have rank 1.
RANKS = {
    "continent": 7, "country": 6, "union": 6, "region": 5, "prefecture": 4, "municipality": 3, "special-ward": 3,
    "foreign-place": 3, "ward": 2,
}  # fmt: skip


def inside(mentions: Sequence[Mention], text: str, *given: Reference) -> Iterator[Claim]:
    """Read names that begin with another name of the document: A協議会B部会 is a part of A協議会.

    ``given`` are owners that need no mention: the municipality, its assembly.
    """
    written: dict[str, Mention] = {}
    owners: dict[str, Mention | Reference] = {}
    for mention in mentions:
        if not mention.anaphor:
            if not _is_cut_short(mention, text):
                written.setdefault(_written(mention), mention)
            owners.setdefault(mention.name, mention)
    for mention in mentions:
        owners.setdefault(squeeze(full(mention)), mention)
    for each in given:
        owners.setdefault(each.name, each)
    for name, mention in written.items():
        for cut in range(len(name) - 1, 1, -1):
            owner = owners.get(name[:cut])
            found = owner and _owned(mention, owner, name[:cut], name[cut:])
            if found:
                yield found
                break


def body(meeting: Meeting) -> Iterator[Claim]:
    """A committee of an assembly is a part of it, a section of a council of the council."""
    name = meeting.body.value if meeting.body else ""
    section = SECTION.fullmatch(name)
    parent = assembly(name) or (section["council"] if section else None)
    if meeting.body and parent and parent != name:
        ends = [Reference(type=ORGANIZATION, name=name) for name in (meeting.body.value, parent)]
        yield claim(ends[0], Predicate.PART_OF, ends[1], meeting.body.span, "structure:body")


def side_by_side(reading: Reading) -> Iterator[Claim]:
    """Read two names that touch or are joined by の: 若葉県青葉市, 外国のアオバ港, 若葉省の地域局."""
    for position, (left, right) in enumerate(zip(reading.names, reading.names[1:], strict=False)):
        gap = squeeze(reading.text[left.end : right.start])
        if gap in ("", "の", "さんの") and left.mention.name not in right.mention.name:
            yield from _beside(reading, left, right)
        elif len(gap) <= LONGEST_GAP:
            yield from _related(reading, position, gap)


def _related(reading: Reading, position: int, gap: str) -> Iterator[Claim]:
    """Read the words between two names, of which the second may open a list: AとしてのB, AにあるBやC, Aの指定管理者にB; where
    what follows counts too, the first may close one: AやBに係るCからの補助金."""
    for entry in between():
        if entry.gap.fullmatch(gap) and entry.fits_behind(reading.text, reading.names[position + 1].end):
            right = onward(reading, position + 1)
            left = listed(reading, position) if entry.behind else [reading.names[position]]
            for one, other in product(left, right):
                if kinds(one.mention) & entry.left and kinds(other.mention) & entry.right:
                    ends = (other.mention, one.mention) if entry.reverse else (one.mention, other.mention)
                    evidence = reading.span(one.start, other.end)
                    yield claim(ends[0], entry.predicate, ends[1], evidence, f"between:{entry.name}")


def at_home(reading: Reading, home: Reference | None) -> Iterator[Claim]:
    """Read places of which the text says that they lie in the municipality: 区内の青葉中学校."""
    for named in reading.names if home else ():
        match = HERE.search(reading.text[max(0, named.start - 8) : named.start])
        local = named.type is not PROGRAM and named.type is not EntityType.PERSON
        if home and match and local and match["unit"] == home.name[-1] and not acts(named.mention):
            evidence = reading.span(named.start - len(match[0]), named.end)
            yield claim(named.mention, Predicate.LOCATED_IN, home, evidence, "between:within")


def _written(mention: Mention) -> str:
    """The name as written; the full one where it opens with a word that stands for its first part (同社工場)."""
    return full(mention) if mention.name.startswith(("同", "本", "当")) else mention.name


def _is_cut_short(mention: Mention, text: str) -> bool:
    """Tell whether the text goes on to make another name of it: 水道事業｜会計."""
    behind = squeeze(text[mention.span.end : mention.span.end + 12])
    return mention.type is PROGRAM and behind.startswith(endings("names", "longer"))


def _owned(mention: Mention, owner: Mention | Reference, first: str, rest: str) -> Claim | None:
    """What the rest of a longer name makes of the name that it begins with."""
    types = (mention.type, owner.type)
    government = owner.type is PLACE and first.endswith(FULL) and owner.kind in LOCAL
    if CONTINUED.match(rest):
        return None
    if (
        types == (ORGANIZATION, ORGANIZATION)
        and rest.endswith(endings("names", "part_units"))
        and len(rest) > 1
    ):
        return claim(mention, Predicate.PART_OF, owner, mention.span, "name:part")
    if types == (PROGRAM, PROGRAM) and rest in words("names", "founding") and owner.kind not in LAWS:
        return claim(owner, Predicate.PART_OF, mention, mention.span, "name:part")
    if types == (PROGRAM, PROGRAM) and _ends_in(rest, "part_programs"):
        return claim(mention, Predicate.PART_OF, owner, mention.span, "name:part")
    if mention.type is ORGANIZATION and government and rest in words("names", "government_parts"):
        return claim(mention, Predicate.PART_OF, owner, mention.span, "name:part")
    runs = government or assembly(first) == first
    if mention.type is PROGRAM and runs and _ends_in(rest, "own_programs"):
        return claim(owner, Predicate.RESPONSIBLE_FOR, mention, mention.span, "name:owner")
    if types == (PLACE, ORGANIZATION) and len(rest) > 1:
        return claim(owner, Predicate.RESPONSIBLE_FOR, mention, mention.span, "name:owner")
    site = mention.type is PLACE and len(rest) > 2 and not rest.endswith(endings("names", "no_sites"))
    if site and government and rank(owner) > rank(mention):
        return claim(mention, Predicate.LOCATED_IN, owner, mention.span, "name:place")
    return None


def _ends_in(rest: str, table: str) -> bool:
    """Tell whether a name ends in a word of a table and says more than that word."""
    return rest.endswith(endings("names", table)) and rest not in words("names", table)


def rank(mention: Mention | Reference) -> int:
    """How large a place is by its kind."""
    return RANKS.get(mention.kind or "", 1)


def _beside(reading: Reading, left: Named, right: Named) -> Iterator[Claim]:
    owner, owned = left.mention, right.mention
    evidence = reading.span(left.start, right.end)
    acting = acts(owner) or owner.type is ORGANIZATION
    town = TOWN.match(owned.name) if owned.type is ORGANIZATION and owner.kind == "prefecture" else None
    if owner.type is PLACE and owned.type is PLACE and _within(owner, owned):
        yield claim(owned, Predicate.LOCATED_IN, owner, evidence, "adjacent:place")
    elif town:
        place = Reference(type=PLACE, name=town[0], kind="municipality")
        yield claim(place, Predicate.LOCATED_IN, owner, evidence, "adjacent:place")
    elif (acting and owned.type is ORGANIZATION and owned.name.endswith(endings("names", "part_units"))) or (
        owner.type is PROGRAM and owned.type is PROGRAM and reading.text[left.end : right.start] == "の"
    ):
        yield claim(owned, Predicate.PART_OF, owner, evidence, "adjacent:part")
    elif (
        acting
        and _in_full(owner)
        and owned.type is PROGRAM
        and owned.name.endswith(endings("names", "own_programs"))
    ):
        yield claim(owner, Predicate.RESPONSIBLE_FOR, owned, evidence, "adjacent:owner")


def _in_full(owner: Mention) -> bool:
    """青葉の森構想 may be a name of its own; 青葉市の森構想 is the city's."""
    return owner.type is ORGANIZATION or owner.kind == "country" or owner.name.endswith(FULL)


def _within(larger: Mention, smaller: Mention) -> bool:
    """Tell whether one place may lie in another: nothing lies in a railway or a river."""
    if larger.kind in LINES:
        return False
    return rank(larger) > rank(smaller) or rank(larger) == rank(smaller) == 1
