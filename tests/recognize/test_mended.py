"""Words that the tokenizer cuts in the wrong place are put right, and no character is lost."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_graph.recognize.mended import mended

from .conftest import Words, analysis_of

OWN = re.compile("ほしみ|星見町(?=[まむ町])")


def cut(marked: str) -> list[str]:
    return [token.text for token in mended(analysis_of(marked), OWN).tokens]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("ほ し/動 み 応援 券", ["ほしみ", "応援", "券"]),
        ("星見/地 町まち づくり 条例", ["星見町", "まち", "づくり", "条例"]),
        ("区議会議員", ["区議会", "議員"]),
        ("人事委員会勧告", ["人事委員会", "勧告"]),
        ("青葉県星見町/地 役場", ["青葉県", "星見町", "役場"]),
        ("公園沿い", ["公園", "沿い"]),
        ("条例案", ["条例", "案"]),
        ("町内", ["町内"]),
    ],
)
def test_words_are_joined_and_parted(marked: str, expected: list[str]) -> None:
    assert cut(marked) == expected


def test_the_own_name_in_hiragana_is_a_place_name(words: Words) -> None:
    first = mended(words("ほ し/動 み 応援 券"), OWN).tokens[0]
    assert "固有名詞-地名" in first.tag


@given(st.lists(st.sampled_from(["ほ", "し", "み", "ほしみ", "会議", "案", "条例案", "区議会議員", "町"])))
def test_the_words_still_cover_the_text_in_order(texts: list[str]) -> None:
    analysis = analysis_of(" ".join(texts))
    tokens = mended(analysis, OWN).tokens
    assert "".join(token.text for token in tokens) == analysis.copy.text
    assert all(analysis.copy.text[token.start : token.end] == token.text for token in tokens)
    assert all(0 <= token.head < len(tokens) for token in tokens)


def test_heads_follow_the_words() -> None:
    words = analysis_of("区議会議員 は ほ し み 市民")
    leaning = replace(
        words,
        tokens=tuple(
            replace(token, head=head) for token, head in zip(words.tokens, [5, 0, 4, 4, 5, 5], strict=True)
        ),
    )
    tokens = mended(leaning, OWN).tokens
    assert [(token.text, tokens[token.head].text) for token in tokens] == [
        ("区議会", "議員"),
        ("議員", "市民"),
        ("は", "議員"),
        ("ほしみ", "市民"),
        ("市民", "市民"),
    ]
