"""What changed in a meeting beside the talk: what is known of it, its agenda, who was there, what was decided."""

from collections.abc import Iterator, Mapping

from policy_graph.model import Change, ChangeKind, Said, known
from policy_graph.triples.changes.alignment import align, alike
from policy_graph.triples.changes.identity import Identity
from policy_graph.triples.changes.records import Attending, Decided, Head, Minutes, Side
from policy_graph.triples.changes.terms import called, fields
from policy_graph.triples.changes.withheld import masked

Item = tuple[str, str]


def title(head: Head) -> str:
    """Name a meeting by its title and its date."""
    return f"{head.title}（{head.date}）" if head.date else head.title


def heads(old: Side, new: Side, pairs: Mapping[str, str]) -> Iterator[Change]:
    """Tell which documents came, went, were edited or have another file name."""
    for id, head in new.overview.heads.items():
        if id not in pairs.values():
            yield _whole(ChangeKind.MEETING_ADDED, head, new.iri(id))
    withdrawn = {stone.about for stone in new.overview.tombstones.values()}
    for id, head in old.overview.heads.items():
        if id not in pairs and id not in withdrawn:
            yield _whole(ChangeKind.MEETING_GONE, head, old.iri(id))
    for before, after in ((old.overview.heads[a], new.overview.heads[b]) for a, b in pairs.items()):
        if before.checksum != after.checksum:
            blacked = after.withdrawn and not before.withdrawn
            kind = ChangeKind.SOURCE_WITHHELD if blacked else ChangeKind.SOURCE_EDITED
            yield _whole(kind, after, new.iri(after.id))
        if before.file != after.file:
            said = known(before=before.file, after=after.file)
            yield Change(kind=ChangeKind.FILE_RENAMED, meeting=title(after), iri=new.iri(after.id), said=said)


def _whole(kind: ChangeKind, head: Head, iri: str) -> Change:
    said = known(
        file=head.file if head.file != head.title else None, utterances=head.utterances, facts=head.facts
    )
    return Change(kind=kind, meeting=title(head), iri=iri, said=said)


def meeting(old: Minutes, new: Minutes, sides: tuple[Side, Side], identity: Identity) -> Iterator[Change]:
    """Tell what changed in one meeting beside the talk."""
    yield from _fields(old, new, sides[1])
    yield from _agenda(old, new, sides)
    yield from _outcomes(old, new, sides)
    yield from _attendance(old, new, sides, identity)


def items(old: Minutes, new: Minutes) -> list[tuple[Item | None, Item | None]]:
    """Pair the agenda items of both versions by their titles."""
    aligned = align(old.items, new.items, (_title,), _title_alike)
    return list(aligned)


def _fields(old: Minutes, new: Minutes, side: Side) -> Iterator[Change]:
    for name, field in fields().items():
        before, after = old.fields.get(name, ""), new.fields.get(name, "")
        if before != after:
            yield Change(
                kind=ChangeKind.FIELD,
                meeting=title(new.head),
                iri=side.iri(new.head.meeting),
                said=known(field=field, before=_short(before), after=_short(after)),
            )


def _short(value: str) -> str:
    """Leave out the seconds of a time of day, which minutes never give."""
    return value[:5] if len(value) == 8 and value[2::3] == "::" else value


def _agenda(old: Minutes, new: Minutes, sides: tuple[Side, Side]) -> Iterator[Change]:
    named = title(new.head)
    for before, after in items(old, new):
        if after and before is None:
            yield _titled(ChangeKind.AGENDA_ADDED, named, sides[1].iri(after[0]), known(title=after[1]))
        elif after is None and before:
            yield _titled(ChangeKind.AGENDA_GONE, named, sides[0].iri(before[0]), known(title=before[1]))
        elif before and after and before[1] != after[1]:
            said = known(before=before[1], after=after[1])
            yield _titled(ChangeKind.AGENDA_RETITLED, named, sides[1].iri(after[0]), said)


