"""Who presides, and which of their words only lead the meeting."""

import pytest

from policy_graph.triples.network.forms import is_form, is_question, is_reply, presiding


@pytest.mark.parametrize(
    "words",
    [
        "二番目、時計台条例の一部改正を議題に供します。",
        "議案第７号　時計台条例は、これを採決いたします。",
        "議案第７号を可とすることに異議はございませんか。",
        "時計台の説明に質疑のある方は御発言を願います。",
        "時計の請願の取扱いに関して御意見をお伺いします。",
        "四番目はその他であるが、皆さん何かございますか。",
        "次に、赤城委員。",
        "請願第２号は継続といたします。",
    ],
)
def test_words_that_only_lead_the_meeting(words: str) -> None:
    assert is_form(words)
    assert not is_question(words)
    assert not is_reply(words)


@pytest.mark.parametrize(
    ("words", "asks"),
    [
        ("ほかにいかがでしょうか。\n私から一点、公園条例でごみの持ち帰りを求める予定はあるのですか。", True),
        ("この計画は十年前のもので、数字が古くなっています。", False),
    ],
)
def test_who_presides_may_speak_to_the_matter_too(words: str, asks: bool) -> None:
    assert is_question(words) is asks
    assert is_reply(words)


def test_the_office_that_speaks_most_presides() -> None:
    """In the plenary a committee's chair reports, in the committee the 議長 is a guest and the deputy a member; where two
    take turns for the 議長 both preside."""
    plenary = ["議長（青柳蒼君）"] * 3 + ["副議長（黒部凪君）", "経済委員長（白石渚君）", "市長（赤城純君）"]
    committee = ["白石委員長"] * 3 + ["黒部副委員長", "青柳議長", "赤城委員"]
    found = presiding([("本会議", each) for each in plenary] + [("委員会", each) for each in committee])
    assert found == {
        ("本会議", "議長（青柳蒼君）"),
        ("本会議", "副議長（黒部凪君）"),
        ("委員会", "白石委員長"),
    }
