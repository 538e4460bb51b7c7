"""What the minutes blanked or struck themselves is told, and is never read as a name."""

import pytest
from tests.privacy.minutes import made

from policy_graph.model import EntityType, Mention, Recognition, Severity, Span
from policy_graph.privacy.blanks import respected
from policy_graph.privacy.words import signs

HEAD = (
    "瀬戸沢市議会総務委員会会議録　令和６年６月３日\n委員　髙　洲　澄　夫（たかす　すみお）\n委員　名取　勇\n"
)


@pytest.mark.parametrize(
    ("speech", "found"),
    [
        ("○○株式会社に頼む。", "○○"),
        ("●●さんの家です。", "●●"),
        ("××町の例です。", "××"),
        ("例えばＡさんの場合、", "Ａ"),
        ("これはB社のことです。", "B"),
        ("先日、某氏が来た。", "某氏"),
        ("一〇〇％耐震化する。", None),
        ("○×をつける。", None),
        ("桜台Ａ地区の再開発です。", None),
        ("JA社員と話した。", None),
    ],
)
def test_a_blanked_name_is_told_from_zeros_marks_and_real_names(speech: str, found: str | None) -> None:
    match = signs("blanked").search(speech)
    assert (match[0] if match else None) == found


@pytest.mark.parametrize(
    ("speech", "struck"),
    [
        ("それは〔発言取消〕と思います。", True),
        ("それは（以下発言取消し）", True),
        ("あなたは――――ではないか。", True),
        ("○○○○○○○○○○○○", True),
        ("午後２時１２分――――――再開", False),
        ("（登記を抹消した土地）", False),
    ],
)
def test_words_that_were_struck_are_told_from_rules_and_other_brackets(speech: str, struck: bool) -> None:
    assert bool(signs("struck").search(speech)) == struck


def recognized(speech: str) -> Recognition:
    """What recognize makes of a speech of which every word of three characters is a name."""
    extraction = made(
        f"{HEAD}○高洲委員　高洲澄夫です。旧高洲邸を、桜台保存会に貸して。\n○名取委員　{speech}\n"
    )
    start = extraction.meeting.utterances[1].span.start
    spans = [Span(start + at, start + at + 3) for at in range(0, len(speech) - 2, 3)]
    text = extraction.document.text
    found = tuple(
        Mention(span=span, type=EntityType.PERSON, name=span.of(text), method="made", confidence=1)
        for span in spans
    )
    return respected(
        extraction.document, extraction.meeting, Recognition(mentions=found, claims=(), findings=())
    )


def test_no_mention_stands_on_what_was_blanked_and_its_place_is_told() -> None:
    found = recognized("山田君○○君小淵君")
    assert [each.name for each in found.mentions] == ["山田君", "小淵君"]
    assert [each.code for each in found.findings] == ["privacy.blanked"]


def test_words_that_are_to_be_struck_and_still_stand_are_a_warning() -> None:
    (finding,) = recognized("発言の取消しを求めます。").findings
    assert (finding.code, finding.severity) == ("privacy.strikes", Severity.WARNING)
    assert "look whether" in finding.message


def test_where_their_gap_is_seen_it_is_none() -> None:
    found = recognized("発言を取り消します。それは〔発言取消〕です。").findings
    assert {each.code: each.severity for each in found} == {
        "privacy.struck": Severity.INFO,
        "privacy.strikes": Severity.INFO,
    }


def test_minutes_without_any_of_it_stay_as_they_are() -> None:
    assert recognized("賛成します。").findings == ()
