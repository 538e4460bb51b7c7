"""Two versions in, everything that changed out: each change once, at its highest level."""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from policy_graph.model import Change, ChangeKind, Changes, known
from policy_graph.triples.changes.facts import Facts
from policy_graph.triples.changes.identity import Identity, identity
from policy_graph.triples.changes.judged import judgements, signed, withdrawals
from policy_graph.triples.changes.meetings import heads, meeting, title
from policy_graph.triples.changes.minutes import minutes
from policy_graph.triples.changes.overview import WITHDRAWALS, overview
from policy_graph.triples.changes.pairing import pairs
from policy_graph.triples.changes.places import Version, version
from policy_graph.triples.changes.records import Minutes, Overview, Side
from policy_graph.triples.changes.things import Things
from policy_graph.triples.changes.utterances import utterances
from policy_graph.triples.changes.withheld import withheld

ORDER = {kind: rank for rank, kind in enumerate(ChangeKind)}
# Settings that change nothing of a graph by themselves, or are told otherwise.
NOT_TOLD = frozenset({"base", "max_characters"})
LISTS = (ChangeKind.ATTENDEE_ADDED, ChangeKind.ATTENDEE_GONE)
Pair = tuple[Minutes, Minutes]


class Documents:
    """The documents that are in both versions and differ, in pairs; read anew each time, two at a time."""

    def __init__(self, sides: tuple[Side, Side], matched: Mapping[str, str]) -> None:
        self._old, self._new = (side.minutes for side in sides)
        self._pairs = [(a, b) for a, b in matched.items() if a in self._old and b in self._new]

    def __iter__(self) -> Iterator[Pair]:
        return ((self._old[a], self._new[b]) for a, b in self._pairs)


def compare(old: Path, new: Path) -> Changes:
    """Compare the graphs of two builds or releases.

    Raises UsageError where a folder is neither, or its graph cannot be read.
    """
    versions = version(old), version(new)
    sides, matched = _sides(versions)
    found = [*_software(*versions, sides), *_told(sides, matched, Documents(sides, matched))]
    secret = _withdrawn_since(*versions, sides)
    if secret:
        found = withheld(found, versions[1].trig)
    days = sorted(head.date for head in sides[1].overview.heads.values() if head.date)
    return Changes(
        changes=tuple(sorted(found, key=lambda change: ORDER[change.kind])),
        withheld=secret,
        first=days[0] if days else None,
        last=days[-1] if days else None,
    )


def _sides(versions: tuple[Version, Version]) -> tuple[tuple[Side, Side], Mapping[str, str]]:
    """Read both versions; of documents that are the same to the last quad only what all say together."""
    old, new = (overview(each.trig) for each in versions)
    same = {id for id, digits in old.prints.items() if new.prints.get(id) == digits and old.base == new.base}
    read = [
        Side(
            path=each.trig, overview=found, minutes=minutes(each.trig, found.base, found.heads.keys() - same)
        )
        for each, found in zip(versions, (old, new), strict=True)
    ]
    return (read[0], read[1]), pairs(old.heads, new.heads)


def _told(sides: tuple[Side, Side], matched: Mapping[str, str], documents: Documents) -> Iterator[Change]:
    old, new = sides
    known = identity(old.overview, new.overview, documents)
    said = signed(old, new)
    inside = list(_inside(sides, documents, known))
    things = Things(
        old=old,
        new=new,
        identity=known,
        signed=said,
        before=_spoken_of(pair[0] for pair in documents),
        after=_spoken_of(pair[1] for pair in documents),
        listed=_listed(inside, documents),
    )
    became = list(things.changes())
    yield from withdrawals(old, new)
    yield from heads(old, new, matched)
    yield from inside
    yield from became
    yield from _details(sides, documents, [*inside, *became], known)
    yield from judgements(old, new, said, known)
    yield from _findings(old.overview, new.overview)


