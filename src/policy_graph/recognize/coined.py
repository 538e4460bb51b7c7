"""Coined names of programs: told by what is done with them, by a version number, by the remark that they are tentative."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from policy_graph.model import EntityType
from policy_graph.recognize.analysis import Analysis, Token
from policy_graph.recognize.candidate import Candidate, Spent, is_free
from policy_graph.recognize.compounds import compounds
from policy_graph.recognize.endings import ending
from policy_graph.recognize.tables import SEEN, words

PLACE = "固有名詞-地名"
WORD = re.compile(r"[A-Za-zＡ-Ｚａ-ｚ][A-Za-zＡ-Ｚａ-ｚ’']+|[ァ-ヶー]{2,}")
NUMBER = re.compile(r"[0-9０-９]+(?:[.．][0-9０-９]+)?")
# Plans for health that name the place or the century: 健康わかくさ２１.
HEALTH = re.compile(
    r"(?:すこやか|健やか|健康)[一-鿿ぁ-んァ-ヶー]{2,6}(?:２１|21|二十一|２０|20)(?![0-9０-９年月日人名])"
)
# An event and where it takes place: わかくさ世界大会ｉｎ星見.
SITED = re.compile(r"[ 　]?(?:ｉｎ|in|IN|ＩＮ|Ｉｎ|In)[ 　]?")
VERSION = re.compile(
    r"(?!平均|合計|約|震度|倍率)[一-鿿ァ-ヶーA-Za-zＡ-Ｚａ-ｚ]{2,12}[ 　]?(?:[2-9２-９][.．・][0０〇]|[二三四五六七八九]・〇)(?![0-9０-９])"
)
TENTATIVE = re.compile(r"[（(]仮称[）)]|仮称で(?:は)?(?:ございます|あります|す)が、")
DONE = re.compile(
    r"(?:の更なる|のさらなる)?(?:を(?:さらに|更に|積極的に|着実に)?(?:推進|加速|展開|開催|実施|開始|策定|創設)|の(?:推進|取組|取り組み|実現|開催|展開|策定)|に向けた取|をさらに)"
)


def find(analysis: Analysis, spent: Spent) -> Iterator[Candidate]:
    """Find coined names of programs: of two words or more, one of them a place name, letters or a number."""
    text = analysis.copy.text
    yield from _versions(analysis)
    yield from (_program(*match.span()) for match in HEALTH.finditer(analysis.copy.text))
    yield from _sited(analysis, spent)
    yield from _tentative(analysis, spent)
    for run in _runs(analysis, spent):
        if DONE.match(text, run[-1].end) and _is_coined(run):
            yield _program(run[0].start, run[-1].end)


def _versions(analysis: Analysis) -> Iterator[Candidate]:
    """街なみ3.0, Smart City 2.0: nouns with a version number that ends in zero."""
    for match in VERSION.finditer(analysis.copy.text):
        if match.start() in analysis.starts:
            yield _program(match.start(), match.end())


def _sited(analysis: Analysis, spent: Spent) -> Iterator[Candidate]:
    """わかくさ世界大会ｉｎ星見: the nouns before and the place name behind."""
    text = analysis.copy.text
    for run in compounds(analysis, spent) if SITED.search(text) else ():
        for position, token in enumerate(run[1:-1], start=1):
            behind = run[position + 1]
            if SITED.fullmatch(token.text) and PLACE in behind.tag:
                yield _program(run[0].start, behind.end)
        joint = SITED.match(text, run[-1].end)
        place = joint and analysis.beginning_at(joint.end())
        if place and PLACE in place.tag:
            yield _program(run[0].start, place.end)


def _tentative(analysis: Analysis, spent: Spent) -> Iterator[Candidate]:
    """（仮称）〇〇, 仮称ではございますが、〇〇: the nouns behind are a name, whatever they end in."""
    opened = {match.end() for match in TENTATIVE.finditer(analysis.copy.text)}
    for run in compounds(analysis, spent) if opened else ():
        if run[0].start in opened and len(run) > 1 and run[-1].text not in words("contracts"):
            head = ending(run[-1].text)
            found = _program(run[0].start, run[-1].end)
            yield replace(found, type=head.type, kind=head.kind) if head else found


def _program(start: int, end: int) -> Candidate:
    return Candidate(start=start, end=end, type=EntityType.PROGRAM, method="pattern:coined", kind="project")


def _runs(analysis: Analysis, spent: Spent) -> Iterator[list[Token]]:
    run: list[Token] = []
    for token in analysis.tokens:
        part = _coins(token.text) or PLACE in token.tag or (token.text.isspace() and run)
        if part and is_free(token.start, token.end, spent):
            run.append(token)
        else:
            if run:
                yield run
            run = []
    if run:
        yield run


@lru_cache(maxsize=SEEN)
def _coins(word: str) -> bool:
    """Tell whether a word is of letters, of katakana or a number."""
    return bool(WORD.fullmatch(word) or NUMBER.fullmatch(word))


def _is_coined(run: Sequence[Token]) -> bool:
    words = [token for token in run if not token.text.isspace()]
    latin = sum(bool(re.match(r"[A-Za-zＡ-Ｚａ-ｚ]{2}", token.text)) for token in words)
    places = any(PLACE in token.tag for token in words)
    number = bool(NUMBER.fullmatch(words[-1].text))
    return len(words) > 1 and not NUMBER.fullmatch(words[0].text) and (places or latin > 1 or number)
