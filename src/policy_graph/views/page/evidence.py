"""The quotes of a page in columns: every text, name and meeting stands in it once, rows point at them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from policy_graph.model import Tie
from policy_graph.views.markup import legal

Href = Callable[[Tie], str | None]
COLUMNS = (
    *("text", "speaker", "meeting", "document", "start", "end", "line", "page", "side", "confidence", "href"),
    "beside",
)


def nowhere(_: Tie) -> str | None:
    """Give no address: a page of which nobody knows where the sources lie."""
    return None


def no_page(_: str) -> str | None:
    """Give no address: actors of a page that lies beside no other."""
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """Where a page leads to: the addresses of the words of a tie, of its ``document``, and of the page of an actor's IRI.

    IRIs begin with ``base``.
    """

    quote: Href = nowhere
    document: Href = nowhere
    actor: Callable[[str], str | None] = no_page
    base: str = ""


NO_LINKS = Links()


@dataclass(slots=True)
class Listed:
    """A list in which each thing stands once, in the order in which it came."""

    _places: dict[Any, int] = field(default_factory=dict)

    def __call__(self, thing: Any) -> int:
        """Give the place of a thing."""
        return self._places.setdefault(thing, len(self._places))

    def optional(self, thing: Any | None) -> int | None:
        """Give the place of a thing that may be missing."""
        return None if thing is None else self(thing)

    @property
    def all(self) -> tuple[Any, ...]:
        """What is in it."""
        return tuple(self._places)


class Evidence:
    """Gathers rows with their links."""

    def __init__(self, links: Links = NO_LINKS) -> None:
        self._links = links
        self.texts, self.speakers, self.meetings, self.bodies, self.documents = (Listed() for _ in range(5))
        self.columns: dict[str, list[Any]] = {name: [] for name in COLUMNS}

    def row(self, tie: Tie) -> int:
        """Write a tie down, and the one beside it behind it; gives the place of its row."""
        at = len(self.columns["text"])
        for name, cell in self._cells(tie).items():
            self.columns[name].append(cell)
        if tie.beside is not None:
            self.columns["beside"][at] = self.row(tie.beside)
        return at

    def _cells(self, tie: Tie) -> dict[str, Any]:
        place = self._links.document(tie)
        body = self.bodies.optional(tie.body and legal(tie.body))
        return {
            "text": self.texts(legal(tie.quote)),
            "speaker": self.speakers.optional(tie.speaker and legal(tie.speaker)),
            "meeting": self.meetings((legal(tie.meeting), tie.date, body, fiscal_year(tie.date))),
            "document": self.documents((legal(tie.document), place)),
            "start": tie.start,
            "end": tie.end,
            "line": tie.line,
            "page": tie.page,
            "side": tie.side and str(tie.side),
            "confidence": round(tie.confidence, 3),
            "href": within(self._links.quote(tie), place),
            "beside": None,
        }

    @cached_property
    def lists(self) -> Mapping[str, Any]:
        """The lists that rows point at, once all rows are written."""
        named = ("label", "date", "body", "year")
        return {
            "bodies": list(self.bodies.all),
            "documents": [{"name": name, "href": href} for name, href in self.documents.all],
            "meetings": [dict(zip(named, each, strict=True)) for each in self.meetings.all],
            "speakers": list(self.speakers.all),
            "texts": list(self.texts.all),
        }


def within(href: str | None, document: str | None) -> str | None:
    """Write an address in a document as its fragment alone: a third of the bytes of all addresses is spared."""
    return href.removeprefix(document) if href and document and href.startswith(f"{document}#") else href


def whole(href: str | None, document: str | None) -> str | None:
    """Give the address that ``within`` has shortened."""
    return f"{document or ''}{href}" if href and href.startswith("#") else href or document


def fiscal_year(date: str | None) -> int | None:
    """Give the Japanese fiscal year of a date, which begins in April; a date without a month has none."""
    year, _, rest = (date or "").partition("-")
    month = rest[:2]
    if not (year.isdecimal() and month.isdecimal()):
        return None
    return int(year) - (int(month) < 4)