def _inside(sides: tuple[Side, Side], documents: Documents, known: Identity) -> Iterator[Change]:
    """Tell what changed inside of each document."""
    facts = Facts(*sides, known)
    for old, new in documents:
        yield from meeting(old, new, sides, known)
        yield from utterances(old, new, sides, known)
        yield from facts.changes(old, new)
    yield from facts.counts()


def _details(
    sides: tuple[Side, Side], documents: Documents, told: list[Change], known: Identity
) -> Iterator[Change]:
    """Name the documents that differ in nothing that was told."""
    iris, meetings = {change.iri for change in told}, {change.meeting for change in told}
    counted = any(change.kind in (ChangeKind.EVIDENCE, ChangeKind.CONFIDENCE) for change in told)
    for old, new in documents:
        before, after = _spoken_of([old]), _spoken_of([new])
        about = {*map(sides[0].iri, before), *map(sides[1].iri, after)}
        moved = any(known.now.get(id) != id for id in before)
        plain = title(new.head) not in meetings and old.findings == new.findings
        plain = plain and not old.head.withdrawn and not new.head.withdrawn
        if plain and not moved and not counted and not about & iris:
            yield Change(kind=ChangeKind.DETAIL, meeting=title(new.head), iri=sides[1].iri(new.head.id))


def _spoken_of(documents: Iterable[Minutes]) -> set[str]:
    return {each.entity for document in documents for each in document.named if each.entity}


def _listed(inside: Iterable[Change], documents: Iterable[Pair]) -> set[str]:
    """Give the people and posts whose coming or going a list of people tells."""
    told = {(change.iri or "").rpartition("/id/")[2] for change in inside if change.kind in LISTS}
    rows = (row for pair in documents for each in pair for row in each.attending)
    return {row.who for row in rows if row.who and row.id in told}


def _findings(old: Overview, new: Overview) -> Iterator[Change]:
    for code in sorted(old.findings.keys() | new.findings.keys()):
        before, after = old.findings[code], new.findings[code]
        if before != after:
            said = known(code=code, before=before, after=after)
            yield Change(kind=ChangeKind.FINDINGS, said=said, amount=abs(after - before))


def _software(old: Version, new: Version, sides: tuple[Side, Side]) -> Iterator[Change]:
    """Tell what made the graphs, where that differs: it explains the rest."""
    for kind, left, right in (
        (ChangeKind.SOFTWARE, _programs(old.report), _programs(new.report)),
        (ChangeKind.SETTING, old.report.get("settings", {}), new.report.get("settings", {})),
    ):
        for name in sorted((left.keys() | right.keys()) - NOT_TOLD) if left and right else ():
            before, after = _plain(left.get(name)), _plain(right.get(name))
            if before != after:
                yield Change(kind=kind, said=known(name=name, before=before, after=after))
    bases = [side.overview.base for side in sides]
    if all(bases) and bases[0] != bases[1]:
        yield Change(kind=ChangeKind.BASE, said=known(before=bases[0], after=bases[1]))


def _programs(report: Mapping[str, Any]) -> dict[str, Any]:
    name, _, number = str(report.get("tool", "")).partition(" ")
    listed = report.get("software", {})
    listed = listed if isinstance(listed, dict) else {"software": listed}
    return {**listed, name: number} if name else dict(listed)


def _plain(value: Any) -> str:
    return (
        value
        if isinstance(value, str)
        else json.dumps(value, ensure_ascii=False)
        if value is not None
        else "–"
    )


def _withdrawn_since(old: Version, new: Version, sides: tuple[Side, Side]) -> bool:
    """Say whether something may have been withdrawn: by name, or by a rule that the build tells."""
    stones = [side.overview.prints.get(WITHDRAWALS) for side in sides]
    rules = [version.report.get("privacy") for version in (old, new)]
    return (stones[1] is not None and stones[0] != stones[1]) or (bool(rules[1]) and rules[0] != rules[1])
