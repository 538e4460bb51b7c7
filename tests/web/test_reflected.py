"""Markup in every part of every address is shown as text or not at all, in a browser, also where no policy helps."""

from contextlib import suppress
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Error

MARKUP = "</script></title></textarea>\"'><img src=x onerror=window.XSS=1><svg onload=window.XSS=1>"
SENT = quote(MARKUP, safe="")
ADDRESSES = (
    "{}",
    "?x={}",
    "id/{}",
    "id/meeting/?page={}",
    "years/{}/",
    "search/?q={}",
    "search/?q=a&from={}&body={}&speaker={}&meeting={}",
    "search/?q=a&order={}",
    "search/?q=a&kind={}&limit={}",
    "network/?kind={}&around={}&from={}&{}=1",
    "network/?around={}",
    "complete?q={}&kind={}",
    "questions/{}/",
    "questions/stakeholder-ties/?_from={}&{}={}",
    "questions/where-does-it-say/?name={}",
    "answer/where-does-it-say?name={}",
    "editor/?query={}",
    "editor/?example={}",
    "sparql?query={}",
)
HARMED = "[window.XSS, ...document.querySelectorAll('img[src=x], svg[onload], a[href^=javascript]')].filter(Boolean).length"


@pytest.mark.parametrize("bypass", [False, True])
def test_what_stands_in_an_address_is_never_run(server: str, browser: Any, bypass: bool) -> None:
    context = browser.new_context(bypass_csp=bypass)
    page, harmed = context.new_page(), []
    for address in ADDRESSES:
        with suppress(Error):  # what is saved instead of shown
            page.goto(f"{server}/{address.replace('{}', SENT)}")
        harmed += [address] if page.evaluate(HARMED) else []
    context.close()
    assert not harmed
