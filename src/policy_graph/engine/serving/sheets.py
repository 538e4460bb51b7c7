"""What the children of a server make of an index when somebody asks for a page: HTML, data, lists."""

from functools import lru_cache
from math import ceil

from policy_graph.engine.serving.files import files
from policy_graph.engine.serving.index import Index
from policy_graph.engine.serving.leading import leading
from policy_graph.engine.serving.portal import portal
from policy_graph.errors import NotFound
from policy_graph.model.question import Question
from policy_graph.model.serving import Opened
from policy_graph.site.lists import LATEST, Listing
from policy_graph.site.lists import first as first_of
from policy_graph.site.render import Renderer
from policy_graph.site.served import Addresses
from policy_graph.triples.pages.listed import LISTED
from policy_graph.triples.pages.register import opened
from policy_graph.triples.query import list_queries
from policy_graph.triples.served.pages import PAGED, Reader

HTML = "text/html; charset=utf-8"
FORMS = {
    "ttl": "text/turtle",
    "jsonld": "application/ld+json",
    "nt": "application/n-triples",
}
# A list is cut into pages of so many lines.
LINES = 200
# What a child has opened of its one index it keeps open: the files never change, and no other process sees it.


@lru_cache(maxsize=1)
def renderer(index: Index) -> Renderer:
    """Make what fills templates."""
    addresses = Addresses(index.base, PAGED)
    return Renderer(portal(index), addresses, kinds=set(opened(index.register).counts()))


@lru_cache(maxsize=1)
def _reader(index: Index) -> Reader:
    return Reader(index.store, index.register, index.folder, index.base)


@lru_cache(maxsize=1)
def _questions() -> tuple[Question, ...]:
    return tuple(list_queries())


def thing(index: Index, address: str, wanted: str, first: int, fact: int) -> Opened:
    """Open an address below the base: an IRI leads to its page or, by what is ``wanted``, its data; these are made.

    ``first`` and ``fact`` are where the long lists of a page begin: places or utterances, statements. Raises NotFound.
    """
    reader = _reader(index)
    if address.endswith("/"):
        return _page(index, reader, address[:-1], first, fact)
    stem, _, form = address.rpartition(".")
    if form in FORMS and not reader.knows(address):
        node = reader.found(stem)
        return Opened(
            status=410 if reader.gone(node) else 200,
            content=reader.data(node, form),
            media_type=FORMS[form],
        )
    node = reader.found(address)
    own = node.value.removeprefix(index.base)
    place = reader.place(node) if wanted == "html" else ""
    return Opened(status=303, location=place or f"{own}.{wanted if wanted in FORMS else 'ttl'}")


def _page(index: Index, reader: Reader, address: str, first: int, fact: int) -> Opened:
    node = reader.found(address)
    page = reader.page(node, first, fact)
    if page is None:
        return Opened(status=303, location=reader.place(node) or f"{node.value.removeprefix(index.base)}.ttl")
    asking = leading(page, _questions(), body=reader.holds_meetings(node))
    html = renderer(index).page(page, leading=tuple(asking))
    return Opened(status=410 if reader.gone(node) else 200, content=_bytes(html), media_type=HTML)


def front(index: Index) -> Opened:
    """Make the front page."""
    register, filled = _reader(index).register, renderer(index)
    counts = register.counts()
    latest = [filled.line(each) for each in register.listed("meeting", "", 0, LATEST)]
    listing = Listing(
        folder="",
        kind="home",
        entries=latest,
        total=counts.get("meeting", 0),
        years=tuple(year for year, _ in register.years()),
        counts=counts,
    )
    return Opened(content=_bytes(filled.listing(listing)), media_type=HTML)


def listing(index: Index, kind: str, year: str, number: int) -> Opened:
    """Make a page of a list; raises NotFound where there is none."""
    register, filled = _reader(index).register, renderer(index)
    years = dict(register.years())
    total = years.get(year, 0) if year else register.counts().get(kind, 0)
    last = max(1, ceil(total / LINES))
    if kind not in LISTED or not total or not 1 <= number <= last:
        raise NotFound("there is no such list")
    found = register.listed(kind, year, (number - 1) * LINES, LINES)
    made = Listing(
        folder=f"years/{year}" if year else first_of(kind),
        kind=kind,
        entries=[filled.line(each) for each in found],
        total=total,
        number=number,
        last=last,
        year=year,
        years=tuple(years) if kind == "meeting" else (),
    )
    return Opened(content=_bytes(filled.listing(made)), media_type=HTML)


def about(index: Index) -> Opened:
    """Make the page about what is served, with the files that can be had."""
    return Opened(content=_bytes(renderer(index).about(files(index.folder))), media_type=HTML)


def _bytes(html: str) -> bytes:
    return html.encode("utf-8", "replace")
