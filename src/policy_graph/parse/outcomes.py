"""Outcomes: what was decided on which item, how, by whom, and in which words (data/outcomes.toml)."""

import re
from collections.abc import Iterator, Sequence

from policy_graph.model import (
    AgendaItem,
    Decider,
    Manner,
    Outcome,
    Result,
    Utterance,
    UtteranceKind,
)
from policy_graph.parse import rulings
from policy_graph.parse.chair import is_chair
from policy_graph.parse.sentences import Sentence, sentences
from policy_graph.parse.subjects import Subject, Subjects
from policy_graph.parse.treatment import Course

# So many sentences before a decision may say how it was taken.
REACH = 4
# So many sentences of the chair before an outcome may hold the question that it answers.
QUESTION_REACH = 5
# A committee's report says at its beginning that it is one.
REPORTS = re.compile(
    r"(?:審査|調査|協議)[^。]{0,30}(?:結果|経過)[^。]{0,30}(?:報告|申し上げ)|委員長報告|審査を行いました"
)
BEGINNING = 400


def outcomes(
    text: str,
    utterances: Sequence[Utterance],
    items: Sequence[AgendaItem],
    followed: Course,
    chairs: frozenset[int],
) -> tuple[Outcome, ...]:
    """List the outcomes that a meeting states, in the order of the text; ``chairs`` are the speeches of the chair."""
    subjects = Subjects(items)
    said: list[Sentence] = []
    found: list[Outcome] = []
    for utterance in utterances:
        if utterance.kind is UtteranceKind.PROCEDURAL:
            continue
        if utterance.number in chairs:
            found += _of_chair(text, utterance, subjects, followed, said)
        elif _reports(text, utterance):
            found += _of_report(text, utterance, subjects, followed)
    return tuple(found)


def _of_chair(
    text: str, utterance: Utterance, subjects: Subjects, followed: Course, said: list[Sentence]
) -> Iterator[Outcome]:
    """The decisions that the chair announces; ``said`` are the chair's sentences since the last one."""
    for sentence in sentences(text, utterance.span):
        now = followed.at(sentence.span.start)
        subjects.under(now)
        if proposed := rulings.proposed(sentence.words):
            about = subjects.of_report(now, subjects.named(sentence.words))
            yield _outcome(proposed, Decider.COMMITTEE, about, utterance, sentence, (), None)
        elif decided := _decided(sentence, said):
            question = _question(said)
            about = subjects.decided(sentence.words, question.words if question else "")
            result = rulings.withdrawn(decided, subjects.titles(about))
            asked = question if rulings.points_back(sentence.words) else None
            yield _outcome(result, Decider.BODY, about, utterance, sentence, said, asked)
            said.clear()
            continue
        subjects.put(sentence.words)
        said.append(sentence)


def _question(said: Sequence[Sentence]) -> Sentence | None:
    """The last question that the chair put; of これに御異議ありませんか the sentence before, which says to what."""
    recent = said[-QUESTION_REACH:]
    for at in range(len(recent) - 1, -1, -1):
        if rulings.asks(recent[at].words):
            before = recent[at - 1] if at else None
            bare = rulings.result(recent[at].words) is None
            return before if bare and before and rulings.result(before.words) else recent[at]
    return None


def _decided(sentence: Sentence, said: Sequence[Sentence]) -> Result | None:
    """What a sentence says was decided; of one that only points back (そのとおり), what the question was."""
    if not rulings.decides(sentence.words):
        return None
    question = _question(said) if rulings.points_back(sentence.words) else sentence
    return rulings.result(question.words) if question else None


def _reports(text: str, utterance: Utterance) -> bool:
    return is_chair(utterance) or REPORTS.search(utterance.span.of(text)[:BEGINNING]) is not None


def _of_report(text: str, utterance: Utterance, subjects: Subjects, followed: Course) -> Iterator[Outcome]:
    """The decisions of a committee, as its chair tells the body."""
    named: tuple[tuple[str, int], ...] = ()
    for sentence in sentences(text, utterance.span):
        told = rulings.told(sentence) if rulings.tells_of_committee(sentence.words) else ()
        said = ""
        for part, deciding in told:
            result = rulings.result(deciding.words)
            if result is not None:
                bills = subjects.last_named(part.words, named, said)
                about = subjects.of_report(followed.at(utterance.span.start), bills, part.words)
                yield _outcome(result, Decider.COMMITTEE, about, utterance, part, (), deciding)
            said += part.words
        named = subjects.named(sentence.words) or named


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
    before = () if rulings.performs(sentence.words) else reversed(said[-REACH:])
    for each in (sentence, *before):
        manner = None if rulings.asks(each.words) and each is not sentence else rulings.manner(each.words)
        if manner is not None:
            return manner, each
    return None, None
