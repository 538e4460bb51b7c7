"""Which words changed: whole places, with what stands around them, however long the text."""

from policy_graph.triples.changes.alignment import align, alike
from policy_graph.triples.changes.wording import excerpt, reworded


def test_one_word_in_a_long_text() -> None:
    before = "前置き。" * 3000 + "会議は五月に開く。" + "後置き。" * 3000
    after = before.replace("五月", "六月")
    assert reworded(before, after) == [("…会議は五月に開く。…", "…会議は六月に開く。…")]


def test_a_sentence_that_was_added_and_one_that_went() -> None:
    assert reworded("始める。終わる。", "始める。休む。終わる。") == [
        ("始める。終わる。", "始める。休む。終わる。")
    ]
    assert reworded("始める。", "") == [("始める。", "")]


def test_changes_that_touch_are_one_place() -> None:
    """Between 六月 and 七時 stands one character that stayed: a reader sees one change."""
    before, after = "会は五月の六時に開く。", "会は六月の七時に開く。"
    assert len(reworded(before, after)) == 1


def test_an_excerpt_says_that_it_is_one() -> None:
    assert excerpt("一行目\n二行目", 7) == "一行目 二行目"
    assert excerpt("一行目\n二行目", 5) == "一行目 二…"


def likeness(old: str, new: str) -> float:
    return alike(old, new)


def test_what_is_alike_is_paired_without_crossing() -> None:
    old, new = ["はい。", "道路の話をします。", "はい。"], ["道路のお話をします。", "はい。"]
    aligned = align(old, new, (lambda text: text,), likeness)
    assert list(aligned) == [
        ("はい。", None),
        ("道路の話をします。", "道路のお話をします。"),
        ("はい。", "はい。"),
    ]
