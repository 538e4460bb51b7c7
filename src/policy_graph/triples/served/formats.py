"""The formats that answers are written in: media types, and which of them fits what somebody asked for."""

from collections.abc import Sequence
from enum import StrEnum

from policy_graph.errors import NotAcceptable


class Format(StrEnum):
    """How an answer is written; the value is the name of the format for people and in ``?format=``."""

    JSON = "json"
    XML = "xml"
    CSV = "csv"
    TSV = "tsv"
    TURTLE = "ttl"
    N_TRIPLES = "nt"
    JSON_LD = "jsonld"
    RDF_XML = "rdf"
    TRIG = "trig"
    N_QUADS = "nq"


# Media types by what is answered, the preferred format first; what stands behind it is what clients say as well.
RESULTS: dict[str, Format] = {
    "application/sparql-results+json": Format.JSON,
    "application/json": Format.JSON,
    "application/sparql-results+xml": Format.XML,
    "application/xml": Format.XML,
    "text/xml": Format.XML,
    "text/csv": Format.CSV,
    "text/tab-separated-values": Format.TSV,
}
GRAPHS: dict[str, Format] = {
    "text/turtle": Format.TURTLE,
    "application/x-turtle": Format.TURTLE,
    "application/n-triples": Format.N_TRIPLES,
    "text/plain": Format.N_TRIPLES,
    "application/ld+json": Format.JSON_LD,
    "application/json": Format.JSON_LD,
    "application/rdf+xml": Format.RDF_XML,
    "application/xml": Format.RDF_XML,
    "text/xml": Format.RDF_XML,
    "application/trig": Format.TRIG,
    "application/n-quads": Format.N_QUADS,
}


def media_types(format: Format) -> tuple[str, ...]:
    """Give the media types of a format, the registered one first."""
    return tuple(name for name, known in (RESULTS | GRAPHS).items() if known is format)


def chosen(accept: Sequence[str], known: dict[str, Format]) -> tuple[str, Format]:
    """Choose a media type from ``RESULTS`` or ``GRAPHS``, the first that fits the wishes in their order.

    Nothing wished for is all the same to us. Raises NotAcceptable where none fits.
    """
    for wish in accept or ("*/*",):
        bare = wish.partition(";")[0].strip().lower()
        for name, format in known.items():
            if _fits(name, bare):
                return name, format
    raise NotAcceptable(
        f"this answer is not written as {', '.join(accept)}; it can be had as {', '.join(_registered(known))}"
    )


def _fits(name: str, wish: str) -> bool:
    kind, _, sort = wish.partition("/")
    return wish in ("*/*", "*") or wish == name or (sort == "*" and name.startswith(f"{kind}/"))


def _registered(known: dict[str, Format]) -> tuple[str, ...]:
    first: dict[Format, str] = {}
    for name, format in known.items():
        first.setdefault(format, name)
    return tuple(first.values())
