"""A written site as a visitor's program sees it: pages, their links, their anchors."""

from dataclasses import dataclass
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from policy_graph.model import ReleaseFile

HOST = "https://site.invalid/"


class Seen(HTMLParser):
    """What stands on a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[tuple[str, str]] = []
        self.ids: list[str] = []
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.text: dict[str, str] = {}
        self._open: list[tuple[str, str]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.tags.append((tag, values))
        if "id" in values:
            self.ids.append(values["id"])
        for name in ("href", "src"):
            if name in values:
                self.links.append((tag, values[name]))
        if tag not in ("meta", "link", "input", "br", "img"):
            self._open.append((tag, values.get("id", "")))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        for _, id_ in self._open:
            if id_:
                self.text[id_] = self.text.get(id_, "") + data


@dataclass(frozen=True)
class Site:
    """A site on disk; paths are below its root."""

    folder: Path
    files: tuple[ReleaseFile, ...]

    @cached_property
    def pages(self) -> dict[str, Seen]:
        paths = self.folder.rglob("*.html")
        return {
            path.relative_to(self.folder).as_posix(): Seen(path.read_text("utf-8")) for path in sorted(paths)
        }

    def target(self, page: str, link: str) -> tuple[str, str]:
        """Resolve a link as a browser does: to a path below the root and an anchor."""
        url = urlsplit(urljoin(HOST + page.replace("%", "%25"), link))
        return unquote(url.path).lstrip("/"), unquote(url.fragment)

    def follow(self, page: str, part: str) -> tuple[str, str]:
        """Follow the first link of a page that leads to another whose path begins so."""
        targets = (self.target(page, link) for tag, link in self.pages[page].links if tag == "a")
        return next(
            (path, anchor)
            for path, anchor in targets
            if path.startswith(part) and path != f"{part}index.html"
        )
