"""Titles of laws and ordinances with a particle or verb inside: 〇〇に関する法律, 〇〇を定める条例, 〇〇と〇〇の館条例."""

import re
from collections.abc import Iterator, Sequence

from policy_graph.model import EntityType
from policy_graph.recognize.analysis import Analysis, Token
from policy_graph.recognize.candidate import Candidate, Spent
from policy_graph.recognize.endings import ending, opens_with_government
from policy_graph.recognize.tables import words

ABOUT = r"(?:に関する|に係る)"
SETS = r"(?:のための|を定める|に伴う|を促進するための|を推進するための)"
# What a title ends in; behind に関する a bare 法 is the end of another law's name, not of this title.
LAW = r"法律施行(?:令|規則|条例|細則)|法律|条例施行規則|条例|特別措置法|(?:基本|臨時|特例|促進|推進)法"
RULE = r"規則|要綱|規程"
INSIDE = r"[^。、，「」（）()\sやはをが]{0,16}?"
TAIL = re.compile(
    rf"(?:(?P<about>{ABOUT})(?:{INSIDE}(?:{LAW})|{RULE})|{SETS}{INSIDE}(?:{LAW}|{RULE}|(?<!方)法))"
    r"(?!案件|人|的|令|規|施行|の(?:整理|整備|特例|適用)に関する)"
)
NUMBER = r"第[　\s]*[0-9０-９〇一二三四五六七八九十百]+号(?:議案)?"
NUMBERED = re.compile(rf"{NUMBER}[　\s]*")
# A title on a list of bills goes to where the bill says what becomes of it, over commas and quotation marks.
BILL = re.compile(
    rf"{NUMBER}は?[　\s、]*(?P<name>(?:(?!第[0-9０-９]+号)[^。\n]){{2,120}}?(?:条例|規則|要綱|憲章|法律施行令))(?:等)?"
    r"(?=の(?:一部|全部)を(?:次のように)?改正|の一部改正|を廃止する|の廃止)"
)
LISTED = re.compile(
    rf"(?:{NUMBER}|「)[　\s、]*(?P<name>[^。、「」（）()\s　]{{2,90}}?条例)"
    r"(?!の(?:整理|特例|整備|適用|施行))(?=[のをはがにとで案、」　\s（(第日。]|$|及び|並びに)"
)
# What a cabinet has decided is named in full right behind: 閣議決定した〇〇と〇〇の基本方針2024において.
DECIDED = re.compile(
    r"閣議決定(?:した|された|しました)、?(?P<name>[^、。「」（）()\s　は]{6,60}?"
    r"(?:方針|計画|戦略|対策|大綱|ビジョン|プラン|パッケージ)(?:[0-9０-９]{4})?)(?=に|を|で|の(?:中|内容|下|もと)|が|と)"
)
# Behind a title, and before the next one of the same bill.
NEXT = re.compile(r"(?<=条例)(?:及び|並びに|、)(?=.+条例)")
# What stands between a bill number and a title that the number does not announce.
AWAY = re.compile(r"は、|につき|の一部を改正する(?!法律(?:等)?の施行)|ましては|です|ます|について")
STOPS = frozenset("。「」『』（）()：:；;〔〕【】　 ")
CLAUSE = ("助詞-係助詞", "助詞-接続助詞", "助詞-終助詞", "接続詞", "感動詞", "副詞", "助動詞", "連体詞")
MIXED = ("助詞", "接続詞", "補助記号-括弧", "補助記号-読点")
JOINING = frozenset(
    ["及び", "並びに", "又は", "若しくは", "および", "ならびに", "または", "もしくは", "ため"]
)


def find(analysis: Analysis, spent: Spent) -> Iterator[Candidate]:
    """Find such titles, those behind a bill number or an opening bracket first."""
    yield from _listed(analysis)
    for match in DECIDED.finditer(analysis.copy.text):
        yield from _bill(analysis, *match.span("name"))
    yield from _about(analysis)


def _listed(analysis: Analysis) -> Iterator[Candidate]:
    """議案第３号　〇〇と〇〇の館条例の一部を改正する条例: the ordinance that is amended and nothing more."""
    for pattern in (BILL, LISTED):
        for match in pattern.finditer(analysis.copy.text):
            if not AWAY.search(match["name"]):
                for start, end in _each(match["name"], match.start("name")):
                    yield from _bill(analysis, start, end)


