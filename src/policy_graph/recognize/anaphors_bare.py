"""Nouns that stand alone for something that the minutes name in full: 条例, 報告書, この計画, 委員会."""

from collections.abc import Container, Iterable, Iterator, Sequence, Set
from functools import cache

from policy_graph.recognize.analysis import Analysis, Token
from policy_graph.recognize.anaphors import anaphor
from policy_graph.recognize.candidate import Candidate, Spent, is_free
from policy_graph.recognize.phrases import described, ends, in_speech, inside, is_noun, pointed_at
from policy_graph.recognize.tables import anaphors

# So many words make one such noun: 検討｜委員会.
LONGEST = 3
DRAFT = "案"
POINTED = ("this", "focus", "own")
ALONE = ("focus", "own")


def pointed(analysis: Analysis, spent: Spent) -> Iterator[Candidate]:
    """Find the nouns behind この, こちらの and the like, which stay outside: この｜計画."""
    tokens = analysis.tokens
    for position in range(1, len(tokens)):
        found = _at(tokens, position, _pointed()) if pointed_at(tokens, position) else None
        if found and is_free(found.start, found.end, spent):
            yield found


@cache
def _pointed() -> frozenset[str]:
    return frozenset(noun for noun, entry in anaphors().items() if entry.use in POINTED)


def nouns(found: Iterable[tuple[Analysis, Sequence[Candidate]]]) -> frozenset[str]:
    """Return the nouns that can stand alone because some name of the document ends in them."""
    able = [(noun, entry.type) for noun, entry in anaphors().items() if entry.use in ALONE]
    names = {
        (each.canonical or analysis.copy.text[each.start : each.end], each.type)
        for analysis, candidates in found
        for each in candidates
        if not each.anaphor
    }
    return frozenset(
        noun
        for noun, type_ in able
        if any(type_ is other and name.endswith(noun) and name != noun for name, other in names)
    )


def find(analysis: Analysis, known: Set[str], spent: Spent) -> Iterator[Candidate]:
    """Find the nouns that may stand for something in focus; whether they do is decided later."""
    if not known or not in_speech(analysis):
        return
    tokens = analysis.tokens
    openings = {noun[0] for noun in known}
    for position, token in enumerate(tokens):
        opens = token.text[:1] in openings and not inside(tokens, position)
        found = _at(tokens, position, known) if opens else None
        if found and is_free(found.start, found.end, spent) and not _described(tokens, position):
            yield found


def _at(tokens: Sequence[Token], position: int, known: Container[str]) -> Candidate | None:
    """Propose the longest noun at ``position`` that no other noun follows: 検討｜委員会, 条例案 without its 案."""
    for last in range(min(position + LONGEST, len(tokens)) - 1, position - 1, -1):
        text = "".join(token.text for token in tokens[position : last + 1])
        noun = text if text in known else text.removesuffix(DRAFT)
        if noun in known and ends(tokens, last + 1, "behind_nouns", done=True):
            start = tokens[position].start
            return anaphor(start, start + len(noun), anaphors()[noun].type)
    return None


def _described(tokens: Sequence[Token], position: int) -> bool:
    """A noun that is described is an ordinary word: 新たな条例, 提案した条例案."""
    last = position
    while is_noun(tokens, last + 1):
        last += 1
    return described(tokens, position, last)
