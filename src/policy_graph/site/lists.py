"""The lists of the site: the front page, one list for each kind of thing, the meetings of each year."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from policy_graph.site.entries import Entry

# A list is cut into pages of so many lines: more is slow to open on a telephone.
LINES = 2000
# So many meetings are on the front page.
LATEST = 12
LISTED = (
    "meeting",
    "organization",
    "program",
    "place",
    "person",
    "post",
    "document",
    "judgement",
    "withdrawal",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A page that lists others: ``kind`` is what it lists (``home`` for the front page), ``parts`` its further pages.

    A server makes pages by number: this one is ``number`` of ``last``.
    """

    folder: str
    kind: str
    entries: Sequence[Entry]
    total: int
    number: int = 1
    last: int = 1
    parts: tuple[str, ...] = ()
    year: str = ""
    years: tuple[str, ...] = ()
    counts: Mapping[str, int] | None = None


def listings(entries: Mapping[str, Sequence[Entry]], counts: Mapping[str, int]) -> Iterator[Listing]:
    """Make the lists of all pages; ``counts`` are all things by kind."""
    meetings = sorted(
        sorted(entries.get("meeting", ()), key=lambda each: each.thing.iri),
        key=lambda each: each.date,
        reverse=True,
    )
    years = tuple(sorted({each.date[:4] for each in meetings if each.date}, reverse=True))
    yield Listing(
        folder="", kind="home", entries=meetings[:LATEST], total=len(meetings), years=years, counts=counts
    )
    for kind in (each for each in LISTED if each in counts):
        found = meetings if kind == "meeting" else sorted(entries.get(kind, ()), key=_name)
        yield from _parts(kind, found, years if kind == "meeting" else ())
    for year, group in groupby(meetings, key=lambda each: each.date[:4]):
        if year:
            found = list(group)
            yield Listing(
                folder=f"years/{year}",
                kind="meeting",
                entries=found,
                total=len(found),
                year=year,
                years=years,
            )


def first(kind: str) -> str:
    """Give the folder of the (first) list of a kind."""
    return f"id/{kind}"


def _parts(kind: str, found: Sequence[Entry], years: tuple[str, ...]) -> Iterator[Listing]:
    chunks = [found[at : at + LINES] for at in range(0, len(found), LINES)] or [found]
    folders = tuple(first(kind) if at == 0 else f"lists/{kind}-{at + 1}" for at in range(len(chunks)))
    for number, (chunk, folder) in enumerate(zip(chunks, folders, strict=True), 1):
        yield Listing(
            folder=folder,
            kind=kind,
            entries=chunk,
            total=len(found),
            number=number,
            parts=folders,
            years=years,
        )


def _name(entry: Entry) -> tuple[str, str]:
    return entry.thing.label, entry.thing.iri
