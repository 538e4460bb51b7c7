"""A name is found however it is written, and nowhere else."""

import unicodedata

import pytest

from policy_graph.model import Span
from policy_graph.privacy.mask import Names, masked
from policy_graph.privacy.names import Folded, name_in


@pytest.mark.parametrize(
    ("name", "text", "rest"),
    [
        ("高洲澄夫", "きのう高洲澄夫は", "きのう████は"),
        ("高洲澄夫", "高　洲　澄　夫", "█　█　█　█"),
        ("高洲澄夫", "高洲\r\n　澄夫議員", "██\r\n　██議員"),
        ("高洲澄夫", "髙洲澄夫", "████"),
        ("髙洲澄夫", "高洲澄夫", "████"),
        ("吉淵澄夫", "𠮷淵澄夫君", "████君"),
        ("葛城澄夫", "葛\U000e0100城澄夫君", "█████君"),
        ("タカス", "ﾀｶｽ君", "███君"),
        ("ヤマダ", "ﾔﾏﾀﾞ君", "████君"),
        ("やまだ", unicodedata.normalize("NFD", "やまださん"), "████さん"),
        ("J.スミス", "Ｊ．スミス氏", "█████氏"),
        ("J.スミス", "person/瀬戸沢市.J%2Eスミス", "person/瀬戸沢市.███████"),
        ("高洲澄夫", "高洲と澄夫", "高洲と澄夫"),
    ],
)
def test_a_name_is_taken_out_in_any_spelling_and_all_else_stays_in_its_place(
    name: str, text: str, rest: str
) -> None:
    assert masked(text, Folded(text).places([name])) == rest
    assert Names(gone=(name,)).string(text) == rest


def test_a_longer_name_that_is_to_stay_stays() -> None:
    names = Names(gone=("高洲澄夫",), kept=("高洲澄夫記念館",))
    assert names.string("高洲澄夫は高洲澄夫記念館に") == "████は高洲澄夫記念館に"


def test_white_space_between_withdrawn_words_stays_so_that_no_line_moves() -> None:
    assert masked("一 二\n三\u3000四", [Span(0, 7)]) == "█ █\n█\u3000█"


def test_the_name_in_an_id_is_read_without_its_escapes() -> None:
    assert name_in("person/瀬戸沢市.J%2Eスミス") == "J.スミス"
    assert name_in("place/100%25") == "100%"
