"""What is withdrawn is taken out of the chapters of a build, one after the other."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256

from policy_graph.engine.cache import Cache
from policy_graph.engine.chapter import Chapter, chapter
from policy_graph.engine.chapters import Kept
from policy_graph.engine.keys import Keys
from policy_graph.engine.records import closed, opened
from policy_graph.engine.withdrawing import Gone, whom
from policy_graph.errors import UsageError
from policy_graph.model import Extraction, Judgement, Privacy
from policy_graph.privacy.traces import trace
from policy_graph.privacy.withdraw import Known, Taking
from policy_graph.resolve.judgements import replay


@dataclass(frozen=True, slots=True)
class Hiding:
    """Takes out what ``hidden`` withdraws; no more than one document is in memory at a time."""

    cache: Cache
    hidden: Privacy
    base: str
    said: tuple[Judgement, ...]

    def __call__(self, kept: Sequence[Kept]) -> tuple[Gone, list[Kept]]:
        """Give what was withdrawn and the documents that are left, by their new ids.

        Raises UsageError where nothing is left.
        """
        if not self.hidden:
            return Gone(known=Known(privacy=self.hidden)), list(kept)
        found = whom([trace(self._extraction(each), self.hidden.mask) for each in kept], self.hidden)
        taking = Taking(found)
        left = {each.summary.id: each for each in self._left(kept, found, taking)}
        gone = frozenset(each.summary.id for each in kept) - found.left
        stones = taking.tombstones
        return Gone(known=found, stones=stones, withdrawn=gone), [left[id_] for id_ in sorted(left)]

    def _left(self, kept: Sequence[Kept], found: Known, taking: Taking) -> Iterator[Kept]:
        for each in kept:
            if each.summary.id in found.left:
                before = self._extraction(each)
                after = taking(before)
                yield each if after is before else self._written(each, after)

    def _written(self, kept: Kept, extraction: Extraction) -> Kept:
        """Write the chapter of a document anew; it is kept under the hash of what is left."""
        key = sha256(kept.keys.chapter.encode() + closed(extraction)).hexdigest()
        if not self.cache.holds(key):
            self.cache.put(key, chapter(extraction, self.base, self.said))
        keys = Keys(extraction=kept.keys.extraction, chapter=key)
        return Kept(keys, Chapter(self.cache.file(key)).summary())

    def _extraction(self, kept: Kept) -> Extraction:
        content = self.cache.get(kept.keys.extraction)
        if content is None:
            raise UsageError(
                f"{kept.summary.name} has vanished from the cache {self.cache.place} meanwhile: build again"
            )
        return replay(opened(content), self.said)
