"""What was decided: on what, how and by whom; and what only sounds like it."""

import pytest

from policy_graph.model import Decider, Manner, Meeting, Outcome, Result

from .conftest import Parse

HEAD = """みずき市議会会議録
議事日程
　日程第１　議案第７号　公園条例の一部改正について
　日程第２　議案第８号　手数料条例の一部改正について
　日程第３　請願第２号　時計の修理を求める請願
"""


def decided(parsed: Parse, talk: str) -> tuple[Outcome, ...]:
    return parsed(f"{HEAD}\n○議長（青柳蒼君）　始めます。\n○市長（赤城純君）　はい。\n{talk}").outcomes


@pytest.mark.parametrize(
    ("said", "result", "manner"),
    [
        (
            "異議なしと認め、本案は、ここに可決されました。",
            Result.PASSED,
            Manner.NO_OBJECTION,
        ),
        ("起立多数であります。よって、議案第７号は可決いたしました。", Result.PASSED, Manner.MAJORITY),
        ("起立少数です。よって、本案は否決されました。", Result.REJECTED, Manner.MINORITY),
        ("挙手全員であります。本案は修正可決と決定しました。", Result.PASSED_AMENDED, Manner.UNANIMOUS),
        (
            "可否同数です。委員長において裁決し、本案は原案のとおり可決と決しました。",
            Result.PASSED,
            Manner.CASTING_VOTE,
        ),
        ("御異議なしと認め、本件はこれに同意することに決しました。", Result.APPROVED, Manner.NO_OBJECTION),
        ("よって、本案は閉会中の継続審査とすることに決定しました。", Result.CONTINUED, None),
        (
            "異議なしと認め、議案第７号の撤回を許可することに決定いたしました。",
            Result.WITHDRAWN,
            Manner.NO_OBJECTION,
        ),
        ("本案は、経済委員会に付託いたします。", Result.REFERRED, None),
        ("よって、本案は委員長報告のとおり決定いたしました。", Result.AS_REPORTED, None),
    ],
)
def test_the_chair_announces(said: str, result: Result, manner: Manner | None, parsed: Parse) -> None:
    talk = f"○議長（青柳蒼君）　日程第１、議案第７号を議題とします。\n○議長（青柳蒼君）　{said}"
    (outcome,) = decided(parsed, talk)
    assert (outcome.result, outcome.manner, outcome.by) == (result, manner, Decider.BODY)
    assert (outcome.items, outcome.bills, outcome.utterance) == ((0,), ("議案第7号",), 4)


@pytest.mark.parametrize(
    "said",
    [
        "本案は原案のとおり可決することに御異議ありませんか。",
        "もし議案第７号が否決されたら、工事は止まります。",
        "本案は明日の会議で可決される予定であります。",
        "昨年の定例会で可決された条例の話であります。",
        "議案第７号については、委員会への付託を省略することに決しました。",
        "会期は三日間と決定いたしました。",
        "これより議案第７号を採決いたします。",
        "議案第７号の可決をお願い申し上げます。",
    ],
)
def test_what_decides_nothing_is_no_outcome(said: str, parsed: Parse) -> None:
    talk = f"○議長（青柳蒼君）　日程第１、議案第７号を議題とします。\n○議長（青柳蒼君）　{said}"
    assert decided(parsed, talk) == ()


def test_counted_votes_are_read(parsed: Parse) -> None:
    talk = "○議長（青柳蒼君）　日程第２、議案第８号を議題とします。\n○議長（青柳蒼君）　賛成２０票、反対３票。よって、本案は可決されました。"
    (outcome,) = decided(parsed, talk)
    assert (outcome.manner, outcome.ayes, outcome.noes) == (Manner.BALLOT, 20, 3)


def test_a_decision_that_points_back_takes_its_result_from_the_question(parsed: Parse) -> None:
    talk = (
        "○議長（青柳蒼君）　日程第３、請願第２号を議題とします。\n○議長（青柳蒼君）　本請願は不採択とすることに御異議ありませんか。\n"
        "　　　〔「異議なし」と呼ぶ者あり〕\n○議長（青柳蒼君）　御異議なしと認めます。よって、そのとおり決しました。"
    )
    (outcome,) = decided(parsed, talk)
    assert (outcome.result, outcome.items) == (Result.NOT_ADOPTED, (2,))
    text = f"{HEAD}\n○議長（青柳蒼君）　始めます。\n○市長（赤城純君）　はい。\n{talk}"
    assert [span.of(text) for span in outcome.evidence] == [
        "よって、そのとおり決しました。",
        "御異議なしと認めます。",
        "本請願は不採択とすることに御異議ありませんか。",
    ]


