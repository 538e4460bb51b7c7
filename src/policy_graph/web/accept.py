"""What a client wants to read: its Accept header, and the short words for formats that people type."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from policy_graph.errors import NotAcceptable, UsageError

# A short word stands for a format of rows, of graphs, or of both; the query decides which it is.
SHORT = {
    "json": ("application/sparql-results+json", "application/ld+json"),
    "xml": ("application/sparql-results+xml", "application/rdf+xml"),
    "csv": ("text/csv",),
    "tsv": ("text/tab-separated-values",),
    "ttl": ("text/turtle",),
    "turtle": ("text/turtle",),
    "nt": ("application/n-triples",),
    "ntriples": ("application/n-triples",),
    "jsonld": ("application/ld+json",),
    "rdf": ("application/rdf+xml",),
    "rdfxml": ("application/rdf+xml",),
    "trig": ("application/trig",),
    "nq": ("application/n-quads",),
}
# No client wishes for more; each of them is compared with each that is offered.
WISHES = 100
# Every media type that the endpoint writes; between equal wishes the first wins.
OFFERED = (
    "application/sparql-results+json",
    "application/sparql-results+xml",
    "text/csv",
    "text/tab-separated-values",
    "text/turtle",
    "application/n-triples",
    "application/ld+json",
    "application/rdf+xml",
    "application/trig",
    "application/n-quads",
)
# Other names that clients know them by.
ALIASES = {
    "application/json": SHORT["json"],
    "application/xml": SHORT["xml"],
    "text/xml": SHORT["xml"],
    "text/plain": ("application/n-triples",),
    "application/x-turtle": ("text/turtle",),
}


@dataclass(frozen=True, slots=True)
class Wish:
    """One part of an Accept header: a media type or a range of them, and how much it is wanted, from 0 to 1."""

    name: str
    quality: float

    def covers(self, name: str) -> int:
        """How exactly it means a media type: 0 not at all, 1 as anything, 2 as one of its family, 3 by name."""
        if self.name == name or name in ALIASES.get(self.name, ()):
            return 3
        if self.name == f"{name.partition('/')[0]}/*":
            return 2
        return int(self.name == "*/*")


def wishes(header: str) -> tuple[Wish, ...]:
    """Read an Accept header; a part that is none is left out, as RFC 9110 allows."""
    return tuple(_wishes(header))


def _wishes(header: str) -> Iterator[Wish]:
    for part in header.split(",", WISHES)[:WISHES]:
        name, *parameters = (each.strip().lower() for each in part.split(";"))
        if "/" in name and (quality := _quality(parameters)) is not None:
            yield Wish(name, quality)


def _quality(parameters: Sequence[str]) -> float | None:
    for each in parameters:
        key, _, value = each.partition("=")
        if key.strip() == "q":
            try:
                quality = float(value)
            except ValueError:
                return None
            return quality if 0 <= quality <= 1 else None
    return 1.0


def wanted(wishes: Sequence[Wish], name: str) -> float:
    """How much a media type is wanted: what the wish says that means it most exactly."""
    best = max(wishes, key=lambda wish: (wish.covers(name), wish.quality), default=None)
    return best.quality if best and best.covers(name) else 0.0


def form_of(header: str, forms: Mapping[str, str]) -> str:
    """Give the form that an Accept header wants most, of ``forms`` by their media types; the first where it names none of them."""
    known = wishes(header)
    best = max(forms, key=lambda name: wanted(known, name))
    return forms[best] if wanted(known, best) else next(iter(forms.values()))


def in_order(header: str, offered: Sequence[str] = OFFERED) -> tuple[str, ...]:
    """Give the media types of ``offered`` that an Accept header wants, the most wanted first; all without a header.

    A browser, which wants pages, gets what is offered first. Raises NotAcceptable where nothing fits.
    """
    known = wishes(header)
    if not header.strip() or is_browser(header):
        return tuple(offered)
    found = [name for name in offered if wanted(known, name)]
    if not found:
        raise NotAcceptable(f"there is no answer in the format asked for; there is {', '.join(offered)}")
    return tuple(sorted(found, key=lambda name: -wanted(known, name)))


def by_word(word: str) -> tuple[str, ...]:
    """Give the media types of a short word, as in ``format=csv``, or of a media type; raises UsageError where it is neither."""
    name = word.strip().lower()
    if name in OFFERED:
        return (name,)
    found = SHORT.get(name) or ALIASES.get(name)
    if not found:
        raise UsageError(f"there is no such format; write one of {', '.join(SHORT)}")
    return found


def is_browser(header: str) -> bool:
    """Whether an Accept header wants pages by name, as browsers do, and no format of data more."""
    named = [wish for wish in wishes(header) if "*" not in wish.name]
    pages = wanted(named, "text/html")
    return pages > 0 and all(wanted(named, name) <= pages for name in OFFERED)
