"""Title, body, date, times, place: from headings in the forms that municipalities write."""

import pytest

from policy_graph.model import Stated

from .conftest import Parse

TALK = "\n○青柳会長　始めます。\n○緑川委員　はい。\n"


def value(stated: Stated | None) -> str | None:
    return stated.value if stated else None


@pytest.mark.parametrize(
    "opening",
    [
        "１　日時　令和５年８月３日（木）　午後２時～午後３時40分\n２　場所　中央公民館　２階",
        "１．日　時　令和５年８月３日（木）　午後２時から午後３時40分まで\n２．場　所　中央公民館　２階",
        "開催日時\n令和5年8月3日（木）14時00分～15時40分\n開催場所\n中央公民館　２階",
        "1.開催日時令和5年8月3日(木)14:00～15:40\n2.開催場所中央公民館２階",
        "日　　時：令和五年八月三日　午後二時から午後三時四十分まで\n場　　所：中央公民館　２階",
        "■日時 2023年8月3日 14:00-15:40\n■会場 中央公民館　２階",
        "【開催日時】令和５年８月３日　14時～15時40分\n【開催場所】中央公民館　２階",
        "一　日時　令和５年８月３日　午後２時～午後３時40分\n二　場所　中央公民館　２階",
        "日時　令和５年８月３日　14:00～15:40　　場所　中央公民館　２階",
    ],
)
def test_the_same_facts_in_many_forms(opening: str, parsed: Parse) -> None:
    meeting = parsed(opening + TALK)
    assert value(meeting.date) == "2023-08-03"
    assert (value(meeting.start_time), value(meeting.end_time)) == ("14:00", "15:40")
    assert value(meeting.venue) == "中央公民館２階"


@pytest.mark.parametrize(
    ("opening", "title", "body", "municipality"),
    [
        (
            "令和５年度第２回みずき市図書館協議会\n会　議　録\n",
            "令和５年度第２回みずき市図書館協議会会議録",
            "みずき市図書館協議会",
            "みずき市",
        ),
        (
            "みずき市議会　総務委員会会議録\n",
            "みずき市議会総務委員会会議録",
            "みずき市議会総務委員会",
            "みずき市",
        ),
        (
            "みずき市議会　議会運営委員会速記録第八号（2012/9/12）\n",
            "みずき市議会議会運営委員会速記録第八号",
            "みずき市議会議会運営委員会",
            "みずき市",
        ),
        (
            "令和６年第１回みずき町議会定例会会議録　第２号\n",
            "令和６年第１回みずき町議会定例会会議録第２号",
            "みずき町議会",
            "みずき町",
        ),
        (
            "みずき県議会　平成31年第１回定例会（第３号）　本文　2019-03-05\n",
            "みずき県議会平成31年第１回定例会（第３号）",
            "みずき県議会",
            "みずき県",
        ),
        ("みずき市会会議録（第16号）\n", "みずき市会会議録（第16号）", "みずき市会", "みずき市"),
        (
            "会議の名称\n第３回　うみべ村地域公共交通会議\n日時\n令和４年12月５日\n",
            "第３回うみべ村地域公共交通会議",
            "うみべ村地域公共交通会議",
            "うみべ村",
        ),
        (
            "国土再生審議会　第２回山村部会　議事録\n",
            "国土再生審議会第２回山村部会議事録",
            "国土再生審議会山村部会",
            None,
        ),
        ("宇都宮市環境審議会議事録\n", "宇都宮市環境審議会議事録", "宇都宮市環境審議会", "宇都宮市"),
        ("四日市市環境審議会議事録\n", "四日市市環境審議会議事録", "四日市市環境審議会", "四日市市"),
        (
            "みずき県うみべ市環境審議会議事録\n",
            "みずき県うみべ市環境審議会議事録",
            "みずき県うみべ市環境審議会",
            "うみべ市",
        ),
    ],
)
def test_title_body_and_municipality(
    opening: str, title: str, body: str, municipality: str | None, parsed: Parse
) -> None:
    meeting = parsed(opening + TALK)
    assert (value(meeting.title), value(meeting.body), value(meeting.municipality)) == (
        title,
        body,
        municipality,
    )


def test_without_a_title_the_chair_says_which_body_meets(parsed: Parse) -> None:
    meeting = parsed("○青柳会長　ただいまから、みずき市緑化推進審議会を開会いたします。\n○緑川委員　はい。")
    assert value(meeting.body) == "みずき市緑化推進審議会"
    assert value(meeting.municipality) == "みずき市"


def test_times_stand_in_lines_of_their_own_too(parsed: Parse) -> None:
    meeting = parsed(
        "みずき市議会　2008年7月22日　総務委員会\n　　午後１時０２分開会\n○青柳委員長　始めます。\n○午後１時２５分休憩\n"
        "○午後２時４５分再開\n○青柳委員長　終わります。\n　　　　　午後２時４６分散会\n"
    )
    assert (value(meeting.start_time), value(meeting.end_time)) == ("13:02", "14:46")
    assert value(meeting.date) == "2008-07-22"


@pytest.mark.parametrize(
    ("line", "count"), [("傍聴者　３名", 3), ("傍聴者\n　なし", 0), ("傍聴人　十二人", 12), ("", None)]
)
def test_observers(line: str, count: int | None, parsed: Parse) -> None:
    assert parsed(f"会議録\n{line}\n議題\n（１）予算について\n{TALK}").observers == count


def test_the_source_of_every_field_is_kept(parsed: Parse) -> None:
    text = "みずき市議会会議録\n日時　令和　５年８月　３日（木）\n場所　第一　会議室" + TALK
    meeting = parsed(text)
    assert meeting.date
    assert meeting.venue
    assert meeting.date.span.of(text) == "令和　５年８月　３日"
    assert meeting.venue.span.of(text) == "第一　会議室"


def test_a_date_that_cannot_be_read_is_reported(parsed: Parse) -> None:
    meeting = parsed("会議録\n日時　８月３日（木）\n" + TALK)
    assert meeting.date is None
    (finding,) = (each for each in meeting.findings if each.code == "parse.date-unreadable")
    assert "8月3日" in finding.message or "８月３日" in finding.message


def test_talk_that_no_label_claims_is_unexplained(parsed: Parse) -> None:
    stray = "この文は見出しでも名簿でもなく、だれの発言とも書かれていない。それでも会議の中で述べられたことである。"
    meeting = parsed(f"みずき市議会会議録\n{stray}\n○青柳会長　始めます。\n○緑川委員　はい。")
    (finding,) = (each for each in meeting.findings if each.code == "parse.unexplained")
    assert finding.span
    assert "UNEXPLAINED" in {region.kind.name for region in meeting.regions}


@pytest.mark.parametrize(
    ("said", "count"),
    [
        ("３名の方から傍聴の申請が出ておりますので、お知らせします。", 3),
        ("前の会議には５名の傍聴がありました。", None),
    ],
)
def test_the_chair_announces_observers_shortly_after_the_beginning(
    said: str, count: int | None, parsed: Parse
) -> None:
    assert parsed(f"○青柳委員長　始めます。\n○緑川委員　はい。\n○青柳委員長　{said}").observers == count