def test_a_decision_is_about_what_was_discussed_before_it_not_what_the_chair_opens_next(
    parsed: Parse,
) -> None:
    talk = (
        "○議長（青柳蒼君）　日程第１、議案第７号を議題とします。\n○市長（赤城純君）　説明します。\n"
        "○議長（青柳蒼君）　異議なしと認め、本案は可決されました。次に、日程第２、議案第８号を議題とします。"
    )
    (outcome,) = decided(parsed, talk)
    assert (outcome.items, outcome.bills) == ((0,), ("議案第7号",))


def test_of_bills_taken_together_the_chair_puts_one_apart(parsed: Parse) -> None:
    talk = (
        "○議長（青柳蒼君）　日程第１、議案第７号から日程第３、請願第２号までの３件を一括議題とします。\n"
        "○議長（青柳蒼君）　議案第８号について採決いたします。賛成の諸君の起立を求めます。\n　　　〔賛成者起立〕\n"
        "○議長（青柳蒼君）　起立多数。よって、本案は可決されました。次に、この議案を除く各案件を可決することに御異議ありませんか。\n"
        "　　　〔「異議なし」と呼ぶ者あり〕\n○議長（青柳蒼君）　異議なしと認めます。よって、各案件は原案のとおり決しました。"
    )
    first, second = decided(parsed, talk)
    assert (first.bills, second.bills) == (("議案第8号",), ("議案第7号", "請願第2号"))


def test_a_committee_tells_its_own_decisions_one_by_one(parsed: Parse) -> None:
    talk = (
        "○議長（青柳蒼君）　日程第１、日程第２を一括議題とします。委員長の報告を求めます。\n"
        "○経済委員長（緑川翠君）　当委員会の審査の結果を報告します。採決の結果、議案第７号は全会一致をもって原案のとおり可決すべきものと決定しました。"
        "議案第８号は賛成少数で否決すべきものと決しました。\n○議長（青柳蒼君）　本件に対する委員長報告は否決であります。"
    )
    assert [(each.by, each.result, each.manner, each.bills) for each in decided(parsed, talk)] == [
        (Decider.COMMITTEE, Result.PASSED, Manner.UNANIMOUS, ("議案第7号",)),
        (Decider.COMMITTEE, Result.REJECTED, Manner.MINORITY, ("議案第8号",)),
        (Decider.COMMITTEE, Result.REJECTED, None, ("議案第7号", "議案第8号")),
    ]


def test_one_sentence_tells_two_ways_and_what_is_left_of_a_range(parsed: Parse) -> None:
    talk = (
        "○議長（青柳蒼君）　日程第１、日程第２を一括議題とします。委員長の報告を求めます。\n"
        "○経済委員長（緑川翠君）　審査の結果を報告します。採決を行い、議案第７号は賛成多数をもって、議案第８号は全会一致をもって、原案のとおり可決すべきものと決定しました。"
        "次に、議案第１１号から議案第１３号まで及び議案第２１号から議案第２２号までの計５件を一括して諮ったところ、議案第１２号については、起立採決の結果、賛成多数をもって可決すべきものと決し、"
        "議案第１２号を除く各案件については、いずれも全会一致をもって可決すべきものと決しました。"
    )
    others = ("議案第11号", "議案第13号", "議案第21号", "議案第22号")
    assert [(each.manner, each.bills) for each in decided(parsed, talk)] == [
        (Manner.MAJORITY, ("議案第7号",)),
        (Manner.UNANIMOUS, ("議案第8号",)),
        (Manner.MAJORITY, ("議案第12号",)),
        (Manner.UNANIMOUS, others),
    ]


def test_a_committee_names_bills_by_their_titles(parsed: Parse) -> None:
    talk = (
        "○議長（青柳蒼君）　日程第１、日程第２を一括議題とします。委員長の報告を求めます。\n"
        "○経済委員長（緑川翠君）　審査の結果を報告します。採決の結果、公園条例の一部改正については賛成多数により、手数料条例の一部改正については全会一致をもって、"
        "それぞれ原案のとおり可決すべきものと決定しました。"
    )
    assert [(each.manner, each.bills) for each in decided(parsed, talk)] == [
        (Manner.MAJORITY, ("議案第7号",)),
        (Manner.UNANIMOUS, ("議案第8号",)),
    ]


def test_an_amendment_that_falls_is_not_the_bill(parsed: Parse) -> None:
    talk = "○議長（青柳蒼君）　日程第１、議案第７号を議題とします。\n○議長（青柳蒼君）　起立少数。よって、修正案は否決されました。"
    (outcome,) = decided(parsed, talk)
    assert (outcome.result, outcome.bills, outcome.items) == (Result.REJECTED, (), (0,))


def test_a_member_who_speaks_of_a_decision_decides_nothing(parsed: Parse) -> None:
    meeting: Meeting = parsed(
        f"{HEAD}\n○議長（青柳蒼君）　始めます。\n○緑川翠君　三月の議会で予算が可決されました。その後どうなりましたか。"
    )
    assert meeting.outcomes == ()
