"""Stated relations: a tie for every quote that supports one."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from pyoxigraph import Literal, NamedNode, Store

from policy_graph.model import Actor, Predicate, Tie
from policy_graph.triples.network.asked import MERGED, asked, number, share
from policy_graph.triples.network.where import Place, Whereabouts
from policy_graph.triples.vocab import short, term

STATED = """
SELECT ?subject ?predicate ?object ?quote ?confidence {
  ?statement a pg:Statement ; pg:status pg:Stated ; pg:evidence ?quote ;
    rdf:subject ?subject ; rdf:predicate ?predicate ; rdf:object ?object .
  OPTIONAL { ?statement pg:confidence ?confidence }
}
"""
NAMES = {term(f"pg:{each}").value: str(each) for each in Predicate if each is not Predicate.ALIAS_OF}


def relations(store: Store, actors: Mapping[str, Actor], where: Whereabouts) -> Iterator[Tie]:
    """Give the ties of all stated relations between two different actors, as they are named."""
    for subject, predicate, object_, quote, confidence in asked(store, STATED):
        relation = NAMES.get(predicate)
        if relation and subject in actors and object_ in actors and subject != object_:
            place, exact = quoted(store, where, quote, share(confidence))
            yield place.tie(subject, object_, relation, quote=exact)


def quoted(store: Store, where: Whereabouts, quote: str, confidence: float) -> tuple[Place, str]:
    """Look up a quote: its place, and its words as they stand there.

    Joined with what rests on it, the two selectors of a quote lead the store to a plan that takes minutes.
    """
    known = _known(store, NamedNode(quote))
    selected: dict[str, str] = {}
    for selector in known["oa:hasSelector"]:
        selected |= {name: values[0] for name, values in _known(store, NamedNode(selector)).items() if values}
    exact, (passage, speech) = selected.get("oa:exact", ""), where.spoken(_first(known, "dct:isPartOf"))
    place = Place(
        source=where.sources[_first(known, "oa:hasSource") or ""],
        start=number(selected.get("oa:start")) or 0,
        end=number(selected.get("oa:end")) or 0,
        sentence=_first(known, "pg:sentence") or exact,
        id=quote,
        passage=passage,
        speech=speech,
        line=number(_first(known, "pg:line")),
        page=number(_first(known, "pg:page")),
        confidence=confidence,
    )
    return place, exact


def _known(store: Store, node: NamedNode) -> Mapping[str, list[str]]:
    """What the graph says of a node, by the short names of properties."""
    found: dict[str, list[str]] = defaultdict(list)
    for quad in store.quads_for_pattern(node, None, None, MERGED):
        if isinstance(quad.object, NamedNode | Literal):
            found[short(quad.predicate.value)].append(quad.object.value)
    return defaultdict(list, {name: sorted(values) for name, values in found.items()})


def _first(known: Mapping[str, list[str]], name: str) -> str | None:
    return next(iter(known.get(name, ())), None)
