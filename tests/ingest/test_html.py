"""Web pages: the lines that a browser shows, and what of them is the page's."""

import pytest
from tests.pages import furniture, kept, readings

from policy_graph.errors import SkipDocument
from policy_graph.ingest.html import read
from policy_graph.model import Document

TALK = (
    "○議長（川辺澄夫君）　開会します。<br>　日程に入ります。<br>○３番（森一郎君）　港の整備について伺います。<br>"
    * 3
)


def page(html: str) -> Document:
    return read(html.encode(), name="page.html")


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("一<br>二<p>三<div>四</p>五", ["一", "二", "三", "四", "五"]),
        ("<p>凪浜\n    町の  port\n tax</p>", ["凪浜町の port tax"]),
        ("<p>　字下げ&nbsp;&#12288;空き　</p>", ["　字下げ\u00a0　空き　"]),
        ("<pre>\n○議長　開会\n　　休憩</pre>", ["○議長　開会", "　　休憩"]),
        ("<b>一<p>二</b>三", ["一", "二三"]),
        ("<!-- 注 --><script>x</script><style>y</style>本文", ["本文"]),
        (
            "<ol><li>開会<li>（２）議題<li>報告</ol><ul><li>点</ul>",
            ["1. 開会", "（２）議題", "3. 報告", "点"],
        ),
        (
            "<table><tr><td>議長<td>森　一郎<tr><td>委員<td>山<br>川</table>",
            ["議長　　森　一郎", "委員　　山", "川"],
        ),
        ("<table><tr><td>一<br>二<td>三</table>", ["一", "二", "三"]),
        ("<iframe><p>枠の中</iframe>", ["枠の中"]),
        ("<p>川<img alt='﨑'>澄夫</p><img alt='町章の写真'>", ["川﨑澄夫"]),
    ],
)
def test_a_page_becomes_the_lines_that_a_browser_shows(html: str, lines: list[str]) -> None:
    assert kept(page(html)) == lines


def test_two_line_breaks_leave_an_empty_line() -> None:
    assert page("<p>一<br><br>二<br></p>三").text == "一\n\n二\n三\n"


def test_ruby_is_beside_the_text_and_not_in_it() -> None:
    document = page(
        "<ruby>凪浜<rp>（</rp><rt>なぎはま</rt><rp>）</rp></ruby>の<ruby>森<rt>もり</rt>一郎<rt>いちろう</rt></ruby>"
    )
    assert document.text == "凪浜の森一郎\n"
    assert readings(document) == [("凪浜", "なぎはま"), ("森", "もり"), ("一郎", "いちろう")]


def test_ruby_in_text_as_written_and_in_hidden_text() -> None:
    document = page("<pre>　<ruby>凪<rt>なぎ</rt></ruby>浜</pre><p hidden><ruby>森<rt>もり</rt></ruby>")
    assert document.text == "　凪浜\n森もり\n"
    assert readings(document) == [("凪", "なぎ")]
    assert furniture(document) == ["森もり"]


def test_a_long_line_takes_no_longer_for_each_of_its_words() -> None:
    assert len(page("<p>" + "あ い " * 100_000).text) == 400_000


@pytest.mark.parametrize(
    "tool",
    [
        "<nav>会議録の一覧</nav>",
        "<button>選択する</button>",
        "<div role='search'>語を入れる</div>",
        "<div hidden>隠れた文</div>",
        "<p style='color:red; display: none'>隠れた文</p>",
        "<p class='topic-path breadcrumb'>町の議会</p>",
        "<p><a href='#top'>▲ページの先頭へ</a></p>",
        "<p>▼次のヒットへ（全 5 ヒット）</p>",
        "<p>Copyright © Nagihama Town</p>",
        "<template><p>ひな形</p></template>",
    ],
)
def test_tools_of_the_page_are_furniture_on_lines_of_their_own(tool: str) -> None:
    document = page(f"<body>{tool}<main><h1>凪浜町議会定例会会議録</h1><p>{TALK}</main>")
    assert len(furniture(document)) == 1
    assert kept(document)[0] == "凪浜町議会定例会会議録"
    assert kept(document)[-1] == "○３番（森一郎君）　港の整備について伺います。"


def test_menus_beside_the_minutes_are_furniture_also_in_tables_without_a_word_that_says_so() -> None:
    document = page(
        "<table><tr><td><a href=a>議会の紹介</a><br><a href=b>議員の名簿</a><td>"
        f"<font size=5>凪浜町議会定例会会議録</font><br>{TALK}<a href=c>資料</a>を配付<tr><td><a href=d>町の表紙</a></table>"
    )
    assert furniture(document) == ["議会の紹介", "議員の名簿", "町の表紙"]
    assert kept(document)[-1] == "資料を配付"


def test_a_form_or_a_hidden_block_that_holds_the_minutes_is_no_tool() -> None:
    assert furniture(page(f"<form><p>{TALK}</p><select><option>年</select></form>")) == ["年"]
    assert furniture(page(f"<div style='display:none'>{TALK}</div>")) == []


