"""Titles of laws and ordinances with a particle or verb inside: 〇〇に関する法律, 〇〇を定める条例, 〇〇と〇〇の館条例."""

import re
from collections.abc import Iterator, Sequence

from policy_graph.model import EntityType
from policy_graph.recognize.analysis import Analysis, Token
from policy_graph.recognize.candidate import Candidate, Spent
from policy_graph.recognize.endings import ending
from policy_graph.recognize.tables import words

ABOUT = r"(?:に関する|に係る)"
SETS = r"(?:のための|を定める|に伴う|を促進するための|を推進するための)"
LAW = r"特別措置法|基本法|法律施行条例|法律|(?<!方)法|条例施行規則|条例|規則|要綱|規程"
TAIL = re.compile(
    rf"(?:(?P<about>{ABOUT})|{SETS})[^。、，「」（）()\sやはをが]{{0,16}}?(?:{LAW})(?!案件|人|的|令|規)"
)
NUMBER = r"第[0-9０-９一二三四五六七八九十百]+号"
NUMBERED = re.compile(rf"{NUMBER}[　\s]*")
BILL = re.compile(
    rf"(?:{NUMBER}|「)[　\s、]*(?P<name>[^。、「」（）()\s　]{{2,40}}?条例)(?=の|を|案|、|」|$|　|\s|及び)"
)
# What stands between a bill number and a title that the number does not announce.
AWAY = re.compile(r"は、|につき|の一部を改正する|ましては|です|ます")
STOPS = frozenset("。「」『』（）()：:；;〔〕【】　 ")
CLAUSE = ("助詞-係助詞", "助詞-接続助詞", "助詞-終助詞", "接続詞", "感動詞", "副詞", "助動詞", "連体詞")
JOINING = frozenset(
    ["及び", "並びに", "又は", "若しくは", "および", "ならびに", "または", "もしくは", "ため"]
)


def find(analysis: Analysis, spent: Spent) -> Iterator[Candidate]:
    """Find such titles, those behind a bill number or an opening bracket first."""
    yield from _listed(analysis)
    yield from _about(analysis)


def _listed(analysis: Analysis) -> Iterator[Candidate]:
    """議案第３号　〇〇と〇〇の館条例の一部を改正する条例: the ordinance that is amended and nothing more."""
    for match in BILL.finditer(analysis.copy.text):
        start, end = match.span("name")
        inside = analysis.between(start, end)
        opens = bool(inside) and inside[0].tag.startswith(("名詞", "接頭辞"))
        particle = any(token.tag.startswith(("助詞", "接続詞")) for token in inside)
        if opens and particle and not AWAY.search(match["name"]):
            yield _title(start, end, "ordinance")


def _about(analysis: Analysis) -> Iterator[Candidate]:
    """個人情報の保護に関する法律: back from に関する to where the title opens."""
    text = analysis.copy.text
    for match in TAIL.finditer(text):
        start = _start(analysis, match.start())
        announced = start > 0 and text[start - 1] in "号「『 　"
        long = match.start() - start >= 2 and text[start] != "の"
        if long and (match["about"] or announced):
            head = ending(match.group())
            yield _title(start, match.end(), head.kind if head else "law")


def _start(analysis: Analysis, end: int) -> int:
    """Where the title opens: at a bracket or a bill number, else behind a comma or a particle that opens a clause."""
    text = analysis.copy.text
    numbers = [match.end() for match in NUMBERED.finditer(text, 0, end)]
    bill = numbers[-1] if numbers else -1
    opened = max((position + 1 for position in range(end) if text[position] in STOPS), default=0)
    announced = bill >= opened or (opened > 0 and text[opened - 1] in "「『")
    start = max(opened, bill)
    if announced and not AWAY.search(text[start:end]):
        return end - len(text[start:end].lstrip("、，　 "))
    return _clause_start(analysis.between(opened, end), end)


def _clause_start(tokens: Sequence[Token], end: int) -> int:
    """Go back over the words that belong to the title; a title opens with a noun."""
    first = len(tokens)
    for position in range(len(tokens) - 1, -1, -1):
        following = tokens[position + 1].text if position + 1 < len(tokens) else ""
        if _opens_clause(tokens[position], following):
            break
        first = position
    while first < len(tokens) and not tokens[first].tag.startswith(("名詞", "接頭辞", "形状詞")):
        first += 1
    return tokens[first].start if first < len(tokens) else end


def _opens_clause(token: Token, following: str) -> bool:
    if token.text in JOINING or (token.text == "と" and following == "する"):
        return False
    return token.text in "、，がやと" or token.text in words("breaks") or token.tag.startswith(CLAUSE)


def _title(start: int, end: int, kind: str) -> Candidate:
    return Candidate(start=start, end=end, type=EntityType.PROGRAM, method="pattern:title", kind=kind)
