"""Bare place names: words that the tokenizer knows as place names, with the word behind them that names their kind."""

import re
from collections.abc import Iterator, Sequence

from policy_graph.model import EntityType
from policy_graph.recognize.analysis import Analysis, Token
from policy_graph.recognize.candidate import Candidate
from policy_graph.recognize.tables import words

PLACE = "固有名詞-地名"
BLOCK = re.compile(r"[0-9０-９一二三四五六七八九十]+丁目")
NESTED = re.compile(r"(北海道|東京都|京都府|大阪府|.{2,3}県)(?=.+[市区町村郡])|.+?市(?=.+区$)")
KINDS = (
    (re.compile(r"北海道|東京都|京都府|大阪府|.{2,3}県"), "prefecture"),
    (re.compile(r".+[市町村]"), "municipality"),
    (re.compile(r".+区"), "ward"),
)
WITH_NO = re.compile(r"[一-鿿々ァ-ヶー]{2,8}の(?:森|里|丘|湯|郷|杜|家|村|館|広場|駅)(?![一-鿿])")
PEOPLE = re.compile(r"[一二三四五六七八九十百千]+人")
UNITS = frozenset("市区町村県州省郡")
KATAKANA = re.compile(r"[ァ-ヶー]{2,}")
OTHER = re.compile(r"[A-Za-zＡ-Ｚａ-ｚ0-9０-９]+")
ORDINARY = ("名詞-普通名詞-一般", "名詞-普通名詞-サ変可能", "接尾辞")


def find(analysis: Analysis, spent: Sequence[tuple[int, int]]) -> Iterator[Candidate]:
    """Find place names; 東本町｜四丁目 is one, 島根県｜益田市 are two, 新大阪 keeps its 新."""
    tokens = analysis.tokens
    for match in WITH_NO.finditer(analysis.copy.text):
        run = [token for token in tokens if match.start() <= token.start and token.end <= match.end()]
        if run and run[0].start == match.start() and any(PLACE in token.tag for token in run):
            yield Candidate(
                start=match.start(),
                end=match.end(),
                type=EntityType.PLACE,
                method="pattern:place",
                kind="facility",
            )
    for position, token in enumerate(tokens):
        foreign = (
            KATAKANA.fullmatch(token.text)
            and position + 1 < len(tokens)
            and tokens[position + 1].text in ("州", "省")
        )
        if (
            (PLACE not in token.tag and not foreign)
            or PEOPLE.fullmatch(token.text)
            or (BLOCK.fullmatch(token.text) and position and PLACE in tokens[position - 1].tag)
        ):
            continue
        last = _last(tokens, position)
        start, end = _start(tokens, position), tokens[last].end
        if not any(start < stop and begin < end for begin, stop in spent) and stands(tokens, position, last):
            yield from _nested(analysis.copy.text, start, end, tokens[position])


def stands(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Tell whether a place name stands by itself: not in 日本人, 食品ロス, 〇〇ビッグバン, 〇〇100."""
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    if after and (after.text in words("no_place_before") or _coins(after)):
        return False
    before = tokens[first - 1] if first else None
    if before is None or "国" in tokens[first].tag:
        return True
    if KATAKANA.fullmatch(before.text) and before.tag.startswith("名詞"):
        return False
    if before.tag.startswith("接頭辞") and before.text not in words("leads"):
        return False
    return (
        not before.tag.startswith(ORDINARY) or before.text in words("leads") or before.text in words("breaks")
    )


def _coins(after: Token) -> bool:
    """Katakana, letters or digits behind a place name coin a new name, unless they only say area or side."""
    if after.text in words("areas"):
        return False
    return bool(KATAKANA.fullmatch(after.text)) or bool(OTHER.fullmatch(after.text))


def _start(tokens: Sequence[Token], position: int) -> int:
    before = tokens[position - 1] if position else None
    return (
        before.start
        if before and before.text == "新" and before.tag.startswith("接頭辞")
        else tokens[position].start
    )


def _last(tokens: Sequence[Token], position: int) -> int:
    if position + 1 < len(tokens):
        following = tokens[position + 1].text
        if following in UNITS or BLOCK.fullmatch(following):
            return position + 1
    return position


def _nested(text: str, start: int, end: int, token: Token) -> Iterator[Candidate]:
    """Split a place from the place it lies in."""
    while match := NESTED.match(text[start:end]):
        yield _place(text, start, start + match.end(), token)
        start += match.end()
    yield _place(text, start, end, token)


def _place(text: str, start: int, end: int, token: Token) -> Candidate:
    kind = next((kind for pattern, kind in KINDS if pattern.fullmatch(text[start:end])), None)
    country = "country" if "地名-国" in token.tag else kind
    return Candidate(start=start, end=end, type=EntityType.PLACE, method="pattern:place-name", kind=country)
