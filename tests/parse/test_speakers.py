"""Labels split into name and role, by the form of Japanese titles alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_graph.parse.speakers import Known, split
from policy_graph.parse.words import titles


def read(text: str, known: Known | None = None) -> tuple[str | None, str | None] | None:
    parts = split(text, known) if known else split(text)
    if parts is None:
        return None
    return tuple(pair and text[slice(*pair)] for pair in (parts.name, parts.role))  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("label", "name", "role"),
    [
        ("青柳委員長", "青柳", "委員長"),
        ("青柳副委員長", "青柳", "副委員長"),
        ("小副川委員", "小副川", "委員"),
        ("黒岩防災安全担当課長", "黒岩", "防災安全担当課長"),
        ("勅使河原町長", "勅使河原", "町長"),
        ("辻広報広聴課長", "辻", "広報広聴課長"),
        ("佐々野福祉部長", "佐々野", "福祉部長"),
        ("緑川ICT推進課長", "緑川", "ICT推進課長"),
        ("緑川デジタル推進課長", "緑川", "デジタル推進課長"),
        ("みなみ総務課長", "みなみ", "総務課長"),
        ("三ツ峰主任研究員", "三ツ峰", "主任研究員"),
        ("黒岩みずき市清掃事務所長", "黒岩", "みずき市清掃事務所長"),
        ("紫藤アドバイザー", "紫藤", "アドバイザー"),
        ("青柳蒼一郎議長", "青柳蒼一郎", "議長"),
        ("議長(青柳蒼一郎君)", "青柳蒼一郎", "議長"),
        ("(青柳蒼一郎議長)", "青柳蒼一郎", "議長"),
        ("4番(緑川みどり君)", "緑川みどり", "4番"),
        ("四番(緑川みどり君)", "緑川みどり", "四番"),
        ("4番緑川みどり君", "緑川みどり", "4番"),
        ("議長青柳蒼一郎君", "青柳蒼一郎", "議長"),
        ("緑川みどり君", "緑川みどり", None),
        ("青柳(会長)", "青柳", "会長"),
        ("その他(緑川みどり君)", "緑川みどり", "その他"),
        ("黒岩(真)委員", "黒岩(真)", "委員"),
        ("黒岩(真)総務課長", "黒岩(真)", "総務課長"),
        ("黒岩税務課長(収納課長兼務)", "黒岩", "税務課長(収納課長兼務)"),
        ("事務局(黒岩課長)", "黒岩", "課長"),
        ("議長(青柳蒼一郎議員)", "青柳蒼一郎", "議長"),
        ("12番(緑川みどり議員)", "緑川みどり", "12番"),
        ("会長(市議会議員)", None, "会長(市議会議員)"),
        ("議員(3番緑川みどり君)", "緑川みどり", "議員"),
        ("答弁(町長)", None, "町長"),
        ("黒岩税務課長答弁", "黒岩", "税務課長"),
        ("委員会委員長", None, "委員会委員長"),
        ("A委員", "A", "委員"),
        ("企画課長", None, "企画課長"),
        ("子育て支援課職員", None, "子育て支援課職員"),
        ("SDGs推進担当部長", None, "SDGs推進担当部長"),
        ("高齢福祉課", None, "高齢福祉課"),
        ("事務局", None, "事務局"),
        ("委員長", None, "委員長"),
        ("青柳蒼一郎", "青柳蒼一郎", None),
    ],
)
def test_name_and_role(label: str, name: str | None, role: str | None) -> None:
    assert read(label) == (name, role)


@pytest.mark.parametrize(
    "label", ["出席委員", "議題", "午後1時開会", "質疑応答", "会議録署名人選定", "はい。", "○"]
)
def test_headings_are_no_speakers(label: str) -> None:
    assert split(label) is None


def test_the_lists_of_the_minutes_decide_first() -> None:
    known = Known(names=frozenset({"青総太郎"}), posts=frozenset({"みなと振興課長"}), municipality="みずき市")
    assert read("青総務課長", known) == ("青", "総務課長")
    assert read("みなと振興課長", known) == (None, "みなと振興課長")
    assert read("黒岩みずき図書館長", known) == ("黒岩", "みずき図書館長")
    assert read("みずき市立病院長", known) == (None, "みずき市立病院長")


def test_a_listed_name_of_one_shared_character_decides_nothing() -> None:
    assert read("大森課長", Known(names=frozenset({"大久保一"}))) == ("大森", "課長")


@given(st.sampled_from(["青柳", "黒岩", "緑川"]), st.sampled_from(titles()["meeting"] + titles()["heads"]))
def test_every_title_of_the_list_stands_behind_a_name(name: str, role: str) -> None:
    assert read(name + role) == (name, role)


@given(st.sampled_from(["青柳", "黒岩"]), st.sampled_from(titles()["office_words"]))
def test_every_office_word_ends_a_surname(name: str, word: str) -> None:
    assert read(f"{name}{word}推進課長") == (name, f"{word}推進課長")


PIECES = st.sampled_from(
    [
        "山川",
        "会長",
        "支所長",
        "総務",
        "課",
        "部",
        "(",
        "（",
        ")",
        "君",
        "議員",
        "4番",
        "兼",
        "監",
        "ア",
        "a",
        "市",
        "○",
        "答弁",
    ]
)


@given(st.lists(PIECES, max_size=7).map("".join))
def test_parts_lie_inside_the_label_and_do_not_overlap(text: str) -> None:
    parts = split(text)
    if parts:
        for pair in (parts.name, parts.role):
            assert pair is None or 0 <= pair[0] < pair[1] <= len(text)
        if parts.name and parts.role:
            assert parts.name[1] <= parts.role[0] or parts.role[1] <= parts.name[0]
