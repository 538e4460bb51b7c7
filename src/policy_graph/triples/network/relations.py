"""Stated relations: a tie for every quote that supports one."""

from collections.abc import Iterator, Mapping

from pyoxigraph import Store

from policy_graph.model import Actor, Predicate, Tie
from policy_graph.triples.network.asked import Cells, asked, number, share
from policy_graph.triples.network.where import Place, Whereabouts
from policy_graph.triples.vocab import term

# A quote with its words, to be joined with whatever rests on it.
QUOTE = """
  ?quote oa:hasSource ?document ; oa:hasSelector ?position , ?words .
  ?position oa:start ?start ; oa:end ?end . ?words oa:exact ?exact .
  OPTIONAL { ?quote pg:sentence ?sentence } OPTIONAL { ?quote dct:isPartOf ?whole }
  OPTIONAL { ?quote pg:line ?line } OPTIONAL { ?quote pg:page ?page }
"""
CELLS = "?quote ?document ?start ?end ?exact ?sentence ?whole ?line ?page ?confidence"
STATED = f"""
SELECT ?subject ?predicate ?object {CELLS} {{
  ?statement a pg:Statement ; rdf:subject ?subject ; rdf:predicate ?predicate ; rdf:object ?object ;
    pg:status pg:Stated ; pg:evidence ?quote .
  OPTIONAL {{ ?statement pg:confidence ?confidence }}
  {QUOTE}
}}
"""
NAMES = {term(f"pg:{each}").value: str(each) for each in Predicate if each is not Predicate.ALIAS_OF}


def relations(store: Store, actors: Mapping[str, Actor], where: Whereabouts) -> Iterator[Tie]:
    """Give the ties of all stated relations between two different actors, as they are named."""
    for subject, predicate, object_, *cells in asked(store, STATED):
        relation = NAMES.get(predicate or "")
        if relation and subject in actors and object_ in actors and subject != object_:
            place, exact = quoted(tuple(cells), where)
            yield place.tie(subject, object_, relation, quote=exact)


def quoted(cells: Cells, where: Whereabouts) -> tuple[Place, str]:
    """Read the cells of a quote: its place, and its words as they stand there."""
    quote, document, start, end, exact, sentence, whole, line, page, confidence = cells
    passage, speech = where.spoken(whole)
    place = Place(
        source=where.sources[document or ""],
        start=number(start) or 0,
        end=number(end) or 0,
        sentence=sentence or exact or "",
        id=quote,
        passage=passage,
        speech=speech,
        line=number(line),
        page=number(page),
        confidence=share(confidence),
    )
    return place, exact or ""
