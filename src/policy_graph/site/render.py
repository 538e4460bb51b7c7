"""Templates filled: Jinja2 with every value escaped, the same chrome around every page."""

from collections.abc import Collection, Mapping, Sequence
from itertools import groupby
from typing import Any

from jinja2 import Environment

from policy_graph.model import Portal, ReleaseFile
from policy_graph.model.page import (
    DocumentPage,
    EntityPage,
    GonePage,
    ItemPage,
    MeetingPage,
    Page,
    RulingPage,
    StatementPage,
    UtterancePage,
    WithdrawalPage,
)
from policy_graph.model.page_parts import Leading, Listed, Quote, Thing
from policy_graph.site.entries import Entry, entry, line
from policy_graph.site.filling import environment
from policy_graph.site.lists import LISTED, Listing, first
from policy_graph.site.queries import query
from policy_graph.site.view import View, anchor
from policy_graph.site.words import Words, both, dated, day, names, read, subtypes, unwrapped

TEMPLATES = {
    MeetingPage: "meeting.html",
    UtterancePage: "utterance.html",
    DocumentPage: "document.html",
    EntityPage: "entity.html",
    ItemPage: "item.html",
    StatementPage: "statement.html",
    RulingPage: "ruling.html",
    WithdrawalPage: "withdrawal.html",
    GonePage: "gone.html",
}
# Scripts and styles from the site's own files alone, nothing inline, nothing from elsewhere, no form that sends.
POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'"


class Renderer:
    """Fills templates for one site."""

    def __init__(
        self, portal: Portal, paths: Mapping[str, str], *, kinds: Collection[str] | None = None
    ) -> None:
        """Fill the pages of a written site; of a served one where ``kinds`` says what it has pages of."""
        self.paths = paths
        self.words = names("words.toml")
        self.subtypes = subtypes()
        self.kinds = {path.split("/")[1] for path in paths.values()} if kinds is None else kinds
        self.environment = self._environment(portal)
        self.served = kinds is not None
        self.environment.globals["served"] = self.served

    def page(self, page: Page, *, leading: Sequence[Leading] = ()) -> str:
        """Fill the page of a thing; ``leading`` are the questions that a server offers on it."""
        return self._fill(TEMPLATES[type(page)], self.paths[page.thing.iri], page=page, leading=leading)

    def listing(self, listing: Listing) -> str:
        """Fill a list, or the front page."""
        name = "home.html" if listing.kind == "home" else "list.html"
        return self._fill(name, listing.folder, listing=listing)

    def passage(self, thing: Thing, folder: str) -> str:
        """Fill the page at an address that leads on to the page of a thing."""
        return self._fill("passage.html", folder, thing=thing)

    def about(self, others: Sequence[ReleaseFile]) -> str:
        """Fill the page about the site, with the other files of the release."""
        return self._fill("about.html", "about", files=others)

    def workbench(self, name: str, folder: str, **values: Any) -> str:
        """Fill a page of the workbench (``question.html``), which lies at the address ``folder`` of a server."""
        return self._fill(f"workbench/{name}", folder, **values)

    def entry(self, page: Page) -> Entry | None:
        """Make the line of a page in the lists."""
        found = line(page)
        return self.line(found) if found else None

    def line(self, listed: Listed) -> Entry:
        """Write a line of a list."""
        return entry(listed, self.words, self.subtypes)

    def _fill(self, name: str, folder: str, **values: Any) -> str:
        template = self.environment.get_template(name)
        return template.render(v=View(folder, self.paths, self.served), **values)

    def _environment(self, portal: Portal) -> Environment:
        made = environment()
        made.globals |= _sections(self.words)
        made.globals |= {"both": both, "dated": dated, "day": day}
        made.globals |= {"anchor": anchor, "portal": portal, "policy": POLICY}
        made.globals |= {"relations": read("relations.toml"), "subtypes": self.subtypes}
        made.globals["query"] = query
        made.globals["listed"] = [(kind, first(kind)) for kind in LISTED if kind in self.kinds]
        made.filters["by_meeting"] = _by_meeting
        made.filters["unwrapped"] = unwrapped
        return made


def _by_meeting(quotes: Sequence[Quote]) -> list[list[Quote]]:
    """Part quotes that are in the order of meetings into those of each."""
    return [list(group) for _, group in groupby(quotes, key=lambda each: (each.meeting, each.document))]


def _sections(words: Mapping[str, Words]) -> dict[str, Words]:
    """Name the sections as templates use them: ``w_meeting.date``."""
    return {f"w_{section}": said for section, said in words.items()}
