"""A visit as somebody makes it: chooses the language on the page, in a window of their own, and leaves no trace elsewhere."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.web.browser import Visit

PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "device_scale_factor": 2,
    "is_mobile": True,
    "has_touch": True,
}
# Where somebody who wants to look at the journeys has the pictures put: a folder.
PICTURES = "POLICY_GRAPH_PICTURES"

READ = """
trs => trs.map(tr => [...tr.cells].map(td => [...(td.querySelector("q") ?? td).childNodes]
  .filter(each => !each.matches?.(".language-tag, .datatype")).map(each => each.textContent).join("").trim()))
"""


class Journey(Visit):
    """A visit in one language, with what a reader does on every page."""

    def __init__(self, page: Any, address: str, language: str) -> None:
        super().__init__(page, address)
        self.language = language

    def to(self, path: str) -> None:
        """Open a page of the site by its path."""
        self.page.goto(f"{self.address}/{path}")

    def choose_language(self) -> None:
        """Switch the language as a visitor does, at the head of the page."""
        self.page.click(f"label[for=language-{self.language}]")

    def says(self, ja: str, en: str) -> None:
        """Wait until words of the language are there to be read, and see that those of the other one are not."""
        wanted, other = (ja, en) if self.language == "ja" else (en, ja)
        self.page.get_by_text(wanted).locator("visible=true").first.wait_for()
        assert self.page.get_by_text(other, exact=True).locator("visible=true").count() == 0

    def press(self, ja: str, en: str, within: str = "body") -> None:
        """Click what is called like this in the language: a button or a link."""
        name = re.compile(rf"^\s*{re.escape(ja if self.language == 'ja' else en)}\s*$")
        place = self.page.locator(within)
        place.get_by_role("button", name=name).or_(place.get_by_role("link", name=name)).first.click()

    def follow(self, link: str) -> None:
        """Click the first thing that fits and wait for the page behind it."""
        with self.page.expect_navigation():
            self.page.locator(link).locator("visible=true").first.click()

    def copied(self) -> str:
        """Give what lies in the clipboard."""
        return str(self.page.evaluate("navigator.clipboard.readText()"))

    def fits(self) -> None:
        """See that nothing is wider than the screen, and that axe finds nothing serious in light and in dark."""
        width = self.page.viewport_size["width"]
        assert self.page.evaluate("document.documentElement.scrollWidth") <= width, self.page.url
        for scheme in ("light", "dark"):
            # Without movement, so that no colour is seen on its way from light to dark.
            self.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            found = self.serious()
            assert not found, (self.page.url, scheme, found)

    def rows(self, table: str = "table.answer") -> list[list[str]]:
        """Give the rows of a table as they are read: words without their place, values without their type."""
        self.page.locator(f"{table} tbody tr").first.wait_for()
        return list(self.page.locator(f"{table} tbody tr").evaluate_all(READ))

    def pictured(self, name: str, *, whole: bool = False) -> None:
        """Take a picture of the page, where somebody asked for pictures."""
        if folder := os.environ.get(PICTURES):
            # Hiding the caret would take a style sheet, which the pages do not allow.
            file = str(Path(folder) / f"{name}-{self.language}.png")
            self.page.screenshot(path=file, full_page=whole, caret="initial")


@contextmanager
def travelling(
    browser: Any, address: str, language: str, *, told: int = 0, **context: Any
) -> Iterator[Journey]:
    """Open the site at its first page, in the language; at the end nothing may have gone astray, or wrong but ``told``."""
    opened = browser.new_context(**{"viewport": {"width": 1280, "height": 900}} | context)
    opened.set_default_timeout(15_000)
    opened.grant_permissions(["clipboard-read", "clipboard-write"], origin=address)
    journey = Journey(opened.new_page(), address, language)
    journey.to("")
    journey.choose_language()
    yield journey
    assert journey.outside == []
    refused = [each for each in journey.complaints if "status of 400" in each]
    assert len(refused) == told, journey.complaints
    assert journey.complaints == refused, journey.complaints
    opened.close()
