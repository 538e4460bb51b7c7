"""Who is for or against what, in the words of the minutes; and what only sounds like it."""

import pytest

from policy_graph.model import Stance

from .conftest import Parse

HEAD = """みずき市議会経済委員会会議録
議事日程
　日程第１　議案第７号　公園条例の一部改正について
　日程第２　議案第８号　手数料条例の一部改正について
　日程第３　請願第２号　時計の修理を求める請願

○委員長（青柳蒼君）　始めます。
"""
ASKS = "○委員長（青柳蒼君）　日程第１、議案第７号を議題とします。本件につきまして、各会派の態度を確認いたします。"
HANDLES = (
    "○委員長（青柳蒼君）　日程第３、請願第２号を議題とします。取扱いについて御意見を伺います。"
    "結論を出す場合は、その結論も御発言ください。"
)
OPENS = "○委員長（青柳蒼君）　日程第１、議案第７号を議題とし、討論に入ります。"
Taken = tuple[str, tuple[str, ...]]


def taken(parsed: Parse, *talk: str) -> list[Stance]:
    found = parsed("\n".join((HEAD.rstrip("\n"), *talk))).stances
    return [stance for stance in found if stance.bills]


@pytest.mark.parametrize(
    ("asked", "said", "side", "bill"),
    [
        (ASKS, "賛成です。", "for", "議案第7号"),
        (ASKS, "会派として、説明を了としますので、賛成いたします。", "for", "議案第7号"),
        (ASKS, "財源の見通しがないため、本案には反対です。", "against", "議案第7号"),
        (ASKS, "このままでは賛成することはできません。", "against", "議案第7号"),
        (ASKS, "議案第８号と同じ理由で、反対とさせていただきます。", "against", "議案第7号"),
        (HANDLES, "本日結論を出すということで、不採択でお願いします。", "against", "請願第2号"),
        (HANDLES, "結論を出すで、採択を主張します。", "for", "請願第2号"),
        (
            OPENS,
            "議案第７号、公園条例の一部改正についてに反対の立場から討論いたします。",
            "against",
            "議案第7号",
        ),
        (OPENS, "以上、賛成討論といたします。", "for", "議案第7号"),
        ("", "先ほどの議案第８号については賛成です。", "for", "議案第8号"),
    ],
)
def test_a_member_takes_a_side(asked: str, said: str, side: str, bill: str, parsed: Parse) -> None:
    (stance,) = (
        taken(parsed, asked, f"○委員（赤城純君）　{said}")
        if asked
        else taken(parsed, OPENS, f"○委員（赤城純君）　{said}")
    )
    assert (stance.side, stance.bills, stance.utterance) == (side, (bill,), 3)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (ASKS, "反対の声が出ています。"),
        (ASKS, "反対する市民もいます。"),
        (ASKS, "この案に賛成なのか、伺います。"),
        (ASKS, "賛成か反対か、これから考えます。"),
        (ASKS, "本案に反対するものではありません。"),
        (ASKS, "駅の反対側に公園があります。"),
        (ASKS, "もし費用が増えるなら、反対です。"),
        (ASKS, "趣旨には賛成です。"),
        (ASKS, "修正案に賛成します。"),
        (ASKS, "市民は反対です。"),
        (ASKS, "道路の拡幅には反対です。"),
        (HANDLES, "継続でお願いします。"),
        (HANDLES, "趣旨採択でお願いします。"),
        (HANDLES, "結論を出すことに賛成です。"),
        ("○委員長（青柳蒼君）　質疑に入ります。", "賛成です。"),
    ],
)
def test_what_takes_no_side(asked: str, said: str, parsed: Parse) -> None:
    assert taken(parsed, asked, f"○委員（赤城純君）　{said}") == []


def test_the_words_and_the_question_are_evidence(parsed: Parse) -> None:
    said = "○委員（赤城純君）　賛成です。"
    text = "\n".join((HEAD.rstrip("\n"), ASKS, said))
    (stance,) = parsed(text).stances
    assert [span.of(text) for span in stance.evidence] == [
        "賛成です。",
        "本件につきまして、各会派の態度を確認いたします。",
    ]
    assert (stance.items, stance.method) == ((0,), "stance:vote")


def test_several_bills_are_answered_together_or_apart(parsed: Parse) -> None:
    asks = (
        "○委員長（青柳蒼君）　日程第１、議案第７号及び日程第２、議案第８号を一括して議題とします。"
        "本件２議案につきまして、各会派の態度を確認いたします。"
    )
    found = taken(
        parsed,
        asks,
        "○委員（赤城純君）　両議案とも賛成です。",
        "○委員（黒部岳君）　議案第７号に反対、議案第８号に賛成いたします。",
        "○委員（白石玲君）　議案第７号は反対です。それ以外は賛成です。",
    )
    assert [(each.utterance, str(each.side), each.bills) for each in found] == [
        (3, "for", ("議案第7号", "議案第8号")),
        (4, "against", ("議案第7号",)),
        (4, "for", ("議案第8号",)),
        (5, "against", ("議案第7号",)),
        (5, "for", ("議案第8号",)),
    ]


def test_chair_and_officers_take_no_side_and_a_torn_speech_none(parsed: Parse) -> None:
    talk = (
        ASKS,
        "○財政課長（緑川澄君）　賛成です。",
        "○委員（赤城純君）　賛成です。よく考えれば、反対です。",
        "○委員長（青柳蒼君）　賛成多数です。本案に賛成の方は挙手願います。",
    )
    assert taken(parsed, *talk) == []
