"""Chromium, driven by Playwright: what a visitor sees, what leaves the page, what axe says of it."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

FRONT = Path(__file__).parents[2] / "front"
BUILT = Path(__file__).parents[2] / "src" / "policy_graph" / "web" / "built"
AXE = FRONT / "node_modules" / "axe-core" / "axe.min.js"
PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
LANGUAGE = "localStorage.setItem('policy-graph-language', '{}')"


@contextmanager
def chromium(*options: str) -> Iterator[Any]:
    """Start Chromium with ``options`` on top of those of every test; the test skips where there is none, or where the scripts of the front end are not built."""
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        pytest.skip("no Chromium on this machine")
    if not (BUILT / "editor.js").is_file():
        pytest.skip("the scripts of the front end are not built: npm ci && npm run build in front/")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        started = driver.chromium.launch(
            executable_path=program,
            args=["--no-sandbox", *(options or ["--disable-gpu"]), "--disable-dev-shm-usage"],
        )
        yield started
        started.close()


class Visit:
    """A page that is open: ``page`` is Playwright's, ``outside`` what it asked of others, ``complaints`` its console."""

    def __init__(self, page: Any, address: str) -> None:
        self.page, self.address = page, address
        self.outside: list[str] = []
        self.complaints: list[str] = []
        page.on("request", self._asked)
        page.on("console", lambda said: self.complaints.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _asked(self, request: Any) -> None:
        place = urlsplit(request.url)
        if place.scheme not in ("data", "blob") and place.netloc != urlsplit(self.address).netloc:
            self.outside.append(request.url)

    def serious(self) -> list[str]:
        """Name what axe finds serious or critical on the page, with the first element of each."""
        if not AXE.is_file():
            pytest.skip("axe-core is not installed: npm ci in front/")
        self.page.evaluate(AXE.read_text("utf-8"))
        found = self.page.evaluate("axe.run().then((result) => result.violations)")
        return [
            f"{each['id']}: {each['nodes'][0]['html'][:160]}"
            for each in found
            if each["impact"] in ("serious", "critical")
        ]


@contextmanager
def visiting(browser: Any, address: str, *, language: str = "ja", **context: Any) -> Iterator[Visit]:
    """Open a page in a context of its own; ``context`` goes to Playwright (``viewport``, ``color_scheme``, ``bypass_csp``)."""
    opened = browser.new_context(**{"viewport": {"width": 1280, "height": 900}} | context)
    opened.add_init_script(LANGUAGE.format(language))
    opened.set_default_timeout(15_000)
    visit = Visit(opened.new_page(), address)
    visit.page.goto(address)
    yield visit
    opened.close()
