"""Four people use the site, each in both languages: a researcher, an officer, an analyst, and a citizen with a telephone."""

import csv
import io
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from rdflib import RDFS, Graph, Literal, URIRef
from tests.web.journeys import Journey, travelling
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
    journey.pictured("researcher-2-error")
    journey.press("7行目1文字目へ移る", "Go to line 7, column 1")
    journey.page.keyboard.insert_text("}\n")
    journey.page.keyboard.press("Control+Enter")
    journey.says("5行", "5 rows")


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


def test_a_researcher_writes_a_query_mends_it_and_hands_it_on(
    site: str, browser: Any, language: str
) -> None:
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


def test_an_officer_follows_a_fact_to_its_words_and_asks_by_keyboard(
    site: str, browser: Any, language: str
) -> None:
    with travelling(browser, site, language) as journey:
        page = journey.page
        journey.pictured("officer-1-home", whole=True)
        page.fill("#words", "再整備基本構想")
        page.keyboard.press("Enter")
        page.click("a:text-is('霧原市学校給食センター再整備基本構想')")
        journey.says("施策・計画・条例", "Programme")
        journey.pictured("officer-2-programme", whole=True)
        data = page.request.get(page.url, headers={"Accept": "text/turtle"})
        assert (URIRef(page.inner_text("#iri")), RDFS.label, Literal(PROGRAMME, "ja")) in Graph().parse(
            data=data.text()
        )
        journey.press("詳しく", "Details")
        quote = page.inner_text("blockquote mark")
        page.locator(".position").first.click()
        journey.pictured("officer-3-minutes")
        assert "".join(page.locator(".pointed").all_text_contents()) == quote
