"""Questions in Chromium: names are completed by keyboard, answers are drawn, nothing that a graph holds runs as script."""

from collections.abc import Iterator
from typing import Any

import pytest
from tests.web.browser import Visit, visiting
from tests.web.library import BASE, HARM, QUESTIONS
from tests.web.standing import standing

FIELD = "#field-name"
ASKED = "?name=%E6%B1%90"


@pytest.fixture(scope="module")
def library() -> Iterator[str]:
    """The address of the invented library."""
    with standing() as address:
        yield address


def answer(library: str, name: str) -> str:
    return f"{library}/questions/{name}/{'' if name == 'long' else ASKED}"


def drawn(visit: Visit, marks: str) -> int:
    visit.page.wait_for_selector(f".stage {marks}")
    return int(visit.page.locator(f".stage {marks}").count())


def test_a_name_is_completed_by_keyboard_and_asked_without_leaving_the_page(
    library: str, browser: Any
) -> None:
    with visiting(browser, f"{library}/questions/ties/") as visit:
        page = visit.page
        page.evaluate("window.stayed = true")
        page.focus(FIELD)
        page.keyboard.insert_text("町")
        page.wait_for_selector("[role=option]")
        assert page.locator("[role=option]").count() == 2
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowDown")
        chosen = page.get_attribute(FIELD, "aria-activedescendant")
        assert page.inner_text(f"#{chosen} .suggested") == "花畑町"
        page.keyboard.press("Enter")
        assert page.input_value(FIELD) == "花畑町"
        assert page.get_attribute(FIELD, "aria-expanded") == "false"
        page.keyboard.press("Enter")
        page.wait_for_selector("table.answer")
        assert page.evaluate("window.stayed")
        assert page.url == f"{library}/questions/ties/?name=%E8%8A%B1%E7%95%91%E7%94%BA"
        page.go_back()
        page.wait_for_selector("table.answer", state="detached")
        assert page.input_value(FIELD) == ""


def test_escape_closes_the_suggestions_and_keeps_what_was_typed(library: str, browser: Any) -> None:
    with visiting(browser, f"{library}/questions/ties/") as visit:
        visit.page.focus(FIELD)
        visit.page.keyboard.insert_text("町")
        visit.page.wait_for_selector("[role=option]")
        visit.page.keyboard.press("ArrowDown")
        visit.page.keyboard.press("Escape")
        assert visit.page.is_hidden("[role=listbox]")
        assert visit.page.input_value(FIELD) == "町"


def test_a_wrong_value_is_told_without_leaving_the_page_and_has_the_focus(library: str, browser: Any) -> None:
    with visiting(browser, f"{library}/questions/speakers/") as visit:
        visit.page.click("button[type=submit]")
        visit.page.wait_for_selector("#fault-name")
        assert visit.page.evaluate("document.activeElement.id") == "field-name"


@pytest.mark.parametrize(
    ("name", "marks", "count"),
    [
        ("over-time", "rect.bar", 5),
        ("speakers", "rect.bar", 5),
        ("by-body", "rect.bar", 18),
        ("places", "a > circle.spot", 6),
        ("ties", "a > path.node", 18),
    ],
)
def test_an_answer_is_drawn(library: str, browser: Any, name: str, marks: str, count: int) -> None:
    with visiting(browser, f"{library}/questions/{name}/{ASKED}") as visit:
        assert drawn(visit, marks) == count
        assert visit.outside == []
        assert visit.complaints == []


def test_a_place_is_a_link_and_one_without_a_position_is_listed(library: str, browser: Any) -> None:
    with visiting(browser, f"{library}/questions/places/{ASKED}") as visit:
        drawn(visit, "path.land")
        links = visit.page.locator(".stage a")
        assert links.first.get_attribute("aria-label") == "花畑町 38"
        assert links.first.evaluate("link => link.href.baseVal").startswith("../../id/place/")
        visit.page.click(".unplaced summary")
        assert visit.page.inner_text(".unplaced li a") == HARM


