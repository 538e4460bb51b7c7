"""Names by their ending: the longest name, its right boundaries, and no name where the words are general."""

from collections.abc import Callable

import pytest

from policy_graph.recognize.analysis import Analysis
from policy_graph.recognize.mended import mended
from policy_graph.recognize.suffixes import find

Words = Callable[[str], Analysis]


def names(analysis: Analysis) -> list[str]:
    return [f"{each.type}:{analysis.copy.text[each.start : each.end]}" for each in find(analysis, [])]


@pytest.mark.parametrize(
    ("words_of", "expected"),
    [
        ("若草市/地 産業 振興 協議会 専門 部会", ["Organization:若草市産業振興協議会専門部会"]),
        ("若草/地 大学 名誉教授", ["Organization:若草大学", "Post:名誉教授"]),
        ("総務 局 防災 部長", ["Organization:総務局", "Post:防災部長"]),
        ("産業 経済 局長", ["Post:産業経済局長"]),
        ("青葉県/地 星見町/地 役場", ["Organization:星見町役場"]),
        ("防災 訓練 ・/記 職員 避難 誘導 訓練", ["Program:職員避難誘導訓練"]),
        ("市長 ・/記 副市長", ["Post:市長", "Post:副市長"]),
        ("空き家 再生 事業 補助金", ["Program:空き家再生事業補助金"]),
        ("若葉野/固 地区", ["Place:若葉野"]),
        ("星見/地 第/頭 １/数 地区", ["Place:星見第１地区"]),
        ("株式会社 ひなた", ["Organization:株式会社ひなた"]),
        ("若草市/地 土地 開発 公社 事業 計画", ["Organization:若草市土地開発公社"]),
    ],
)
def test_a_run_of_nouns_is_parted_where_a_reader_parts_it(
    words: Words, words_of: str, expected: list[str]
) -> None:
    assert names(words(words_of)) == expected


@pytest.mark.parametrize(
    "words_of",
    [
        "整備 計画",
        "既存 事業",
        "検討 委員会",
        "運用方法",
        "都市 計画",
        "制度 化/尾",
        "各 課",
        "担当 部",
        "公立 学校",
        "若草/地 区立 学校",
        "最寄り 駅",
        "国庫補助金",
        "事業 者/尾",
    ],
)
def test_general_words_make_no_name(words: Words, words_of: str) -> None:
    assert names(words(words_of)) == []


@pytest.mark.parametrize(
    ("words_of", "expected"),
    [
        ("令和/固 ６/数 年度 若草市/地 総合 計画", "Program:若草市総合計画"),
        ("議案 第/頭 ３/数 号 若草市/地 霊園 条例", "Program:若草市霊園条例"),
        ("第/頭 ２/数 回 若草市/地 防災 会議", "Organization:若草市防災会議"),
        ("各 星見/地 商工会", "Organization:星見商工会"),
    ],
)
def test_years_numbers_and_modifiers_stay_outside(words: Words, words_of: str, expected: str) -> None:
    assert names(words(words_of)) == [expected]


def test_the_number_of_a_term_belongs_to_the_name(words: Words) -> None:
    assert names(words("第/頭 ３/数 次/尾 若草市/地 環境 計画")) == ["Program:第３次若草市環境計画"]


def test_an_article_number_does_not_hide_the_law(words: Words) -> None:
    analysis = words("湿原 保護 法 第/頭 ２/数 条 第/頭 １/数 項")
    assert names(analysis) == ["Program:湿原保護法"]


def test_what_the_tokenizer_cut_wrongly_is_mended(words: Words) -> None:
    whole = mended(words("環境 福祉 委員 会議 案 審査"), None)
    assert names(whole) == ["Organization:環境福祉委員会"]


def test_a_surname_that_ends_like_a_unit_is_no_unit(words: Words) -> None:
    assert names(words("水無瀬室/姓")) == []
