"""Stances: who speaks for or against which bill, in which words (data/stances.toml)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from policy_graph.model import AgendaItem, Side, Span, Stance, Utterance, UtteranceKind
from policy_graph.parse import sides
from policy_graph.parse.bills import named
from policy_graph.parse.chair import is_chair
from policy_graph.parse.floor import NOTHING, Floor
from policy_graph.parse.outcomes import BEGINNING, REPORTS
from policy_graph.parse.posts import is_officer
from policy_graph.parse.sentences import Sentence, sentences
from policy_graph.parse.sides import Voice
from policy_graph.parse.subjects import Subject, Subjects
from policy_graph.parse.treatment import Course
from policy_graph.parse.words import table
from policy_graph.text import join

# The title of a bill may stand between its number and what is said of it; so long it is at most, and none of these in it.
TITLE = 120
BREAKS = re.compile(r"ので|から、|ため、|ますが|ですが|けれども|また、|おり、|であり|さらに")


@dataclass(frozen=True, slots=True)
class _Taken:
    """One side that a speech takes: on what, in which words, read by which form."""

    side: Side
    about: Subject
    spans: tuple[Span, ...]
    form: str
    object: Span | None = None


def stances(
    text: str,
    utterances: Sequence[Utterance],
    items: Sequence[AgendaItem],
    followed: Course,
    chairs: frozenset[int],
) -> tuple[Stance, ...]:
    """List the sides that members take, in the order of the text; ``chairs`` are the speeches of the chair.

    Where it is no bill that a side is taken on, ``programs`` are the words that stand there: whether they name a
    programme is not known yet.
    """
    floor = Floor(Subjects(items), followed)
    found: list[Stance] = []
    for utterance in utterances:
        if utterance.number in chairs:
            floor.hear(text, utterance)
        elif _is_member(text, utterance):
            floor.at(utterance.label.start)
            found += _stances(text, utterance, floor)
    return tuple(found)


def _is_member(text: str, utterance: Utterance) -> bool:
    """Tell whether somebody speaks who has a side of their own: no officer, no committee chair who reports."""
    if utterance.kind is UtteranceKind.PROCEDURAL or REPORTS.search(utterance.span.of(text)[:BEGINNING]):
        return False
    role = utterance.role.value if utterance.role else None
    presides = is_chair(utterance) and not (role or "").startswith("副")
    return not presides and (role is None or not is_officer(role) or role.startswith("副"))


def _stances(text: str, utterance: Utterance, floor: Floor) -> Iterator[Stance]:
    taken = list(_taken(text, utterance, floor))
    sided = {
        side: {bill for each in taken if each.side is side for bill in each.about.bills} for side in Side
    }
    torn = sided[Side.FOR] & sided[Side.AGAINST]
    for side, bills in dict.fromkeys((each.side, each.about.bills) for each in taken if each.about.bills):
        same = [each for each in taken if (each.side, each.about.bills) == (side, bills)]
        if not torn.intersection(bills):
            yield _stance(utterance, same)
    yield from (_stance(utterance, [each]) for each in taken if each.object)


def _stance(utterance: Utterance, same: Sequence[_Taken]) -> Stance:
    first = same[0]
    own = dict.fromkeys(each.spans[0] for each in same)
    return Stance(
        side=first.side,
        utterance=utterance.number,
        bills=first.about.bills,
        items=first.about.items,
        evidence=tuple(dict.fromkeys((*own, *(span for each in same for span in each.spans)))),
        method=f"stance:{first.form}",
        confidence=_sure(first.form),
        programs=(first.object,) if first.object else (),
    )


def _taken(text: str, utterance: Utterance, floor: Floor) -> Iterator[_Taken]:
    """The sides of one speech: on bills that are known, or on what is named right there."""
    so_far: list[_Taken] = []
    for sentence in sentences(text, utterance.span):
        for voice in sides.voices(sentence.words):
            about = _about(voice, floor, so_far)
            if not about.bills and voice.governs and not voice.goes_on:
                yield _Taken(voice.side, NOTHING, (sentence.span,), "program", _object(text, sentence, voice))
            elif about.bills:
                asked = floor.asked if not voice.debate else None
                spans = (sentence.span, asked.span) if asked else (sentence.span,)
                form = "debate" if voice.debate else "vote" if asked else "named"
                so_far.append(_Taken(voice.side, about, spans, form))
                yield so_far[-1]


def _object(text: str, sentence: Sentence, voice: Voice) -> Span:
    """The place of the words that a side is taken on."""
    folded = join(text, [(sentence.span.start, sentence.span.end)]).folded
    return Span(*folded.source(*voice.place))


def _about(voice: Voice, floor: Floor, so_far: Sequence[_Taken]) -> Subject:
    """What a side is taken on; nothing where that is not sure."""
    if sides.has("amends", voice.clause):
        return NOTHING
    petition = floor.asked.petition if floor.asked else False
    own = floor.subjects.last_named(voice.clause, ())
    if own and voice.governs:
        fits = _adjoins(voice.clause) and (petition or not voice.petition)
        return floor.subjects.of_voice(own) if fits else NOTHING
    if voice.goes_on or sides.has("aside", voice.tail) or (petition is not voice.petition and not own):
        return NOTHING
    if own and (petition or not voice.petition):
        return _among(floor.subjects.of_voice(own), floor)
    if voice.governs and not sides.has("bill", voice.tail):
        return NOTHING
    if sides.has("rest", voice.clause):
        return _rest(floor, so_far)
    return _meant(voice, floor, so_far)


def _meant(voice: Voice, floor: Floor, so_far: Sequence[_Taken]) -> Subject:
    """What is meant where no bill is named: what the chair asks about; in debate what the speaker has named before, or
    the only bill under discussion."""
    if floor.asked:
        return floor.asked.about
    if not voice.debate and not voice.governs:
        return NOTHING
    before = [each.about for each in so_far if each.side is voice.side]
    if so_far:
        return before[-1] if before else NOTHING
    now = floor.subjects.asked("", "")
    return now if len(now.bills) == 1 else NOTHING


def _among(named: Subject, floor: Floor) -> Subject:
    """What is asked about, where a speaker names something else in passing (請願第１号と同じ理由で、不採択です)."""
    asked = floor.asked.about if floor.asked else NOTHING
    return asked if asked.bills and not set(named.bills) <= set(asked.bills) else named


def _rest(floor: Floor, so_far: Sequence[_Taken]) -> Subject:
    """The bills that the chair asks about and the speaker has not spoken of yet."""
    asked = floor.asked.about if floor.asked else NOTHING
    done = {bill for each in so_far for bill in each.about.bills}
    left = tuple(bill for bill in asked.bills if bill not in done)
    return Subject(asked.items, left) if done and len(left) < len(asked.bills) else NOTHING


def _adjoins(clause: str) -> bool:
    """Tell whether no more than its title stands between a bill and what is said of it."""
    between = clause[named(clause)[-1].end :]
    return len(between) <= TITLE and not BREAKS.search(between)


def _sure(form: str) -> float:
    return {name: float(value) for name, value in map(str.split, table("stances")["confidence"])}[form]
