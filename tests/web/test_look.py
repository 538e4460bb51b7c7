"""The look of the site: readable in light and dark for everybody, on a telephone, and on paper."""

from pathlib import Path
from typing import Any

import pytest
from tests.site.conftest import made
from tests.triples.conftest import MOON, WAREHOUSE
from tests.web.browser import visiting

PAGES = ["", "id/organization/", f"id/{WAREHOUSE}/", f"id/{MOON}/", "about/"]


@pytest.fixture(scope="module")
def static(served_build: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The same build as a site of files."""
    out = tmp_path_factory.mktemp("static") / "site"
    out.mkdir()
    made(served_build, out)
    return out.as_uri()


@pytest.mark.parametrize("color_scheme", ["light", "dark"])
@pytest.mark.parametrize("page", PAGES)
def test_axe_finds_nothing_serious(static: str, browser: Any, page: str, color_scheme: str) -> None:
    address = f"{static}/{page}index.html"
    with visiting(browser, address, color_scheme=color_scheme, bypass_csp=True) as visit:
        assert visit.serious() == []


@pytest.mark.parametrize("language", ["ja", "en"])
def test_on_a_phone_nothing_is_wider_than_the_screen(static: str, browser: Any, language: str) -> None:
    for page in PAGES:
        address = f"{static}/{page}index.html"
        with visiting(browser, address, language=language, viewport={"width": 360, "height": 800}) as visit:
            assert visit.page.evaluate("document.documentElement.scrollWidth") <= 360
            small = visit.page.evaluate(
                "[...document.querySelectorAll('header label, header button')].filter((each) => each.checkVisibility())"
                ".map((each) => each.getBoundingClientRect().height).filter((height) => height < 44)"
            )
            assert small == []


def test_paper_is_white_also_where_the_screen_is_dark(static: str, browser: Any) -> None:
    with visiting(browser, f"{static}/index.html", color_scheme="dark") as visit:
        shown = "getComputedStyle(document.body).backgroundColor"
        assert visit.page.evaluate(shown) != "rgb(255, 255, 255)"
        visit.page.emulate_media(media="print", color_scheme="dark")
        assert visit.page.evaluate(shown) == "rgb(255, 255, 255)"
        ink = visit.page.evaluate("getComputedStyle(document.body).color")
        assert max(int(each) for each in ink[4:-1].split(",")) < 100
