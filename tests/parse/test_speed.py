"""Reading takes time in proportion to the length of the text, whatever the text."""

import time

import pytest

from policy_graph.parse.meeting import parse

from .conftest import document

HOSTILE = {
    "open brackets": "（",
    "closed brackets": "（a） ",
    "stage words": "〔拍手",
    "commas": "出席者\n、",
    "headings": "日時　場所　",
    "titles": "委員長",
    "labels": "○青柳委員　はい。\n",
    "seats": "　１番　青柳　蒼\n",
    "spaces": "会議録" + " " * 40,
    "numbers": "九九時",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_twenty_thousand_characters_of_anything_take_no_time(name: str) -> None:
    piece = HOSTILE[name]
    source = document("○青柳委員長　始めます。\n" + piece * (20_000 // len(piece)))
    start = time.perf_counter()
    parse(source)
    assert time.perf_counter() - start < 5
