"""Facts against gold relations."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from policy_graph.evaluate.errors import Error, Fate
from policy_graph.evaluate.measures import Match, Measure
from policy_graph.evaluate.prediction import Record, of_kind, same_form

# Relations that hold in both directions.
SYMMETRIC = {"cooperatesWith"}
Relation = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One fact, with every name that its ends go by, and its record."""

    predicate: str
    subject: frozenset[str]
    object: frozenset[str]
    words: str
    record: Record = field(compare=False, repr=False)

    def meets(self, relation: Relation) -> bool:
        """Tell whether the fact says what the relation says."""
        subject, object = same_form(relation["s"]), same_form(relation["o"])
        forward = subject in self.subject and object in self.object
        backward = object in self.subject and subject in self.object
        both_ways = self.predicate in SYMMETRIC
        return self.predicate == relation["p"] and (forward or (both_ways and backward))


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Relations and facts side by side.

    ``needed`` are the relations that are not optional, each with whether a fact met it; ``facts`` the facts whose
    predicate the gold has at all, each with whether it is right, without those that meet optional relations alone.
    """

    needed: Sequence[tuple[Relation, bool]]
    facts: Sequence[tuple[Said, bool]]
    predicates: Sequence[str]


def compare(gold: Sequence[Relation], records: Sequence[Record]) -> Comparison:
    """Hold facts against relations; an end may be named by its label or any alias."""
    names = {
        entity["id"]: frozenset(same_form(name) for name in (entity["label"], *entity.get("aliases", [])))
        for entity in of_kind(records, "entity")
    }
    predicates = sorted({relation["p"] for relation in gold})
    needed = [relation for relation in gold if not relation.get("optional")]
    optional = [relation for relation in gold if relation.get("optional")]
    facts = [_said(fact, names) for fact in of_kind(records, "fact") if fact["predicate"] in predicates]
    judged = [(fact, any(map(fact.meets, needed))) for fact in facts]
    return Comparison(
        needed=[(relation, any(fact.meets(relation) for fact in facts)) for relation in needed],
        facts=[(fact, right) for fact, right in judged if right or not any(map(fact.meets, optional))],
        predicates=predicates,
    )


def measure(comparison: Comparison) -> dict[str, Measure]:
    """Count facts and relations, all together and per predicate."""
    return {
        "all": _match(comparison, comparison.predicates),
        **{predicate: _match(comparison, [predicate]) for predicate in comparison.predicates},
    }


def errors(comparison: Comparison) -> Iterator[Error]:
    """List facts that the gold does not have and relations that no fact met."""
    for fact, right in comparison.facts:
        if not right:
            yield Error(fate=Fate.WRONG, layer="relations", type=fact.predicate, text=fact.words)
    for relation, met in comparison.needed:
        if not met:
            yield Error(
                fate=Fate.MISSED,
                layer="relations",
                type=relation["p"],
                text=f"{relation['s']} → {relation['o']}",
                context=relation.get("evidence", ""),
            )


def _match(comparison: Comparison, predicates: Sequence[str]) -> Match:
    facts = [right for fact, right in comparison.facts if fact.predicate in predicates]
    needed = [met for relation, met in comparison.needed if relation["p"] in predicates]
    return Match(right=sum(facts), predicted=len(facts), found=sum(needed), gold=len(needed))


def _said(fact: Record, names: dict[str, frozenset[str]]) -> Said:
    subject, object = fact["subject"], fact["object"]
    return Said(
        predicate=fact["predicate"],
        subject=names.get(subject, frozenset({same_form(subject)})),
        object=names.get(object, frozenset({same_form(object)})),
        words=f"{subject} → {object}",
        record=fact,
    )
