"""Names and words looked for on another server, by SPARQL alone: no reading, no width, no old characters, and slowly."""

from collections.abc import Iterator

from pyoxigraph import Literal

from policy_graph.model.serving import Hit, Suggestion
from policy_graph.text import fold
from policy_graph.triples.results import rows

# Kinds of things that go by a name; ``kind`` in an IRI is what stands behind ``{base}id/``.
KINDS = ("organization", "program", "place", "person", "post", "meeting")
QUERY = """PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX schema: <http://schema.org/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?thing (MIN(STR(?called)) AS ?label) (MIN(STR(?any)) AS ?matched)
WHERE {{
  VALUES ?begun {{ {begun} }}
  ?thing rdfs:label|skos:altLabel|skos:hiddenLabel|schema:alternateName ?any ; rdfs:label ?called .
  FILTER(CONTAINS(LCASE(STR(?any)), ?begun))
  FILTER(STRBEFORE(STRAFTER(STR(?thing), {home}), "/") IN ({kinds}))
}}
GROUP BY ?thing
ORDER BY ?label ?thing
LIMIT {limit}
"""


def query(base: str, begun: str, kind: str, limit: int) -> str:
    """Write the query for things whose name holds what was begun; every value in it is a term."""
    kinds = (kind,) if kind in KINDS else KINDS
    return QUERY.format(
        begun=Literal(fold(begun).lower()),
        home=Literal(f"{base}id/"),
        kinds=", ".join(str(Literal(each)) for each in kinds),
        limit=int(limit),
    )


def suggestions(content: bytes, base: str) -> Iterator[Suggestion]:
    """Read the names that a server found."""
    for iri, label, matched in rows(content):
        if iri and label:
            kind = iri.removeprefix(f"{base}id/").partition("/")[0]
            yield Suggestion(iri=iri, kind=kind, label=label, matched=matched or label)


def hit(suggestion: Suggestion) -> Hit:
    """Tell a name that was found as a hit of a search."""
    return Hit(iri=suggestion.iri, kind=suggestion.kind, label=suggestion.label, marked=suggestion.matched)


def spoken(words: str, row: dict[str, str | None]) -> Hit:
    """Tell a speech that was found by its words: a row of the question ``words-said``."""
    before, marked, after = (row["said"] or "").partition(words)
    return Hit(
        iri=row["utterance"] or "",
        kind="utterance",
        label=row["speaker"] or "",
        before=before,
        marked=marked,
        after=after,
        date=row["date"],
        context=row["body"] or "",
    )
