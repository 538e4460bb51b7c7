"""What another server says of one thing: asked by its IRI, read as data or as lines for a plain page."""

from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, serialize

from policy_graph.errors import NotFound
from policy_graph.triples.results import triples
from policy_graph.triples.vocab import PREFIXES

LABEL = f"{PREFIXES['rdfs']}label"
FORMS = {"ttl": RdfFormat.TURTLE, "nt": RdfFormat.N_TRIPLES, "jsonld": RdfFormat.JSON_LD}
NOTHING = "there is nothing of this name here"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One statement of a thing: the short name of the property, the value, and the address below the root that it leads to."""

    property: str
    value: str
    address: str | None = None


def query(iri: str) -> str:
    """Write the query for all that is said of a thing; raises NotFound where that is no IRI."""
    try:
        node = NamedNode(iri)
    except ValueError:
        raise NotFound(NOTHING) from None
    return f"CONSTRUCT {{ {node} ?property ?value }} WHERE {{ {node} ?property ?value }}"


def read(content: bytes) -> list[Triple]:
    """Read what a server says of a thing, in order; raises NotFound where that is nothing."""
    found = sorted(set(triples(content)), key=str)
    if not found:
        raise NotFound(NOTHING)
    return found


def data(said: list[Triple], form: str) -> bytes:
    """Write what is said of a thing as ``ttl``, ``nt`` or ``jsonld``."""
    return serialize(said, format=FORMS[form], prefixes=PREFIXES) or b""


def lines(said: list[Triple], base: str) -> Iterator[Line]:
    """Tell what is said of a thing, line by line."""
    for triple in said:
        value = triple.object
        own = isinstance(value, NamedNode) and value.value.startswith(f"{base}id/")
        yield Line(
            property=_short(triple.predicate.value),
            value=str(getattr(value, "value", value)),
            address=str(getattr(value, "value", ""))[len(base) :] if own else None,
        )


def label(said: list[Triple]) -> str:
    """Give the name of a thing, or its IRI where it has none."""
    names = [each.object.value for each in said if _names(each)]  # type: ignore[union-attr]
    return min(names, default=str(said[0].subject).strip("<>"))


def _names(triple: Triple) -> bool:
    return triple.predicate.value == LABEL and isinstance(triple.object, Literal)


def _short(iri: str) -> str:
    for prefix, start in PREFIXES.items():
        if iri.startswith(start):
            return f"{prefix}:{iri.removeprefix(start)}"
    return iri
