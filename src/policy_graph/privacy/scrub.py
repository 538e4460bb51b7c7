"""One document without what was taken out of it: text, meeting, names, facts."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from policy_graph.model import (
    BLOCK,
    Document,
    Entity,
    EntityType,
    Extraction,
    Fact,
    Mention,
    Span,
    Withdrawal,
)
from policy_graph.privacy.mask import Names, masked
from policy_graph.privacy.meeting import settled, without
from policy_graph.privacy.names import Folded, name_in
from policy_graph.privacy.people import Person
from policy_graph.privacy.records import Scrubber, plain
from policy_graph.privacy.seen import seen

# Why the text of a document is not that of its file any more.
REASON = "words were withdrawn; what is published is the text without them"


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What one entry takes out of one document: ``names`` of a person, ``words`` of speeches with the numbers of the
    ``utterances``; ``unsure`` are surnames that were left."""

    sign: Withdrawal
    person: Person | None = None
    names: tuple[Span, ...] = ()
    words: tuple[Span, ...] = ()
    utterances: frozenset[int] = frozenset()
    unsure: tuple[Span, ...] = ()

    @property
    def places(self) -> tuple[Span, ...]:
        """All stretches that are taken out."""
        return (*self.names, *self.words)


def scrubbed(extraction: Extraction, taken: Sequence[Taken], names: Names) -> Extraction:
    """Take it all out; a document that holds none of it is returned as it is."""
    places = sorted({place for each in taken for place in each.places})
    people = [each.person for each in taken if each.person]
    if not places and not _is_told(extraction, names, people):
        return extraction
    before = Folded(extraction.document.text)
    after = Folded(masked(before.text, places))
    document = _document(extraction.document, after.text, names, taken)
    names = replace(names, instead={extraction.document.id: document.id})
    scrub = Scrubber(names, before, after, _united(places))
    words = [place for each in taken for place in each.words]
    named = [place for each in taken for place in each.names]
    left = _left(extraction, people, words, scrub)
    left = replace(left, document=document, meeting=without(left.meeting, words, _signs(taken), named))
    done: Extraction = scrub(left)
    return replace(
        done,
        document=_findings(document, scrub),
        meeting=settled(done.meeting),
        entities=_once(done.entities),
    )


def _is_told(extraction: Extraction, names: Names, people: Iterable[Person]) -> bool:
    """Tell whether a document whose text holds nothing of it tells of it elsewhere: in a record, its name, its file."""
    document = extraction.document
    if names.string(document.name) != document.name or seen(document.source, names.gone, names.kept):
        return True
    if any(each.is_named(entity) for each in people for entity in extraction.entities):
        return True
    return bool(plain(extraction, names) != extraction)


def _document(document: Document, text: str, names: Names, taken: Iterable[Taken]) -> Document:
    """The text takes the place of the file; its hash is that of what is published, for that of the file would let
    anybody try out what was there."""
    name = names.string(document.name)
    plain = document.media_type == "text/plain"
    source = text.encode("utf-8")
    return replace(
        document,
        name=name if plain else f"{name.rpartition('.')[0] or name}.txt",
        source=source,
        sha256=hashlib.sha256(source).hexdigest(),
        text=text,
        encoding="utf-8",
        media_type="text/plain",
        encoding_reason=REASON,
        withdrawals=tuple(sorted({each.sign.id for each in taken if each.places})),
        readings=tuple(each for each in document.readings if BLOCK not in each.span.of(text)),
    )


def _findings(document: Document, scrub: Scrubber) -> Document:
    return replace(document, findings=scrub(document.findings), readings=scrub(document.readings))


def _left(
    extraction: Extraction, people: Sequence[Person], words: Sequence[Span], scrub: Scrubber
) -> Extraction:
    """Leave out the records of withdrawn people, and what rests on withdrawn words."""
    gone = {each.id for each in extraction.entities if _is_gone(each, people, scrub)}
    mentions = [each for each in extraction.mentions if _stays(each, gone, words, scrub)]
    facts = [left for each in extraction.facts if (left := _fact(each, gone, words))]
    once = _named(extraction.mentions, extraction.facts)
    still = _named(mentions, facts)
    entities = {
        each.id: _entity(each, scrub)
        for each in extraction.entities
        if each.id not in gone and (each.id in still or each.id not in once)
    }
    known = entities.keys()
    return replace(
        extraction,
        mentions=tuple(
            replace(each, entity=each.entity if each.entity in known else None) for each in mentions
        ),
        entities=tuple(entities.values()),
        facts=tuple(facts),
        replaced=tuple(
            pair for pair in extraction.replaced if not gone & set(pair) and all(map(scrub.is_clean, pair))
        ),
    )


def _is_gone(entity: Entity, people: Iterable[Person], scrub: Scrubber) -> bool:
    """Tell whether an entity is withdrawn: it is the person, or its name stood in withdrawn words alone."""
    return any(each.is_named(entity) for each in people) or _is_lost(entity, scrub)


def _is_lost(entity: Entity, scrub: Scrubber) -> bool:
    """Tell whether the words that name an entity are gone; a post is named with its organization."""
    owner = entity.within if entity.type is EntityType.POST else None
    return scrub.lost(name_in(entity.id)) or bool(owner and scrub.lost(owner))


def _stays(mention: Mention, gone: set[str], words: Sequence[Span], scrub: Scrubber) -> bool:
    if mention.entity in gone or any(mention.span.overlaps(each) for each in words):
        return False
    return mention.type is not EntityType.PERSON or BLOCK not in mention.span.of(scrub.after.text)


def _fact(fact: Fact, gone: set[str], words: Sequence[Span]) -> Fact | None:
    evidence = tuple(each for each in fact.evidence if not any(each.overlaps(place) for place in words))
    if not evidence or {fact.subject, fact.object} & gone:
        return None
    return fact if evidence == fact.evidence else replace(fact, evidence=evidence)


def _entity(entity: Entity, scrub: Scrubber) -> Entity:
    """Leave out the names that only withdrawn words gave to a thing."""
    label = name_in(entity.id) if scrub.lost(entity.label) else entity.label
    aliases = tuple(each for each in entity.aliases if not scrub.lost(each) and each != label)
    return replace(entity, label=label, aliases=aliases)


def _named(mentions: Iterable[Mention], facts: Iterable[Fact]) -> set[str]:
    return {each.entity for each in mentions if each.entity} | {end for each in facts for end in _ends(each)}


def _ends(fact: Fact) -> set[str]:
    return {fact.subject, fact.object}


def _signs(taken: Iterable[Taken]) -> dict[int, tuple[str, ...]]:
    """The entries that withdraw words of each utterance, by its number."""
    signs: dict[int, tuple[str, ...]] = {}
    for each in taken:
        for number in each.utterances:
            signs[number] = tuple(sorted({*signs.get(number, ()), each.sign.id}))
    return signs


def _once(entities: Iterable[Entity]) -> tuple[Entity, ...]:
    """Leave out entities that are not told apart any more: their ids held names that are gone."""
    found: dict[str, Entity] = {}
    for entity in entities:
        found.setdefault(
            entity.id, replace(entity, aliases=tuple(sorted(set(entity.aliases) - {entity.label})))
        )
    return tuple(sorted(found.values(), key=lambda entity: entity.id))


def _united(places: Iterable[Span]) -> list[Span]:
    """Make one of stretches that overlap, in order."""
    found: list[Span] = []
    for place in sorted(places):
        if found and place.start < found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, place.end))
        else:
            found.append(place)
    return found
