"""What became of the entities, told: merged, split, renamed, of another type, dropped, new; their names and codes."""

from collections.abc import Iterator, Set
from dataclasses import dataclass

from policy_graph.model import Change, ChangeKind, Said, known
from policy_graph.text import fold
from policy_graph.triples.changes.identity import NONE, Identity
from policy_graph.triples.changes.judged import Signed
from policy_graph.triples.changes.records import Side, Thing
from policy_graph.triples.changes.terms import type_called


@dataclass(frozen=True, slots=True, kw_only=True)
class Things:
    """Compares the entities of two versions.

    ``before`` and ``after`` are those that documents of both versions speak of: what came or went with a whole document is told
    with the document. ``listed`` are those whose coming or going a list of people tells.
    """

    old: Side
    new: Side
    identity: Identity
    signed: Signed
    before: Set[str]
    after: Set[str]
    listed: Set[str]

    def changes(self) -> Iterator[Change]:
        """Tell every change, by what an old entity is now, then what is new."""
        for id, thing in sorted(self.old.overview.things.items()):
            now = self.identity.now[id]
            if now is None:
                yield from self._dropped(thing)
            elif now in self.new.overview.things:
                yield from self._became(thing, self.new.overview.things[now])
        for id in sorted(self.after - self.old.overview.things.keys()):
            yield from self._came(id)
        for id in sorted(self.identity.was):
            if id in self.new.overview.things:
                yield from self._names(self.new.overview.things[id])
        yield from self._moved()

    def _dropped(self, thing: Thing) -> Iterator[Change]:
        if thing.id not in self.before or thing.id in self.listed:
            return
        facts = sum(1 for subject, _, object_ in self.old.overview.facts if thing.id in (subject, object_))
        said = known(old=self.old.name(thing.id), type=type_called(thing.type), facts=facts)
        yield _change(ChangeKind.DROPPED, self.old.iri(thing.id), {**said, **self.signed.of(thing.id, None)})

    def _became(self, before: Thing, after: Thing) -> Iterator[Change]:
        names = self.old.name(before.id), self.new.name(after.id)
        if before.id != after.id and before.type == after.type and names[0] == names[1]:
            names = self.old.full_name(before.id), self.new.full_name(after.id)
        types = type_called(before.type), type_called(after.type)
        said = known(old=names[0], new=names[1], old_type=types[0], new_type=types[1])
        why = self.signed.of(before.id, after.id)
        if before.id != after.id and self._joined(before, after):
            yield _change(ChangeKind.MERGED, self.new.iri(after.id), {**said, **why})
        elif before.type != after.type:
            yield _change(ChangeKind.RETYPED, self.new.iri(after.id), {**said, **why})
        elif names[0] != names[1]:
            yield _change(ChangeKind.RENAMED, self.new.iri(after.id), {**said, **why})
        elif before.kinds != after.kinds:
            kinds = known(before="、".join(sorted(before.kinds)), after="、".join(sorted(after.kinds)))
            yield _change(ChangeKind.KIND, self.new.iri(after.id), {**said, **kinds})

    def _joined(self, before: Thing, after: Thing) -> bool:
        """What became something that was there already, or that more of the mentions of another became."""
        if after.id in self.old.overview.things:
            return True
        first = max(
            self.identity.was[after.id], key=lambda id: (self.identity.votes.get(id, NONE)[after.id], id)
        )
        return before.id != first

    def _came(self, id: str) -> Iterator[Change]:
        thing = self.new.overview.things[id]
        if id in self.identity.parted:
            home = self.identity.parted[id]
            places = sum(counted[id] for counted in self.identity.votes.values())
            said = known(old=self.new.name(home), new=self.new.name(id), places=places)
            yield _change(ChangeKind.SPLIT, self.new.iri(id), {**said, **self.signed.parted(home, id)})
        elif id not in self.identity.was and id not in self.listed and not self.signed.undone(id):
            said = known(new=self.new.name(id), type=type_called(thing.type))
            yield _change(ChangeKind.NEW, self.new.iri(id), said)

    def _names(self, after: Thing) -> Iterator[Change]:
        befores = [self.old.overview.things[id] for id in self.identity.was[after.id]]
        called = {name for each in befores for name in (*each.labels, *each.aliases)}
        own = after.aliases | after.labels
        folded = {fold(name) for name in called}
        gained = {name for name in after.aliases - called - after.labels if fold(name) not in folded}
        elsewhere = self._parted_names(after.id)
        lost = {name for each in befores for name in each.aliases} - own - elsewhere
        codes = {code for each in befores for code in each.codes}
        for kind, names in (
            (ChangeKind.ALIAS_GAINED, gained),
            (ChangeKind.ALIAS_LOST, lost),
            (ChangeKind.CODE_GAINED, after.codes - codes),
            (ChangeKind.CODE_LOST, codes - after.codes),
        ):
            if names:
                said = known(new=self.new.name(after.id), names="、".join(sorted(names)))
                yield _change(kind, self.new.iri(after.id), said)

    def _parted_names(self, home: str) -> set[str]:
        """The names of what was split off an entity."""
        parted = [id for id, other in self.identity.parted.items() if other == home]
        things = [self.new.overview.things[id] for id in parted]
        return {name for thing in things for name in (*thing.labels, *thing.aliases)}

    def _moved(self) -> Iterator[Change]:
        """Mentions that now stand for another thing that was there before."""
        for id, counted in sorted(self.identity.votes.items()):
            for other, places in sorted(counted.items()):
                if other != self.identity.now.get(id) and other in self.old.overview.things:
                    said = known(old=self.old.name(id), new=self.new.name(other), places=places)
                    yield _change(ChangeKind.MENTIONS_MOVED, self.new.iri(other), said)


def _change(kind: ChangeKind, iri: str, said: Said) -> Change:
    return Change(kind=kind, iri=iri, said=said)
