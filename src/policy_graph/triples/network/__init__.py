"""What a stakeholder network is drawn from: actors, and a tie for every piece of evidence between two of them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from pyoxigraph import Store

from policy_graph.errors import UsageError
from policy_graph.model import Actor, Tie
from policy_graph.triples.network.actors import read_actors
from policy_graph.triples.network.bills import Bill, bills, merged
from policy_graph.triples.network.meetings import Source, sources
from policy_graph.triples.network.mentions import co_mentions, named, named_by_speakers
from policy_graph.triples.network.relations import relations
from policy_graph.triples.network.speeches import answers, bills_named
from policy_graph.triples.network.stances import plain_ones, stances
from policy_graph.triples.network.where import Whereabouts
from policy_graph.triples.store import open_merged


def actors_and_ties(folder: Path) -> tuple[tuple[Actor, ...], tuple[Tie, ...]]:
    """Read the actors of a build or release out of its graph, and what ties them; see ``network``.

    Raises UsageError where there is no graph.
    """
    try:
        store = open_merged(folder)
    except SyntaxError as error:
        raise UsageError(f"the graph in {folder} cannot be read: {error}") from error
    return network(store)


def network(store: Store) -> tuple[tuple[Actor, ...], tuple[Tie, ...]]:
    """Read the actors and ties of a store, whose default graph is that of all documents merged.

    Ties are the stated relations, one for each quote that supports them; ``coMention`` where two actors that are no
    posts are named near each other in one paragraph of a speech; ``speaksOf`` where a speaker names a programme or a
    bill, once in a sentence, or takes a side on it; ``answers`` where a speech answers another one. Actors are as
    named: a post is a post. Both are in an order that depends on nothing but what they are.
    """
    proposed, held = bills(store), sources(store)
    one = merged(proposed, held)
    actors = read_actors(store, proposed)
    ties = (_as_one(tie, one) for tie in ties_of(store, actors, proposed, held))
    return (
        tuple(each for each in actors.values() if one.get(each.id, each.id) == each.id),
        tuple(_distinct(ties)),
    )


def ties_of(
    store: Store, actors: Mapping[str, Actor], proposed: Sequence[Bill], held: Iterable[Source]
) -> Iterator[Tie]:
    """Read the ties of a graph as its documents tell them, in no order: each names its own bill, whatever that is elsewhere."""
    where = Whereabouts(store, held)
    sides = list(stances(store, actors, where))
    mentions = named(store, actors, where)
    spoken = (*named_by_speakers(mentions, actors), *bills_named(store, actors, where, proposed))
    yield from relations(store, actors, where)
    yield from co_mentions(mentions)
    yield from plain_ones(spoken, sides)
    yield from sides
    yield from answers(store, actors, where)


def _as_one(tie: Tie, one: Mapping[str, str]) -> Tie:
    """Tie to a bill of several meetings rather than to that of one document."""
    source, target = one.get(tie.source, tie.source), one.get(tie.target, tie.target)
    return tie if (source, target) == (tie.source, tie.target) else replace(tie, source=source, target=target)


def _distinct(ties: Iterable[Tie]) -> Iterator[Tie]:
    """Put ties in order, each once."""
    last = None
    for tie in sorted(ties, key=_order):
        if tie != last:
            yield tie
        last = tie


def _order(tie: Tie) -> tuple[Any, ...]:
    return (
        tie.document,
        tie.start,
        tie.end,
        tie.relation,
        tie.source,
        tie.target,
        tie.side or "",
        tie.quote,
        tie.confidence,
        tie.place or "",
        tie.utterance or "",
        (tie.beside.start, tie.beside.end, tie.beside.quote, tie.beside.utterance or "")
        if tie.beside
        else (),
    )
