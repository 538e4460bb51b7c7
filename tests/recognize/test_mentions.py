"""What the whole recognizer finds in invented minutes of invented places."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.recognize.conftest import meeting_of

from policy_graph.model import AgendaItem, EntityType, Mention, RegionKind, Stated
from policy_graph.recognize import structure
from policy_graph.recognize.analysis import Analysis

pytestmark = pytest.mark.model
Read = Callable[..., list[Mention]]
Words = Callable[[str], Analysis]

CITY = {"municipality": "星見町", "body": "星見町議会総務委員会"}


def of(found: list[Mention], type_: str) -> list[str]:
    return [mention.name for mention in found if mention.type == type_]


def one(found: list[Mention], name: str) -> Mention:
    return next(mention for mention in found if mention.name == name)


def test_every_mention_says_what_stands_at_its_span(read: Read) -> None:
    text = "芦川委員から、星見町水辺再生計画と湯の沢駅前の整備について質問があった。\n町の財政課が答えた。"
    found = read(text, **CITY)
    assert found
    assert all("".join(mention.span.of(text).split()) == mention.name for mention in found)


def test_a_name_before_a_title_is_a_person_and_the_title_no_post(read: Read) -> None:
    found = read("芦川委員の質問に、風早総務部長と町長が答えた。", speakers="芦川 風早", **CITY)
    assert of(found, "Person") == ["芦川", "風早"]
    assert of(found, "Post") == ["町長"]


def test_a_surname_leads_to_the_full_name_of_the_list(read: Read) -> None:
    found = read("芦川議員の発言を許します。", attendees="芦川いずみ", **CITY)
    assert one(found, "芦川").canonical == "芦川いずみ"


def test_a_full_name_is_found_with_the_spaces_of_the_list(read: Read) -> None:
    found = read("会議録署名議員に芦　川　いずみ君を指名します。", attendees="芦川いずみ", **CITY)
    assert one(found, "芦川いずみ").canonical == "芦川いずみ"


def test_a_speaker_who_says_his_own_name_is_a_person(read: Read) -> None:
    found = read("月見台大学の芦川と申します。", speakers="芦川", **CITY)
    assert of(found, "Person") == ["芦川"]
    assert of(found, "Organization") == ["月見台大学"]


def test_a_bracketed_alias_is_found_again(read: Read) -> None:
    text = "湯けむり回遊支援制度（ユーモ）を新設します。\nユーモの利用は四月からです。"
    found = [mention for mention in read(text, **CITY) if mention.name == "ユーモ"]
    assert [mention.canonical for mention in found] == ["湯けむり回遊支援制度", "湯けむり回遊支援制度"]
    assert {mention.method for mention in found} == {"definition", "repeat"}


def test_hereafter_gives_an_alias_too(read: Read) -> None:
    found = read("星見町水辺再生基本計画（以下「水辺計画」という。）を改定する。水辺計画は十年です。", **CITY)
    assert [mention.canonical for mention in found if mention.name == "水辺計画"] == [
        "星見町水辺再生基本計画"
    ] * 2


@pytest.mark.parametrize("remark", ["（案）", "（令和六年度）", "（会長代理）", "（表１）"])
def test_other_brackets_define_nothing(read: Read, remark: str) -> None:
    found = read(f"星見町水辺再生基本計画{remark}について説明する。", **CITY)
    assert of(found, "Program") == ["星見町水辺再生基本計画"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("議案第３号　星見町霊園条例の一部を改正する条例について", ["星見町霊園条例"]),
        ("議案第４号　星見町職員の旅費に関する条例の一部を改正する条例", ["星見町職員の旅費に関する条例"]),
        ("湿地の保全及び利用に関する法律が改正された。", ["湿地の保全及び利用に関する法律"]),
        ("それは、湿地の保全に関する法律の話です。", ["湿地の保全に関する法律"]),
        (
            "議案第５号　星見町立学校の学校医、学校歯科医及び学校薬剤師の補償に関する条例の一部を改正する条例",
            ["星見町立学校の学校医、学校歯科医及び学校薬剤師の補償に関する条例"],
        ),
        (
            "議案第６号　職員の旅費に関する条例及び星見町企業職員の給与に関する条例の一部を改正する条例",
            ["職員の旅費に関する条例", "星見町企業職員の給与に関する条例"],
        ),
        (
            "議案第７号、温泉法等の一部を改正する法律の施行に伴う湯の沢条例の特例に関する条例です。",
            ["温泉法等の一部を改正する法律の施行に伴う湯の沢条例の特例に関する条例"],
        ),
        (
            "給与改定を実施するため星見町一般職職員の給与に関する条例を改めます。",
            ["星見町一般職職員の給与に関する条例"],
        ),
        ("統合に伴い、国立大学法人法の一部を改正します。", ["国立大学法人法"]),
        ("平成三年に湿地の保全に関する法律ができた。", ["湿地の保全に関する法律"]),
        (
            "閣議決定した市民の安心と豊かな暮らしに向けた総合経済対策において示された。",
            ["市民の安心と豊かな暮らしに向けた総合経済対策"],
        ),
        ("昨年始めた星見町住まいの断熱対策補助金は好評です。", ["星見町住まいの断熱対策補助金"]),
        ("星見町議会の空き家再生計画を聞いた。", ["空き家再生計画"]),
        ("音楽文化のまち構想を進める。", ["音楽文化のまち構想"]),
        ("次に「新しい湯治のまち実行計画」を御覧ください。", ["新しい湯治のまち実行計画"]),
        ("「ゆらりん」事業を始めます。", ["ゆらりん"]),
        ("「ありがとうございます」という取組の声があった。", []),
    ],
)
def test_titles_that_are_more_than_nouns(read: Read, text: str, expected: list[str]) -> None:
    assert of(read(text, **CITY), "Program") == expected


@pytest.mark.parametrize(
    ("text", "type_", "expected"),
    [
        ("建設地は、星見町柏ケ台２番地４２です。", "Place", ["星見町", "柏ケ台"]),
        ("構成員は、星見町東四条南１０丁目の会社です。", "Place", ["星見町", "東四条南１０丁目"]),
        ("国道２４６号線の渋滞を見ました。", "Place", ["国道２４６号線"]),
        ("水と緑の未来をつくる会を代表して質問します。", "Organization", ["水と緑の未来をつくる会"]),
        ("我が会派を代表して質問します。", "Organization", []),
        ("一般財団法人星見学校給食会事業計画の報告です。", "Organization", ["一般財団法人星見学校給食会"]),
        ("令和六年第一回町議会定例会を開きます。", "Organization", ["町議会"]),
        ("市長、教育長、上下水道部長が出席した。", "Person", []),
        ("月見線星見駅を改札口とする。", "Place", ["月見線", "星見駅"]),
        ("星見公園野球場を整備する。", "Place", ["星見公園野球場"]),
        ("朝霧・夕霧・青霧地区を回った。", "Place", ["朝霧", "夕霧", "青霧"]),
        ("県道一二号を拡幅する。", "Place", ["県道一二号"]),
        ("第三庁舎の前に集まる。", "Place", ["第三庁舎"]),
        ("兵庫県星見町役場の職員です。", "Organization", ["星見町役場"]),
        ("星見出版という屋号で店を開いた。", "Organization", ["星見出版"]),
        ("デザインという施策はない。", "Program", []),
        ("「美のものさし」という産業観光のイベントです。", "Program", ["美のものさし"]),
        ("のびのび里山体験事業を始める。", "Program", ["のびのび里山体験事業"]),
        ("もともと星見林業公社におりました。", "Organization", ["星見林業公社"]),
        (
            "星見町すべての人が輝くまちづくり条例に基づく。",
            "Program",
            ["星見町すべての人が輝くまちづくり条例"],
        ),
        ("デジタル統合戦略2031を踏まえる。", "Program", ["デジタル統合戦略2031"]),
        ("町議会のあり方検討委員会を設ける。", "Organization", ["町議会のあり方検討委員会"]),
        ("先ほど課長の藤村からも説明した。", "Person", ["藤村"]),
        ("若葉クラブの前田つばさでございます。", "Person", ["前田つばさ"]),
        ("若葉クラブの前田つばさでございます。", "Organization", ["若葉クラブ"]),
        ("髙田花子委員、どうぞ。", "Person", ["髙田花子"]),
        ("株式会社芦川組代表取締役が説明した。", "Person", []),
    ],
)
def test_names_that_are_told_by_what_stands_around_them(
    read: Read, text: str, type_: str, expected: list[str]
) -> None:
    assert of(read(text, attendees="道畑さくら", **CITY), type_) == expected


def test_a_body_is_found_by_its_last_two_words_where_it_is_the_only_one(read: Read) -> None:
    found = read("青葉森林審議会推進部会を開いた。\n推進部会の報告を聞く。", **CITY)
    assert [mention.canonical for mention in found if mention.name == "推進部会"] == [
        "青葉森林審議会推進部会"
    ]


def test_the_last_words_of_two_bodies_stand_for_neither(read: Read) -> None:
    text = "第一森林再生推進部会と第二森林再生推進部会を開いた。\n森林再生推進部会を開いた。\n推進部会の報告を聞く。"
    assert not [each for each in read(text, **CITY) if each.method == "repeat" and each.canonical]


def test_general_words_are_a_name_where_they_recur(read: Read) -> None:
    once = "中期経営指針を定めました。"
    assert of(read(once, **CITY), "Program") == []
    assert (
        of(read(once + "\nこの中期経営指針に沿う。\n中期経営指針の中で示す。", **CITY), "Program")
        == ["中期経営指針"] * 3
    )


def test_what_is_only_the_end_of_a_name_is_not_found_again(read: Read) -> None:
    found = read("第一中学校を訪ねた。\n中学校では授業を見た。", **CITY)
    assert of(found, "Place") == ["第一中学校"]


def test_deictic_names_are_marked_and_left_to_be_resolved(read: Read) -> None:
    found = read("本町では、当委員会の意見を踏まえ、本計画を見直します。", **CITY)
    assert [(mention.name, mention.anaphor, mention.canonical) for mention in found] == [
        ("本町", True, None),
        ("当委員会", True, None),
        ("本計画", True, None),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("本町職員の給与と本町財政の見通しを示す。", ["本町", "本町"]),
        ("本町小学校の跡地を使う。", []),
        ("昨年、町が定めた基準によります。", ["町"]),
        ("町独自の補助を行う。", ["町"]),
        ("町民や町会の声を聞く。", []),
        ("町というのは人の集まりです。", []),
        ("誰もが住みたいと思う町の話です。", []),
        ("本当にこの町に住みたい。", ["町"]),
        ("当局の見解を伺います。", ["当局"]),
    ],
)
def test_what_stands_for_the_own_town(read: Read, text: str, expected: list[str]) -> None:
    assert [mention.name for mention in read(text, **CITY) if mention.anaphor] == expected


def test_the_prefecture_of_the_own_town_is_meant_by_its_kind(read: Read) -> None:
    inside = {"municipality": "姫路市", "body": "姫路市議会"}
    assert of(read("国や県と連携し、市が進めます。", **inside), "Place") == ["県", "市"]
    assert of(read("国や県と連携します。", **CITY), "Place") == []


def test_a_noun_alone_is_proposed_where_a_name_ends_in_it_or_something_points(read: Read) -> None:
    text = "星見町水辺再生条例を定めます。条例の施行は四月です。新たな条例は要りません。この計画を急ぎます。"
    found = [mention.name for mention in read(text, **CITY) if mention.anaphor]
    assert found == ["条例", "計画"]
    assert not [mention for mention in read("条例の施行は四月です。", **CITY) if mention.anaphor]


def test_our_country_is_japan_with_its_code(read: Read) -> None:
    country = one(read("我が国の人口は減っている。", **CITY), "我が国")
    assert (country.anaphor, country.canonical, country.kind) == (True, "日本", "country")
    assert [code.value for code in country.codes] == ["JP"]


def test_a_name_of_two_places_keeps_both_and_has_neither_code_nor_home(read: Read) -> None:
    city = one(read("先月は府中市を訪れた。", **CITY), "府中市")
    assert (city.codes, city.within) == ((), None)
    assert {entry.within for entry in city.candidates} == {"東京都", "広島県"}


def test_a_known_place_has_its_reading(read: Read) -> None:
    assert one(read("先月は兵庫県姫路市を訪れた。"), "姫路市").reading == "ヒメジシ"


def test_the_own_city_in_hiragana_is_the_city(read: Read) -> None:
    found = one(read("よこはまの魅力を伝える。", municipality="横浜市"), "よこはま")
    assert (found.canonical, [code.value for code in found.codes]) == ("横浜市", ["141003"])


def test_a_list_of_hundreds_in_one_sentence_is_read(read: Read) -> None:
    names = [f"{letter}{number}会館" for number in range(20) for letter in "星月花風雪雨空海山川谷森"]
    found = read(f"{'、'.join(f'{name}管理組合' for name in names)}が参加した。", **CITY)
    assert len(of(found, "Organization")) == len(names)


def test_a_report_on_the_agenda_is_named(words: Words) -> None:
    analysis = words("令和/固 元/数 年度/尾 緑化 施策 報告書 に/助 つい/動 て/助")
    agenda = replace(analysis, passage=replace(analysis.passage, kind=RegionKind.AGENDA))
    title = Stated(value="令和元年度緑化施策報告書について", span=analysis.passage.span)
    meeting = replace(
        meeting_of("", body="", municipality="", attendees="", speakers=""),
        agenda=(AgendaItem(span=analysis.passage.span, number="1", title=title),),
    )
    (report,) = structure.tabled(agenda, meeting, ())
    assert analysis.copy.text[report.start : report.end] == "令和元年度緑化施策報告書"


def test_a_bare_noun_is_the_own_town_only_where_nothing_describes_it(read: Read) -> None:
    own = read("四月から町が費用を負担します。", **CITY)
    described = read("誰もが住みたいと思う町が理想です。", **CITY)
    assert of(own, "Place") == ["町"]
    assert of(described, "Place") == []


def test_the_own_body_gets_its_full_name(read: Read) -> None:
    found = read("ただいまから総務委員会を開きます。", **CITY)
    assert one(found, "総務委員会").canonical == "星見町議会総務委員会"


def test_a_prefecture_and_its_city_are_two_places_with_codes(read: Read) -> None:
    found = read("先月は兵庫県姫路市を訪れた。")
    assert of(found, "Place") == ["兵庫県", "姫路市"]
    assert all(mention.codes for mention in found)


@pytest.mark.parametrize(
    "text", ["日本人の留学生が増えた。", "英語とベトナム語の資料を作る。", "食品ロスを減らす。"]
)
def test_a_place_name_inside_another_word_is_no_place(read: Read, text: str) -> None:
    assert of(read(text), "Place") == []


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.text(
        alphabet=st.sampled_from(
            "若草市議会委員長計画条例の（）「」、。・本同町課部　123第回ＡＢ芦川いずみ\n"
        ),
        max_size=60,
    )
)
def test_any_text_gives_mentions_in_order_without_overlap(read: Read, text: str) -> None:
    found = read(text, attendees="芦川いずみ", **CITY)
    assert all(left.span.end <= right.span.start for left, right in pairwise(found))
    assert all(mention.name and mention.type in EntityType for mention in found)


def test_a_surname_of_the_lists_is_not_short_for_a_longer_one(read: Read) -> None:
    found = read("谷委員と谷口委員、林さんが出席した。", speakers="谷 谷口 林田", **CITY)
    assert [(mention.name, mention.canonical) for mention in found if mention.type == "Person"] == [
        ("谷", None),
        ("谷口", None),
        ("林", None),
    ]
