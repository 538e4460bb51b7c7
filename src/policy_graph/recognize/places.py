"""Bare place names: words that the tokenizer knows as place names, with the word behind them that names their kind."""

import re
from collections.abc import Iterator, Sequence

from policy_graph.model import EntityType
from policy_graph.recognize.analysis import Analysis, Token
from policy_graph.recognize.candidate import Candidate, Spent, is_free
from policy_graph.recognize.endings import ending
from policy_graph.recognize.tables import words

PLACE, COUNTRY = "固有名詞-地名", "地名-国"
BLOCK = re.compile(r"[0-9０-９一二三四五六七八九十]+丁目")
PREFECTURE = r"北海道|東京都|京都府|大阪府|.{2,3}県"
NESTED = re.compile(rf"(?:{PREFECTURE})(?=.+[市区町村郡])|.+?市(?=.+区$)")
KINDS = (
    (re.compile(PREFECTURE), "prefecture"),
    (re.compile(r".+[市町村]"), "municipality"),
    (re.compile(r".+区"), "ward"),
)
WITH_NO = re.compile(r"[一-鿿々ァ-ヶー]{2,8}の(?:森|里|丘|湯|郷|杜|家|村|館|広場|駅)")
ROAD = re.compile(
    r"(?:国道|県道|都道|府道|道道|市道|区道|町道|村道)[0-9０-９〇一二三四五六七八九十百]+号(?:線|バイパス)?(?:(?=[^議])|$)"
)
PEOPLE = re.compile(r"[一二三四五六七八九十百千]+人")
# Too little to be a place without more around it, whatever the tokenizer says.
SHORT = re.compile(r".|[ァ-ヶー]{2}|ジャパン")
KATAKANA = re.compile(r"[ァ-ヶー]{2,}")
OTHER = re.compile(r"[A-Za-zＡ-Ｚａ-ｚ0-9０-９]+")
UNITS = frozenset("市区町村県州省郡")
ORDINARY = ("名詞-普通名詞-一般", "名詞-普通名詞-サ変可能", "接尾辞")


def find(analysis: Analysis, spent: Spent) -> Iterator[Candidate]:
    """Find place names; 星見台｜四丁目 is one, 青葉県｜若草市 are two, 新若草 keeps its 新."""
    yield from _with_no(analysis)
    for road in ROAD.finditer(analysis.copy.text):
        yield _place(*road.span(), "pattern:place", "road")
    tokens = analysis.tokens
    for position in range(len(tokens)):
        if _is_place(tokens, position):
            last = _last(tokens, position)
            start, end = _start(tokens, position), tokens[last].end
            if (
                is_free(start, end, spent)
                and stands(tokens, position, last)
                and not _begins(tokens, position, last)
            ):
                yield from _nested(analysis.copy.text, start, end, tokens[position])


def _with_no(analysis: Analysis) -> Iterator[Candidate]:
    """若草市民の森, 星見の里."""
    for match in WITH_NO.finditer(analysis.copy.text):
        run = analysis.between(*match.span())
        if run and run[0].start == match.start() and any(PLACE in token.tag for token in run):
            yield _place(match.start(), _facility_end(analysis, match.end()), "pattern:place", "facility")


def _facility_end(analysis: Analysis, end: int) -> int:
    """Where the facility ends that begins with such a name: 若草の森｜健康プラザ."""
    run: list[Token] = []
    for token in analysis.tokens:
        if token.start >= end:
            if not token.tag.startswith("名詞"):
                break
            run.append(token)
    head = ending(run[-1].text) if run else None
    return run[-1].end if head and head.type is EntityType.PLACE else end


def _is_place(tokens: Sequence[Token], position: int) -> bool:
    token = tokens[position]
    following = tokens[position + 1].text if position + 1 < len(tokens) else ""
    abroad = following in ("州", "省") and KATAKANA.fullmatch(token.text)
    if not abroad and PLACE not in token.tag:
        return False
    if PEOPLE.fullmatch(token.text) or SHORT.fullmatch(token.text):
        return False
    return not (BLOCK.fullmatch(token.text) and position and PLACE in tokens[position - 1].tag)


def stands(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Tell whether a place name stands by itself: not in 日本人, 食品ロス, 〇〇ビッグバン, 〇〇100."""
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    if after and (after.text in words("no_place_before") or _coins(after)):
        return False
    before = tokens[first - 1] if first else None
    if before is None or COUNTRY in tokens[first].tag:
        return True
    if KATAKANA.fullmatch(before.text) and before.tag.startswith("名詞"):
        return False
    if before.text in words("leads") or before.text in words("breaks"):
        return True
    return not before.tag.startswith(("接頭辞", *ORDINARY))


def _begins(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Tell whether a common noun behind a place, which no gazetteer knows, makes another name of it: 若草和紙."""
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    if after is None or COUNTRY in tokens[first].tag or after.text in words("beside_place"):
        return False
    if tokens[last].text[-1] in UNITS:
        return False
    return after.tag.startswith(ORDINARY[0]) and after.start == tokens[last].end


def _coins(after: Token) -> bool:
    """Katakana, letters or digits behind a place name coin a new name, unless they only say area or side."""
    if after.text in words("areas"):
        return False
    return bool(KATAKANA.fullmatch(after.text)) or bool(OTHER.fullmatch(after.text))


def _start(tokens: Sequence[Token], position: int) -> int:
    before = tokens[position - 1] if position else None
    new = before is not None and before.text == "新" and before.tag.startswith("接頭辞")
    return before.start if before and new else tokens[position].start


def _last(tokens: Sequence[Token], position: int) -> int:
    following = tokens[position + 1].text if position + 1 < len(tokens) else ""
    return position + int(following in UNITS or bool(BLOCK.fullmatch(following)))


def _nested(text: str, start: int, end: int, token: Token) -> Iterator[Candidate]:
    """Split a place from the place it lies in."""
    while match := NESTED.match(text[start:end]):
        yield _place(start, start + match.end(), "pattern:place-name", _kind(match.group(), token))
        start += match.end()
    yield _place(start, end, "pattern:place-name", _kind(text[start:end], token))


def _kind(name: str, token: Token) -> str | None:
    if COUNTRY in token.tag:
        return "country"
    return next((kind for pattern, kind in KINDS if pattern.fullmatch(name)), None)


def _place(start: int, end: int, method: str, kind: str | None) -> Candidate:
    return Candidate(start=start, end=end, type=EntityType.PLACE, method=method, kind=kind)
