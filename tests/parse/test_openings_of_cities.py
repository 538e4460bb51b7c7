"""How cities write who was there, when, and on what: forms in which a list or a field was once read wrongly."""

import pytest

from policy_graph.model import Attendee, Meeting

from .conftest import Parse

TALK = "\n○青柳会長　始めます。\n○緑川委員　はい。\n"


def people(found: Meeting) -> list[tuple[str, str | None, str | None, str]]:
    return [_told(each) for each in found.attendees]


def _told(each: Attendee) -> tuple[str, str | None, str | None, str]:
    role, whose = each.role.value if each.role else None, each.affiliation.value if each.affiliation else None
    return each.name.value if each.name else "", role, whose, each.presence.value


@pytest.mark.parametrize(
    ("roster", "expected"),
    [
        (  # the heads of the columns are nobody
            "説明のため出席した者\n　職　名　　　　氏　名　　　　職　名　　　　氏　名\n　副市長　　　青柳　蒼　　　総務部長　　　緑川　翠",
            [("青柳蒼", "副市長", None, "present"), ("緑川翠", "総務部長", None, "present")],
        ),
        (  # a row is a person, and says whether they came
            "【委員名簿】\n番号　　氏　　名　　職名　　選出区分　　出欠\n1　　青柳　　蒼　　会長　　みずき大学教授　　出席\n2　　黒 岩　　玄　　委員　　公募市民　　欠席",
            [("青柳蒼", "会長", "みずき大学", "present"), ("黒岩玄", "委員", None, "absent")],
        ),
        (  # what stands in brackets says more than the heading of the list
            "出席委員\n青柳　蒼（会長・みずき大学教授）\n緑川　翠（副会長）\n黒岩　玄（代理：白井　慎）",
            [
                ("青柳蒼", "会長", "みずき大学", "present"),
                ("緑川翠", "副会長", None, "present"),
                ("黒岩玄", "委員", None, "present"),
            ],
        ),
        (
            "出席者　委員　青柳　蒼（会長）、黒岩　玄",
            [("青柳蒼", "会長", None, "present"), ("黒岩玄", "委員", None, "present")],
        ),
        (  # a seat between the title and the name
            "出席委員（２人）\n　会　長　　１番　　青柳　　蒼\n　　　　　　２番　　緑川　　翠",
            [("青柳蒼", "会長", None, "present"), ("緑川翠", "委員", None, "present")],
        ),
        (  # several on a line, each with a bracket; surnames of one character
            "出席者\n　委員　　青柳　肇（会長）　　緑川　瞳（副会長）　　黒岩　次郎\n　　　　　茅　　萌　　　　　　　ウォン・リサ　　　　　保科　　武",
            [
                ("青柳肇", "会長", None, "present"),
                ("緑川瞳", "副会長", None, "present"),
                ("黒岩次郎", None, None, "present"),
                ("茅萌", None, None, "present"),
                ("ウォン・リサ", None, None, "present"),
                ("保科武", None, None, "present"),
            ],
        ),
        (  # a narrow cell broke a bracket
            "出席委員\n　青柳　蒼（みずき市自治会連合会\n　会長）\n　緑川　翠",
            [("青柳蒼", "委員", "みずき市自治会連合会", "present"), ("緑川翠", "委員", None, "present")],
        ),
        (  # courtesy apart from letter-spaced names
            "出席議員（２名）\n　議　長　青　柳　　　蒼　君　　　　　１　番　緑　川　あかり　君",
            [("青柳蒼", "議長", None, "present"), ("緑川あかり", "議員", None, "present")],
        ),
        (  # a department before the name, a title grown together with it
            "事務局　交通政策課長青柳　蒼、住民課　緑川係長、黒岩職務代理",
            [
                ("青柳蒼", "交通政策課長", None, "present"),
                ("緑川", "係長", None, "present"),
                ("黒岩", "職務代理", None, "present"),
            ],
        ),
        (
            "欠席者\n青柳　蒼（みずき警察署交通課長）",
            [("青柳蒼", None, "みずき警察署", "absent")],
        ),
        ("出席者\n教育長職務代理者　青柳　蒼", [("青柳蒼", "教育長職務代理者", None, "present")]),
    ],
)
def test_lists_of_people(parsed: Parse, roster: str, expected: list[tuple[str, ...]]) -> None:
    assert people(parsed(f"会議録\n{roster}\n議題\n（１）予算について\n{TALK}")) == expected


