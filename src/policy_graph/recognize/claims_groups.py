"""Names as parts of a sentence: lists of names, the particles behind them, the word that they depend on."""

import re
from bisect import bisect_right
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from policy_graph.model import Mention
from policy_graph.recognize.analysis import Analysis, Token
from policy_graph.recognize.claims_reading import Named, Reading
from policy_graph.recognize.claims_tables import cases, words

# Case of a name that stands directly before a noun: X所管の.
BARE = "φ"
OPENING, CLOSING = "「『（(〔【", "」』）)〕】"
NOUNS = ("NOUN", "PROPN", "NUM", "SYM")
# A remark in brackets behind a name is not longer than this many words.
REMARK = 40
# 第５条第２項の規定: where in a law something stands, or what it says there, is still about the law.
ARTICLE = re.compile(
    r"(?:第?[0-9０-９一二三四五六七八九十百]+[条項号](?:の[0-9０-９一二三四五六七八九十]+)?)+(?:の規定)?|の規定"
)
# につきましては: the particle of most words.
LONGEST_PARTICLE = 5
LONGEST_ARTICLE = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Names that stand side by side in one role: ``AやBが``.

    ``alternatives`` are the names, apart where the sentence lists pairs (AとBとかAとCとの交流), ``joints`` the words
    between them, ``cases`` those of the particles behind the last name, ``governor`` the token that the group depends
    on. ``tokens`` is the range of its own tokens without particles, ``noun`` the common noun that says what it is
    (Xという部署); ``start`` and ``end`` are its characters in the copy, particles included.
    """

    alternatives: tuple[tuple[Mention, ...], ...]
    joints: frozenset[str]
    cases: frozenset[str]
    governor: int
    tokens: range
    start: int
    end: int
    noun: int | None = None

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """All names of the group."""
        return tuple(mention for each in self.alternatives for mention in each)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tail:
    """What follows a name: ``last`` is the last token of the noun, ``stop`` the first behind the particles."""

    last: int
    stop: int
    cases: frozenset[str]
    governor: int
    noun: int | None = None


@dataclass(frozen=True, slots=True)
class _Listed:
    """A name of a list, its tokens, and the words that join it to the next."""

    named: Named
    own: range
    joint: str | None


def groups(reading: Reading) -> Iterator[Group]:
    """Read the names of one passage as parts of its sentences, in order."""
    tokens = reading.analysis.tokens
    if not tokens:
        return
    starts = [token.start for token in tokens]
    found = [(named, _own(tokens, starts, named)) for named in reading.names]
    taken = frozenset(at for _, own in found for at in own)
    pending: list[_Listed] = []
    for position, (named, own) in enumerate(found):
        tail = _tail(reading.analysis, named, own, taken)
        following = found[position + 1] if position + 1 < len(found) else None
        joint = _joint(reading, tail, named, *following) if following else None
        pending.append(_Listed(named, own, joint))
        if joint is None:
            yield _group(reading, pending, tail)
            pending = []


def touched(reading: Reading) -> set[int]:
    """The positions of all tokens that belong to names."""
    tokens = reading.analysis.tokens
    starts = [token.start for token in tokens]
    return (
        {position for named in reading.names for position in _own(tokens, starts, named)} if tokens else set()
    )


def _own(tokens: Sequence[Token], starts: Sequence[int], named: Named) -> range:
    """The tokens that a name touches."""
    first = bisect_right(starts, named.start) - 1
    last = bisect_right(starts, named.end - 1) - 1
    return range(max(0, first), max(0, last) + 1)


def _group(reading: Reading, listed: Sequence[_Listed], tail: _Tail) -> Group:
    alternatives: list[tuple[Mention, ...]] = [()]
    for each in listed:
        alternatives[-1] += (each.named.mention,)
        if each.joint in words("around", "alternatives"):
            alternatives.append(())
    tokens = reading.analysis.tokens
    return Group(
        alternatives=tuple(alternatives),
        joints=frozenset(each.joint for each in listed if each.joint),
        cases=tail.cases,
        governor=tail.governor,
        tokens=range(listed[0].own.start, tail.last + 1),
        start=listed[0].named.start,
        end=tokens[tail.stop - 1].end,
        noun=tail.noun,
    )


def _joint(reading: Reading, tail: _Tail, named: Named, following: Named, own: range) -> str | None:
    """Return the words that join two names into one list, ``None`` where something else stands between them."""
    tokens = reading.analysis.tokens
    between = reading.text[tokens[tail.last].end : following.start] if following.start > named.end else ""
    between = "".join(between.split()).strip(OPENING + CLOSING).replace("，", "、")
    if between not in words("around", "connectors"):
        return None
    if between == "と" and not _listed(
        reading.analysis, tail, range(own.start, _noun_end(tokens, own[-1]) + 1)
    ):
        return None
    return between


def _listed(analysis: Analysis, tail: _Tail, following: range) -> bool:
    """Tell AとBが連携 (a list) from A市とB地区で連携 (no list): the model's tree, else the case of the second name."""
    if tail.governor in following:
        return True
    behind = particles(analysis.tokens, following[-1] + 1)[1]
    return bool(behind & {"が", "は", "の", "も", "を", "と"})


