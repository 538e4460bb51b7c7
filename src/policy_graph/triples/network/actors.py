"""Who and what can be tied: people, posts, organizations, places, programmes and bills, with all names they have."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from pyoxigraph import NamedNode, Store

from policy_graph.model import Actor, ActorType, EntityType
from policy_graph.triples.entities import CLASSES
from policy_graph.triples.network.asked import MERGED, led
from policy_graph.triples.network.bills import Bill
from policy_graph.triples.vocab import term

# What an actor is: the first class that fits. A jurisdiction, both place and organization, is a place here.
TYPES = (
    EntityType.PERSON,
    EntityType.PROGRAM,
    EntityType.PLACE,
    EntityType.ORGANIZATION,
    EntityType.POST,
)
NAMES = ("skos:altLabel", "skos:hiddenLabel", "schema:alternateName", "pg:alias")


def read_actors(store: Store, proposed: Iterable[Bill]) -> dict[str, Actor]:
    """Read the actors of a graph by their ids, in order; every bill is one."""
    found = {actor.id: actor for actor in chain(map(Bill.actor, proposed), _things(store))}
    return dict(sorted(found.items()))


def _things(store: Store) -> Iterator[Actor]:
    labels, others, owners = led(store, "rdfs:label"), _names(store), led(store, "org:postIn")
    types = _types(store)
    for thing, type_ in types.items():
        label = labels.get(thing, [thing])[0]
        owner = owners.get(thing, [""])[0]
        yield Actor(
            id=thing,
            label=label,
            type=type_,
            names=tuple(sorted(others.get(thing, set()) - {label})),
            organization=owner if owner in types else None,
        )


def _types(store: Store) -> Mapping[str, ActorType]:
    found: dict[str, ActorType] = {}
    for type_ in TYPES:
        kind = ActorType(type_.value)
        for quad in store.quads_for_pattern(None, term("rdf:type"), term(CLASSES[type_]), MERGED):
            if isinstance(quad.subject, NamedNode):
                found.setdefault(quad.subject.value, kind)
    return found


def _names(store: Store) -> Mapping[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for name in NAMES:
        for thing, others in led(store, name).items():
            found[thing].update(others)
    return found
