"""The site is written: each page as it is read from the graph, then the lists of what was written."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.resources import files
from pathlib import Path

from policy_graph.model import Bilingual, FileRole, Portal, ReleaseFile
from policy_graph.model.page import Page
from policy_graph.model.page_parts import Thing
from policy_graph.site.addresses import LIST, REDIRECTS, listed, moved, passages, redirects
from policy_graph.site.entries import Entry
from policy_graph.site.lists import Listing, listings
from policy_graph.site.names import FILE as NAMES
from policy_graph.site.names import names
from policy_graph.site.paths import paths
from policy_graph.site.render import Renderer

ASSETS = {"site.css": "text/css", "site.js": "text/javascript"}


def write(
    folder: Path,
    base: str,
    things: Iterable[Thing],
    pages: Iterable[Page],
    *,
    portal: Portal,
    others: Sequence[ReleaseFile],
) -> Iterator[ReleaseFile]:
    """Write the site into ``folder``; ``things`` are those that have a page, ``others`` the other files of the release."""
    known = {thing.iri: thing.kind for thing in things}
    renderer = Renderer(portal, paths(base, known))
    leading = passages(base, renderer.paths)
    entries: dict[str, list[Entry]] = defaultdict(list)
    for page in pages:
        yield from _page(folder, renderer, page)
        if page.thing.iri in leading:
            yield from _passage(folder, renderer, page, leading[page.thing.iri])
        if entry := renderer.entry(page):
            entries[page.thing.kind].append(entry)
    counts = {**Counter(known.values()), **{kind: len(found) for kind, found in entries.items()}}
    for listing in listings(entries, counts):
        yield _html(folder, listing.folder, renderer.listing(listing), _title(listing))
    yield _html(
        folder, "about", renderer.about(others), Bilingual(ja="このサイトについて", en="About this site")
    )
    yield from _assets(folder)
    title = Bilingual(ja="名前の索引", en="Index of names")
    yield _text(folder, NAMES, names(renderer, entries), "text/javascript", title)
    yield from _addresses(folder, base, renderer.paths)


def _page(folder: Path, renderer: Renderer, page: Page) -> Iterator[ReleaseFile]:
    where = renderer.paths[page.thing.iri]
    yield _html(folder, where, renderer.page(page), _named(page))
    yield _turtle(folder, where, page)


def _passage(folder: Path, renderer: Renderer, page: Page, where: str) -> Iterator[ReleaseFile]:
    """At the address itself a page that leads on; programs find the data there."""
    yield _html(folder, where, renderer.passage(page.thing, where), _named(page))
    yield _turtle(folder, where, page)


def _turtle(folder: Path, where: str, page: Page) -> ReleaseFile:
    (folder / f"{where}.ttl").write_bytes(page.turtle)
    return _file(f"{where}.ttl", "text/turtle", _named(page))


def _named(page: Page) -> Bilingual:
    return Bilingual(ja=page.thing.label, en=page.thing.english or page.thing.label)


def _addresses(folder: Path, base: str, found: Mapping[str, str]) -> Iterator[ReleaseFile]:
    """The addresses that lead to no page of themselves: a list for anybody, rules for the hosts that read them."""
    elsewhere = moved(base, found)
    title = Bilingual(ja="別の場所にあるページ", en="Pages that lie elsewhere")
    yield _text(folder, LIST, listed(elsewhere), "text/tab-separated-values", title)
    if elsewhere:
        yield _text(folder, REDIRECTS, "".join(redirects(base, elsewhere)), "text/plain", title)


def _text(folder: Path, path: str, text: str, media_type: str, title: Bilingual) -> ReleaseFile:
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / path).write_bytes(text.encode("utf-8", "replace"))
    return _file(path, media_type, title)


def _html(folder: Path, where: str, html: str, title: Bilingual) -> ReleaseFile:
    path = folder / where / "index.html"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(html.encode("utf-8", "replace"))
    return _file(f"{where}/index.html".lstrip("/"), "text/html", title)


def _title(listing: Listing) -> Bilingual:
    if listing.kind == "home":
        return Bilingual(ja="サイトのはじめのページ", en="Front page of the site")
    if listing.year:
        return Bilingual(ja=f"{listing.year}年の会議", en=f"Meetings of {listing.year}")
    return Bilingual(ja=f"一覧 {listing.folder or '/'}", en=f"List {listing.folder or '/'}")


def _assets(folder: Path) -> Iterator[ReleaseFile]:
    (folder / "assets").mkdir()
    for name, media_type in ASSETS.items():
        content = files(__package__).joinpath("assets", name).read_bytes()
        (folder / "assets" / name).write_bytes(content)
        yield _file(f"assets/{name}", media_type, Bilingual(ja=name, en=name))


def _file(path: str, media_type: str, title: Bilingual) -> ReleaseFile:
    return ReleaseFile(path=path, media_type=media_type, role=FileRole.SITE, title=title)
