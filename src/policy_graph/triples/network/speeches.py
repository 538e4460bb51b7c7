"""Speeches as such: who answers whom, and who names a bill."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from pyoxigraph import Store

from policy_graph.model import ANSWERS, SPEAKS_OF, Actor, Tie
from policy_graph.text import fold
from policy_graph.triples.network.asked import asked
from policy_graph.triples.network.bills import Bill
from policy_graph.triples.network.forms import is_form, is_question, is_reply
from policy_graph.triples.network.where import Speech, Whereabouts
from policy_graph.triples.quotes import sentences

ANSWERED = """
SELECT ?answer ?question ?said ?put { ?answer pg:answers ?question ; schema:text ?said . ?question schema:text ?put }
"""
# 「（資料に基づき説明）」 stands for words, and is none.
NOTE = re.compile(r"（[^（）]*）")
# Documents without bills are not read.
TEXTS = """
SELECT ?speech ?text {
  { SELECT DISTINCT ?document { ?bill a pg:Bill ; pg:evidence/oa:hasSource ?document } }
  ?speech dct:source ?document ; a pg:Utterance ; schema:text ?text
}
"""


def answers(store: Store, actors: Mapping[str, Actor], where: Whereabouts) -> Iterator[Tie]:
    """Tie who answers to who asked: the first sentence of the answer, beside it the first one of the question."""
    for answer, question, said, put in asked(store, ANSWERED):
        one, other = where.speeches.get(answer), where.speeches.get(question)
        if one and other and _tied(one, other, actors) and _is_said(one, said) and _is_asked(other, put):
            beside = _first(where, other, put, other.speaker, one.speaker)
            yield _first(where, one, said, one.speaker, other.speaker, beside)


def _tied(one: Speech, other: Speech, actors: Mapping[str, Actor]) -> bool:
    """Both must be speeches of known and different speakers; who calls somebody up has asked nothing."""
    speakers = {each.speaker for each in (one, other) if not each.formal and each.speaker in actors}
    return len(speakers) == 2


def _is_said(answer: Speech, text: str) -> bool:
    """Tell whether words answer: no note, and not those by which the chair goes on."""
    return not NOTE.fullmatch(text) and (not answer.presides or is_reply(text))


def _is_asked(question: Speech, text: str) -> bool:
    """Tell whether words ask: the chair who puts the next item to the floor (ほかにいかがでしょうか) has asked nobody."""
    return not question.presides or is_question(text)


def _first(
    where: Whereabouts, speech: Speech, text: str, source: str, target: str, beside: Tie | None = None
) -> Tie:
    lines = text.split("\n")
    words = next(iter(sentences(lines[0])), "")
    return where.line_of(speech, 0, len(lines), words).tie(source, target, ANSWERS, beside=beside)


def bills_named(
    store: Store, actors: Mapping[str, Actor], where: Whereabouts, proposed: Iterable[Bill]
) -> Iterator[Tie]:
    """Tie a speaker to the bills of the document that the speech names, once in a sentence."""
    listed: dict[str, dict[str, str]] = defaultdict(dict)
    for bill in proposed:
        listed[bill.document][fold(bill.name)] = bill.id
    for id_, text in asked(store, TEXTS):
        speech = where.speeches.get(id_)
        if speech and not speech.formal and speech.speaker in actors:
            names = listed[speech.document]
            for at, lines, sentence, name in _named(names, text):
                if speech.presides and is_form(sentence):
                    continue
                place = where.line_of(speech, at, lines, sentence)
                yield place.tie(speech.speaker, names[name], SPEAKS_OF)


def _named(names: Mapping[str, str], text: str) -> Iterator[tuple[int, int, str, str]]:
    """Find bills in a text: the line, the number of lines, the sentence, the name."""
    # Longest first, and 議第４号 is not named in 発議第４号, nor 号 in 号外.
    written = "|".join(map(re.escape, sorted(names, key=lambda name: (-len(name), name))))
    pattern = re.compile(rf"(?<![発建動決])(?:{written})(?!外)")
    lines = text.split("\n")
    for at, line in enumerate(lines):
        for sentence in sentences(line):
            for name in sorted(set(pattern.findall(fold(sentence)))):
                yield at, len(lines), sentence, name