def _titled(kind: ChangeKind, meeting: str, iri: str, said: Said) -> Change:
    return Change(kind=kind, meeting=meeting, iri=iri, said=said)


def _outcomes(old: Minutes, new: Minutes, sides: tuple[Side, Side]) -> Iterator[Change]:
    keys = (lambda each: (each.items, each.bills, _verdict(each)), lambda each: (each.items, each.bills))
    for before, after in align(old.decided, new.decided, keys, _same_matter):
        if before is None and after:
            yield _decided(ChangeKind.OUTCOME_ADDED, new, sides[1], after, known(result=called(after.result)))
        elif after is None and before:
            said = known(result=called(before.result))
            yield _decided(ChangeKind.OUTCOME_GONE, new, sides[0], before, said)
        elif before and after and _verdict(before) != _verdict(after):
            said = _both(_votes(before), _votes(after))
            yield _decided(ChangeKind.OUTCOME_CHANGED, new, sides[1], after, said)


def _verdict(each: Decided) -> tuple[str | None, ...]:
    return each.result, each.manner, each.ayes, each.noes


def _same_matter(old: Decided, new: Decided) -> float:
    return 1.0 if set(old.bills) & set(new.bills) or old.ruling == new.ruling else 0.0


def _votes(each: Decided) -> Said:
    return known(
        result=called(each.result),
        manner=called(each.manner) if each.manner else None,
        ayes=each.ayes,
        noes=each.noes,
    )


def _decided(kind: ChangeKind, new: Minutes, side: Side, each: Decided, said: Said) -> Change:
    matter = "、".join(each.items or each.bills)
    told = known(matter=matter, quote=each.ruling, **said)
    return Change(kind=kind, meeting=title(new.head), iri=side.iri(each.id), said=told)


def _attendance(old: Minutes, new: Minutes, sides: tuple[Side, Side], identity: Identity) -> Iterator[Change]:
    for before, after in _rows(old, new, identity):
        if after and before is None:
            yield _attending(ChangeKind.ATTENDEE_ADDED, new, sides[1], after, {})
        elif before and after is None:
            yield _attending(ChangeKind.ATTENDEE_GONE, new, sides[0], before, {})
        elif before and after and (before.presence, before.role) != (after.presence, after.role):
            said = _both(_there(before), _there(after))
            yield _attending(ChangeKind.ATTENDANCE_CHANGED, new, sides[1], after, said)


def _rows(
    old: Minutes, new: Minutes, identity: Identity
) -> Iterator[tuple[Attending | None, Attending | None]]:
    """Pair the rows of the lists by person, else by words, also where some of them were blacked out."""
    left = {identity.old(each.who) or each.words: each for each in reversed(old.attending)}
    right = {identity.new(each.who) or each.words: each for each in reversed(new.attending)}
    alone = [key for key in reversed(left) if key not in right]
    for key in reversed(right):
        after = right[key]
        if key not in left:
            key = next((each for each in alone if _same_words(left[each], after)), key)
            alone = [each for each in alone if each != key]
        yield left.get(key), after
    yield from ((left[key], None) for key in alone)


def _same_words(old: Attending, new: Attending) -> bool:
    return old.words == new.words or masked(old.words, new.words)


def _there(each: Attending) -> Said:
    return known(presence=called(each.presence), role=each.role)


def _attending(kind: ChangeKind, new: Minutes, side: Side, each: Attending, said: Said) -> Change:
    who = side.name(each.who) if each.who else " ".join(each.words.split())
    told = known(who=who, **_there(each), **said)
    return Change(kind=kind, meeting=title(new.head), iri=side.iri(each.id), said=told)


def _both(before: Said, after: Said) -> Said:
    """Tell the same of both versions, under names of their own."""
    return {f"before_{name}": word for name, word in before.items()} | {
        f"after_{name}": word for name, word in after.items()
    }


def _title(item: Item) -> str:
    return item[1]


def _title_alike(old: Item, new: Item) -> float:
    return alike(old[1], new[1])
