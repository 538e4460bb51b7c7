"""In what manner a sentence says something: stated, negated, planned, former, asked or hypothetical."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from policy_graph.model import Status
from policy_graph.recognize.analysis import Analysis, Token
from policy_graph.recognize.claims_tables import Manner, manners, sign, words

# 設置します。 announces; 設置しています。 and 設置しました。 do not.
QUOTED = re.compile(r"「[^」]*」")
ANNOUNCED = re.compile(r"(?:を?(?:し|いたし|致し|行い|図り|進め)ます|ます|する|してまいります)[。]?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Predication:
    """Where a predicate stands: ``word`` is the token that names it, ``verb`` the one that is inflected, ``described``
    the noun of which it is a relative clause (``None`` for none), ``sentence`` a range of tokens."""

    analysis: Analysis
    word: int
    verb: int
    described: int | None
    sentence: range

    @property
    def before(self) -> str:
        """The words of the clause before the predicate: from the last clause that ended; of a relative clause, from the
        last comma."""
        tokens, relative = self.analysis.tokens, self.described is not None
        start = next(
            (
                at + 1
                for at in range(self.word - 1, self.sentence.start - 1, -1)
                if closes(tokens, at) or (relative and tokens[at].pos == "PUNCT")
            ),
            self.sentence.start,
        )
        return _text(tokens[start : self.word])

    @property
    def so_far(self) -> str:
        """The words of the sentence before the predicate, from the last clause that ended for good."""
        return replace(self, described=None).before

    @property
    def clause(self) -> str:
        """The words from the predicate to the end of its clause, and the noun behind it if that is a plan (設置する計画)."""
        tokens, stop = self.analysis.tokens, end(self)
        plan = stop == self.described and tokens[stop].lemma in words("status", "plans")
        return _text(tokens[self.word + 1 : stop + plan])

    @property
    def rest(self) -> str:
        """The words from the predicate to where the sentence stops speaking of it."""
        tokens = self.analysis.tokens
        if self.described is not None:
            return self.clause
        stop = next(
            (at + 1 for at in range(self.verb + 1, self.sentence.stop) if closes(tokens, at)),
            self.sentence.stop,
        )
        return _text(tokens[self.word + 1 : stop])

    @property
    def behind(self) -> tuple[str, ...]:
        """The words from the predicate to the full stop, and those from its verb where that is another word."""
        tokens, starts = self.analysis.tokens, dict.fromkeys((self.word + 1, self.verb + 1))
        return tuple(QUOTED.sub("", _text(tokens[start : self.sentence.stop])) for start in starts)


def status(predication: Predication, *, settled: bool = False) -> Status:
    """Return in what manner the sentence says it; the table ``status`` of data/relations.toml holds the signs.

    Of what is ``settled``, and of what is done, the words behind the clause say nothing.
    """
    clause, before = predication.clause, predication.before
    alone = settled or sign("past").search(before) or sign("done").match(clause)
    taken = sign("granted_already").match(clause)
    rest = clause if alone or taken else QUOTED.sub("", predication.rest)
    behind = predication.behind
    found = manner_of(before, clause, rest, behind)
    if found is Status.STATED:
        found = _told(behind)
    if found is not Status.STATED:
        return found
    word = predication.analysis.tokens[predication.word].lemma
    announced = word in words("status", "events") and predication.described is None and ANNOUNCED.match(rest)
    return Status.PLANNED if announced else Status.STATED


def manner_of(before: str, clause: str, rest: str, behind: Sequence[str] = ()) -> Status:
    """Return what the signs in the words before a predicate, in its clause, in the rest of the sentence and behind it up
    to the full stop show."""
    goes_on = sign("ongoing").search(before)
    for manner in manners():
        signs = [(manner.clause, clause), (manner.sentence, rest), (manner.before, before)]
        counted = signs[:1] if goes_on and manner.status is Status.PLANNED else signs
        if any(shown and shown.search(said) for shown, said in counted) or _shows(manner, behind):
            return manner.status
    return Status.STATED


def quoted_to(predication: Predication) -> int:
    """Return the token behind the words that say it: where what follows the clause makes it no statement, those too."""
    behind, tokens, stop = predication.behind, predication.analysis.tokens, predication.sentence.stop
    if _told(behind) is Status.STATED and not any(_shows(manner, behind) for manner in manners()):
        return end(predication)
    return stop - (tokens[stop - 1].pos == "PUNCT")


def _shows(manner: Manner, behind: Sequence[str]) -> bool:
    return any(manner.behind.search(said) for said in behind) if manner.behind else False


def _told(behind: Sequence[str]) -> Status:
    """所管する案 is a plan, 所管しているという話 may be so or not."""
    told = {"proposed": Status.PLANNED, "reported": Status.HYPOTHETICAL}
    found = (manner for name, manner in told.items() if any(map(sign(name).match, behind)))
    return next(found, Status.STATED)


def end(predication: Predication) -> int:
    """Return the token behind the clause: at a comma, a full stop, or the noun that a relative clause describes."""
    tokens = predication.analysis.tokens
    for at in range(predication.verb + 1, predication.sentence.stop):
        if tokens[at].pos == "PUNCT" or at == predication.described:
            return at
    return predication.sentence.stop


def closes(tokens: tuple[Token, ...], at: int) -> bool:
    """Tell whether a clause ends here for good: …が、 …ので、 …ており、"""
    token = tokens[at]
    if token.pos == "SCONJ" and token.text in words("status", "closing"):
        return True
    if token.text == "から" and at and tokens[at - 1].text == "こと":
        return True
    following = tokens[at + 1].text if at + 1 < len(tokens) else ""
    return (
        following in ("、", "，")
        and token.text in ("おり", "おりまして", "まし", "あり")
        and token.pos in ("AUX", "VERB")
    )


def _text(tokens: tuple[Token, ...]) -> str:
    return "".join(token.text for token in tokens)
