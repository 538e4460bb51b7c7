"""Four people use the site, each in both languages: a researcher, an officer, an analyst, and a citizen with a telephone."""

import csv
import io
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from rdflib import RDFS, Graph, Literal, URIRef
from tests.web.journeys import PHONE, Journey, travelling
from tests.web.server import running

pytestmark = [pytest.mark.model, pytest.mark.parametrize("language", ["ja", "en"])]

MEETINGS = """\
SELECT ?name ?date
WHERE {
  ?meeting rdfs:label ?name ; dct:date ?date ; a """
REST = """ .
ORDER BY ?date"""


# The five meetings, the oldest first.
NAMES = [
    "白鷺野市環境審議会（令和５年度第３回）議事録",
    "令和五年第四回風早町議会定例会会議録（第三日）",
    "霧原市議会総務文教委員会会議録",
    "令和６年第３回青嶺市議会定例会会議録第２号",
    "令和６年度第２回汐路市産業振興審議会港湾みらい部会会議録",
]
PROGRAMME = "霧原市学校給食センター再整備基本構想"


@pytest.fixture(scope="module")
def site(demo: Path) -> Iterator[str]:
    """The address of a server of the five invented sets of minutes."""
    with running(demo) as address:
        yield address


def written(journey: Journey) -> str:
    return "\n".join(journey.page.locator(".cm-line").all_text_contents())


def begun(journey: Journey) -> None:
    """Write a query whose class is found by its Japanese name, and forget a brace."""
    page = journey.page
    page.click(".cm-content")
    page.keyboard.press("Control+A")
    page.keyboard.insert_text(MEETINGS)
    page.keyboard.insert_text("会議")
    page.locator(".cm-tooltip-autocomplete li", has_text="pg:Meeting").first.wait_for()
    journey.pictured("researcher-1-completion")
    page.wait_for_timeout(120)  # the editor takes no Enter for a choice that nobody can have seen yet
    page.keyboard.press("Enter")
    assert "a pg:Meeting" in written(journey)
    page.keyboard.insert_text(REST)
    journey.press("接頭辞を補う", "Declare prefixes")
    journey.says("宣言を加えました：", "Declared:")


def mended(journey: Journey) -> None:
    """Go where the error is said to be, and write what is missing."""
    journey.press("実行", "Run")
    journey.says("クエリに誤りがあります", "The query has an error")
    journey.says("ここに ORDER は書けません", "ORDER cannot stand here")
    journey.pictured("researcher-2-error")
    journey.press("7行目1文字目へ移る", "Go to line 7, column 1")
    journey.page.keyboard.insert_text("}\n")
    journey.page.keyboard.press("Control+Enter")
    journey.says("5行", "rows: 5")


def shared(journey: Journey) -> str:
    journey.press("共有リンク", "Share link")
    journey.says("リンクをコピーしました", "Link copied")
    return journey.copied()


def saved(journey: Journey, ja: str, en: str, within: str = "body") -> bytes:
    """Press what saves a file, and give the file."""
    with journey.page.expect_download() as coming:
        journey.press(ja, en, within)
    return Path(coming.value.path()).read_bytes()


def read(file: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(file.decode("utf-8-sig"))))


def test_a_researcher_writes_a_query_mends_it_and_hands_it_on(site: str, browser: Any, language: str) -> None:
    with travelling(browser, site, language, told=1) as journey:
        journey.press("SPARQL", "SPARQL", "nav")
        journey.says("SPARQL で問い合わせる", "Query in SPARQL")
        begun(journey)
        mended(journey)
        rows = journey.rows()
        journey.pictured("researcher-3-rows")
        assert [row[0] for row in rows] == NAMES
        file = saved(journey, "CSV", "CSV")
        assert file.startswith(b"name,date\r\n")
        assert [row[0] for row in read(file)[1:]] == NAMES
        link = shared(journey)
    with travelling(browser, site, language) as journey:
        journey.page.goto(link)
        journey.press("実行", "Run")
        assert journey.rows() == rows


def test_a_researcher_asks_the_same_from_a_shell(site: str, browser: Any, language: str) -> None:
    with travelling(browser, site, language) as journey:
        journey.to("questions/programs-by-department/")
        journey.says("どの部署がどの施策を所管しているか", "Programs by responsible department")
        rows = journey.rows()
        journey.page.locator("summary", has_text="curl").click()
        journey.press("コピー", "Copy", "details[open]")
        journey.says("コピーしました", "Copied")
        journey.pictured("researcher-4-curl")
        command = journey.copied()
    answer = subprocess.run(["bash", "-c", command], capture_output=True, check=True, timeout=30).stdout
    assert [row[:3] for row in read(answer)[1:]] == [row[:3] for row in rows]


def test_an_officer_follows_a_fact_to_its_words(site: str, browser: Any, language: str) -> None:
    with travelling(browser, site, language) as journey:
        page = journey.page
        journey.pictured("officer-1-home")
        page.fill("#words", "再整備基本構想")
        with page.expect_navigation():
            page.keyboard.press("Enter")
        journey.follow(f"main a:text-is('{PROGRAMME}')")
        journey.says("会議録から読み取った事柄", "What the minutes say of it")
        journey.pictured("officer-2-programme")
        data = page.request.get(page.locator("footer.identity a").first.evaluate("link => link.href"))
        label = (URIRef(page.inner_text("#iri")), RDFS.label, Literal(PROGRAMME, "ja"))
        assert label in Graph().parse(data=data.text(), format="turtle")
        journey.follow(".facts .detail a")
        quote = page.inner_text("blockquote mark")
        assert quote == "学校給食課では再整備基本構想を取りまとめました"
        journey.follow("a.position")
        journey.pictured("officer-3-minutes")
        assert "".join(page.locator(".pointed").all_text_contents()) == quote