def _each(name: str, start: int) -> Iterator[tuple[int, int]]:
    """Part the ordinances that one bill amends: 〇〇条例及び〇〇条例."""
    behind = 0
    for joint in NEXT.finditer(name):
        yield start + behind, start + joint.start()
        behind = joint.end()
    yield start + behind, start + len(name)


def _bill(analysis: Analysis, start: int, end: int) -> Iterator[Candidate]:
    inside = analysis.between(start, end)
    opens = bool(inside) and inside[0].tag.startswith(("名詞", "接頭辞", "形状詞"))
    # A title that is a run of nouns is read by its ending.
    if opens and any(token.tag.startswith(MIXED) for token in inside):
        yield _title(start, end, analysis.copy.text[start:end])


def _about(analysis: Analysis) -> Iterator[Candidate]:
    """個人情報の保護に関する法律: back from に関する to where the title opens."""
    text = analysis.copy.text
    for match in TAIL.finditer(text):
        start = _start(analysis, match)
        announced = start > 0 and text[start - 1] in "号案「『 　"
        long = match.start() - start >= 2 and text[start] != "の"
        if long and (match["about"] or announced):
            yield _title(start, match.end(), match.group())


def _start(analysis: Analysis, tail: re.Match[str]) -> int:
    """Where the title opens: at a bracket or a bill number, else behind a comma or a particle that opens a clause."""
    text, end = analysis.copy.text, tail.start()
    numbers = [match.end() for match in NUMBERED.finditer(text, 0, end)]
    bill = numbers[-1] if numbers else -1
    opened = max((position + 1 for position in range(end) if text[position] in STOPS), default=0)
    announced = bill >= opened or (opened > 0 and text[opened - 1] in "「『")
    start = max(opened, bill)
    if announced and not AWAY.search(text[start:end]):
        return end - len(text[start:end].lstrip("、，　 "))
    return _clause_start(analysis.between(opened, end), end, of_state=tail.group().endswith("法律"))


def _clause_start(tokens: Sequence[Token], end: int, *, of_state: bool) -> int:
    """Go back over the words that belong to the title; it opens with a noun, and with its government if it has one."""
    first = len(tokens)
    for position in range(len(tokens) - 1, -1, -1):
        if _opens_clause(tokens, position, of_state):
            break
        first = position
        if opens_with_government(tokens, position):
            break
    first = _behind_count(tokens, first)
    while first < len(tokens) and not tokens[first].tag.startswith(("名詞", "接頭辞", "形状詞")):
        first += 1
    return tokens[first].start if first < len(tokens) else end


def _behind_count(tokens: Sequence[Token], first: int) -> int:
    """Leave out how many there are: 七件の｜福祉手当の支給に関する条例."""
    opening = [token.text for token in tokens[first : first + 3]]
    counted = first < len(tokens) and tokens[first].tag.startswith("名詞-数詞")
    return first + opening.index("の") + 1 if counted and "の" in opening else first


def _opens_clause(tokens: Sequence[Token], position: int, of_state: bool) -> bool:
    """Tell whether the word at ``position`` stands before the title: は, が, a comma, 平成三年｜に."""
    token = tokens[position]
    before = tokens[position - 1].text if position else ""
    following = tokens[position + 1].text if position + 1 < len(tokens) else ""
    if token.text in ("及び", "並びに", "または", "又は") and before in ("法律", "条例", "規則"):
        return True
    if token.text in JOINING or before + token.text in JOINING or token.text + following in JOINING:
        return False
    if (
        (token.text, following) == ("と", "する")
        or (before, token.text) == ("おけ", "る")
        or token.text == "べき"
    ):
        return False
    if token.text == "た" and of_state:  # 情報技術を活用した行政の推進に関する法律
        return "を" not in [each.text for each in tokens[max(0, position - 3) : position]]
    if (
        token.text == "な" and position and tokens[position - 1].tag.startswith("形状詞")
    ):  # 円滑な運営に関する条例
        return False
    if token.text == "に" and before in words("dates"):
        return True
    return token.text in "、，がやと" or token.text in words("breaks") or token.tag.startswith(CLAUSE)


def _title(start: int, end: int, title: str) -> Candidate:
    head = ending(title)
    return Candidate(
        start=start,
        end=end,
        type=EntityType.PROGRAM,
        method="pattern:title",
        kind=head.kind if head else "law",
    )
