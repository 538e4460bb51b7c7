"""Words that the tokenizer cuts in the wrong place, put right before names are looked for."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from policy_graph.recognize.analysis import Analysis, Token
from policy_graph.recognize.gazetteer import Entry, Gazetteer
from policy_graph.recognize.tables import SEEN, heads

PLACE, NOUN = "名詞-固有名詞-地名-一般", "名詞-普通名詞-一般"
UNIT = re.compile("(?:シ|ク|チョウ|マチ|ムラ|ソン|ケン|フ|ト)$")
GOVERNMENTS = ("prefecture", "municipality", "special-ward")
# A name of three characters can be a word by chance; between other hiragana it is not believed.
SHORTEST, SURE = 3, 4
HIRAGANA = str.maketrans({chr(code): chr(code - 0x60) for code in range(0x30A1, 0x30F7)})
BESIDE = r"前|内|側|跡|案|沿い|沿線|上空"
# Words that are two: 庁舎｜前, 第｜一｜回, 区議会｜議員, 人事委員会｜勧告, 青葉県｜星見町, 青葉県｜内.
ENDED = re.compile(rf"(?P<left>.+?)(?P<right>{BESIDE})")
PARTED = (
    re.compile(
        r"(?P<left>[都道府県市区町村](?:議会|会)|.+委員会)(?P<right>議員.*|議長|副議長|委員|勧告|報告)"
    ),
    re.compile(r"(?P<left>[一二三四五六七八九十]+)(?P<right>回|号)"),
    re.compile(r"(?P<left>.*法)(?P<right>改正|施行令|施行規則)"),
    re.compile(r"(?P<left>日本)(?P<right>国内|国外)"),
    re.compile(r"(?P<left>北海道|東京都|京都府|大阪府|.{2,3}県)(?P<right>内|.+[市区町村])"),
)


def spoken_names(gazetteer: Gazetteer, municipality: str | None) -> dict[str, str]:
    """Return the full names of the municipality and its prefecture by their hiragana without the unit."""
    own = _governments(gazetteer, municipality) if municipality else []
    outer = [found for entry in own if entry.within for found in _governments(gazetteer, entry.within)]
    return {
        UNIT.sub("", entry.reading).translate(HIRAGANA): entry.canonical
        for entry in (*outer, *own)
        if entry.reading
    }


def own_name(names: Iterable[str], municipality: str | None) -> re.Pattern[str] | None:
    """Match the municipality in full, and the ``names`` that it and its prefecture have in hiragana."""
    if municipality is None:
        return None
    longest_first = sorted(
        (name for name in names if len(name) >= SHORTEST), key=lambda name: (-len(name), name)
    )
    patterns = [name if len(name) >= SURE else f"(?<![ぁ-ん]){name}(?![ぁ-ん])" for name in longest_first]
    return re.compile("|".join([*patterns, re.escape(municipality)]))


def mended(analysis: Analysis, own: re.Pattern[str] | None) -> Analysis:
    """Return the analysis with its words put right: the municipality's ``own`` name as one word, joined ones as two.

    Heads and sentences follow: a word that was cut leans on its second half, a joined one on what its last part did.
    """
    text = analysis.copy.text
    places = [match.span() for match in own.finditer(text)] if own else []
    whole = tuple(_joined(analysis.tokens, places, text)) if places else analysis.tokens
    tokens = tuple(_parted(whole))
    if tokens == analysis.tokens:
        return analysis
    starts = [token.start for token in tokens]
    return replace(
        analysis,
        tokens=tuple(_leaning(analysis.tokens, tokens, starts)),
        sentences=tuple(
            (
                bisect_left(starts, analysis.tokens[first].start),
                bisect_left(starts, analysis.tokens[last - 1].end),
            )
            for first, last in analysis.sentences
        ),
    )


def _leaning(old: Sequence[Token], new: Sequence[Token], starts: Sequence[int]) -> Iterator[Token]:
    """Give every new word its head, found by the characters that the old one's head covered."""
    ends = [token.end for token in old]
    for position, token in enumerate(new):
        last = bisect_left(ends, token.end)
        if token.end < old[last].end:
            yield replace(token, head=position + 1)
            continue
        inside = range(bisect_right(ends, token.start), last + 1)
        heads_of = [bisect_right(starts, old[old[at].head].end - 1) - 1 for at in reversed(inside)]
        yield replace(token, head=next((head for head in heads_of if head != position), position))


def _governments(gazetteer: Gazetteer, name: str) -> list[Entry]:
    return [entry for entry in gazetteer.lookup(name) if entry.kind in GOVERNMENTS]


def _joined(tokens: Sequence[Token], places: Sequence[tuple[int, int]], text: str) -> Iterator[Token]:
    """Put one word in the place of those that a name covers; what it leaves of a cut word stays a word."""
    for token in tokens:
        place = next((each for each in places if token.start < each[1] and each[0] < token.end), None)
        if place is None:
            yield token
            continue
        start, end = place
        if token.start < start:
            yield _part(token, token.start, start)
        if token.start <= start:
            yield replace(token, text=text[start:end], start=start, end=end, tag=PLACE, pos="PROPN")
        if token.end > end:
            yield _part(token, end, token.end)


def _parted(tokens: Sequence[Token]) -> Iterator[Token]:
    """Cut words that are two; 委員｜会議｜案 is 委員会｜議案."""
    for position, token in enumerate(tokens):
        before = tokens[position - 1].text if position else ""
        following = tokens[position + 1].text if position + 1 < len(tokens) else ""
        cut = token.start + _cut(token.text, token.tag)
        if token.text == "会議" and following.startswith("案"):
            yield _part(token, token.start, token.end - 1)
        elif before == "会議" and token.text.startswith("案"):
            yield replace(token, text="議" + token.text, start=token.start - 1)
        elif cut > token.start:
            place = token.end - cut > 1 and PLACE in token.tag
            yield _part(token, token.start, cut, tag=token.tag)
            yield _part(token, cut, token.end, tag=token.tag if place else NOUN)
        else:
            yield token


@lru_cache(maxsize=SEEN)
def _cut(text: str, tag: str) -> int:
    """How many characters of a word that is two make the first one; 0 where it is one."""
    ended = ENDED.fullmatch(text)
    if ended and ended["left"] in heads():
        return ended.end("left")
    found = next((match for pattern in PARTED if (match := pattern.fullmatch(text))), None)
    proper = found is not None and (found["right"][0] in "議副委勧報回号改施国" or "固有名詞" in tag)
    return found.end("left") if found and proper else 0


def _part(token: Token, start: int, end: int, *, tag: str = NOUN) -> Token:
    text = token.text[start - token.start : end - token.start]
    return replace(token, text=text, start=start, end=end, tag=tag, pos="NOUN")
