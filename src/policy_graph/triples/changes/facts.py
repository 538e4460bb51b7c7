"""What changed in the facts: gained, lost, said in another manner; the rest is counted."""

from collections.abc import Iterable, Iterator, Mapping

from policy_graph.model import Bilingual, Change, ChangeKind, Word, known
from policy_graph.triples.changes.identity import Identity
from policy_graph.triples.changes.meetings import title
from policy_graph.triples.changes.records import Ground, Key, Minutes, Side
from policy_graph.triples.changes.terms import called
from policy_graph.triples.changes.wording import excerpt

# A name is told with the entity that has it.
ALIAS = "pg:alias"
# So much of a quote is shown.
QUOTE = 120
Grounds = Mapping[str, Ground]


class Facts:
    """Compares what documents say, after old entities were replaced by what they are now."""

    def __init__(self, old: Side, new: Side, identity: Identity) -> None:
        self.old, self.new, self.identity = old, new, identity
        self.before = _joined((self._old(key), manners) for key, manners in old.overview.facts.items())
        self.after = _joined((self._new(key), manners) for key, manners in new.overview.facts.items())
        self.told: set[Key] = set()
        self.evidence = self.confidence = 0

    def changes(self, old: Minutes, new: Minutes) -> Iterator[Change]:
        """Tell what one document says and said; what another one says as well is counted only."""
        left = {self._old(key): (key, grounds) for key, grounds in old.facts.items()}
        right = {self._new(key): (key, grounds) for key, grounds in new.facts.items()}
        meeting = title(new.head)
        for key in sorted((left.keys() | right.keys()) - self.told):
            if key[1] == ALIAS or key[0] == key[2]:
                continue
            if key not in right:
                yield from self._lost(key, meeting, *left[key])
            elif key not in left:
                yield from self._gained(key, meeting, *right[key])
            else:
                yield from self._both(key, meeting, left[key][1], right[key])

    def counts(self) -> Iterator[Change]:
        """Tell how many facts differ in nothing but their evidence or their confidence."""
        if self.evidence:
            yield Change(kind=ChangeKind.EVIDENCE, amount=self.evidence)
        if self.confidence:
            yield Change(kind=ChangeKind.CONFIDENCE, amount=self.confidence)

    def _lost(self, key: Key, meeting: str, own: Key, grounds: Grounds) -> Iterator[Change]:
        if key in self.after:
            self.evidence += 1
        elif not any(self.identity.now.get(end, end) is None for end in (own[0], own[2])):
            self.told.add(key)
            yield _fact(ChangeKind.FACT_LOST, meeting, self.old, own, grounds)

    def _gained(self, key: Key, meeting: str, own: Key, grounds: Grounds) -> Iterator[Change]:
        if key in self.before:
            self.evidence += 1
        else:
            self.told.add(key)
            yield _fact(ChangeKind.FACT_GAINED, meeting, self.new, own, grounds)

    def _both(self, key: Key, meeting: str, left: Grounds, right: tuple[Key, Grounds]) -> Iterator[Change]:
        own, grounds = right
        if left.keys() != grounds.keys() and self.before[key] != self.after[key]:
            self.told.add(key)
            manners = known(before=_manners(left), after=_manners(grounds))
            yield _fact(ChangeKind.STATUS, meeting, self.new, own, grounds, **manners)
        elif _words(left) != _words(grounds):
            self.evidence += 1
        elif _confidences(left) != _confidences(grounds):
            self.confidence += 1

    def _old(self, key: Key) -> Key:
        subject, predicate, object_ = key
        return self.identity.old(subject) or "", predicate, self.identity.old(object_) or ""

    def _new(self, key: Key) -> Key:
        subject, predicate, object_ = key
        return self.identity.new(subject) or "", predicate, self.identity.new(object_) or ""


def _joined(found: Iterable[tuple[Key, set[str]]]) -> dict[Key, set[str]]:
    joined: dict[Key, set[str]] = {}
    for key, manners in found:
        joined[key] = joined.get(key, set()) | manners
    return joined


def _fact(
    kind: ChangeKind,
    meeting: str,
    side: Side,
    key: Key,
    grounds: Grounds,
    **more: Word,
) -> Change:
    ground = grounds[min(grounds, key=lambda manner: (manner != "pg:Stated", manner))]
    said = known(
        subject=side.name(key[0]),
        predicate=called(key[1]),
        object=side.name(key[2]),
        quote=excerpt(ground.sentence, QUOTE),
        line=ground.line or None,
        page=ground.page or None,
        status=_manners(grounds) if grounds.keys() != {"pg:Stated"} else None,
        **more,
    )
    return Change(kind=kind, meeting=meeting, iri=side.iri(ground.id), said=said)


def _manners(grounds: Grounds) -> Bilingual:
    names = [called(manner) for manner in sorted(grounds)]
    return Bilingual(ja="、".join(name.ja for name in names), en=", ".join(name.en for name in names))


def _words(grounds: Grounds) -> dict[str, tuple[str, ...]]:
    return {manner: ground.words for manner, ground in grounds.items()}


def _confidences(grounds: Grounds) -> dict[str, str]:
    return {manner: ground.confidence for manner, ground in grounds.items()}
