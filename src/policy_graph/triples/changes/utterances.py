"""What changed in the talk of one meeting: words, speakers, agenda items, answers, order."""

from collections.abc import Iterator

from policy_graph.model import Change, ChangeKind, Word, known
from policy_graph.triples.changes.alignment import align, alike
from policy_graph.triples.changes.identity import Identity
from policy_graph.triples.changes.meetings import items, title
from policy_graph.triples.changes.records import Minutes, Side, Utterance
from policy_graph.triples.changes.withheld import masked
from policy_graph.triples.changes.wording import excerpt, reworded

# The same speaker makes two texts a little more alike.
SAME_SPEAKER = 0.15
Pair = tuple[Utterance | None, Utterance | None]


def utterances(old: Minutes, new: Minutes, sides: tuple[Side, Side], identity: Identity) -> Iterator[Change]:
    """Tell what changed in the talk, utterance by utterance."""
    talk = _Talk(old, new, sides, identity)
    for before, after in talk.pairs:
        if before is None and after:
            yield talk.change(ChangeKind.UTTERANCE_ADDED, after, words=excerpt(after.text))
        elif after is None and before:
            yield talk.change(ChangeKind.UTTERANCE_GONE, before, side=0, words=excerpt(before.text))
        elif before and after:
            yield from talk.compared(before, after)


class _Talk:
    """The talk of one meeting in both versions, paired."""

    def __init__(self, old: Minutes, new: Minutes, sides: tuple[Side, Side], identity: Identity) -> None:
        keys = (lambda each: (each.label, each.text), lambda each: each.text)
        aligned = align(old.utterances, new.utterances, keys, _likeness)
        self.pairs, self.moved = _moved(list(aligned))
        self.meeting, self.sides, self.identity = title(new.head), sides, identity
        self.numbers = {a.number: b.number for a, b in self.pairs if a and b}
        self.titles = {a[1]: b[1] for a, b in items(old, new) if a and b}
        self.old = {each.number: each for each in old.utterances}
        self.new = {each.number: each for each in new.utterances}

    def compared(self, before: Utterance, after: Utterance) -> Iterator[Change]:
        """Tell what changed in one utterance."""
        if before.text != after.text and not _withdrawn(before, after):
            for old, new in reworded(before.text, after.text):
                yield self.change(ChangeKind.UTTERANCE_REWORDED, after, before=old, after=new)
        yield from self._speaker(before, after)
        if tuple(self.titles.get(each, each) for each in before.items) != after.items:
            yield self.change(
                ChangeKind.OTHER_ITEM, after, before="、".join(before.items), after="、".join(after.items)
            )
        if self.numbers.get(before.answers, 0 if not before.answers else -1) != after.answers:
            yield self.change(
                ChangeKind.OTHER_ANSWER,
                after,
                before=self._asked(self.old.get(before.answers)),
                after=self._asked(self.new.get(after.answers)),
            )
        if after.number in self.moved:
            yield self.change(ChangeKind.REORDERED, after, old_number=before.number)

    def _speaker(self, before: Utterance, after: Utterance) -> Iterator[Change]:
        old, new = self.sides
        if masked(before.label, after.label):
            return  # the withdrawal tells it
        if self.identity.old(before.speaker) != self.identity.new(after.speaker):
            said = (old.name(before.speaker) or before.label, new.name(after.speaker) or after.label)
            said = said if said[0] != said[1] else (before.label, after.label)
            kind = ChangeKind.REATTRIBUTED
        elif before.label != after.label:
            said, kind = (before.label, after.label), ChangeKind.RELABELLED
        else:
            return
        yield self.change(kind, after, before=said[0], after=said[1], words=excerpt(after.text))

    def _asked(self, asked: Utterance | None) -> str:
        return f"{asked.number} {asked.label}" if asked else ""

    def change(self, kind: ChangeKind, utterance: Utterance, *, side: int = 1, **said: Word) -> Change:
        """Tell one change of an utterance, with what a reader finds it by."""
        place = known(
            number=utterance.number,
            speaker=utterance.label,
            line=utterance.line or None,
            page=utterance.page or None,
            **said,
        )
        return Change(kind=kind, meeting=self.meeting, iri=self.sides[side].iri(utterance.id), said=place)


def _likeness(old: Utterance, new: Utterance) -> float:
    if _withdrawn(old, new):
        return 1.0
    bonus = SAME_SPEAKER if old.label == new.label else 0.0
    return alike(old.text, new.text) + bonus


def _withdrawn(old: Utterance, new: Utterance) -> bool:
    """Say whether words were withdrawn, or are there again: the withdrawal tells it."""
    whole = (old.withdrawn or new.withdrawn) and old.number == new.number
    return whole or masked(old.text, new.text)


def _moved(aligned: list[Pair]) -> tuple[list[Pair], set[int]]:
    """Join what went from one place with the same words that came in another; give the new numbers of these."""
    came: dict[str, Utterance] = {}
    for before, after in reversed(aligned):
        if before is None and after:
            came[after.text] = after
    pairs: list[Pair] = []
    joined: set[int] = set()
    for before, after in aligned:
        if before and after is None and before.text in came:
            after = came.pop(before.text)
            joined.add(after.number)
        pairs.append((before, after))
    kept = [(a, b) for a, b in pairs if not (a is None and b and b.number in joined)]
    return kept, joined
