"""Our figures are those of the scorer that the gold documents came with, on predictions of every quality."""

import json
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from policy_graph.evaluate.documents import find, read
from policy_graph.evaluate.gold import Gold
from policy_graph.evaluate.measures import Match, Measure
from policy_graph.evaluate.score import score

GOLD = Path(__file__).parents[2] / ".." / "shared" / "gold"
STEMS = find([GOLD]) if GOLD.is_dir() else []
ENTITY_TYPES = ("Organization", "Place", "Program", "Person", "Post")
Record = dict[str, Any]

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not STEMS, reason="the shared gold documents are not beside the checkout"),
]


@pytest.mark.parametrize("noise", [0.0, 0.1, 0.4])
@pytest.mark.parametrize("stem", STEMS, ids=lambda stem: str(stem.name))
def test_every_figure_is_the_same(stem: Path, noise: float, tmp_path: Path) -> None:
    gold = read(stem)
    records = list(Guess(gold, noise, seed=len(stem.name)).records())
    prediction = tmp_path / "prediction.jsonl"
    prediction.write_text("\n".join(json.dumps(each, ensure_ascii=False) for each in records), "utf-8")
    run = subprocess.run(
        [sys.executable, GOLD / "score.py", stem, prediction, "--json"], capture_output=True, check=True
    )
    expected = json.loads(run.stdout)
    del expected["spans"]["anaphora_gold"]  # ours is part of the share
    measures = score(gold, records).measures
    assert {
        layer: {name: as_theirs(measures[layer, name], name) for name in figures}
        for layer, figures in expected.items()
    } == expected
    ours = {("spans", "anaphora_precision")}
    assert len(measures.keys() - ours) == sum(map(len, expected.values()))


def as_theirs(measure: Measure, name: str) -> Any:
    """Write a measure in the manner of the other scorer."""
    if isinstance(measure, Match):
        keep = ("precision", "recall", "f1", "predicted", "gold")
        return {key: value for key, value in measure.as_json().items() if key in keep}
    if name == "meeting_fields":
        behind = f" wrong: {', '.join(measure.wrong)}" if measure.wrong else ""
        return f"{measure.right}/{measure.of}{behind}"
    if name == "anaphora_recall" and not measure.of:
        return None
    return round(measure.share, 4)


class Guess:
    """Records made from the gold, each spoilt with the probability ``noise``: dropped, moved, renamed, retyped."""

    def __init__(self, gold: Gold, noise: float, seed: int) -> None:
        self.gold, self.noise, self.random = gold, noise, random.Random(seed)
        places = gold.text.places
        self.offsets = {place: offset for offset, place in enumerate(places)}

    def records(self) -> Iterator[Record]:
        yield from self.mentions()
        yield from self.structure(self.gold.structure or {})
        yield from self.facts()

    def spoil(self) -> bool:
        return self.random.random() < self.noise

    def mentions(self) -> Iterator[Record]:
        names = sorted({(mark.type, mark.canonical) for mark in self.gold.marks})
        for type, name in names:
            label = f"{name}（旧）" if self.spoil() else name
            yield {
                "record": "entity",
                "id": f"{type}/{name}",
                "type": type,
                "label": label,
                "aliases": [name],
            }
        for mark in self.gold.marks:
            if self.spoil():
                continue
            type = self.random.choice(ENTITY_TYPES) if self.spoil() else mark.type
            start, end = mark.start, mark.end
            if self.spoil():
                start, end = max(0, start + self.random.randint(-2, 2)), end + self.random.randint(0, 2)
            yield self.mention(start, max(start, end), type, f"{mark.type}/{mark.canonical}")
            if self.spoil():
                yield self.mention(mark.start, mark.end, self.random.choice(ENTITY_TYPES), None)
        for _ in range(int(self.noise * 100)):
            start = self.random.randrange(len(self.gold.text.text) - 9)
            yield self.mention(
                start, start + self.random.randint(1, 8), self.random.choice(ENTITY_TYPES), None
            )

    def mention(self, start: int, end: int, type: str, entity: str | None) -> Record:
        last = len(self.gold.text.text)
        places = {"start": self.offsets[min(start, last)], "end": self.offsets[min(end, last)]}
        words = self.gold.text.text[start:end]
        return {"record": "mention", **places, "type": type, "text": words, "entity": entity}

    def structure(self, told: Record) -> Iterator[Record]:
        spelling = {"start": "start_time", "end": "end_time"}
        yield {"record": "meeting"} | {
            spelling.get(field, field): "別" if self.spoil() else value
            for field, value in told.items()
            if isinstance(value, str)
        }
        for kind, listed in (("attendee", "attendees"), ("agenda", "agenda")):
            for row in told.get(listed, []):
                if not self.spoil():
                    yield (
                        row
                        | {"record": kind}
                        | ({self.random.choice(list(row)): "別"} if self.spoil() else {})
                    )
        yield from self.utterances(told.get("utterances", []))

    def utterances(self, told: list[Record]) -> Iterator[Record]:
        behind = 0
        for each in told:
            start = self.gold.text.text.index(each["first"], behind)
            behind = start + 1
            end = self.gold.text.text.index(each["last"], start) + len(each["last"])
            if self.spoil():
                continue
            shift = self.random.randint(0, 3) if self.spoil() else 0
            spoilt = {self.random.choice(["speaker", "name", "role", "kind"]): "別"} if self.spoil() else {}
            yield (
                {key: each.get(key) for key in ("speaker", "name", "role", "kind")}
                | spoilt
                | {
                    "record": "utterance",
                    "start": self.offsets[start + shift],
                    "end": self.offsets[max(start + shift, end - shift)],
                    "label_start": self.offsets[max(0, start - len(each["speaker"]) - 1)],
                    "label_end": self.offsets[start],
                }
            )

    def facts(self) -> Iterator[Record]:
        relations = self.gold.relations or ()
        predicates = [*sorted({each["p"] for each in relations}), "unheardOf"]
        for each in relations:
            if self.spoil():
                continue
            subject, object = each["s"], each["o"]
            if self.spoil() or each["p"] == "cooperatesWith":
                subject, object = object, subject
            predicate = self.random.choice(predicates) if self.spoil() else each["p"]
            yield {
                "record": "fact",
                "subject": self.random.choice([subject, f"Organization/{subject}", f"Program/{subject}"]),
                "predicate": predicate,
                "object": self.random.choice([object, f"Place/{object}", f"Organization/{object}"]),
            }
