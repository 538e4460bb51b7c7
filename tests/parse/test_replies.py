"""Who answers whom."""

from .conftest import Parse


def answers(text: str, parsed: Parse) -> list[int | None]:
    return [utterance.answers for utterance in parsed(text).utterances]


def test_an_answer_points_at_the_question_across_the_chair_handing_over(parsed: Parse) -> None:
    text = "○緑川委員　基金の残高は幾らか。\n○青柳委員長　財政課長。\n○黒岩財政課長　約12億円です。\n○緑川委員　分かりました。"
    assert answers(text, parsed) == [None, None, 1, None]


def test_officers_answer_one_after_the_other(parsed: Parse) -> None:
    text = "○緑川委員　時期と費用を伺いたい。\n○黒岩財政課長　費用は二億円です。\n○紫藤都市計画課長　時期は来年です。\n○白石委員　意見を述べます。"
    assert answers(text, parsed) == [None, 1, 1, None]


def test_a_question_to_the_floor_is_nobodys(parsed: Parse) -> None:
    text = "○青柳委員長　御異議ありませんか。\n○青柳委員長　ほかに御質疑等はありませんか。\n○緑川委員　ありません。\n○青柳委員長　以上です。"
    assert answers(text, parsed) == [None] * 4


def test_the_chair_may_ask(parsed: Parse) -> None:
    text = "○青柳部会長　緑川委員はどのように感じられたか。\n○緑川委員　変わったと感じています。"
    assert answers(text, parsed) == [None, 1]


def test_a_member_called_after_another_member_does_not_answer(parsed: Parse) -> None:
    text = "○緑川委員　なぜ遅れたのか教えてください。\n○青柳部会長　では、黒岩委員。\n○黒岩委員　私からは一言だけです。"
    assert answers(text, parsed) == [None, None, None]


def test_an_opinion_is_no_question(parsed: Parse) -> None:
    text = "○緑川委員　もっと広げても良いのではないか。\n○黒岩企画課長　次に移ります。"
    assert answers(text, parsed) == [None, None]
