"""What people said since: judgements and withdrawals, added and taken back."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from policy_graph.model import Change, ChangeKind, Said, known
from policy_graph.triples.changes.identity import Identity
from policy_graph.triples.changes.meetings import title
from policy_graph.triples.changes.overview import readable
from policy_graph.triples.changes.records import Judged, Side, Tombstone
from policy_graph.triples.changes.terms import called

NOTHING: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Signed:
    """Finds who is behind a change of identity; ``added`` and ``gone`` are the judgements that came and went."""

    added: tuple[Judged, ...]
    gone: tuple[Judged, ...]

    def of(self, old: str, new: str | None) -> Mapping[str, str]:
        """Give who, when and why for what an entity became (``None``: nothing)."""
        for judged in self.added:
            if judged.about == old and judged.verdict != "pg:NotSame":
                return _by(judged)
        for judged in self.gone:
            if judged.about == new and judged.becomes == old:
                return {f"undone_{name}": value for name, value in _by(judged).items()}
        return NOTHING

    def parted(self, home: str, new: str) -> Mapping[str, str]:
        """Give who, when and why for what was split off."""
        for judged in self.added:
            if judged.about == home and judged.becomes == new:
                return _by(judged)
        for judged in self.gone:
            if (judged.about, judged.becomes) == (new, home):
                return {f"undone_{name}": value for name, value in _by(judged).items()}
        return NOTHING

    def undone(self, id: str) -> bool:
        """Say whether a judgement about an entity was taken back, which tells why it is there again."""
        return any(judged.about == id for judged in self.gone)


def signed(old: Side, new: Side) -> Signed:
    """Give the judgements that came and went."""
    before, after = old.overview.judgements, new.overview.judgements
    return Signed(
        tuple(after[id] for id in sorted(after.keys() - before.keys())),
        tuple(before[id] for id in sorted(before.keys() - after.keys())),
    )


def judgements(old: Side, new: Side, said: Signed, identity: Identity) -> Iterator[Change]:
    """Tell the judgements whose effect no other change tells."""
    for kind, found, side, other in (
        (ChangeKind.JUDGED, said.added, new, old),
        (ChangeKind.UNJUDGED, said.gone, old, new),
    ):
        for judged in found:
            if not _told(judged, kind, old, identity):
                becomes = _name(judged.becomes, side, other) if judged.becomes else None
                about, verdict = _name(judged.about, side, other), called(judged.verdict)
                told = known(about=about, verdict=verdict, becomes=becomes, **_by(judged))
                yield Change(kind=kind, iri=side.iri(judged.id), said=told)


def withdrawals(old: Side, new: Side) -> Iterator[Change]:
    """Tell what was withdrawn and what is there again; never by name, unless the new version still says it."""
    before, after = old.overview.tombstones, new.overview.tombstones
    for id in sorted(after.keys() - before.keys()):
        yield _withdrawn(ChangeKind.WITHDRAWN, after[id], new)
    for id in sorted(before.keys() - after.keys()):
        yield _withdrawn(ChangeKind.WITHDRAWAL_LIFTED, before[id], old)


def _withdrawn(kind: ChangeKind, stone: Tombstone, side: Side) -> Change:
    said = known(
        what=stone.label or readable(side.overview, stone.id),
        **_place(stone.about, side),
        reason=stone.reason,
        date=stone.date,
    )
    return Change(kind=kind, iri=side.iri(stone.id), said=said)


def _place(about: str | None, side: Side) -> Said:
    """Say where a withdrawn utterance stands, by its meeting and its number; all else goes by its id."""
    document, _, number = (about or "").partition("/")[2].rpartition(".")
    head = side.overview.heads.get(f"document/{document}")
    if head:
        return known(about=title(head), number=number)
    return known(id=readable(side.overview, about) if about else None)


def _told(judged: Judged, kind: ChangeKind, old: Side, identity: Identity) -> bool:
    """Say whether a change of an entity tells the judgement, too."""
    if kind is ChangeKind.UNJUDGED:
        return identity.parted.get(judged.about) == judged.becomes is not None or (
            judged.becomes is not None and identity.now.get(judged.becomes) == judged.about
        )
    if judged.verdict == "pg:NotSame":
        return judged.becomes is not None and identity.parted.get(judged.becomes) == judged.about
    return judged.about in old.overview.things and identity.now.get(judged.about) != judged.about


def _name(id: str | None, side: Side, other: Side) -> str:
    """Name what a judgement speaks of: in this version, in the other one, or by its id."""
    for each in (side, other):
        if id in each.overview.things:
            return each.name(id)
    return readable(side.overview, id or "")


def _by(judged: Judged) -> dict[str, str]:
    return {"who": judged.who, "when": judged.when, "why": judged.why}
