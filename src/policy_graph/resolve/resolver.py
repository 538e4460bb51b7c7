"""One meeting's mentions and claims become entities and facts."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from policy_graph.model import (
    Document,
    EntityType,
    Finding,
    Meeting,
    Mention,
    Recognition,
    Reference,
    Resolution,
    Severity,
    Span,
)
from policy_graph.resolve.entities import Key, Names, entities, entity_of, names
from policy_graph.resolve.facts import facts
from policy_graph.resolve.focus import antecedents
from policy_graph.resolve.scope import Scopes, scopes

GOVERNMENTS = {"prefecture", "municipality", "special-ward", "ward", "country"}


def resolve(document: Document, meeting: Meeting, recognition: Recognition) -> Resolution:
    """Link every mention to an entity and turn every claim into a fact; pure, and blind to all other documents."""
    mentions = recognition.mentions
    link = _Link(
        known=names(mentions, meeting),
        scopes=scopes(meeting, _governments(mentions)),
        meant=_meant(mentions, meeting),
    )
    linked = [(mention, link(mention)) for mention in mentions]
    ends = [end for claim in recognition.claims for end in (claim.subject, claim.object)]
    named = [(each, *found) for each, found in [*linked, *((end, link(end)) for end in ends)] if found]
    return Resolution(
        mentions=tuple(replace(mention, entity=found[0] if found else None) for mention, found in linked),
        entities=entities(named, link.known),
        facts=facts(recognition.claims, lambda end: found[0] if (found := link(end)) else None),
        findings=tuple(_unresolved(mention) for mention, found in linked if not found),
    )


@dataclass(frozen=True, slots=True)
class _Link:
    """Finds the entity of whatever is named; ``meant`` gives the antecedent of each anaphor."""

    known: Names
    scopes: Scopes
    meant: Mapping[tuple[Span, EntityType], Mention | None]

    def __call__(self, named: Mention | Reference) -> tuple[str, Key] | None:
        if isinstance(named, Mention) and named.anaphor:
            antecedent = self.meant.get((named.span, named.type))
            return entity_of(antecedent, self.known, self.scopes) if antecedent else None
        return entity_of(named, self.known, self.scopes)


def _meant(mentions: tuple[Mention, ...], meeting: Meeting) -> dict[tuple[Span, EntityType], Mention | None]:
    return {
        (anaphor.span, anaphor.type): antecedent for anaphor, antecedent in antecedents(mentions, meeting)
    }


def _governments(mentions: tuple[Mention, ...]) -> tuple[str, ...]:
    return tuple({mention.canonical or mention.name for mention in mentions if mention.kind in GOVERNMENTS})


def _unresolved(mention: Mention) -> Finding:
    return Finding(
        code="resolve.unresolved",
        message=f"what {mention.name} stands for here is not sure; it was left open",
        span=mention.span,
        severity=Severity.INFO,
    )
