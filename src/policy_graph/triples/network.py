"""What a stakeholder network is drawn from: actors, and a tie for every piece of evidence between two of them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import cast

from pyoxigraph import DefaultGraph, NamedNode, QuerySolutions, Store

from policy_graph.errors import UsageError
from policy_graph.model import CO_MENTION, Actor, ActorType, EntityType, Predicate, Tie
from policy_graph.triples.entities import CLASSES
from policy_graph.triples.store import instances, integer, node, nodes, open_merged, value
from policy_graph.triples.vocab import PREFIXES, term

# Each name in a paragraph is tied to so many different ones behind it. In a long list of names everything would be
# tied to everything (30 names: 435 pairs), which says nothing; near neighbours say at least that they are near.
NEIGHBOURS = 5
# What an actor is: the first class that fits. A jurisdiction, both place and organization, is a place here.
TYPES = (EntityType.PERSON, EntityType.PROGRAM, EntityType.PLACE, EntityType.ORGANIZATION)
MERGED = DefaultGraph()
# One join, which the store answers row by row; the look-ups of each mention by itself take three times as long.
NAMED = """
SELECT ?mention ?body ?whole ?document ?sentence ?start ?end {
  ?mention oa:hasBody ?body ; oa:hasTarget ?quote .
  ?quote dct:isPartOf ?whole ; oa:hasSource ?document ; pg:sentence ?sentence ; oa:hasSelector ?selector .
  ?selector oa:start ?start ; oa:end ?end
}
"""
# So many paragraphs are remembered with who speaks in them.
REMEMBERED = 1 << 14


def actors_and_ties(folder: Path) -> tuple[tuple[Actor, ...], tuple[Tie, ...]]:
    """Read the actors of a build and what ties them.

    Ties are the stated relations, one for each quote that supports them, and ``coMention`` where two actors are named
    in the same paragraph of a speech. In relations a post counts as its organization. Raises UsageError where there
    is no graph.
    """
    try:
        store = open_merged(folder)
    except SyntaxError as error:
        raise UsageError(f"the graph in {folder} cannot be read: {error}") from error
    return network(store)


def network(store: Store) -> tuple[tuple[Actor, ...], tuple[Tie, ...]]:
    """Read the actors and ties of a store, whose default graph is that of all documents merged."""
    actors, places = _actors(store), _Places(store, _sources(store))
    return tuple(actors.values()), (*_relations(store, actors, places), *_co_mentions(actors, places))


def _actors(store: Store) -> dict[NamedNode, Actor]:
    found: dict[NamedNode, Actor] = {}
    for type_ in TYPES:
        for thing in instances(store, CLASSES[type_], MERGED):
            label = value(store, thing, "rdfs:label", MERGED) or thing.value
            found.setdefault(thing, Actor(id=thing.value, label=label, type=ActorType(type_.value)))
    return dict(sorted(found.items(), key=lambda each: each[0].value))


@dataclass(frozen=True, slots=True)
class _Source:
    """A document with the meeting that it records."""

    document: str
    meeting: str
    date: str | None


@dataclass(frozen=True, slots=True)
class _Place:
    """A quote with all that a tie says of it."""

    start: int
    end: int
    exact: str
    sentence: str
    passage: NamedNode | None
    speaker: str | None
    source: _Source


class _Places:
    """Finds the place of a quote."""

    def __init__(self, store: Store, sources: Mapping[NamedNode | None, _Source]) -> None:
        self.store, self.sources = store, sources
        # Many quotes stand in one paragraph.
        self._speech = lru_cache(REMEMBERED)(self._found_speech)

    def named(self) -> Iterator[tuple[_Place, NamedNode]]:
        """Give the places in paragraphs of speeches, each with what it names, in the order of mentions."""
        asked = cast("QuerySolutions", self.store.query(NAMED, prefixes=PREFIXES))
        found = {each["mention"]: each for each in asked}
        for mention in sorted(found, key=str):
            body, whole, document, words, start, end = list(found[mention])[1:]
            passage, speaker = self._speech(whole)
            if passage:
                yield (
                    _Place(
                        start=int(start.value),
                        end=int(end.value),
                        exact="",
                        sentence=words.value,
                        passage=passage,
                        speaker=speaker,
                        source=self.sources[document],
                    ),
                    body,
                )

    def __call__(self, quote: NamedNode) -> _Place:
        start = end = 0
        exact = ""
        for selector in nodes(self.store, quote, "oa:hasSelector", MERGED):
            start = integer(self.store, selector, "oa:start", MERGED) or start
            end = integer(self.store, selector, "oa:end", MERGED) or end
            exact = value(self.store, selector, "oa:exact", MERGED) or exact
        passage, speaker = self._speech(node(self.store, quote, "dct:isPartOf", MERGED))
        return _Place(
            start=start,
            end=end,
            exact=exact,
            sentence=value(self.store, quote, "pg:sentence", MERGED) or exact,
            passage=passage,
            speaker=speaker,
            source=self.sources[node(self.store, quote, "oa:hasSource", MERGED)],
        )

    def _found_speech(self, whole: NamedNode | None) -> tuple[NamedNode | None, str | None]:
        """The paragraph, if it belongs to an utterance, and the speaker."""
        if whole is None:
            return None, None
        if label := value(self.store, whole, "pg:speakerLabel", MERGED):
            return None, label
        utterance = node(self.store, whole, "dct:isPartOf", MERGED)
        label = value(self.store, utterance, "pg:speakerLabel", MERGED)
        return (whole if label else None), label


def _sources(store: Store) -> dict[NamedNode | None, _Source]:
    return {
        document: _Source(
            document=value(store, document, "schema:name", MERGED) or "",
            meeting=value(store, meeting, "rdfs:label", MERGED) or "",
            date=value(store, meeting, "dct:date", MERGED),
        )
        for meeting in instances(store, "pg:Meeting", MERGED)
        for document in nodes(store, meeting, "dct:source", MERGED)
    }


def _relations(store: Store, actors: Mapping[NamedNode, Actor], places: _Places) -> Iterator[Tie]:
    names = {term(f"pg:{each}"): str(each) for each in Predicate if each is not Predicate.ALIAS_OF}
    for statement in instances(store, "pg:Statement", MERGED):
        predicate = node(store, statement, "rdf:predicate", MERGED)
        relation = names.get(predicate) if predicate else None
        stated = node(store, statement, "pg:status", MERGED) == term("pg:Stated")
        ends = [_actor(store, node(store, statement, end, MERGED)) for end in ("rdf:subject", "rdf:object")]
        source, target = (actors.get(end) if end else None for end in ends)
        if relation and stated and source and target and source != target:
            for quote in nodes(store, statement, "pg:evidence", MERGED):
                place = places(quote)
                yield _tie(place, source, target, relation, place.exact, place.end)


def _actor(store: Store, end: NamedNode | None) -> NamedNode | None:
    """A post counts as its organization."""
    return (node(store, end, "org:postIn", MERGED) or end) if end else None


def _co_mentions(actors: Mapping[NamedNode, Actor], places: _Places) -> Iterator[Tie]:
    named: dict[NamedNode, list[tuple[_Place, Actor]]] = defaultdict(list)
    for place, thing in places.named():
        if place.passage and (actor := actors.get(thing)):
            named[place.passage].append((place, actor))
    for paragraph in named.values():
        yield from _paragraph(sorted(paragraph, key=lambda each: (each[0].start, each[1].id)))


def _paragraph(named: Sequence[tuple[_Place, Actor]]) -> Iterator[Tie]:
    """Tie each name to its neighbours; a pair counts once in a paragraph."""
    tied: set[frozenset[str]] = set()
    for at, (one, actor) in enumerate(named):
        for other, partner in _neighbours(named[at:]):
            pair = frozenset((actor.id, partner.id))
            if pair not in tied:
                tied.add(pair)
                source, target = sorted((actor, partner), key=lambda each: each.id)
                yield _tie(one, source, target, CO_MENTION, _words(one, other), other.end)


def _neighbours(named: Sequence[tuple[_Place, Actor]]) -> list[tuple[_Place, Actor]]:
    """The first mention of each of the next different actors."""
    first: dict[str, tuple[_Place, Actor]] = {}
    for place, actor in named:
        if actor != named[0][1] and len(first) < NEIGHBOURS:
            first.setdefault(actor.id, (place, actor))
    return list(first.values())


def _words(one: _Place, other: _Place) -> str:
    return one.sentence if one.sentence == other.sentence else f"{one.sentence} … {other.sentence}"


def _tie(place: _Place, source: Actor, target: Actor, relation: str, quote: str, end: int) -> Tie:
    return Tie(
        source=source.id,
        target=target.id,
        relation=relation,
        quote=quote,
        document=place.source.document,
        start=place.start,
        end=end,
        meeting=place.source.meeting,
        date=place.source.date,
        speaker=place.speaker,
    )
