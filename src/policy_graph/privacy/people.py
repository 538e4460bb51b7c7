"""Where a withdrawn person stands in a document: by full name anywhere, by surname where it is surely theirs."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from policy_graph.model import Entity, EntityType, Extraction, Mention, Span, Withdrawal
from policy_graph.privacy.mask import sure
from policy_graph.privacy.names import Folded, form, free, name_in
from policy_graph.privacy.traces import Trace
from policy_graph.privacy.words import behind

PERSON = EntityType.PERSON
# The reading that minutes print behind a name: 山田太郎（やまだたろう）.
KANA = re.compile(r"\s*[（(]\s*([ぁ-ゖァ-ヺー・ｦ-ﾟ\s]+)[)）]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person who is withdrawn under ``sign``: folded ``names`` in full, ``short`` ones (surnames), ``ids`` of entities.

    ``kept`` are longer names that stay. ``rule`` marks one who is masked by rule: such a name is left where it is a
    part of the name of somebody or something else.
    """

    sign: Withdrawal
    names: tuple[str, ...]
    short: tuple[str, ...] = ()
    ids: frozenset[str] = frozenset()
    kept: tuple[str, ...] = ()
    rule: bool = False

    @property
    def certain(self) -> tuple[str, ...]:
        """The names that are withdrawn wherever they stand."""
        return (*self.names, *self.short) if self.sign.everywhere else sure(self.names)

    def is_named(self, entity: Entity) -> bool:
        """Tell whether an entity is this person."""
        if entity.type is not PERSON:
            return False
        called = {form(name_in(entity.id)), form(entity.label)}
        held = not self.rule and any(name in each for name in sure(self.names) for each in called)
        return entity.id in self.ids or bool(called & set(self.names)) or held


def person(sign: Withdrawal, traces: Sequence[Trace]) -> Person:
    """Gather from all documents what the person of an entry is called."""
    first = (*((name_in(sign.about),) if sign.about else ()), *sign.names)
    known = Person(
        sign=sign,
        names=tuple(dict.fromkeys(map(form, first))),
        ids=frozenset({sign.about} if sign.about else ()),
        kept=sign.keep,
    )
    found = [entity for each in traces for entity in each.entities if known.is_named(entity)]
    return called(known, [*found, *_surnamed(called(known, found), traces)])


def _surnamed(known: Person, traces: Sequence[Trace]) -> Iterator[Entity]:
    """The people who are called by a surname alone (山田委員 of a label that was led to nobody), where minutes name the
    person in full and nobody else of that surname."""
    for document in traces:
        if any(each.id in known.ids for each in document.entities):
            for entity in document.entities:
                if _is_surname(known, entity) and all(_is_only(known, entity, each) for each in traces):
                    yield entity


def _is_surname(known: Person, entity: Entity) -> bool:
    name = form(name_in(entity.id))
    return entity.type is PERSON and any(each.startswith(name) and each != name for each in sure(known.names))


def _is_only(known: Person, entity: Entity, document: Trace) -> bool:
    """Tell whether nobody else of a surname is in a document that has somebody who is called by it alone."""
    people = [each for each in document.entities if not known.is_named(each)]
    others = [form(each.label) for each in people if each.id != entity.id]
    here = len(others) < len(people)
    return not here or not any(each.startswith(form(name_in(entity.id))) for each in others)


def called(known: Person, entities: Iterable[Entity]) -> Person:
    """Add what some entities, which are this person, are called: a part of a name known in full is a short form."""
    found = list(entities)
    more = {
        form(name) for each in found for name in (each.label, *each.aliases, each.reading or "") if form(name)
    }
    whole = max(known.names, key=len)
    short = {name for name in more if name in whole and name != whole}
    return replace(
        known,
        names=tuple(dict.fromkeys((*known.names, *sorted(more - short)))),
        short=tuple(sorted(short - set(known.names))),
        ids=known.ids | {each.id for each in found},
    )


def places(known: Person, extraction: Extraction, text: Folded) -> list[Span]:
    """Give every place of a document where a person is named, in full, by surname, by reading."""
    own = [each for each in extraction.mentions if each.entity in known.ids and not each.anaphor]
    stays = [*text.places(known.kept), *(_others(known, extraction) if known.rule else ())]
    found = {
        *free(text.places(known.certain), stays),
        *free((_narrow(known, each, text.text) for each in own), text.places(known.kept)),
        *(titled(known, extraction, text) if is_alone(known, extraction) else ()),
    }
    return sorted({*found, *_readings(found, text.text)})


def titled(known: Person, extraction: Extraction, text: Folded) -> Iterator[Span]:
    """Give the places where a name too short to be sure stands alone with a title behind it: 山田委員, 山田さん."""
    taken = [
        each.span for each in extraction.mentions if each.entity not in known.ids and each.type is not PERSON
    ]
    certain = set(known.certain)
    short = [name for name in (*known.names, *known.short) if name not in certain]
    for place in text.places(short):
        before = text.text[place.start - 1 : place.start]
        free_ = not re.match("[一-鿿ァ-ヺー]", before) and not any(each.covers(place) for each in taken)
        near = place.end - place.start == 1  # 森 before 林課長 is no name
        if free_ and behind(near).match(form(text.text[place.end : place.end + 16])):
            yield place


def is_alone(known: Person, extraction: Extraction) -> bool:
    """Tell whether nobody else in the document has the same surname."""
    others = [
        form(each.label) for each in extraction.entities if each.type is PERSON and not known.is_named(each)
    ]
    return not any(other.startswith(name) for name in (*known.short, *known.names) for other in others)


def _others(known: Person, extraction: Extraction) -> Iterator[Span]:
    """The names of everything else, of which a name that is masked by rule may be a part."""
    for each in extraction.mentions:
        if each.entity and each.entity not in known.ids:
            yield each.span


def _narrow(known: Person, mention: Mention, text: str) -> Span:
    """Give the part of a mention that is the name, where it holds more (a title); else all of it.

    What stands between the characters of a name (the number of a page) goes with it.
    """
    if form(mention.name) in (*known.names, *known.short):
        return mention.span
    said = Folded(mention.span.of(text))
    for name in sorted((*known.names, *known.short), key=len, reverse=True):
        for place in said.places([name]):
            return Span(mention.span.start + place.start, mention.span.start + place.end)
    return mention.span


def _readings(found: Iterable[Span], text: str) -> Iterator[Span]:
    for place in found:
        if kana := KANA.match(text, place.end):
            yield Span(*kana.span(1))
