"""Titles with a verb or particle inside: 〇〇に関する法律, 〇〇を定める条例, 「…実行計画」."""

import re
from collections.abc import Iterator, Sequence

from policy_graph.model import EntityType
from policy_graph.recognize.analysis import Analysis, Token
from policy_graph.recognize.candidate import Candidate
from policy_graph.recognize.endings import ending
from policy_graph.recognize.tables import words

TAIL = re.compile(
    r"(?:に関する|に係る|のための|を定める|に伴う|を促進するための|を推進するための)"
    r"[^。、，「」（）()\sやはをが]{0,16}?(?P<head>特別措置法|基本法|法律施行条例|法律|(?<!方)法|条例施行規則|条例|規則|要綱|規程)(?!案件|人|的|令|規)"
)
BILL = re.compile(
    r"(?:第[0-9０-９一二三四五六七八九十百]+号|「)[　\s、]*(?P<name>[^。、「」（）()\s　]{2,40}?条例)(?=の|を|案|、|」|$|　|\s|及び)"
)
QUOTED = re.compile(r"[「『](?P<name>[^「」『』。]{2,45})[」』]")
SENTENCE = re.compile(r"(?:です|ます|ました|ません|ない|ください|だろう|思う|する|した|いる|ある|か)$")
NUMBERED = re.compile(r"(?:第[0-9０-９一二三四五六七八九十百]+号|議題[0-9０-９一二三四五六七八九十]+)[　\s]*")
AWAY = re.compile(r"は、|につき|の一部を改正する|ましては|です|ます")
STOPS = frozenset("。「」『』（）()：:；;〔〕【】　 ")
OPEN = ("助詞-係助詞", "助詞-接続助詞", "助詞-終助詞", "接続詞", "感動詞", "副詞", "助動詞", "連体詞")
JOINING = frozenset(["及び", "並びに", "又は", "若しくは", "および", "ならびに", "または", "もしくは"])


def titles(analysis: Analysis, spent: Sequence[tuple[int, int]]) -> Iterator[Candidate]:
    """Find titles of laws and ordinances that say what they are about (個人情報の保護に関する法律)."""
    text = analysis.copy.text
    for match in TAIL.finditer(text):
        start = _title_start(analysis, match.start())
        plain = match.group().startswith(("に関する", "に係る"))
        listed = start > 0 and text[start - 1] in "号「『 　"
        if match.start() - start >= 2 and (plain or listed) and not text[start:].startswith("の"):
            head = ending(text[: match.end()])
            yield Candidate(
                start=start,
                end=match.end(),
                type=EntityType.PROGRAM,
                method="pattern:title",
                kind=head.kind if head else "law",
            )


def listed(analysis: Analysis, spent: Sequence[tuple[int, int]]) -> Iterator[Candidate]:
    """Find ordinances behind a bill number or an opening bracket whose names hold a particle (〇〇と〇〇の博物館条例)."""
    for match in BILL.finditer(analysis.copy.text):
        start, end = match.span("name")
        if _has_particle(analysis, start, end) and not AWAY.search(match["name"]):
            yield Candidate(
                start=start, end=end, type=EntityType.PROGRAM, method="pattern:title", kind="ordinance"
            )


def _has_particle(analysis: Analysis, start: int, end: int) -> bool:
    inside = [token for token in analysis.tokens if start <= token.start and token.end <= end]
    opens = bool(inside) and inside[0].tag.startswith(("名詞", "接頭辞"))
    return opens and any(token.tag.startswith(("助詞", "接続詞")) for token in inside)


def _title_start(analysis: Analysis, end: int) -> int:
    """Go back to where the title opens: a bracket, a bill number, else a comma or a particle that opens a clause."""
    text = analysis.copy.text
    listed = [match.end() for match in NUMBERED.finditer(text, 0, end)]
    opened = max((position + 1 for position in range(end) if text[position] in STOPS), default=0)
    bill = max(opened, listed[-1] if listed else 0)
    announced = (listed and listed[-1] >= opened) or (opened and text[opened - 1] in "「『")
    if announced and not AWAY.search(text[bill:end]):
        return bill + len(text[bill:end]) - len(text[bill:end].lstrip("、，　 "))
    return _clause_start(
        [token for token in analysis.tokens if opened <= token.start and token.end <= end], end
    )


def _clause_start(tokens: Sequence[Token], end: int) -> int:
    """Go back over the words that belong to the title; a title opens with a noun."""
    first = len(tokens)
    for position in range(len(tokens) - 1, -1, -1):
        if _opens(tokens[position], tokens[position + 1] if position + 1 < len(tokens) else None):
            break
        first = position
    while first < len(tokens) and not tokens[first].tag.startswith(("名詞", "接頭辞", "形状詞")):
        first += 1
    return tokens[first].start if first < len(tokens) else end


def _opens(token: Token, following: Token | None) -> bool:
    if token.text in JOINING or token.text == "ため":
        return False
    if token.text == "と" and following is not None and following.text == "する":
        return False
    return (
        token.text in "、，"
        or token.text in words("breaks")
        or token.tag.startswith(OPEN)
        or token.text in ("が", "や", "と")
    )


def quoted(analysis: Analysis, spent: Sequence[tuple[int, int]]) -> Iterator[Candidate]:
    """Find quoted titles: those that end in a word of a program, and those that such a word follows."""
    text = analysis.copy.text
    for match in QUOTED.finditer(text):
        start = match.start("name")
        if numbered := NUMBERED.match(text, start, match.end("name")):
            start = numbered.end()
        name = text[start : match.end("name")]
        kind = _quoted_kind(analysis, start, match.end("name"))
        if kind is None and not _has_verb(analysis, start, match.end("name")):
            kind = _announced(text[match.end() : match.end() + 12])
        if kind and not SENTENCE.search(name) and "という" not in name:
            yield Candidate(
                start=start,
                end=match.end("name"),
                type=EntityType.PROGRAM,
                method="pattern:quoted",
                kind=kind,
            )


def _quoted_kind(analysis: Analysis, start: int, end: int) -> str | None:
    """The kind of a quoted title that is more than a run of nouns (新しい時代の実行計画)."""
    head = ending(analysis.copy.text[start:end])
    inside = [token for token in analysis.tokens if start <= token.start and token.end <= end]
    if (
        head is None
        or head.type is not EntityType.PROGRAM
        or head.need == "never"
        or end - start < len(head.suffix) + 2
    ):
        return None
    return (
        head.kind
        if any(token.tag.startswith(("助詞", "形容詞", "動詞", "助動詞")) for token in inside)
        else None
    )


def _has_verb(analysis: Analysis, start: int, end: int) -> bool:
    return any(
        token.tag.startswith(("動詞", "助動詞", "形容詞"))
        for token in analysis.tokens
        if start <= token.start and token.end <= end
    )


def _announced(behind: str) -> str | None:
    """The kind that the words behind the quotation give: 「…」事業, 「…」という取組を."""
    following = behind.removeprefix("という").removeprefix("の")
    for length in range(8, 1, -1):
        if following[:length] in words("quoted_kinds"):
            known = ending(following[:length])
            return known.kind if known else "project"
    return None