def test_an_officer_asks_by_form_without_a_mouse(site: str, browser: Any, language: str) -> None:
    with travelling(browser, site, language) as journey:
        page = journey.page
        journey.to("questions/programs-by-department/")
        for _ in range(30):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.id") == "field-department":
                break
        page.keyboard.insert_text("ｶﾞｯｺｳ")
        page.locator("[role=option]", has_text="学校給食課").first.wait_for()
        journey.pictured("officer-4-completion")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        page.keyboard.press("Enter")
        journey.says("1件", "rows: 1")
        assert [row[:2] for row in journey.rows()] == [["学校給食課", PROGRAMME]]
        journey.pictured("officer-5-answer")
        file = saved(journey, "Excel 用 CSV", "CSV for Excel")
        assert file.startswith(b"\xef\xbb\xbf")
        assert [row[:2] for row in read(file)[1:]] == [["学校給食課", PROGRAMME]]


def drawn(journey: Journey, question: str, marks: str) -> int:
    """Open a question and count the marks of its picture."""
    journey.to(f"questions/{question}")
    journey.page.locator(f".stage {marks}").first.wait_for()
    journey.pictured(f"analyst-{question.partition('/')[0]}")
    return int(journey.page.locator(f".stage {marks}").count())


def test_an_analyst_looks_at_pictures_that_lead_on(site: str, browser: Any, language: str) -> None:
    with travelling(browser, site, language) as journey:
        page = journey.page
        assert drawn(journey, "mentions-over-time/?name=港湾局", "rect.bar") == 2
        assert drawn(journey, "places-named/", "a > circle.spot") > 1
        picture = ElementTree.fromstring(saved(journey, "SVG", "SVG"))
        assert picture.tag == "{http://www.w3.org/2000/svg}svg"
        assert drawn(journey, "stakeholder-ties/?name=港湾局", "a > path.node") > 1
        edges = page.locator(".stage .edge").count()
        page.locator(".as-list summary").click()
        journey.says("一覧で読む", "Read it as a list")
        assert page.locator(".as-list li li").count() == edges
        page.locator(".stage .edge .grip").first.dispatch_event("click")
        panel = page.locator(".evidence-panel")
        panel.wait_for()
        journey.pictured("analyst-edge")
        assert panel.locator("q.evidence").first.inner_text()
        name = page.locator(".stage a").first.get_attribute("aria-label")
        with page.expect_navigation():
            page.locator(".stage a").first.press("Enter")
        assert page.inner_text("h1") == name


def test_an_analyst_asks_the_same_in_python(
    site: str, browser: Any, language: str, demo: Path, tmp_path: Path
) -> None:
    with travelling(browser, site, language) as journey:
        journey.to("questions/cooperation/")
        rows = len(journey.rows())
        journey.page.locator("summary", has_text="Python").first.click()
        journey.press("コピー", "Copy", "details[open]")
        journey.says("コピーしました", "Copied")
        script = journey.copied()
    (tmp_path / "build").symlink_to(demo)
    ran = subprocess.run(
        [sys.executable, "-c", script], cwd=tmp_path, capture_output=True, check=True, timeout=60
    )
    assert len(ran.stdout.splitlines()) == rows > 0


def test_a_citizen_finds_a_word_however_it_is_typed(site: str, browser: Any, language: str) -> None:
    with travelling(browser, site, language, **PHONE) as journey:
        for words in ("給食センター", "給食ｾﾝﾀｰ", "給食せんたー"):
            journey.to("")
            journey.page.fill("#words", words)
            journey.page.tap("form.ask button")
            journey.says("発言", "Utterances")
            assert journey.page.locator(".hits > li").count() == 5


def test_a_citizen_reads_on_a_telephone_who_said_it(site: str, browser: Any, language: str) -> None:
    with travelling(browser, site, language, **PHONE) as journey:
        page = journey.page
        journey.fits()
        journey.pictured("citizen-1-home")
        page.fill("#words", "ｱﾚﾙｷﾞ")
        page.tap("form.ask button")
        journey.says("検索", "Search")
        journey.fits()
        journey.pictured("citizen-2-found")
        journey.follow(".hits .who a")
        journey.says("発言者", "Speaker")
        assert page.evaluate("[...CSS.highlights.get('spoken')].map(String)") == ["アレルギ"]
        assert "アレルギーへの対応" in page.inner_text(".speech")
        journey.fits()
        journey.pictured("citizen-3-utterance")
        journey.follow("dl.fields dd a")
        journey.fits()
        journey.pictured("citizen-4-speaker")
        page.go_back()
        journey.follow("nav.trail a:last-of-type")
        journey.says("出席者・欠席者", "Attendance")
        assert page.inner_text("h1") == NAMES[2]
        journey.fits()
        journey.pictured("citizen-5-meeting")
