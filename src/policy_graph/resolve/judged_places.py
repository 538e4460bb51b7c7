"""What becomes of each name and each piece of evidence of one document under the judgements."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from policy_graph.model import Extraction, Fact, Judgement, Mention, Predicate, Span
from policy_graph.resolve.outcomes import Outcome, Rules


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of evidence of a fact, and what the fact's ends are there. The subject of an alias is the alias."""

    fact: Fact
    span: Span
    subject: Outcome
    object: Outcome

    @property
    def ends(self) -> tuple[str, str] | None:
        """The ids of both ends, ``None`` where one of them is withdrawn."""
        return (self.subject.id, self.object.id) if self.subject.id and self.object.id else None

    @property
    def by(self) -> tuple[Judgement, ...]:
        """The judgements that met it."""
        return *self.subject.by, *self.object.by


@dataclass(frozen=True, slots=True)
class Places:
    """Tells what stands for an entity at a place of the document; ``mentions`` are those of each entity."""

    rules: Rules
    mentions: Mapping[str, Sequence[Mention]]

    def rest(self, id_: str) -> Outcome:
        """Return what stands for an entity where no judgement speaks of a spelling."""
        return self.rules.outcome(id_)

    def at(self, id_: str, span: Span) -> Outcome:
        """Return what stands for an entity in a piece of evidence: what its mentions there have become.

        Evidence that does not name it follows its mentions elsewhere; where mentions part, it stays with the rest.
        """
        all_ = self.mentions.get(id_, ())
        found = [self.rules.outcome(id_, each.name) for each in all_ if each.span.overlaps(span)]
        found = found or [self.rules.outcome(id_, each.name) for each in all_]
        if len({each.id for each in found}) != 1:
            return self.rest(id_)
        by = dict.fromkeys(judgement for each in found for judgement in each.by)
        return Outcome(found[0].id, tuple(by), any(each.other for each in found))

    def piece(self, fact: Fact, span: Span) -> Piece:
        """Return what has become of a fact in one piece of its evidence.

        An alias that is judged not to be one, or not to be a name at all, is withdrawn.
        """
        if fact.predicate is not Predicate.ALIAS_OF:
            return Piece(fact, span, self.at(fact.subject, span), self.at(fact.object, span))
        named = self.rules.outcome(fact.object, fact.subject)
        alias = None if any(each.name for each in named.by) else fact.subject
        return Piece(fact, span, Outcome(alias, named.by), self.at(fact.object, span))


def places(extraction: Extraction, rules: Rules) -> Places:
    """Index the mentions of one document by their entities."""
    mentions: dict[str, list[Mention]] = defaultdict(list)
    for mention in extraction.mentions:
        if mention.entity:
            mentions[mention.entity].append(mention)
    return Places(rules, mentions)


def pieces(extraction: Extraction, known: Places) -> Iterator[Piece]:
    """Take the facts of a document apart into pieces of evidence."""
    for fact in extraction.facts:
        yield from (known.piece(fact, span) for span in fact.evidence)
