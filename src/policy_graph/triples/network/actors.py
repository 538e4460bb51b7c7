"""Who and what can be tied: people, posts, organizations, places, programmes and bills, with all names they have."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from pyoxigraph import NamedNode, Store

from policy_graph.model import Actor, ActorType, EntityType
from policy_graph.text import fold
from policy_graph.triples.entities import CLASSES
from policy_graph.triples.network.asked import MERGED, asked, led
from policy_graph.triples.vocab import term

# What an actor is: the first class that fits. A jurisdiction, both place and organization, is a place here.
TYPES = (
    EntityType.PERSON,
    EntityType.PROGRAM,
    EntityType.PLACE,
    EntityType.ORGANIZATION,
    EntityType.POST,
)
# A rule of a table of bills, which a title that was read out of the table may end in.
RULED = re.compile(r"\s*[－―─━＿_+＋｜|-]{3,}.*", re.DOTALL)
NAMES = ("skos:altLabel", "skos:hiddenLabel", "schema:alternateName", "pg:alias")
BILLS = """
SELECT ?bill ?name ?title ?document ?body ?session ?date ?meeting {
  ?bill a pg:Bill ; rdfs:label ?name ; dct:isPartOf ?held ; pg:evidence/oa:hasSource ?document .
  OPTIONAL { ?bill dct:title ?title }
  OPTIONAL { ?held pg:bodyName ?body }
  OPTIONAL { ?held pg:session ?session }
  OPTIONAL { ?held dct:date ?date }
  OPTIONAL { ?held rdfs:label ?meeting }
}
"""
# Regular and extraordinary sessions of a year are numbered apart.
SESSION = re.compile("定例|臨時|通年")


@dataclass(frozen=True, slots=True)
class Bill:
    """A bill as one document calls it: ``id`` is its IRI, ``actor`` that of the same bill in all meetings."""

    id: str
    actor: str
    name: str
    title: str | None
    document: str


def read_actors(store: Store, proposed: Iterable[Bill]) -> dict[str, Actor]:
    """Read the actors of a graph by their ids, in order."""
    found = {actor.id: actor for actor in chain(_bills(proposed), _things(store))}
    return dict(sorted(found.items()))


def bills(store: Store) -> tuple[Bill, ...]:
    """Read the bills of a graph.

    An IRI names a bill of one document. Bills of several meetings are one only where the minutes leave no doubt: the
    same body, session, year, name and title. Everything else stays apart, a bill in a committee from that in the plenary.
    """
    rows = sorted({row[0]: row for row in sorted(asked(store, BILLS), key=str)}.values(), key=str)
    first: dict[tuple[str, ...], str] = {}
    found = []
    for id_, name, title, document, *when in rows:
        known = (id_ or "", name or "", document or "")
        same = _same(known[1], title, *when)
        found.append(
            Bill(known[0], first.setdefault(same or (known[0],), known[0]), known[1], title, known[2])
        )
    return tuple(found)


def _same(name: str, title: str | None, *when: str | None) -> tuple[str, ...] | None:
    """What makes a bill the same one in another meeting; ``None`` where the minutes do not say all of it."""
    body, session, date, meeting = when
    kind = SESSION.search(meeting or "")
    if title and body and session and date and kind:
        return fold(body), date[:4], kind[0], session, fold(name), fold(title)
    return None


def _bills(proposed: Iterable[Bill]) -> Iterator[Actor]:
    """A bill is shown by name and title, and found by either."""
    for each in proposed:
        if each.id == each.actor:
            title = RULED.sub("", each.title or "").strip()
            names = (each.name, title) if title else ()
            yield Actor(id=each.id, label=" ".join(names) or each.name, type=ActorType.BILL, names=names)


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
