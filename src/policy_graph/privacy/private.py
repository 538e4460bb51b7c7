"""Who has a public role in the minutes, and who is a private person whose name is masked by rule."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from policy_graph.model import Entity, MaskRule
from policy_graph.privacy.mask import sure
from policy_graph.privacy.names import form, name_in
from policy_graph.privacy.people import Person, called
from policy_graph.privacy.traces import Trace

LISTED = "on the list of those to mask"
NOT_LISTED = f"not {LISTED}"


def minimised(rule: MaskRule, traces: Sequence[Trace]) -> tuple[list[Person], dict[str, int], dict[str, int]]:
    """Give the people whose names are masked by rule, and count by reason who is masked and who is kept.

    A person who has a public role in one document has it in all.
    """
    people = _by_name(traces)
    public = _public(traces)
    masked: dict[str, int] = defaultdict(int)
    kept: dict[str, int] = defaultdict(int)
    found: list[Person] = []
    for name, entities in sorted(people.items()):
        hide, why = _judged(rule, name, public.get(name), _near(entities, traces))
        (masked if hide else kept)[why] += 1
        if hide:
            found.append(called(_person(rule, name, why), entities))
    listed = [name for name in dict.fromkeys(map(form, rule.names)) if name not in people]
    found += [_person(rule, name, LISTED) for name in listed]
    return found, dict(sorted(masked.items())), dict(sorted(kept.items()))


def introduced_people(rule: MaskRule | None, traces: Iterable[Trace]) -> list[Person]:
    """Give the people whom a word for private persons introduces by their full names, which other minutes may hold
    without such a word."""
    if not rule or not rule.private_persons:
        return []
    found = {name for each in traces for name in each.introduced}
    return [
        Person(sign=rule.sign, names=(), short=(name,), kept=rule.keep, rule=True)
        for name in sorted(sure(found))
    ]


def _person(rule: MaskRule, name: str, why: str) -> Person:
    """A name that the officer listed is withdrawn as if it had an entry; any other only where it stands by itself."""
    return Person(sign=rule.sign, names=(name,), kept=rule.keep, rule=why != LISTED)


def _judged(rule: MaskRule, name: str, office: str | None, near: str) -> tuple[bool, str]:
    """Tell whether a person is masked, and why; the more certain reason goes first."""
    if name in map(form, rule.keep):
        return False, "on the list of those to keep"
    if name in map(form, rule.names):
        return True, LISTED
    if not rule.private_persons:
        return False, NOT_LISTED
    if office:
        return False, office
    return (False, near) if near == "a public title" else (True, near or "no public role")


def _by_name(traces: Iterable[Trace]) -> dict[str, list[Entity]]:
    people: dict[str, list[Entity]] = defaultdict(list)
    for entity in (entity for each in traces for entity in each.entities):
        people[form(name_in(entity.id))].append(entity)
    return people


def _public(traces: Iterable[Trace]) -> dict[str, str]:
    """Who has a public role by a list, a speech, an office or a membership, by name."""
    found: dict[str, str] = {}
    for id_, why in (pair for each in traces for pair in each.public):
        found.setdefault(form(name_in(id_)), why)
    return found


def _near(entities: Iterable[Entity], traces: Iterable[Trace]) -> str:
    """What stands beside the mentions of a person: the word for a private person, else a public title."""
    ids = {each.id for each in entities}
    found = {why for each in traces for id_ in ids & each.beside.keys() for why in each.beside[id_]}
    return next((why for why in ("a word for private persons", "a public title") if why in found), "")
