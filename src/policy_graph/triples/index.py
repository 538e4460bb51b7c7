"""What stands where in one document, and which entity goes by which name."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from policy_graph.model import Entity, EntityType, Extraction, Mention, Passage, Span, Stated, Utterance
from policy_graph.text import fold, line_ends

Names = Mapping[tuple[EntityType, str], tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """Finds mentions, passages and utterances by their place, and entities by their names."""

    mentions: tuple[Mention, ...]
    passages: tuple[Passage, ...]
    passage_starts: tuple[int, ...]
    utterances: tuple[Utterance, ...]
    names: Names
    line_ends: tuple[int, ...]
    pages: tuple[int, ...] = ()

    def line_of(self, at: int) -> int:
        """Return the number of the line that an offset lies in, counted from 1: on its page, where there are pages."""
        page = self.pages[max(bisect_right(self.pages, at), 1) - 1] if self.pages else 0
        return bisect_right(self.line_ends, at) - bisect_right(self.line_ends, page) + 1

    def entity_in(self, span: Span | None, type_: EntityType) -> str | None:
        """Return the entity that the first mention of a type inside a stretch stands for."""
        found = (mention.entity for mention in self._mentions_in(span, type_) if mention.entity)
        return next(found, None)

    def entity_called(self, name: str | None, *types: EntityType) -> str | None:
        """Return the only entity of the first of ``types`` that goes by a name; ``None`` where that is not sure."""
        for type_ in types if name else ():
            if len(found := self.names.get((type_, fold(name or "")), ())) == 1:
                return found[0]
        return None

    def entity_at(self, stated: Stated | None, type_: EntityType) -> str | None:
        """Return the entity named at a stated value, else the one that goes by this value."""
        if stated is None:
            return None
        return self.entity_in(stated.span, type_) or self.entity_called(stated.value, type_)

    def passage_of(self, span: Span) -> Passage | None:
        """Return the paragraph that holds a stretch wholly."""
        at = bisect_right(self.passage_starts, span.start) - 1
        return self.passages[at] if at >= 0 and self.passages[at].span.covers(span) else None

    def passages_in(self, span: Span) -> list[Passage]:
        """List the paragraphs that lie wholly in a stretch."""
        first, last = (bisect_left(self.passage_starts, at) for at in (span.start, span.end))
        return [passage for passage in self.passages[first:last] if span.covers(passage.span)]

    def utterance_of(self, span: Span) -> Utterance | None:
        """Return the utterance whose label or speech holds a stretch wholly."""
        at = bisect_right(self.utterances, span.start, key=lambda utterance: utterance.label.start) - 1
        if at < 0:
            return None
        utterance = self.utterances[at]
        return utterance if utterance.label.covers(span) or utterance.span.covers(span) else None

    def _mentions_in(self, span: Span | None, type_: EntityType) -> Iterator[Mention]:
        if span is None:
            return
        at = bisect_left(self.mentions, span.start, key=lambda mention: mention.span.start)
        for mention in self.mentions[at:]:
            if mention.span.start >= span.end:
                return
            if mention.type is type_ and span.covers(mention.span):
                yield mention


def index(extraction: Extraction) -> Index:
    """Index one document."""
    meeting = extraction.meeting
    passages = tuple(sorted(meeting.passages, key=lambda passage: passage.span))
    return Index(
        mentions=tuple(sorted(extraction.mentions, key=lambda mention: mention.span)),
        passages=passages,
        passage_starts=tuple(passage.span.start for passage in passages),
        utterances=tuple(sorted(meeting.utterances, key=lambda utterance: utterance.label)),
        names=_names(extraction.entities),
        pages=extraction.document.pages,
        line_ends=line_ends(extraction.document.text),
    )


def _names(entities: Sequence[Entity]) -> Names:
    names: dict[tuple[EntityType, str], set[str]] = defaultdict(set)
    for entity in entities:
        for name in (entity.label, *entity.aliases, entity.id.rpartition("/")[2]):
            names[entity.type, fold(name)].add(entity.id)
    return {key: tuple(sorted(ids)) for key, ids in names.items()}
