"""Extractions in, extractions out: what was withdrawn is gone from every record, and told by tombstones."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from policy_graph.model import Extraction, Privacy, Span, Tombstone, Withdrawal, Withdrawn
from policy_graph.privacy.mask import Names
from policy_graph.privacy.names import Folded, form, name_in
from policy_graph.privacy.people import Person, is_alone, person, places, titled
from policy_graph.privacy.private import introduced_in, introduced_people, minimised
from policy_graph.privacy.scrub import Taken, scrubbed
from policy_graph.privacy.speeches import is_meant, spoken, words


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawals:
    """What came out: the extractions that are left, what is left of the rest, and the names that no string may hold.

    ``met`` are the ids that the documents had which are left, ``masked`` and ``kept`` count people by the reason why the
    rule masked or kept their names.
    """

    extractions: tuple[Extraction, ...]
    tombstones: tuple[Tombstone, ...] = ()
    names: Names = field(default_factory=Names)
    ids: frozenset[str] = frozenset()
    met: frozenset[str] = frozenset()
    masked: dict[str, int] = field(default_factory=dict)
    kept: dict[str, int] = field(default_factory=dict)


def withdraw(extractions: Sequence[Extraction], privacy: Privacy) -> Withdrawals:
    """Take what an officer withdrew out of all documents; a document that it does not meet stays as it is."""
    left = [each for each in extractions if not _whole(privacy, each)]
    people = [person(sign, left) for sign in privacy.withdrawals if sign.what is Withdrawn.PERSON]
    by_rule, masked, kept = minimised(privacy.mask, _without(left, people)) if privacy.mask else ([], {}, {})
    people += [*by_rule, *introduced_people(privacy.mask, left)]
    names = _names(people, privacy)
    met = {sign.id: _first(sign, extractions) for sign in privacy.signs}
    found = []
    for each in left:
        taken = _taken(each, people, privacy)
        done = scrubbed(each, taken, names)
        found.append(done)
        _count(met, taken, done)
    return Withdrawals(
        extractions=tuple(found),
        tombstones=tuple(_shown(met[sign.id], names) for sign in privacy.signs),
        names=names,
        ids=frozenset(id_ for each in people for id_ in each.ids),
        met=frozenset(each.document.id for each in left),
        masked=masked,
        kept=kept,
    )


def _whole(privacy: Privacy, extraction: Extraction) -> bool:
    return any(
        sign.what is Withdrawn.DOCUMENT and is_meant(sign, extraction.document)
        for sign in privacy.withdrawals
    )


def _without(extractions: Iterable[Extraction], people: Sequence[Person]) -> list[Extraction]:
    """The same without the people who are withdrawn by name, of whom the rule need not decide."""
    return [
        replace(
            each,
            entities=tuple(
                entity for entity in each.entities if not any(one.is_named(entity) for one in people)
            ),
        )
        for each in extractions
    ]


def _names(people: Iterable[Person], privacy: Privacy) -> Names:
    everywhere = [sign.quote for sign in privacy.withdrawals if sign.quote and sign.everywhere]
    named = list(people)
    return Names(
        gone=tuple(
            dict.fromkeys((*(name for each in named for name in each.certain if not each.rule), *everywhere))
        ),
        kept=tuple(dict.fromkeys(name for each in named for name in each.kept)),
    )


def _first(sign: Withdrawal, extractions: Iterable[Extraction]) -> Tombstone:
    """Begin to count; a document that is withdrawn is counted here, for nothing of it is left."""
    stone = Tombstone(sign=sign)
    if sign.what is Withdrawn.DOCUMENT:
        for each in extractions:
            if is_meant(sign, each.document):
                stone = stone.met(about=(f"document/{each.document.id}",), places=1)
    return stone


def _taken(extraction: Extraction, people: Sequence[Person], privacy: Privacy) -> list[Taken]:
    """What each entry takes out of one document."""
    text = Folded(extraction.document.text)
    found = [_of_person(each, extraction, text) for each in people]
    if privacy.mask and privacy.mask.private_persons:
        masked = {id_ for each in people for id_ in each.ids}
        found.append(
            Taken(sign=privacy.mask.sign, names=tuple(introduced_in(privacy.mask, extraction, masked)))
        )
    for sign in privacy.withdrawals:
        if sign.what in (Withdrawn.UTTERANCE, Withdrawn.WORDS):
            said = tuple(words(sign, extraction, text))
            found.append(Taken(sign=sign, words=said, utterances=_spoken(sign, extraction, said)))
    return found


def _spoken(sign: Withdrawal, extraction: Extraction, said: Sequence[Span]) -> frozenset[int]:
    """The numbers of the utterances that words are withdrawn from."""
    whole = {each.number for each in spoken(sign, extraction)} if said else set()
    parts = {
        each.number
        for each in extraction.meeting.utterances
        if any(each.span.overlaps(place) for place in said)
    }
    return frozenset(whole | parts)


def _of_person(known: Person, extraction: Extraction, text: Folded) -> Taken:
    named = places(known, extraction, text)
    own = [each for each in extraction.meeting.utterances if any(each.label.covers(place) for place in named)]
    gone = own if known.sign.speech else []
    unsure = () if known.rule or is_alone(known, extraction) else _unsure(known, extraction, text, named)
    return Taken(
        sign=known.sign,
        person=known,
        names=tuple(named),
        words=tuple(each.span for each in gone),
        utterances=frozenset(each.number for each in gone),
        unsure=tuple(unsure),
    )


def _unsure(known: Person, extraction: Extraction, text: Folded, named: Iterable[Span]) -> list[Span]:
    done = list(named)
    linked = [
        each.span
        for each in extraction.mentions
        if each.entity and each.entity not in known.ids and form(name_in(each.entity)) not in known.short
    ]
    return [
        place
        for place in titled(known, extraction, text)
        if not any(each.overlaps(place) for each in (*done, *linked))
    ]


def _count(met: dict[str, Tombstone], taken: Sequence[Taken], done: Extraction) -> None:
    for id_, stone in met.items():
        own = [each for each in taken if each.sign.id == id_ and (each.places or each.unsure)]
        numbers = sorted({number for each in own for number in each.utterances})
        if own:
            met[id_] = stone.met(
                about=tuple(f"utterance/{done.document.id}.{number}" for number in numbers),
                places=sum(len(each.places) for each in own),
                unsure=sum(len(each.unsure) for each in own),
            )


def _shown(stone: Tombstone, names: Names) -> Tombstone:
    """Name the person where the entry wants the name shown; the id of a document may hold the name of another one."""
    about = {names.string(each) for each in stone.about}
    shown = {stone.sign.about} if stone.sign.show_name else set()
    return replace(stone, about=tuple(sorted(about | shown)))
