"""The municipality's own name where the tokenizer cuts it in pieces: かわさき, のべおか, 若草｜区区｜有施設."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from policy_graph.recognize.analysis import Analysis, Token
from policy_graph.recognize.gazetteer import Entry, Gazetteer

PLACE = "名詞-固有名詞-地名-一般"
UNITS = re.compile("(?:シ|ク|チョウ|マチ|ムラ|ソン|ケン|フ|ト)$")
GOVERNMENTS = ("prefecture", "municipality", "special-ward")
# A name of three characters can be a word by chance; between other hiragana it is not believed.
SHORTEST, SURE = 3, 4
# 若草区区民センター and 若草町まちづくり: the unit of the name begins the next word too.
DOUBLED = "(?=[都道府県市区町村まむ])"
NOUN = "名詞-普通名詞-一般"
HIRAGANA = str.maketrans({chr(code): chr(code - 0x60) for code in range(0x30A1, 0x30F7)})


def own_name(gazetteer: Gazetteer, municipality: str | None) -> re.Pattern[str] | None:
    """Match the municipality in full, and it and its prefecture in hiragana without their unit."""
    own = _governments(gazetteer, municipality) if municipality else []
    outer = [found for entry in own if entry.within for found in _governments(gazetteer, entry.within)]
    names = {UNITS.sub("", entry.reading).translate(HIRAGANA) for entry in (*own, *outer) if entry.reading}
    longest_first = sorted((name for name in names if len(name) >= SHORTEST), key=lambda name: (-len(name), name))
    patterns = [name if len(name) >= SURE else f"(?<![ぁ-ん]){name}(?![ぁ-ん])" for name in longest_first]
    if municipality:
        patterns.append(re.escape(municipality) + DOUBLED)
    return re.compile("|".join(patterns)) if patterns else None


def whole(analysis: Analysis, name: re.Pattern[str] | None) -> Analysis:
    """Return the analysis with every place of the name as one word, a place name.

    Only what reads words in order may use the result: the heads are still those of the old words.
    """
    places = [match.span() for match in name.finditer(analysis.copy.text)] if name else []
    if not places:
        return analysis
    return replace(analysis, tokens=tuple(_joined(analysis.tokens, places, analysis.copy.text)))


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


def _part(token: Token, start: int, end: int) -> Token:
    text = token.text[start - token.start : end - token.start]
    return replace(token, text=text, start=start, end=end, tag=NOUN, pos="NOUN")