def _tail(analysis: Analysis, named: Named, own: range, taken: Container[int]) -> _Tail:
    tokens = analysis.tokens
    last = _noun_end(tokens, own[-1])
    cut_inside = tokens[own[-1]].end > named.end
    following = last + 1
    if beside := _beside(tokens, following, taken):
        return _apposed(analysis, beside, names=last)
    if following < len(tokens) and (_continues(tokens[following]) or cut_inside):
        return _Tail(
            last=last,
            stop=last + 1,
            cases=frozenset({BARE}),
            governor=following if not cut_inside else own[-1],
        )
    noun = following + _longest(tokens, following, words("around", "appositives"))
    if following < noun < len(tokens) and tokens[noun].pos in NOUNS:
        return _apposed(analysis, noun)
    stop, marked = particles(tokens, following)
    return _Tail(last=last, stop=stop, cases=marked, governor=governor(analysis, range(own.start, stop)))


def _beside(tokens: Sequence[Token], at: int, taken: Container[int]) -> int | None:
    """Where the common noun begins that a name is listed with: X及び｜関係機関と, Xなど｜関係機関と; ``None`` for none."""
    length = _longest(tokens, at, words("around", "with_others"))
    behind_etc = at > 0 and tokens[at - 1].text in words("around", "and_others")
    comma = behind_etc and not length and at < len(tokens) and tokens[at].text == "、"
    noun = at + length + comma
    others = noun < len(tokens) and noun not in taken and tokens[noun].pos in NOUNS
    return noun if others and (length or behind_etc) else None


def _apposed(analysis: Analysis, noun: int, names: int | None = None) -> _Tail:
    """Xという部署が: the particles and the governor of 部署 are those of X. ``names`` is where X ends, if 部署 is not what
    X is but stands beside it."""
    tokens = analysis.tokens
    last = noun
    while last + 1 < len(tokens) and _continues(tokens[last + 1]):
        last += 1
    stop, marked = particles(tokens, last + 1)
    above = governor(analysis, range(noun, stop))
    if names is not None:
        return _Tail(last=names, stop=stop, cases=marked, governor=above)
    return _Tail(last=last, stop=stop, cases=marked, governor=above, noun=last)


def _noun_end(tokens: Sequence[Token], last: int) -> int:
    """Skip what follows a name without changing it: 」, a remark in brackets, 地区, 等, an article of a law."""
    position = _article_end(tokens, last + 1)
    while position < len(tokens):
        text = tokens[position].text
        if text in ("（", "("):
            closing = _closing(tokens, position)
            if closing is None:
                break
            position = closing
        elif not (text in "」』" or text in words("around", "transparent")):
            break
        position += 1
    return position - 1


def _article_end(tokens: Sequence[Token], start: int) -> int:
    """Return the token behind a reference to an article that begins at ``start``, ``start`` where there is none."""
    stretch = tokens[start : start + LONGEST_ARTICLE]
    match = ARTICLE.match("".join(token.text for token in stretch))
    length, at = len(match[0]) if match else 0, start
    while length > 0 and at < len(tokens):
        length -= len(tokens[at].text)
        at += 1
    return at


def _closing(tokens: Sequence[Token], opening: int) -> int | None:
    depth = 0
    for position in range(opening, min(len(tokens), opening + REMARK)):
        depth += (tokens[position].text in ("（", "(")) - (tokens[position].text in ("）", ")"))
        if depth == 0:
            return position
    return None


def _continues(token: Token) -> bool:
    return token.pos in NOUNS or (token.pos == "VERB" and token.tag.startswith("名詞"))


def particles(tokens: Sequence[Token], start: int) -> tuple[int, frozenset[str]]:
    """Return where the particles from ``start`` on end, and the cases that they mark."""
    stop, marked = start, set[str]()
    while stop < len(tokens):
        length, found = _particle(tokens, stop)
        if not length:
            break
        stop, marked = stop + length, marked | found
    return stop, frozenset(marked)


def _particle(tokens: Sequence[Token], at: int) -> tuple[int, frozenset[str]]:
    """The longest particle of the table that begins at a token, as its length in tokens, and its cases.

    A word that is written like a particle but is none (a verb's と, an adjective's に) does not count, nor does one
    that the table lacks, unless the model is sure that it is one.
    """
    if tokens[at].pos != "ADP":
        return 0, frozenset()
    length = _longest(tokens, at, cases())
    written = "".join(token.text for token in tokens[at : at + length])
    return (length, cases()[written]) if length else (1, frozenset())


def _longest(tokens: Sequence[Token], at: int, table: Container[str]) -> int:
    """How many tokens from ``at`` on make the longest entry of a table, 0 for none."""
    for length in range(min(LONGEST_PARTICLE, len(tokens) - at), 0, -1):
        if "".join(token.text for token in tokens[at : at + length]) in table:
            return length
    return 0


def governor(analysis: Analysis, own: range) -> int:
    """Return the token outside ``own`` that its words depend on, ``-1`` for none; adverbs between are stepped over."""
    tokens = analysis.tokens
    heads = [tokens[position].head for position in own if tokens[position].head not in own]
    if not heads:
        return -1
    head = heads[-1]
    while "副詞可能" in tokens[head].tag and tokens[head].head != head and tokens[head].pos == "VERB":
        head = tokens[head].head
    return head