def test_numbers_that_count_the_speeches_are_furniture_and_those_of_a_list_are_not() -> None:
    speeches = "".join(
        f"<p><span class=no>{n}</span> ○議長　第{n}の件を議題といたします。" for n in (1, 2, 3)
    )
    items = "<table><tr><td class=n>1<td>予算<tr><td class=n>2<td>決算<tr><td class=n>3<td>条例</table>"
    document = page(items + speeches)
    assert furniture(document) == ["1", "2", "3"]
    assert kept(document)[:4] == ["1　　予算", "2　　決算", "3　　条例", "○議長　第1の件を議題といたします。"]


def test_hidden_words_in_a_sentence_stand_behind_it() -> None:
    document = page("<p>港の<span aria-hidden=true>見えない</span>整備を問う。")
    assert document.text == "港の整備を問う。\n見えない\n"
    assert furniture(document) == ["見えない"]


def test_the_first_heading_says_what_the_page_is_even_in_the_head_of_the_site() -> None:
    document = page(f"<header><h1>凪浜町議会定例会会議録</h1><a href=x>町へ</a></header><p>{TALK}")
    assert kept(document)[0] == "凪浜町議会定例会会議録"
    assert kept(page(f"<header><h1><a href=/>凪浜町議会</a></h1></header><p>{TALK}"))[0].startswith("○議長")


@pytest.mark.parametrize(
    ("title", "heading", "first", "rest"),
    [
        ("閲覧 | 凪浜町議会会議録", "", "凪浜町議会会議録", ["閲覧"]),
        (
            "閲覧 | 凪浜町議会会議録検索",
            "<h1>令和5年第4回定例会</h1>",
            "凪浜町議会　令和5年第4回定例会",
            ["閲覧", "会議録検索"],
        ),
        ("凪浜町議会", "<h1>凪浜町環境審議会会議録</h1>", "凪浜町環境審議会会議録", ["凪浜町議会"]),
        (
            "令和5年度第1回凪浜町環境審議会会議録",
            "<p>令和5年度　第1回凪浜町環境審議会　会議録",
            "令和5年度　第1回凪浜町環境審議会　会議録",
            ["令和5年度第1回凪浜町環境審議会会議録"],
        ),
    ],
)
def test_the_title_of_the_window_serves_where_the_page_does_not_say_whose_minutes_it_shows(
    title: str, heading: str, first: str, rest: list[str]
) -> None:
    document = page(f"<title>{title}</title>{heading}<p>{TALK}")
    assert kept(document)[0] == first
    assert furniture(document) == rest


def test_an_agenda_of_links_beside_the_talk_is_no_menu() -> None:
    document = page(
        f"<ul><li><a href=1>議案第１号　予算</a><li><a href=2>議案第２号　条例</a></ul><ul><li><a href=3>議員</a></ul><div>{TALK}</div>"
    )
    assert kept(document)[:2] == ["議案第１号　予算", "議案第２号　条例"]
    assert furniture(document) == ["議員"]


@pytest.mark.parametrize(
    ("encoding", "declared", "found"),
    [
        ("cp932", "Shift_JIS", "cp932"),
        ("euc_jp", "EUC-JP", "euc_jp"),
        ("iso2022_jp", "ISO-2022-JP", "iso2022_jp"),
        ("utf-8", "no-such-thing", "utf-8"),
        ("utf-8", "Shift_JIS", "utf-8"),
        ("cp932", "iso-8859-1", "cp932"),
    ],
)
def test_the_page_says_in_which_encoding_it_is(encoding: str, declared: str, found: str) -> None:
    html = f"<meta http-equiv='Content-Type' content='text/html; charset={declared}'><p>会議録"
    document = read(html.encode(encoding), name="page.html")
    assert (document.text, document.encoding) == ("会議録\n", found)


def test_a_page_without_minutes_is_skipped_with_what_to_do() -> None:
    with pytest.raises(
        SkipDocument, match=r"page\.html: .*only shows other pages \(honbun\.html\); save the one"
    ):
        page("<frameset><frame src='honbun.html'><noframes>フレームが必要です。</noframes></frameset>")
    with pytest.raises(SkipDocument, match=r"page\.html: .*holds no text"):
        page("<div id=app></div><script>run()</script>")
    with pytest.raises(SkipDocument, match="lie one in the other"):
        page("<div>" * 30_000 + "底")


def test_deep_and_broken_pages_lose_nothing() -> None:
    assert kept(page("<font>" * 2_000 + "底" + "</font>" * 900)) == ["底"]
    assert kept(page("一&#0;&#xD800;&#x110000;二")) == ["一\ufffd\ufffd\ufffd二"]


def test_links_side_by_side_are_the_pages() -> None:
    found = page(
        f"<body><a href=a>トップページ</a>｜<a href=b>検索画面へ戻る</a>｜<a href=c>次の発言</a><hr>{TALK}</body>"
    )
    assert furniture(found) == ["トップページ｜検索画面へ戻る｜次の発言"]


def test_what_a_site_says_of_itself_below_the_minutes_is_the_pages() -> None:
    asked = "<h2>このページに関するお問い合わせ</h2><p>凪浜市 総務課</p><p>電話：00-0000</p>"
    found = page(f"<main><h1>凪浜市議会会議録</h1>{TALK}{asked}</main>")
    assert furniture(found) == ["このページに関するお問い合わせ", "凪浜市 総務課", "電話：00-0000"]
