"""Plain pages where there is no build to make pages of: what another server says of a thing, and what the others need."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from policy_graph.engine.serving.away import Away
from policy_graph.model.serving import Opened
from policy_graph.triples import described

HTML = "text/html; charset=utf-8"
TYPES = {"ttl": "text/turtle", "jsonld": "application/ld+json", "nt": "application/n-triples"}
# Letters beyond ASCII, which an IRI has as they are; other escapes are a part of it.
ESCAPED = re.compile("(?:%[89A-Fa-f][0-9A-Fa-f])+")
Fill = Callable[..., str]


class PlainPages:
    """Opens addresses as ``engine.serving.paging.Pages`` does, as far as another server knows what stands there."""

    def __init__(self, away: Away, fill: Fill) -> None:
        self._away, self._fill = away, fill

    def thing(self, address: str, *, wanted: str = "html", first: int = 0, fact: int = 0) -> Opened:
        """Open an address below ``id/``: an IRI leads to its plain page or its data; raises NotFound."""
        address = ESCAPED.sub(lambda letters: unquote(letters[0]), address)
        stem, _, form = address.rpartition(".")
        if address.endswith("/"):
            return self._page(address[:-1])
        if form in TYPES:
            content = described.data(self._said(stem), form)
            return Opened(content=content, media_type=TYPES[form])
        end = "/" if wanted == "html" else f".{wanted}"
        return Opened(status=303, location=f"{address}{end}")

    def listing(self, kind: str, *, year: str = "", number: int = 1) -> Opened:
        """Say that lists need the build."""
        folder = f"years/{year}" if year else f"id/{kind}"
        return self._told("/".join("-" * len(folder.split("/"))), 404)

    def front(self) -> Opened:
        """Say what can be done here."""
        return self._told("", 200)

    def about(self) -> Opened:
        """Say what stands behind this, and what is missing."""
        return self._told("about", 200)

    def file(self, path: str) -> tuple[Path, str] | None:
        """Find nothing: files are those of a build."""
        return None

    def tag(self, address: str) -> str:
        """Give no tag: nobody tells when the other server has something new."""
        return ""

    def _told(self, folder: str, status: int) -> Opened:
        html = self._fill("elsewhere.html", folder, url=self._away.url)
        return Opened(status=status, content=html.encode(), media_type=HTML)

    def _page(self, address: str) -> Opened:
        said, iri = self._said(address), f"{self._away.base}{address}"
        lines, label = list(described.lines(said, self._away.base)), described.label(said)
        html = self._fill("described.html", address, lines=lines, label=label, iri=iri)
        return Opened(content=html.encode("utf-8", "replace"), media_type=HTML)

    def _said(self, address: str) -> list[Any]:
        return self._away.described(f"{self._away.base}{address}")
