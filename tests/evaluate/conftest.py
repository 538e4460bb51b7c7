"""A gold document of an invented town, and records as `policy-graph extract` prints them."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from policy_graph.evaluate.gold import MARK

MARKED = """⟦ORG:三ツ瀬市港湾審議会⟧会議録
（１）　議題　「⟦PROGRAM:みつせ港湾ビジョン⟧」について
○織部会長　⟦GPE:三ツ瀬市⟧の⟦PROGRAM:みつせ港湾
ビジョン⟧を⟦ORG=三ツ瀬市港湾局:港湾局⟧の⟦POST:港湾課長⟧が説明します。
○黒瀬港湾課長　⟦ORG~三ツ瀬市:本市⟧は⟦PLACE?:瀬戸口桟橋⟧で⟦PERSON:織部⟧会長と協議しました。
"""
STRUCTURE = {
    "title": "三ツ瀬市港湾審議会会議録",
    "body": "三ツ瀬市港湾審議会",
    "municipality": "三ツ瀬市",
    "date": None,
    "start": None,
    "end": None,
    "venue": None,
    "attendees": [{"name": "織部", "role": "会長", "affiliation": None, "affiliation_role": None}],
    "agenda": [{"number": "1", "title": "「みつせ港湾ビジョン」について"}],
    "utterances": [
        {
            "speaker": "織部会長",
            "name": "織部",
            "role": "会長",
            "kind": "speech",
            "first": "三ツ瀬市のみつせ港湾",
            "last": "が説明します。",
        },
        {
            "speaker": "黒瀬港湾課長",
            "name": "黒瀬",
            "role": "港湾課長",
            "kind": "speech",
            "first": "本市は瀬戸口桟橋で",
            "last": "協議しました。",
        },
    ],
}
RELATIONS = [
    {
        "s": "港湾局",
        "p": "responsibleFor",
        "o": "みつせ港湾ビジョン",
        "evidence": "港湾局の",
        "optional": False,
    },
    {"s": "三ツ瀬市", "p": "cooperatesWith", "o": "基隆市", "evidence": "本市は", "optional": True},
]
Record = dict[str, Any]


@pytest.fixture
def stem(tmp_path: Path) -> Path:
    """The stem of a gold document with all its files."""
    stem = tmp_path / "mitsuse.2024"
    source = MARK.sub(lambda mark: mark["surface"], MARKED)
    for ending, text in (
        (".spans.txt", MARKED),
        (".txt", source),
        (".structure.json", json.dumps(STRUCTURE, ensure_ascii=False)),
        (".relations.jsonl", "\n".join(json.dumps(each, ensure_ascii=False) for each in RELATIONS)),
    ):
        stem.with_name(stem.name + ending).write_text(text, "utf-8")
    return stem


@pytest.fixture
def mention(stem: Path) -> Callable[..., Record]:
    """Make the mention record of the ``nth`` place where some words stand in the source."""
    source = stem.with_name(f"{stem.name}.txt").read_text("utf-8")

    def make(words: str, type: str, *, nth: int = 0, entity: str | None = None) -> Record:
        start = -1
        for _ in range(nth + 1):
            start = source.index(words, start + 1)
        end = start + len(words)
        return {
            "record": "mention",
            "start": start,
            "end": end,
            "type": type,
            "text": words,
            "entity": entity,
        }

    return make
