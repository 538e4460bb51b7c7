"""Outcomes: what was decided on which item, how, by whom, and in which words (data/outcomes.toml)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from policy_graph.model import (
    AgendaItem,
    Decider,
    Manner,
    Outcome,
    Result,
    Span,
    Utterance,
    UtteranceKind,
)
from policy_graph.parse import rulings
from policy_graph.parse.bills import keys
from policy_graph.parse.chair import is_chair, presiding
from policy_graph.parse.sentences import Sentence, sentences
from policy_graph.parse.subjects import Subject, Subjects

# So many sentences before a decision may say how it was taken.
REACH = 4
# So many sentences of the chair before an outcome may hold the question that it answers.
QUESTION_REACH = 5
# Speeches of others in which a committee's decisions are told say whose they are.
REPORTS = re.compile(r"(?:本|当|同)?委員会(?:に|の|で|は|を|へ)")


@dataclass(slots=True)
class _Course:
    """What the chair has said so far, newest last: the sentences since the last decision, and the last question."""

    said: list[Sentence] = field(default_factory=list)


def outcomes(
    text: str, utterances: Sequence[Utterance], items: Sequence[AgendaItem]
) -> tuple[Outcome, ...]:
    """List the outcomes that a meeting states, in the order of the text."""
    chairs = presiding(utterances)
    subjects = Subjects(items)
    course = _Course()
    found: list[Outcome] = []
    for utterance in utterances:
        if utterance.kind is UtteranceKind.PROCEDURAL:
            continue
        if utterance.number in chairs:
            found += _of_chair(text, utterance, subjects, course)
        elif _reports(text, utterance):
            found += _of_report(text, utterance, subjects)
    return tuple(found)


def _of_chair(text: str, utterance: Utterance, subjects: Subjects, course: _Course) -> Iterator[Outcome]:
    """The decisions that the chair announces."""
    subjects.under(utterance)
    for sentence in sentences(text, utterance.span):
        result, question = _result(sentence, course.said)
        if result is None:
            subjects.put(sentence.words)
            course.said.append(sentence)
            continue
        about = subjects.decided(sentence.words, question.words if question else "")
        if about is not None:
            result = rulings.withdrawn(result, subjects.titles(about))
            yield _outcome(result, Decider.BODY, about, utterance, sentence, course.said, question)
        course.said.clear()


def _result(sentence: Sentence, said: Sequence[Sentence]) -> tuple[Result | None, Sentence | None]:
    """What a sentence says was decided; of one that only points back (そのとおり), what the question was."""
    if not rulings.decides(sentence.words):
        return None, None
    question = next((each for each in reversed(said[-QUESTION_REACH:]) if rulings.asks(each.words)), None)
    if rulings.points_back(sentence.words):
        return (rulings.result(question.words) if question else None), question
    return rulings.result(sentence.words), None


def _reports(text: str, utterance: Utterance) -> bool:
    return is_chair(utterance) or REPORTS.search(utterance.span.of(text)) is not None


def _of_report(text: str, utterance: Utterance, subjects: Subjects) -> Iterator[Outcome]:
    """The decisions of a committee, as its chair tells the body."""
    named: tuple[tuple[str, int], ...] = ()
    said: list[Sentence] = []
    for sentence in sentences(text, utterance.span):
        named = keys(sentence.words) or named
        told = rulings.tells_of_committee(sentence.words)
        for part in rulings.parts(sentence) if told else ():
            result = rulings.result(part.words)
            if result is not None:
                about = subjects.of_report(utterance, keys(part.words) or named)
                yield _outcome(result, Decider.COMMITTEE, about, utterance, part, (), None)
        said.append(sentence)


def _outcome(
    result: Result,
    by: Decider,
    about: Subject,
    utterance: Utterance,
    sentence: Sentence,
    said: Sequence[Sentence],
    question: Sentence | None,
) -> Outcome:
    manner, words = _manner(sentence, said)
    counted = rulings.votes(words.words) if words else None
    evidence = [sentence.span, *(each.span for each in (words, question) if each and each is not sentence)]
    return Outcome(
        result=result,
        by=by,
        items=about.items,
        bills=about.bills,
        manner=manner,
        utterance=utterance.number,
        evidence=tuple(dict.fromkeys(evidence)),
        ayes=counted[0] if counted else None,
        noes=counted[1] if counted else None,
    )


def _manner(sentence: Sentence, said: Sequence[Sentence]) -> tuple[Manner | None, Sentence | None]:
    """How it was decided, and the sentence that says so: the decision itself or one shortly before."""
    for each in (sentence, *reversed(said[-REACH:])):
        manner = None if rulings.asks(each.words) and each is not sentence else rulings.manner(each.words)
        if manner is not None:
            return manner, each
    return None, None


def spans(found: Sequence[Outcome]) -> Iterator[Span]:
    """Give every stretch that outcomes rest on."""
    yield from (span for outcome in found for span in outcome.evidence)
