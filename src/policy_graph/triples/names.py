"""Names and words looked for on another server, by SPARQL alone: as they are written, without readings, widths, old characters."""

from collections.abc import Collection, Iterator

from pyoxigraph import Literal, NamedNode

from policy_graph.folding.words import Words
from policy_graph.model.serving import Order, Sought
from policy_graph.text import fold

# Kinds of things that go by a name; ``kind`` in an IRI is what stands behind ``{base}id/``.
KINDS = ("organization", "program", "place", "person", "post", "meeting")
HEAD = """PREFIX dct: <http://purl.org/dc/terms/>
PREFIX pg: <https://w3id.org/policy-graph/ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX schema: <http://schema.org/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""
THINGS = """SELECT ?thing (MIN(STR(?called)) AS ?label) (MIN(STR(?any)) AS ?matched)
WHERE {{
  ?thing rdfs:label|skos:altLabel|skos:hiddenLabel|schema:alternateName ?any ; rdfs:label ?called .
  FILTER(STRSTARTS(STR(?thing), {home}) && STRBEFORE(STRAFTER(STR(?thing), {home}), "/") IN ({kinds}))
{filters}}}
GROUP BY ?thing
ORDER BY ?label ?thing
LIMIT {limit}
"""
BODIES = """SELECT ?body (COUNT(?meeting) AS ?meetings)
WHERE {{
  ?meeting a pg:Meeting ; pg:bodyName ?body .
{filters}}}
GROUP BY ?body
ORDER BY DESC(?meetings) ?body
LIMIT {limit}
"""
SPOKEN = """SELECT DISTINCT ?utterance ?date
WHERE {{
  ?utterance a pg:Utterance ; schema:text ?text ; dct:isPartOf ?meeting .
{narrowed}{filters}  OPTIONAL {{ ?meeting dct:date ?date }}
}}
ORDER BY {order} ?utterance
"""
TEXTS = """SELECT ?utterance ?text ?speaker ?date ?meeting ?met
WHERE {{
  VALUES ?utterance {{ {nodes} }}
  ?utterance schema:text ?text ; pg:speakerLabel ?speaker ; dct:isPartOf ?meeting .
  ?meeting rdfs:label ?met .
  OPTIONAL {{ ?meeting dct:date ?date }}
}}
"""
# What utterances are narrowed by: each has the triples that it needs, and its filter.
NARROWED = {
    "body": ("?meeting pg:bodyName ?body .", "{contains_body}"),
    "meeting": ("?meeting rdfs:label ?title .", "STR(?meeting) = {value} || {contains_title}"),
    "speaker": ("?utterance pg:speakerLabel ?who .", "{contains_who}"),
    "since": ("?meeting dct:date ?day .", "STR(?day) >= {value}"),
    "until": ("?meeting dct:date ?day .", "STR(?day) <= {value}"),
}


def things(base: str, words: Words, kinds: Collection[str], limit: int) -> str:
    """Write the query for things of some kinds, or of all, that have a name which fits the words."""
    return HEAD + THINGS.format(
        home=Literal(f"{base}id/"),
        kinds=", ".join(str(Literal(each)) for each in kinds or KINDS),
        filters=_fitting("any", words),
        limit=int(limit),
    )


def bodies(words: Words, limit: int) -> str:
    """Write the query for those who meet, as minutes call them, with the number of their meetings."""
    return HEAD + BODIES.format(filters=_fitting("body", words), limit=int(limit))


def spoken(words: Words, sought: Sought) -> str:
    """Write the query for the utterances that fit the words and what they are narrowed by, in order."""
    return HEAD + SPOKEN.format(
        narrowed="".join(_narrowed(sought)),
        filters=_fitting("text", words),
        order="?date" if sought.order is Order.OLDEST else "DESC(?date)",
    )


def texts(utterances: Collection[str]) -> str:
    """Write the query for the words of some utterances."""
    return HEAD + TEXTS.format(nodes=" ".join(str(NamedNode(iri)) for iri in utterances))


def _narrowed(sought: Sought) -> Iterator[str]:
    for field, (needed, condition) in NARROWED.items():
        if value := getattr(sought, field):
            names = {f"contains_{name}": _contains(name, value) for name in ("body", "title", "who")}
            yield f"  {needed}\n  FILTER({condition.format(value=Literal(value), **names)})\n"


def _fitting(name: str, words: Words) -> str:
    """Write the filters that a text must pass: of each ``all`` one word occurs, of ``none`` none."""
    some = (" || ".join(_contains(name, word) for word in either) for either in words.all)
    none = (f"!({_contains(name, word)})" for word in words.none)
    return "".join(f"  FILTER({each})\n" for each in (*some, *none))


def _contains(name: str, word: str) -> str:
    """A word occurs as it was typed, or in the usual width."""
    forms = dict.fromkeys((word.lower(), fold(word).lower()))
    return " || ".join(f"CONTAINS(LCASE(STR(?{name})), {Literal(form)})" for form in forms)
