"""Sentences that decide: whether one does, what the result is, how it was reached (data/outcomes.toml)."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from policy_graph.model import Manner, Result, Span
from policy_graph.parse.sentences import Sentence

# Votes as counted: 賛成１２、反対８.
AYES_AND_NOES = re.compile(
    r"賛成(?:者|票|が|は|、)*(?P<ayes>\d+)[^。\d]{0,12}反対(?:者|票|が|は|、)*(?P<noes>\d+)"
)
# Of two of these in one sentence each is about another matter.
APART = frozenset({Manner.UNANIMOUS, Manner.MAJORITY, Manner.MINORITY})
QUOTED = re.compile(r"「[^「」]*」|『[^『』]*』")
# The title of an item under which a petition or bill is taken back.
WITHDRAWN = re.compile(r"撤回|取り?下げ")
# Titles under which a committee asks to go on between sessions.
GOES_ON = re.compile(r"継続(?:審査|調査)")
# A decision of a committee ends here, and another may follow in the same sentence.
ENDS = re.compile(r"(?:決定?(?:い?た?し)(?:まし)?た?|決し|決定し)、")
# The same of what shares its result with the next: 第５号は賛成多数をもって、第６号は全会一致をもって、可決すべきもの.
WAY = r"(?:全会一致|満場一致|全員一致|(?:賛成|起立|挙手)(?:多数|少数|全員))(?:をもって|をもちまして|により|にて|で)"
SHARES = re.compile(rf"{WAY}、(?=(?:(?!決し|決定)[^。])*?{WAY})")
SHARED = re.compile(rf"{WAY}、$")


def decides(words: str) -> bool:
    """Tell whether a sentence says that something was decided."""
    return _any("decided").search(words) is not None and _any("not-decided").search(words) is None


def points_back(words: str) -> bool:
    """Tell whether a decision names no result of its own: そのとおり決しました."""
    return _any("so-decided").search(words) is not None and result(words) is None


def performs(words: str) -> bool:
    """Tell whether the chair decides by saying so, and nobody is asked: 委員会に付託いたします."""
    return words.endswith("ます")


def asks(words: str) -> bool:
    """Tell whether the chair puts a question to the floor."""
    return _any("question").search(words) is not None


def tells_of_committee(words: str) -> bool:
    """Tell whether a sentence says what a committee decided."""
    return _any("committee").search(words) is not None and _any("not-decided").search(words) is None


def result(words: str) -> Result | None:
    """Say what a decision or a question is about to make of the matter: what stands last, titles in 「」 aside."""
    bare = QUOTED.sub("", words)
    ends = {name: _last(pattern, bare) for name, pattern in _table("result").items()}
    name = max(ends, key=lambda each: ends[each])
    return Result(name) if ends[name] else None


def proposed(words: str) -> Result | None:
    """Say what the committee proposes, where the chair tells it (委員長報告は否決であります)."""
    match = _any("proposed").search(words)
    return result(match["result"]) if match else None


def _last(pattern: re.Pattern[str], words: str) -> int:
    return max((match.end() for match in pattern.finditer(words)), default=0)


def manner(words: str) -> Manner | None:
    """Say how a decision was reached, where the words tell, and tell of one way only."""
    found = [Manner(name) for name, pattern in _table("manner").items() if pattern.search(words)]
    return None if len(APART.intersection(found)) > 1 else next(iter(found), None)


def votes(words: str) -> tuple[int, int] | None:
    """Read the votes for and against, where they are counted."""
    match = AYES_AND_NOES.search(words)
    return (int(match["ayes"]), int(match["noes"])) if match else None


def withdrawn(found: Result, titles: str) -> Result:
    """What is approved under an item that is about taking something back is taken back; what is decided as asked for
    under one about going on goes on."""
    if found is Result.APPROVED and WITHDRAWN.search(titles):
        return Result.WITHDRAWN
    return Result.CONTINUED if found is Result.AS_REPORTED and GOES_ON.search(titles) else found


def told(sentence: Sentence) -> Iterator[tuple[Sentence, Sentence]]:
    """Give each decision that a sentence tells of, with the words that hold its result: its own, or those of a later
    one that it shares."""
    pieces = list(parts(sentence))
    for at, piece in enumerate(pieces):
        yield piece, next((later for later in pieces[at:] if not SHARED.search(later.words)), piece)


def parts(sentence: Sentence) -> Iterator[Sentence]:
    """Cut a sentence that tells of several decisions behind each but the last."""
    words, span = sentence.words, sentence.span
    ends = sorted(match.end() for ends in (ENDS, SHARES) for match in ends.finditer(words))
    cuts = [end for end in ends if end < len(words)]
    if not cuts or len(words) != span.end - span.start - 1:
        yield sentence
        return
    for start, end in zip([0, *cuts], [*cuts, len(words)], strict=True):
        yield Sentence(words[start:end], Span(span.start + start, span.start + end))


@cache
def _data() -> Mapping[str, object]:
    return tomllib.loads(files(__package__).joinpath("data", "outcomes.toml").read_text("utf-8"))


@cache
def _any(name: str) -> re.Pattern[str]:
    patterns = _data()[name]
    assert isinstance(patterns, list)
    return re.compile("|".join(patterns))


@cache
def _table(name: str) -> Mapping[str, re.Pattern[str]]:
    rows = _data()[name]
    assert isinstance(rows, dict)
    return {key: re.compile("|".join(patterns)) for key, patterns in rows.items()}
