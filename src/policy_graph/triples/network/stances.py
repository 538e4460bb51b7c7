"""Sides: who speaks for or against a programme or bill, and which plain ties say no more than such a stance."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from pyoxigraph import Store

from policy_graph.model import SPEAKS_OF, Actor, Side, Tie
from policy_graph.triples.network.asked import asked, share
from policy_graph.triples.network.relations import quoted
from policy_graph.triples.network.where import Whereabouts

STANCES = """
SELECT ?speaker ?about ?side ?quote ?confidence {
  ?stance a pg:Stance ; pg:side ?side ; pg:about ?about ; schema:creator ?speaker ; pg:ruling ?quote .
  OPTIONAL { ?stance pg:confidence ?confidence }
}
"""
SIDES = {"For": Side.FOR, "Against": Side.AGAINST}


def stances(store: Store, actors: Mapping[str, Actor], where: Whereabouts) -> Iterator[Tie]:
    """Give a tie for every quote in which somebody takes a side."""
    for speaker, about, said, quote, confidence in asked(store, STANCES):
        side = SIDES.get(said.rpartition("#")[2])
        if side and speaker in actors and about in actors and speaker != about:
            place, exact = quoted(store, where, quote, share(confidence))
            yield place.tie(speaker, about, SPEAKS_OF, quote=exact, side=side)


def plain_ones(spoken: Iterable[Tie], sides: Sequence[Tie]) -> Iterator[Tie]:
    """Give the ties whose sentence takes no side: one that does is evidence already."""
    taken: dict[tuple[str | None, ...], list[Tie]] = defaultdict(list)
    for each in sides:
        taken[each.utterance, each.source, each.target].append(each)
    for tie in spoken:
        if not any(_in_it(tie, each) for each in taken.get((tie.utterance, tie.source, tie.target), ())):
            yield tie


def _in_it(tie: Tie, stance: Tie) -> bool:
    """Tell whether a stance rests on the words of a tie: one holds the other, or they share characters where both know
    their own."""
    words = "".join(stance.quote.split())
    sentence = "".join(tie.quote.split())
    overlap = tie.place is not None and tie.start < stance.end and stance.start < tie.end
    return overlap or words in sentence or sentence in words
