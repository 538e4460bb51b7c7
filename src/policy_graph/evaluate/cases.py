"""Every mention and fact that gold can judge: how it was found, how sure it was said to be, whether it is right."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from policy_graph.evaluate import relations, spans, structure
from policy_graph.evaluate.gold import Gold
from policy_graph.evaluate.prediction import Named, Record, named, of_kind, same_form

LABEL = {"Person": "name", "Post": "role"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One find; ``record`` is ``mention`` or ``fact``, the other fields are those of the record.

    ``names`` are method and witnesses of the surest mention of each end of a fact.
    """

    record: str
    method: str
    witnesses: int = 0
    confidence: float
    right: bool
    names: tuple[tuple[str, int], ...] = ()


def cases(gold: Gold, records: Sequence[Record]) -> tuple[Case, ...]:
    """Judge the finds of one document; what the scores leave out (optional marks and relations) is left out here too.

    A name in a speaker label is right where the gold structure gives the label this name or role, a name that points back
    where it was led to the thing that the gold says.
    """
    return (*_mentions(gold, records), *_labels(gold, records), *_facts(gold, records))


def _mentions(gold: Gold, records: Sequence[Record]) -> Iterator[Case]:
    found = named(records, gold.text)
    comparison = spans.compare(gold.marks, [one for one, _ in found])
    considered = frozenset(comparison.considered)
    for one, record in found:
        right = _is_right(one, record, comparison, considered)
        if right is not None:
            yield _case("mention", record, right)


def _is_right(
    one: Named, record: Record, comparison: spans.Comparison, considered: frozenset[Named]
) -> bool | None:
    """Judge one mention; ``None`` where the gold leaves it open."""
    if one.type == "Post":
        return comparison.judges_post(one)
    if record.get("anaphor") and one.place in comparison.pointed:
        return spans.same_name(one, comparison.pointed[one.place]) if record.get("entity") else None
    return one in comparison.hits if one in considered else None


def _labels(gold: Gold, records: Sequence[Record]) -> Iterator[Case]:
    if gold.structure is None:
        return
    heads = [
        (read["label_start"], read["label_end"], told)
        for told, read in structure.compare(gold.structure, records, gold.text).pairs
        if read is not None and read.get("label_end") is not None
    ]
    for record in of_kind(records, "mention"):
        if record.get("method") == "label":
            told = next((told for start, end, told in heads if start <= record["start"] < end), {})
            right = same_form(record["text"]) == same_form(told.get(LABEL[record["type"]]))
            yield _case("mention", record, right)


def _facts(gold: Gold, records: Sequence[Record]) -> Iterator[Case]:
    if gold.relations is None:
        return
    mentions = sorted(of_kind(records, "mention"), key=lambda record: float(record.get("confidence", 0)))
    surest = {record.get("entity"): record for record in mentions}
    for said, right in relations.compare(gold.relations, records).facts:
        ends = [surest[end] for end in (said.record["subject"], said.record["object"]) if end in surest]
        names = tuple((str(end.get("method")), int(end.get("witnesses", 0))) for end in ends)
        yield replace(_case("fact", said.record, right), names=names)


def _case(kind: str, record: Record, right: bool) -> Case:
    return Case(
        record=kind,
        method=record.get("method", ""),
        witnesses=record.get("witnesses", 0),
        confidence=record.get("confidence", 0.0),
        right=right,
    )
