"""Papers that were handed out: lists in the opening, and those that somebody points to in the talk."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from policy_graph.model import Handout, Span, Stated, Utterance
from policy_graph.parse.furniture import is_rule
from policy_graph.parse.lines import Line
from policy_graph.parse.opening import Section
from policy_graph.parse.words import table
from policy_graph.text import Copy, fold, join, squeeze

# The number of a paper: 資料１, 参考資料２－１, 別紙３.
NUMBER = r"(?:参考|当日|追加|別添|会議|補足|議案)?資料(?:の|番号|No\.?|第)?\d{1,2}(?:(?:[-‐―ー－−]|の)\d{1,2})*(?:号)?|別紙\d{1,2}|別添\d{1,2}"
# Papers that are named together: 資料２－１及び資料２－２に基づき.
AND = rf"(?:(?:及び|並びに|と|、|・)(?:{NUMBER}))*"
# An entry of a list: a mark, a number, a title.
ENTRY = re.compile(rf"[・･○◯●■□※\-\s]*(?P<number>{NUMBER})?[\s:：、.．]*(?P<title>.*)")
# That a paper was given out, in all the politeness of it (お配りしております, 配付させていただいた), and where it lies.
GIVEN = r"(?:お|御|ご)?配(?:付|布|り|賦)(?:を)?(?:いたし|致し|し|させていただ[いき]|申し上げ|され|して(?:ござい|い|あり|おり)|ござい|の|い){0,5}(?:まし|ます|ており|てあり|てござい|てい|い|おり|あり){0,3}(?:ました|ます|た|る|の)?"
AT_HAND = r"(?:お?手元|机上|席上|卓上)(?:に|の|へ)?(?:、)?"
# Without one of these nobody points to a paper.
POINTS = re.compile(r"配|資\s*料|別\s*[紙添]")
# A paper by its number: 資料１「…」をご覧ください.
NUMBERED = re.compile(
    rf"(?P<number>{NUMBER})(?:[「『](?P<title>[^」』]{{2,60}})[」』])?(?={AND}(?:を?(?:お|御|ご)?(?:覧|らん|参照|開き|出し|配り|用意)|に(?:基づ|沿|より|ござい|つ[いき])|で(?:ご|御)?説明|の(?:とおり|ほう|方)|です|でござい|をもと|と(?:いたし|し)まして))"
)


def handouts(text: str, sections: Sequence[Section], utterances: Sequence[Utterance]) -> tuple[Handout, ...]:
    """List the papers, each once: by its number where it has one, else by its title."""
    found: dict[tuple[str | None, str], Handout] = {}
    for handout in [*_listed(text, sections), *_mentioned(text, utterances)]:
        title = fold(handout.title.value) if handout.title else ""
        found.setdefault((handout.number and fold(handout.number), "" if handout.number else title), handout)
    return tuple(sorted(found.values(), key=lambda handout: handout.span))


def _listed(text: str, sections: Sequence[Section]) -> Iterator[Handout]:
    for section in sections:
        if section.head and section.head.kind == "other" and section.head.word in table("handouts")["heads"]:
            for span in _entries(text, section.content):
                if handout := _entry(text, span):
                    yield handout


def _entries(text: str, lines: Sequence[Line]) -> Iterator[Span]:
    """The entries of a list: lines, with those that go on deeper below, or what stands between commas."""
    spans: list[Span] = []
    indent = 0
    for line in lines:
        if is_rule(line) or "。" in line.text:
            continue
        if spans and line.indent > indent + 1 and not _number(line.plain):
            spans[-1] = Span(spans[-1].start, line.span.end)
            continue
        spans += _between_commas(line)
        indent = line.indent
    return iter(spans)


def _between_commas(line: Line) -> Iterator[Span]:
    for match in re.finditer(r"(?:「[^」]*」|（[^）]*）|[^、，])+", line.text):
        yield Span(line.span.start + match.start(), line.span.start + match.end())


def _entry(text: str, span: Span) -> Handout | None:
    folded = join(text, [(span.start, span.end)]).folded
    match = ENTRY.fullmatch(folded.text)
    if match is None or not (match["number"] or match["title"]) or match["title"] in ("なし", "別紙のとおり"):
        return None
    return _handout(text, folded, match, None)


def _mentioned(text: str, utterances: Sequence[Utterance]) -> Iterator[Handout]:
    """The papers that speakers point to."""
    for utterance in utterances:
        if not POINTS.search(text, utterance.span.start, utterance.span.end):
            continue
        folded = join(text, [(utterance.span.start, utterance.span.end)]).folded
        for pattern in (_given(), NUMBERED):
            for match in pattern.finditer(folded.text):
                if match["number"] or fold(match["title"] or "") not in table("handouts")["empty"]:
                    yield _handout(text, folded, match, utterance.number)


def _handout(text: str, folded: Copy, match: re.Match[str], utterance: int | None) -> Handout:
    number, title = match["number"], match["title"]
    start = match.start("number") if number else match.start("title")
    end = max(match.end("number"), match.end("title"))
    place = Span(*folded.source(*match.span("title"))) if title else None
    return Handout(
        span=Span(*folded.source(start, end)),
        number=number or None,
        title=Stated(value=squeeze(place.of(text)), span=place) if place else None,
        utterance=utterance,
    )


def _number(plain: str) -> bool:
    match = ENTRY.match(plain)
    return match is not None and match["number"] is not None


@cache
def _given() -> re.Pattern[str]:
    """Words that point to a paper at hand: お手元に配付の議事日程のとおり."""
    papers = "|".join(sorted(map(re.escape, table("handouts")["papers"]), key=len, reverse=True))
    return re.compile(
        rf"{AT_HAND}(?:{GIVEN})(?P<number>)(?P<title>(?![ぁ-んー])[^、。「」]{{0,30}}?(?:{papers})(?:(?<!資料)第?\d{{1,3}}号)?(?:\([^()]{{1,4}}\))*)"
        r"(?=の(?:とおり|どおり|ほか)|どおり|を|に|で|が|は|、|。|にて|つい)"
    )
