"""Names in speeches: who is named beside whom, and by whom a programme is named."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from pyoxigraph import Store

from policy_graph.model import CO_MENTION, SPEAKS_OF, Actor, ActorType, Tie
from policy_graph.triples.network.asked import asked, number, share
from policy_graph.triples.network.forms import is_form
from policy_graph.triples.network.where import Place, Whereabouts

# Each name in a paragraph is tied to so many different ones behind it. In a long list of names everything would be
# tied to everything (30 names: 435 pairs), which says nothing; near neighbours say at least that they are near.
NEIGHBOURS = 5
NAMED = """
SELECT ?body ?quote ?document ?start ?end ?sentence ?whole ?line ?page ?confidence ?points {
  ?mention oa:hasBody ?body ; oa:hasTarget ?quote .
  ?quote dct:isPartOf ?whole ; oa:hasSource ?document ; pg:sentence ?sentence ; oa:hasSelector ?selector .
  ?selector oa:start ?start ; oa:end ?end
  OPTIONAL { ?mention pg:confidence ?confidence } OPTIONAL { ?mention pg:anaphor ?points }
  OPTIONAL { ?quote pg:line ?line } OPTIONAL { ?quote pg:page ?page }
}
"""
Named = tuple[Place, Actor]


def named(store: Store, actors: Mapping[str, Actor], where: Whereabouts) -> Sequence[Named]:
    """Give the places in speeches where an actor is named, by paragraph and in the order of the text.

    Words that point at a programme (この計画, 本案) count only where it is the last one that the speech has named: of what
    lies further back, or of several that are dealt with together, it is not sure enough which one is meant.
    """
    found = []
    for body, quote, document, start, end, sentence, whole, line, page, sure, points in asked(store, NAMED):
        passage, speech = where.spoken(whole)
        if speech and (actor := actors.get(body)):
            place = Place(
                source=where.sources[document],
                start=number(start) or 0,
                end=number(end) or 0,
                sentence=sentence,
                id=quote,
                passage=passage,
                speech=speech,
                line=number(line),
                page=number(page),
                confidence=share(sure),
                points=points == "true",
            )
            found.append((place, actor))
    return list(_surely_meant(sorted(found, key=_order)))


def _surely_meant(mentions: Iterable[Named]) -> Iterator[Named]:
    last: dict[str, str] = {}
    for place, actor in mentions:
        speech = place.speech.id if place.speech else ""
        if actor.type is not ActorType.PROGRAM:
            yield place, actor
        elif not place.points or last.get(speech) == actor.id:
            last[speech] = actor.id
            yield place, actor


def _order(each: Named) -> tuple[str, int, str, int]:
    place, actor = each
    return place.source.name, place.start, actor.id, place.end


def named_by_speakers(mentions: Sequence[Named], actors: Mapping[str, Actor]) -> Iterator[Tie]:
    """Tie a speaker to the programmes that the speech names, once in a sentence: where it is named first."""
    known: set[tuple[str | None, ...]] = set()
    for place, actor in mentions:
        speech = place.speech
        if actor.type is not ActorType.PROGRAM or not speech or speech.speaker not in actors:
            continue
        if speech.formal or (speech.presides and is_form(place.sentence)):
            continue
        key = (speech.id, place.passage, place.sentence, actor.id)
        if key not in known:
            known.add(key)
            yield place.tie(speech.speaker, actor.id, SPEAKS_OF)


def co_mentions(mentions: Sequence[Named]) -> Iterator[Tie]:
    """Tie those who are named in one paragraph of a speech.

    A post is nobody there: 部長 beside the bureau that he heads would tie it to itself, and leave its neighbours out.
    """
    paragraphs: dict[str, list[Named]] = defaultdict(list)
    for place, actor in mentions:
        if place.passage and actor.type is not ActorType.POST:
            paragraphs[place.passage].append((place, actor))
    for paragraph in paragraphs.values():
        yield from _paragraph(paragraph)


def _paragraph(paragraph: Sequence[Named]) -> Iterator[Tie]:
    """Tie each name to its neighbours; a pair counts once in a paragraph."""
    tied: set[frozenset[str]] = set()
    for at, (one, actor) in enumerate(paragraph):
        for other, partner in _neighbours(paragraph, at):
            pair = frozenset((actor.id, partner.id))
            if pair not in tied:
                tied.add(pair)
                source, target = sorted(pair)
                yield one.tie(
                    source,
                    target,
                    CO_MENTION,
                    quote=_words(one, other),
                    end=other.end,
                    confidence=min(one.confidence, other.confidence),
                )


def _neighbours(paragraph: Sequence[Named], at: int) -> Sequence[Named]:
    """The first mention of each of the next different actors; it stops when there are enough of them."""
    first: dict[str, Named] = {}
    for place, actor in paragraph[at + 1 :]:
        if len(first) == NEIGHBOURS:
            break
        if actor.id != paragraph[at][1].id:
            first.setdefault(actor.id, (place, actor))
    return list(first.values())


def _words(one: Place, other: Place) -> str:
    return one.sentence if one.sentence == other.sentence else f"{one.sentence} … {other.sentence}"
