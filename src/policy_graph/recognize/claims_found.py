"""The words of the table of predicates in a passage: where they stand and what kind of predicate each of them is."""

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from policy_graph.recognize.analysis import Analysis, Token
from policy_graph.recognize.claims_status import Predication
from policy_graph.recognize.claims_tables import Pattern, last_characters, patterns, sign, words

# In the passive the doer is marked by these, and what is done to by those.
DOERS = frozenset({"により", "で", "では", "から", "において"})
DONE_TO = frozenset({"が", "は", "も"})
# What a mere noun can take: Aによる策定, Bの策定, B策定.
NOMINAL = frozenset({"の", "により", "φ"})
# Whom one asks to do something.
GRANTED = frozenset({"に", "から"})
# The last letter of a verb form that describes the noun behind it: 策定したX, 定めるX.
ADNOMINAL = tuple("たるいうすくつぬむぶぐ")
LONGEST_WORD = 3  # tokens


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A word of the table in a sentence: ``anchors`` are the tokens whose dependents are its arguments.

    ``inflected`` tells a predicate (策定した, 策定を進める) from a mere noun (策定の際); ``last`` is whether the word ends the
    compound that it stands in (策定 in 計画策定, not in 策定支援); ``decided`` whether the word before says who did it
    (閣議決定).
    """

    pattern: Pattern
    anchors: tuple[int, ...]
    predication: Predication
    passive: bool
    inflected: bool
    last: bool
    decided: bool = False

    @property
    def first(self) -> int:
        """The first token of the word."""
        return self.anchors[0]

    @property
    def doer(self) -> frozenset[str]:
        """The cases of the subject; に too where somebody is asked or thanked for doing it (に参加していただく)."""
        cases = DOERS if self._turned else self.pattern.subject.cases
        if "granted" in self.pattern.flags and sign("granted").match(self.predication.clause):
            cases = cases | GRANTED
        return cases if self.inflected else cases & NOMINAL

    @property
    def done_to(self) -> frozenset[str]:
        """The cases of the object."""
        cases = DONE_TO if self._turned else self.pattern.object.cases
        return cases if self.inflected else cases & NOMINAL

    @property
    def held(self) -> bool:
        """Tell whether something takes place without a word of who holds it: 開催される."""
        return self.passive and "held" in self.pattern.flags

    @property
    def _turned(self) -> bool:
        return self.passive and "passive" in self.pattern.flags


def predicates(analysis: Analysis, taken: Container[int], named: Container[int]) -> Iterator[Found]:
    """Find the words of the table, in order; words inside names do not count.

    ``taken`` are the tokens of all names, ``named`` those that belong to a group of names.
    """
    for first, stop in analysis.sentences:
        for position in range(first, stop):
            for pattern, start in _matches(analysis.tokens, position, first):
                if not any(at in taken for at in range(start, position + 1)):
                    found = _found(analysis, pattern, range(start, position + 1), range(first, stop), named)
                    if not pattern.verbs or analysis.tokens[found.predication.verb].lemma in pattern.verbs:
                        yield found


def _matches(tokens: Sequence[Token], position: int, earliest: int) -> Iterator[tuple[Pattern, int]]:
    lemma = tokens[position].lemma
    if lemma and lemma[-1] not in last_characters():
        return
    seen = set()
    for length in range(LONGEST_WORD, 0, -1):
        first = position - length + 1
        if first >= earliest:
            before = "".join(token.text for token in tokens[first:position])
            for pattern in patterns().get(before + lemma, ()):
                if pattern.name not in seen:
                    seen.add(pattern.name)
                    yield pattern, first


def _found(
    analysis: Analysis, pattern: Pattern, word: range, sentence: range, named: Container[int]
) -> Found:
    tokens, position = analysis.tokens, word[-1]
    base = position
    while tokens[base].dep == "compound" and tokens[base].head > base:
        base = tokens[base].head
    verb = _light(tokens, base)
    predication = Predication(
        analysis=analysis,
        word=position,
        verb=verb,
        described=_described(tokens, verb, named),
        sentence=sentence,
    )
    return Found(
        pattern=pattern,
        anchors=(*word, *sorted({base, verb} - {position})),
        predication=predication,
        passive=any(
            token.pos == "AUX" and token.lemma in ("れる", "られる") for token in tokens[verb + 1 : verb + 4]
        ),
        inflected=tokens[verb].pos == "VERB",
        last=base == position or tokens[base].lemma in words("around", "compound_tails"),
        decided=word[0] > 0 and tokens[word[0] - 1].text in words("around", "deciders"),
    )


def _described(tokens: Sequence[Token], verb: int, named: Container[int]) -> int | None:
    """The noun of which a predicate is a relative clause; 策定する予定 is none.

    The model is not sure of long names, so a name directly behind a finite form counts too.
    """
    head = tokens[verb].head
    if tokens[verb].dep == "acl":
        return head if tokens[head].lemma not in words("around", "formal_nouns") else None
    behind = verb + 1
    while behind < len(tokens) and tokens[behind].pos in ("AUX", "SCONJ", "VERB") and behind not in named:
        behind += 1
    finite = behind < len(tokens) and tokens[behind - 1].text.endswith(ADNOMINAL)
    return behind if finite and tokens[verb].pos == "VERB" and behind in named else None


def _light(tokens: Sequence[Token], base: int) -> int:
    """連携を図る: the verb that only carries the noun; the noun itself where there is none (連携において図る)."""
    token = tokens[base]
    apart = base + 2 < len(tokens) and tokens[base + 2].dep == "fixed" and tokens[base + 1].text != "を"
    carries = token.dep in ("obj", "nsubj", "obl") and token.pos != "VERB" and token.head > base and not apart
    return token.head if carries and tokens[token.head].lemma in words("around", "light") else base
