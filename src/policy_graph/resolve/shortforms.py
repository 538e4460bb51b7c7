"""Short forms: a name that another name of the same minutes ends with, by rules that keep different things apart."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from policy_graph.model import EntityType
from policy_graph.resolve.governments import UNITS
from policy_graph.resolve.lists import lists
from policy_graph.resolve.names import Key
from policy_graph.resolve.scope import Scopes

ORGANIZATION, PLACE, PROGRAM = EntityType.ORGANIZATION, EntityType.PLACE, EntityType.PROGRAM
# A shorter name is a short form only from this length on: 部会 or 条例 could be anybody's.
SHORTEST = 4
# 緑浜市立水辺小学校 is 水辺小学校 of 緑浜市.
FOUNDED = "立"
# 緑税 and 緑税制度 are one thing.
SCHEME = "制度"
Written = Mapping[Key, frozenset[str]]


def short_forms(written: Written, scopes: Scopes) -> dict[Key, Key]:
    """Pair each key whose name is a short form with the key of the full name.

    ``written`` holds the folded spellings of each key. A name is short for another one of its type that ends with it:

    - programs: where there is one such name, or a chain of them (防災計画, 地域防災計画, 青空区地域防災計画), or where one
      longer name holds it (振興プラン in 青空振興プラン第２期計画: 青空振興プラン);
    - organizations and facilities: where besides what is left out is itself a name of the minutes (青空市商工会議所
      部会 for 部会 of 青空市商工会議所), or the long name is the body that meets; 企画課 is never short for 政策企画課;
    - municipalities: 青空 for 青空市, the meeting's own or the only one of that name.

    Otherwise the meeting's own decides, else nothing.
    """
    names = {name for spellings in written.values() for name in spellings}
    pairs = {}
    for key in sorted(written):
        longer = (
            _government(key, written, scopes) or _scheme(key, written) or _longer(key, written, scopes, names)
        )
        if longer and longer != key:
            pairs[key] = longer
    return pairs


def _government(key: Key, written: Written, scopes: Scopes) -> Key | None:
    if key.type is not PLACE or key.name in scopes.governments.named:
        return None
    found = [each for each in scopes.governments.named.values() if each.short == key.name != each.name]
    own = [each for each in found if each == scopes.governments.own]
    chosen = own or [each for each in found if scopes.key(PLACE, each.name) in written]
    return scopes.key(PLACE, chosen[0].name) if len(chosen) == 1 else None


def _scheme(key: Key, written: Written) -> Key | None:
    """緑税制度 is called 緑税 where the minutes name that, too."""
    bare = replace(key, name=key.name.removesuffix(SCHEME))
    return bare if key.type is PROGRAM and bare != key and bare in written else None


def _longer(key: Key, written: Written, scopes: Scopes, names: set[str]) -> Key | None:
    if key.type is PROGRAM and key.name in lists().program_known:
        return None
    others = [(full, other) for other, forms in written.items() for full in forms if other.type is key.type]
    found = {full: other for full, other in others if other != key and _stands_for(key, full, scopes, names)}
    return _one(found, scopes) or (None if found else _inside(key, others, scopes))


def _inside(key: Key, others: Iterable[tuple[str, Key]], scopes: Scopes) -> Key | None:
    """Complete a program's name from one longer name that holds it: 振興プラン in 青空振興プラン第２期計画."""
    if key.type is not PROGRAM or len(key.name) < SHORTEST or key.name in lists().program_generic:
        return None
    begun = {full[: full.index(key.name)] + key.name for full, _ in others if key.name in full[1:]}
    return scopes.key(PROGRAM, begun.pop()) if len(begun) == 1 else None


def _stands_for(key: Key, full: str, scopes: Scopes, names: set[str]) -> bool:
    rest = full[: -len(key.name)]
    if not full.endswith(key.name) or not rest or key.name in scopes.governments.named:
        return False
    if full == scopes.body and len(key.name) >= SHORTEST:
        return True
    owned = scopes.governments.is_name(rest.removesuffix(FOUNDED)) or rest in names or _is_area(rest, scopes)
    if key.type is PROGRAM:
        return owned or (len(key.name) >= SHORTEST and key.name not in lists().program_generic)
    if key.type is PLACE:
        return owned and key.name.endswith(lists().place_local)
    return key.type is ORGANIZATION and owned and len(key.name) > 1


def _is_area(name: str, scopes: Scopes) -> bool:
    """Tell whether a name is an area around a government: 緑浜五区 of 緑浜五区水防組合."""
    return name.endswith(tuple(UNITS)) and scopes.governments.opens(name)


def _one(found: Mapping[str, Key], scopes: Scopes) -> Key | None:
    """Choose among longer names: the only one, the end of the only chain of ever longer ones, or the own one."""
    if not found:
        return None
    longest = max(sorted(found), key=len)
    if all(longest.endswith(name) for name in found):
        return found[longest]
    own = {key for key in found.values() if scopes.municipality and key.scope == scopes.municipality}
    return next(iter(own)) if len(own) == 1 else None


def follow(pairs: Mapping[Key, Key], key: Key) -> Key:
    """Follow short forms to the end."""
    seen = set()
    while key in pairs and key not in seen:
        seen.add(key)
        key = pairs[key]
    return key