def test_an_edge_opens_the_words_that_it_rests_on(library: str, browser: Any) -> None:
    with visiting(browser, f"{library}/questions/ties/{ASKED}") as visit:
        drawn(visit, ".edge")
        visit.page.locator(".as-list summary").click()
        visit.page.locator(".as-list li li button").first.click()
        panel = visit.page.locator(".evidence-panel")
        assert "連携して進めてまいります" in panel.inner_text()
        assert "12行目" in panel.inner_text()
        link = panel.locator(".evidence a").first.get_attribute("href")
        assert link is not None
        assert link.startswith("../../id/quote/")


def test_rows_are_sorted_by_number_and_more_are_shown(library: str, browser: Any) -> None:
    with visiting(browser, f"{library}/questions/long/") as visit:
        visit.page.wait_for_selector("th .sort")
        assert visit.page.locator("tbody tr").count() == 200
        visit.page.click(".more-rows button")
        assert visit.page.locator("tbody tr").count() == 400
        heading = visit.page.locator("th .sort").nth(1)
        heading.click()
        heading.click()
        assert visit.page.locator("tbody td.figure").first.inner_text() == "449"
        assert visit.page.locator("th[aria-sort=descending]").count() == 1


def test_a_picture_is_saved_as_it_looks(library: str, browser: Any) -> None:
    with visiting(browser, f"{library}/questions/by-body/{ASKED}") as visit:
        drawn(visit, "rect.bar")
        with visit.page.expect_download() as saved:
            visit.page.click("button.save >> text=SVG")
        text = saved.value.path().read_text("utf-8")
        assert text.startswith("<svg")
        assert "rgb(22, 94, 131)" in text
        # One language is saved, that of the page.
        assert ">2024年1月<" in text
        assert ">Jan 2024<" not in text
        with visit.page.expect_download() as saved:
            visit.page.click("button.save >> text=PNG")
        assert saved.value.path().read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize("name", [each.name for each in QUESTIONS])
def test_nothing_that_a_graph_holds_runs_even_without_a_policy(library: str, browser: Any, name: str) -> None:
    with visiting(browser, answer(library, name), bypass_csp=True) as visit:
        visit.page.wait_for_selector("th .sort")
        visit.page.wait_for_timeout(150)
        if name != "long":
            visit.page.fill(FIELD, "汐<")
            visit.page.wait_for_selector("[role=option]")
        assert visit.page.locator("main img, svg foreignObject, main script").count() == 0
        assert visit.page.evaluate("window.XSS") is None


@pytest.mark.parametrize(("language", "scheme"), [("ja", "light"), ("en", "dark")])
@pytest.mark.parametrize("name", ["", "by-body", "places", "ties"])
def test_axe_finds_nothing_serious(library: str, browser: Any, name: str, language: str, scheme: str) -> None:
    address = f"{library}/questions/{name}/{ASKED}" if name else f"{library}/questions/"
    with visiting(browser, address, language=language, color_scheme=scheme, bypass_csp=True) as visit:
        visit.page.wait_for_selector(".stage svg" if name else ".card")
        assert visit.serious() == []


@pytest.mark.parametrize("name", ["by-body", "places", "ties", "long"])
def test_a_phone_shows_it_all_without_scrolling_sideways(library: str, browser: Any, name: str) -> None:
    with visiting(browser, answer(library, name), viewport={"width": 390, "height": 844}) as visit:
        visit.page.wait_for_selector("table.answer")
        visit.page.wait_for_timeout(150)
        assert visit.page.evaluate("document.documentElement.scrollWidth") <= 390


def test_without_a_script_the_form_asks_and_the_table_answers(library: str, browser: Any) -> None:
    with visiting(browser, f"{library}/questions/ties/", java_script_enabled=False) as visit:
        visit.page.fill(FIELD, "汐")
        visit.page.click("button[type=submit]")
        assert visit.page.locator("table.answer tbody tr").count() == 27
        assert visit.page.url.endswith(f"/questions/ties/{ASKED}")


def test_the_list_is_narrowed_by_words_in_any_kana(library: str, browser: Any) -> None:
    with visiting(browser, f"{library}/questions/") as visit:
        visit.page.fill("#narrow", "つナがり")
        assert visit.page.locator(".card:visible").count() == 1
        assert visit.page.locator(".themes section:visible").count() == 1


def test_base_of_the_graph_is_told_to_the_page(library: str, browser: Any) -> None:
    with visiting(browser, f"{library}/questions/ties/") as visit:
        assert visit.page.get_attribute("#asking", "data-base") == BASE
