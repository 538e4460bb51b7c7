"""Extractions in, extractions out: what was withdrawn is gone from every record, and told by tombstones."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from policy_graph.model import Extraction, Privacy, Span, Tombstone, Withdrawal, Withdrawn
from policy_graph.privacy.mask import Names
from policy_graph.privacy.names import Folded, form, name_in
from policy_graph.privacy.people import Person, is_alone, person, places, titled
from policy_graph.privacy.private import introduced_people, minimised
from policy_graph.privacy.scrub import Taken, scrubbed
from policy_graph.privacy.speeches import is_meant, spoken, words
from policy_graph.privacy.traces import Trace, introduced_in, trace


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What all documents together say of those who are withdrawn: the ``people`` and the names that no string may hold.

    ``left`` are the ids of the documents that are not withdrawn as a whole, ``stones`` the tombstones of those that are;
    ``masked`` and ``kept`` count people by the reason why the rule masked or kept their names.
    """

    privacy: Privacy
    people: tuple[Person, ...] = ()
    names: Names = field(default_factory=Names)
    left: frozenset[str] = frozenset()
    stones: tuple[Tombstone, ...] = ()
    masked: dict[str, int] = field(default_factory=dict)
    kept: dict[str, int] = field(default_factory=dict)

    @property
    def ids(self) -> frozenset[str]:
        """The ids of the people who are withdrawn."""
        return frozenset(id_ for each in self.people for id_ in each.ids)


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawals:
    """What came out: the extractions that are left, what was known of those who are withdrawn, and tombstones."""

    extractions: tuple[Extraction, ...]
    known: Known
    tombstones: tuple[Tombstone, ...] = ()


def withdraw(extractions: Sequence[Extraction], privacy: Privacy) -> Withdrawals:
    """Take what an officer withdrew out of all documents; a document that it does not meet stays as it is."""
    found = known([trace(each, privacy.mask) for each in extractions], privacy)
    taking = Taking(found)
    left = tuple(taking(each) for each in extractions if each.document.id in found.left)
    return Withdrawals(extractions=left, known=found, tombstones=taking.tombstones)


def known(traces: Sequence[Trace], privacy: Privacy) -> Known:
    """Gather from the traces of all documents whom the entries withdraw, and by which names."""
    left = [each for each in traces if not _whole(privacy, each)]
    people = [person(sign, left) for sign in privacy.withdrawals if sign.what is Withdrawn.PERSON]
    by_rule, masked, kept = minimised(privacy.mask, _without(left, people)) if privacy.mask else ([], {}, {})
    people += [*by_rule, *introduced_people(privacy.mask, left)]
    return Known(
        privacy=privacy,
        people=tuple(people),
        names=_names(people, privacy),
        left=frozenset(each.id for each in left),
        stones=tuple(_first(sign, traces) for sign in privacy.signs),
        masked=masked,
        kept=kept,
    )


class Taking:
    """Takes what is withdrawn out of one document after the other, and counts."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._met = {stone.sign.id: stone for stone in known.stones}

    def __call__(self, extraction: Extraction) -> Extraction:
        """Give a document without what is withdrawn; one that holds none of it is returned as it is."""
        taken = _taken(extraction, self._known.people, self._known.privacy)
        done = scrubbed(extraction, taken, self._known.names)
        _count(self._met, taken, done)
        return done

    @property
    def tombstones(self) -> tuple[Tombstone, ...]:
        """What stays of all that was withdrawn so far."""
        return tuple(_shown(self._met[sign.id], self._known.names) for sign in self._known.privacy.signs)


def _whole(privacy: Privacy, document: Trace) -> bool:
    return any(sign.what is Withdrawn.DOCUMENT and is_meant(sign, document) for sign in privacy.withdrawals)


def _without(traces: Iterable[Trace], people: Sequence[Person]) -> list[Trace]:
    """The same without the people who are withdrawn by name, of whom the rule need not decide."""
    return [
        replace(
            each,
            entities=tuple(
                entity for entity in each.entities if not any(one.is_named(entity) for one in people)
            ),
        )
        for each in traces
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


def _first(sign: Withdrawal, traces: Iterable[Trace]) -> Tombstone:
    """Begin to count; a document that is withdrawn is counted here, for nothing of it is left."""
    stone = Tombstone(sign=sign)
    if sign.what is Withdrawn.DOCUMENT:
        for each in traces:
            if is_meant(sign, each):
                stone = stone.met(about=(f"document/{each.id}",), places=1)
    return stone


def _taken(extraction: Extraction, people: Sequence[Person], privacy: Privacy) -> list[Taken]:
    """What each entry takes out of one document."""
    text = Folded(extraction.document.text)
    found = [_of_person(each, extraction, text) for each in people]
    if privacy.mask and privacy.mask.private_persons:
        masked = frozenset(id_ for each in people for id_ in each.ids)
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