def test_letter_spaced_headings_end_a_list_that_fills_its_line(parsed: Parse) -> None:
    full = "青柳蒼会長、緑川翠副会長、黒岩玄委員、白井慎委員、赤城岳委員、橙山茜委員"
    found = parsed(
        f"会議録\n出　席　委　員　{full}\n欠　席　委　員　紺野藍委員\n傍　　聴　　者　３名\n"
        + "○青柳会長　"
        + f"{'計画の見直しについて伺いたいことがありますので御説明をお願いしたい' * 2}\nと思います。\n" * 4
    )
    assert len(people(found)) == 7
    assert people(found)[-1] == ("紺野藍", "委員", None, "absent")
    assert found.observers == 3


def test_an_end_without_half_of_the_day_is_in_the_afternoon(parsed: Parse) -> None:
    found = parsed(f"会議録\n日時　令和５年８月３日　午後１時３０分から３時５分まで\n{TALK}")
    assert found.start_time
    assert found.end_time
    assert (found.start_time.value, found.end_time.value) == ("13:30", "15:05")


def test_the_number_of_an_item_on_the_line_of_its_heading(parsed: Parse) -> None:
    found = parsed(f"会議録\n議　　題　(1)　予算について\n　　　　　(2)　計画について\n{TALK}")
    assert [(item.number, item.title.value) for item in found.agenda] == [
        ("1", "予算について"),
        ("2", "計画について"),
    ]


def test_numbers_in_brackets_of_one_sign(parsed: Parse) -> None:
    found = parsed(f"会議録\n次第\n　⑴　予算について\n　⑵　計画について\n{TALK}")
    assert [(item.number, item.title.value) for item in found.agenda] == [
        ("1", "予算について"),
        ("2", "計画について"),
    ]


def test_whether_the_meeting_was_open_is_no_part_of_the_place(parsed: Parse) -> None:
    found = parsed(f"会議録\n開催場所　みずき市役所\n会議の公開・非公開の別　公開（傍聴者　４人）\n{TALK}")
    assert found.venue
    assert found.venue.value == "みずき市役所"
    assert found.observers == 4


def test_members_who_are_called_by_their_seats(parsed: Parse) -> None:
    talk = (
        "議長　　始めます。\n三番　　水路について伺います。\n事務局　　直します。\n三番　　わかりました。\n"
    )
    found = parsed(f"会議録\n日時　令和５年８月３日\n{talk * 2}")
    assert [each.role and each.role.value for each in found.utterances][:4] == [
        "議長",
        "三番",
        "事務局",
        "三番",
    ]


def test_a_running_number_is_no_part_of_a_title(parsed: Parse) -> None:
    said = [
        "議長（青柳 蒼君）　　始めます。",
        "３番（緑川 翠君）　　伺います。",
        "市長（黒岩 玄君）　　直します。",
    ]
    rows = "".join(f"{at}　　{words}\n" for at, words in enumerate(said * 2, 1))
    found = parsed(f"みずき市議会会議録\n{rows}")
    assert [each.role and each.role.value for each in found.utterances][:3] == ["議長", "３番", "市長"]


def test_somebody_who_speaks_for_another(parsed: Parse) -> None:
    talk = "青柳会長：始めます。\n白井専門官（黒岩委員代理）：伺います。\n緑川委員：はい。\n"
    name = parsed(f"会議録\n{talk}").utterances[1].name
    assert name
    assert name.value == "白井"


def test_papers_that_are_named_together(parsed: Parse) -> None:
    found = parsed(f"会議録\n{TALK}○緑川委員　資料２－１及び資料２－２に基づき説明する。\n")
    assert [paper.number for paper in found.handouts] == ["資料2-1", "資料2-2"]


def test_a_table_before_a_speaker_is_no_broken_sentence(parsed: Parse) -> None:
    talk = "青柳会長：表のとおりです。\n大人　　　　200円　　　　250円\n緑川委員：なぜですか。\n" * 3
    assert not [each for each in parsed(f"会議録\n{talk}").findings if each.code == "parse.label-in-sentence"]
