"""Nouns that stand alone for something that the minutes name in full: 条例, 報告書, この計画, 委員会."""

from collections.abc import Iterable, Iterator, Sequence, Set

from policy_graph.recognize.analysis import Analysis, Token
from policy_graph.recognize.anaphors import anaphor
from policy_graph.recognize.candidate import Candidate, Spent, is_free
from policy_graph.recognize.phrases import described, ends, in_speech, inside, is_noun
from policy_graph.recognize.tables import anaphors, words

# So many words make one such noun: 検討｜委員会.
LONGEST = 3
DRAFT = "案"


def nouns(found: Iterable[tuple[Analysis, Sequence[Candidate]]]) -> frozenset[str]:
    """Return the nouns that can stand alone because some name of the document ends in them."""
    able = [(noun, entry.type) for noun, entry in anaphors().items() if entry.use in ("this", "focus", "own")]
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
    for position in range(len(tokens)):
        found = _noun(tokens, position, known)
        if found and is_free(found.start, found.end, spent):
            yield found


def _noun(tokens: Sequence[Token], position: int, known: Set[str]) -> Candidate | None:
    """Take the longest noun at ``position`` that no other noun surrounds: 検討｜委員会, 条例案 without its 案."""
    for last in range(min(position + LONGEST, len(tokens)) - 1, position - 1, -1):
        text = "".join(token.text for token in tokens[position : last + 1])
        noun = text if text in known else text.removesuffix(DRAFT)
        if noun in known and not inside(tokens, position) and ends(tokens, last + 1, "behind_nouns", done=True):
            return _stands(tokens, position, last, noun)
    return None


def _stands(tokens: Sequence[Token], position: int, last: int, noun: str) -> Candidate | None:
    """A noun that is described is an ordinary word, unless it is pointed at: 新たな計画, この計画."""
    entry, start = anaphors()[noun], tokens[position].start
    while is_noun(tokens, last + 1):
        last += 1
    this = any(
        "".join(token.text for token in tokens[position - length : position]) in words("pointing")
        for length in (1, 2)
        if length <= position
    )
    if not this and (entry.use == "this" or described(tokens, position, last)):
        return None
    return anaphor(start, start + len(noun), entry.type)
