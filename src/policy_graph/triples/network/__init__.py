"""What a stakeholder network is drawn from: actors, and a tie for every piece of evidence between two of them."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from pyoxigraph import Store

from policy_graph.errors import UsageError
from policy_graph.model import Actor, Tie
from policy_graph.triples.network.actors import bills, read_actors
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
    proposed = bills(store)
    actors, where = read_actors(store, proposed), Whereabouts(store)
    sides = list(stances(store, actors, where, proposed))
    mentions = named(store, actors, where)
    spoken = (*named_by_speakers(mentions, actors), *bills_named(store, actors, where, proposed))
    ties = (
        *relations(store, actors, where),
        *co_mentions(mentions),
        *plain_ones(spoken, sides),
        *sides,
        *answers(store, actors, where),
    )
    return tuple(actors.values()), tuple(_distinct(ties))


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
    )
