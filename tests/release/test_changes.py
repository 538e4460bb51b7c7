"""Changes in words: every kind in both languages, plurals, quotation marks, what is not known left out."""

import json
from string import Formatter

import pytest

from policy_graph.model import LANGUAGES, Bilingual, Change, ChangeKind, Changes, known
from policy_graph.release.changes.lines import document
from policy_graph.release.changes.page import MARKDOWN, SHOWN, TEXT, page, summary
from policy_graph.release.changes.templates import line, table

MEETING = "令和６年度第１回川辺市駅前再生審議会（2024-05-20）"
REATTRIBUTED = Change(
    kind=ChangeKind.REATTRIBUTED,
    meeting=MEETING,
    said=known(number=4, speaker="花輪委員", before="雪村", after="花輪", words="港の話", line=21),
)


def test_every_kind_is_told_in_both_languages_with_the_same_words() -> None:
    kinds = table()["kinds"]
    assert kinds.keys() == set(ChangeKind)
    for name, kind in kinds.items():
        assert kind["section"] in table()["sections"], name
        for told in ("count", "line"):
            parsed = [Formatter().parse(kind[told][each]) for each in LANGUAGES]
            words = [{word for _, word, _, _ in parts if word} for parts in parsed]
            assert words[0] == words[1] or told == "count", name


def test_a_re_attributed_utterance_in_both_languages() -> None:
    assert line(REATTRIBUTED, "ja") == "発言 4 の発言者：雪村 → 花輪（21 行目）「港の話」"
    assert line(REATTRIBUTED, "en") == "Utterance 4 re-attributed: 雪村 → 花輪 (line 21), “港の話”"


def test_the_day_of_a_meeting_stands_in_brackets_of_the_language() -> None:
    changes = Changes(changes=(REATTRIBUTED,))
    assert "### 令和６年度第１回川辺市駅前再生審議会 (2024-05-20)" in page(changes, "en", MARKDOWN)
    assert f"### {MEETING}" in page(changes, "ja", MARKDOWN)


def test_what_is_not_known_falls_away_and_pages_are_cited() -> None:
    bare = Change(kind=ChangeKind.UTTERANCE_ADDED, said=known(number=2, speaker="議長", page=3, line=5))
    assert line(bare, "ja") == "発言 2 の追加（議長、3 ページ 5 行目）"
    assert line(bare, "en") == "Utterance 2 added (議長, page 3, line 5)"


def test_what_answers_nobody_any_more_and_minutes_without_a_title() -> None:
    answer = Change(kind=ChangeKind.OTHER_ANSWER, said=known(number=28, speaker="大淵委員", before="27 会長"))
    assert line(answer, "ja") == "発言 28（大淵委員）が答えている発言：27 会長 → なし"
    assert line(answer, "en") == "Utterance 28 (大淵委員) answers: 27 会長 → none"
    gone = Change(kind=ChangeKind.MEETING_GONE, meeting="kawabe.txt", said=known(utterances=2, facts=1))
    assert line(gone, "en") == "Gone: kawabe.txt, 2 utterances, 1 fact"


def test_inner_quotation_marks_differ_from_outer_ones() -> None:
    fact = Change(
        kind=ChangeKind.FACT_GAINED,
        said=known(
            subject="甲課",
            predicate=Bilingual(ja="所管する", en="is responsible for"),
            object="乙計画",
            quote="「乙計画」は甲課が",
        ),
    )
    assert line(fact, "ja") == "新しい事実：甲課 – 所管する → 乙計画。「『乙計画』は甲課が」"


@pytest.mark.parametrize(
    ("number", "said"), [(1, "1 utterance re-attributed"), (2, "2 utterances re-attributed")]
)
def test_plurals(number: int, said: str) -> None:
    changes = Changes(changes=(REATTRIBUTED,) * number)
    assert summary(changes) == Bilingual(
        ja=f"前の版からの変更：発言者の変更 {number} 件。", en=f"Changes since the previous version: {said}."
    )


def test_nothing_changed_is_said() -> None:
    told = page(Changes(changes=(), first="2024-05-20", last="2024-07-08"), "en", TEXT)
    assert "Nothing has changed since the previous version." in told
    assert "2024-05-20 to 2024-07-08" in told


def test_a_page_counts_all_shows_some_and_keeps_markdown_out_of_the_words() -> None:
    starred = Change(
        kind=ChangeKind.NEW, said=known(new="*甲*会", type=Bilingual(ja="組織", en="organization"))
    )
    told = page(Changes(changes=(starred,) * (SHOWN + 2)), "ja", MARKDOWN)
    assert told.count("新しく現れた：\\*甲\\*会（組織）") == SHOWN
    assert "ほか 2 件" in told
    assert f"新しく現れたもの {SHOWN + 2} 件" in told


def test_the_json_has_every_change_in_fields_and_in_words() -> None:
    written = json.loads(document(Changes(changes=(REATTRIBUTED,))))
    assert (written["same"], written["withheld"]) == (False, False)
    (change,) = written["changes"]
    assert (change["kind"], change["said"]["after"], change["meeting"]) == ("reattributed", "花輪", MEETING)
    assert change["told"]["en"].startswith("Utterance 4 re-attributed")
