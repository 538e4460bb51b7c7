"""What was extracted, in the coordinates of the gold: the records that ``policy-graph extract`` prints."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from policy_graph.evaluate.squeezed import Squeezed
from policy_graph.text import squeeze

Record = dict[str, Any]


@dataclass(frozen=True, slots=True, order=True)
class Named:
    """A predicted mention; ``start`` and ``end`` count characters of the text without white space.

    ``led_back`` tells that it is a name that points back (本市) and was led to its entity.
    """

    start: int
    end: int
    type: str
    name: str
    led_back: bool = False

    @property
    def place(self) -> tuple[int, int]:
        """Where the mention stands."""
        return self.start, self.end


def same_form(value: str | None) -> str:
    """Reduce a value to the form in which gold and prediction are compared: NFKC, no white space, absent is empty."""
    return squeeze(unicodedata.normalize("NFKC", value or ""))


def of_kind(records: Iterable[Record], kind: str) -> list[Record]:
    """Pick the records of one kind."""
    return [record for record in records if record["record"] == kind]


def mentions(records: Iterable[Record], text: Squeezed) -> list[Named]:
    """Give the mentions, named by the label of their entity, each once and in order.

    Mentions inside a speaker label are left out: the line that opens a speech belongs to the structure.
    """
    return sorted({one for one, _ in named(list(records), text)})


def named(records: Sequence[Record], text: Squeezed) -> list[tuple[Named, Record]]:
    """Give the mentions that ``mentions`` gives, each with its record."""
    labels = {record["id"]: record["label"] for record in of_kind(records, "entity")}
    heads = [
        (text.at(record["label_start"]), text.at(record["label_end"]))
        for record in of_kind(records, "utterance")
        if record.get("label_end") is not None
    ]
    found = [
        (
            Named(
                text.at(record["start"]),
                text.at(record["end"]),
                record["type"],
                _name(record, labels),
                bool(record.get("anaphor")) and record.get("entity") in labels,
            ),
            record,
        )
        for record in of_kind(records, "mention")
    ]
    return [
        (one, record)
        for one, record in found
        if not any(start <= one.start and one.end <= end for start, end in heads)
    ]


def _name(mention: Record, labels: dict[str, str]) -> str:
    """Name a mention by its entity; one that was left without an entity by its own words."""
    entity = mention.get("entity")
    return labels[entity] if entity in labels else str(mention.get("text", ""))
