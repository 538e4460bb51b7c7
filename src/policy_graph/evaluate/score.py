"""The score of one document, and of many together."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce
from operator import add
from typing import Any

from policy_graph.evaluate import relations, spans, structure
from policy_graph.evaluate.cases import Case, cases
from policy_graph.evaluate.errors import Error
from policy_graph.evaluate.gold import Gold
from policy_graph.evaluate.measures import Measure, mean
from policy_graph.evaluate.prediction import Record, mentions

Key = tuple[str, str]
TOGETHER = "together"


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Every measure of one document, or of several ``documents`` together.

    ``measures`` is keyed by layer (``spans``, ``structure``, ``relations``) and name (``exact``, ``Place`` …); a layer
    that the gold lacks is absent. Over several documents the counts are added up (micro). ``cases`` are the single finds
    that were judged, with their confidence.
    """

    name: str
    measures: Mapping[Key, Measure]
    errors: tuple[Error, ...] = field(default=(), repr=False)
    cases: tuple[Case, ...] = field(default=(), repr=False)
    documents: tuple["Score", ...] = field(default=(), repr=False)

    def macro(self, key: Key) -> float:
        """Average a measure's F1 or share over the documents that have something to find, each weighing the same."""
        return mean([score.measures[key] for score in self.documents or (self,) if key in score.measures])

    def as_json(self) -> dict[str, Any]:
        """Give the measures as ``{layer: {name: figures}}``, with the macro mean where there are several documents."""
        layers: dict[str, Any] = {}
        for (layer, name), measure in self.measures.items():
            figures = measure.as_json()
            if self.documents:
                figures["macro"] = round(self.macro((layer, name)), 4)
            layers.setdefault(layer, {})[name] = figures
        return layers


def score(gold: Gold, records: Iterable[Record]) -> Score:
    """Score the JSON objects that ``policy-graph extract`` prints for the gold document's source."""
    records = list(records)
    measures: dict[Key, Measure] = {}
    errors: list[Error] = []
    for layer, counted, wrong in _layers(gold, records):
        measures |= {(layer, name): measure for name, measure in counted.items()}
        errors += wrong
    return Score(name=gold.name, measures=measures, errors=tuple(errors), cases=cases(gold, records))


def together(scores: Sequence[Score]) -> Score:
    """Add up the scores of several documents; the order of the measures is that of their first appearance."""
    keys = dict.fromkeys(key for each in scores for key in each.measures)
    return Score(
        name=TOGETHER,
        measures={
            key: reduce(add, [each.measures[key] for each in scores if key in each.measures]) for key in keys
        },
        documents=tuple(scores),
    )


def _layers(gold: Gold, records: Sequence[Record]) -> Iterator[tuple[str, dict[str, Measure], list[Error]]]:
    named = spans.compare(gold.marks, mentions(records, gold.text))
    yield "spans", spans.measure(named), list(spans.errors(named, gold.text))
    if gold.structure is not None:
        parts = structure.compare(gold.structure, records, gold.text)
        yield "structure", structure.measure(parts, gold.text), list(structure.errors(parts, gold.text))
    if gold.relations is not None:
        facts = relations.compare(gold.relations, records)
        yield "relations", relations.measure(facts), list(relations.errors(facts))
