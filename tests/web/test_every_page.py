"""What every page of a served graph has, whatever it is about: one heading, one search, a way home, a name in each language."""

from itertools import pairwise
from typing import Any

from tests.triples.conftest import MOON, WAREHOUSE
from tests.web.browser import visiting

PAGES = [
    *("", "id/organization/", "id/meeting/", f"id/{WAREHOUSE}/", f"id/{MOON}/", "about/", "nowhere/"),
    *(
        "search/",
        "search/?q=%E5%80%89%E5%BA%AB",
        "questions/",
        "questions/most-connected/",
        "editor/",
        "network/",
    ),
]
SEEN = """() => ({
  headings: document.querySelectorAll("h1").length,
  searches: [...document.querySelectorAll("[role=search]")].filter((each) => each.checkVisibility() && !each.closest("#network-app")).length,
  home: Boolean(document.querySelector("header.site .name a")) && [...document.querySelectorAll(".trail a, .prose a")].some(
    (each) => each.href === document.querySelector("header.site .name a").href),
  tools: ["search/", "questions/", "editor/"].filter((end) => !document.querySelector(`header.site nav a[href$="${end}"]`)),
  levels: [...document.querySelectorAll("h1, h2, h3, h4")].filter((each) => each.checkVisibility()).map((each) => Number(each.tagName[1])),
  language: document.documentElement.lang, title: document.title, wide: document.documentElement.scrollWidth,
})"""


def test_every_page_is_built_alike(server: str, browser: Any) -> None:
    with visiting(browser, server, language="en", viewport={"width": 390, "height": 800}) as visit:
        for page in PAGES:
            visit.page.goto(f"{server}/{page}")
            seen = visit.page.evaluate(SEEN)
            assert (seen["headings"], seen["searches"], seen["language"]) == (1, 1, "en"), page
            assert seen["tools"] == [], page
            assert seen["home"] or page == ""
            assert seen["title"].endswith("Knowledge graph of minutes"), page
            steps = [after - before for before, after in pairwise(seen["levels"])]
            assert max(steps, default=0) <= 1, page
            assert seen["wide"] <= 390, page
        icon = visit.page.evaluate("document.querySelector('link[rel=icon]').href")
        assert visit.page.request.get(icon).ok


def test_choices_are_told_in_the_language_of_the_page(server: str, browser: Any) -> None:
    address = f"{server}/questions/votes-over-time/"
    for language, told in (("ja", ["月ごと", "年ごと"]), ("en", ["by month", "by year"])):
        with visiting(browser, address, language=language) as visit:
            assert visit.page.locator("select[name=per] option").all_text_contents() == told
