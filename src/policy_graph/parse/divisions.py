"""Ways to divide a line into a speaker and the words behind it, as a layout profile says."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from policy_graph.parse.layouts import Layout
from policy_graph.parse.posts import ends_as_role

# A label longer than this is a sentence.
LONGEST = 48

# What may part a speaker from the speech, each by the name it has in a profile.
SPACE = re.compile(r"\s+")
WIDE_SPACE = re.compile(r"[\u3000\t]+|[ \u00a0]{2,}")
COLON = re.compile(r"\s*[：:]\s*")
CLOSING = re.compile(r"\s*[)）]\s*")
BAR = re.compile(r"\s*[|｜│]\s*")
# A running number before a label: 12, (3), ［４］, 5.
NUMBER = re.compile(r"(?:[（(［\[][\d０-９]{1,4}[）)］\]]|[\d０-９]{1,4}(?:[.．、:：）)]|(?=[\s○◯〇◎◆])))\s*")
# What may stand between a word that opens a label (質問１) and the speaker or the speech.
BEHIND_WORD = re.compile(r"[\d０-９]{0,3}[.．]?(?:\s*[：:・]\s*|\s+)?")
QUOTE = re.compile(r"\s*(?=[「『])")
# What may stand behind a name in brackets: a note that somebody takes the floor.
CLOSED = re.compile(r"(?<=[)）])(?:〔[^〕]{1,8}〕|（登壇）)?[：:／]?\s*")
TAKES_FLOOR = re.compile(r"(?:〔[^〕]{1,8}〕|（登壇）)$")
SENTENCE = re.compile(r"[。、，．！？!?「」『』；;]")
# The first of two letter-spaced characters, which a space does not part: 議 長, 町　長.
SPACED_OUT = re.compile(r"\w[ \u3000]\w(?:[ \u3000（(]|$)")
# A name and its title are no longer than this where nothing parts them from the speech.
LONGEST_TITLED = 20
# What speech begins with behind a title; 長 goes on with the title (事務局長), a particle with a sentence (議長の選挙).
SPEECH = re.compile(r"(?![長員代補付心得のをはがにとへもや])[\w「『]")
ROUND = ("（）", "()")
PATTERNS = {
    "space": (SPACE, CLOSED),
    "wide space": (WIDE_SPACE,),
    "colon": (COLON,),
    "bracket": (CLOSING,),
    "bar": (BAR,),
}


@dataclass(frozen=True, slots=True)
class Division:
    """Offsets in a line: the speaker stands in ``start:end``, the speech begins at ``speech``. ``sign`` is the mark or
    word that opens the label; ``nameless`` says that this word is all there is of a speaker."""

    start: int
    end: int
    speech: int
    sign: str = ""
    nameless: bool = False


def openings(layout: Layout) -> tuple[str, ...] | None:
    """What a line with a label begins with under a layout; ``None`` where it may begin with anything."""
    if layout.pattern or layout.numbered or "bar" in layout.divider:
        return None
    if layout.marks and not layout.bare:
        return tuple(layout.marks)
    if layout.divider:
        return None
    return (*layout.marks, *(opening for opening, _ in layout.brackets), *layout.words)


def divisions(text: str, layout: Layout) -> Iterator[Division]:
    """List the ways to divide a line under a layout, from the shortest speaker to the longest."""
    if layout.pattern:
        yield from _matched(text[:LONGEST], layout.pattern)
        return
    start = _behind_mark(text, layout)
    if start is None or start == len(text):
        return
    sign = text[:start].strip()[-1:] if layout.marks else ""
    for division in _unsigned(text[: start + LONGEST], start, layout):
        marked = sign and not division.sign and sign in layout.marks
        yield Division(division.start, division.end, division.speech, sign) if marked else division


def _matched(head: str, pattern: re.Pattern[str]) -> Iterator[Division]:
    """What a profile's own pattern finds; a group ``mark`` in it is the mark of the label."""
    match = pattern.match(head)
    if match:
        sign = match["mark"] if "mark" in pattern.groupindex else ""
        yield Division(*match.span("speaker"), match.end(), sign=sign or "")


def _unsigned(head: str, start: int, layout: Layout) -> Iterator[Division]:
    """The divisions of the beginning of a line behind its mark."""
    if layout.words:
        yield from _worded(head, start, layout)
    if layout.brackets:
        yield from _bracketed(head, start, layout)
    for divider in layout.divider:
        if divider == "line":
            yield from _alone(head, start)
        elif divider == "title":
            yield from _closed_up(head, start)
        else:
            yield from _divided(head, start, divider)


def _behind_mark(text: str, layout: Layout) -> int | None:
    """Where the speaker may begin; ``None`` when the line lacks the mark or the number that the layout asks for."""
    start = 0
    if layout.numbered:
        number = NUMBER.match(text)
        if number is None:
            return None
        start = number.end()
    if "bar" in layout.divider:
        bar = BAR.match(text)
        start = bar.end() if bar else start
    if text[start : start + 1] and text[start] in layout.marks:
        return len(text) - len(text[start + 1 :].lstrip())
    return start if layout.bare or not layout.marks else None


def _worded(text: str, start: int, layout: Layout) -> Iterator[Division]:
    """A word that opens the label (質問, 答弁), with the speaker behind it or without."""
    word = next((word for word in layout.words if text.startswith(word, start)), None)
    if word is None:
        return
    end = start + len(word)
    behind = BEHIND_WORD.match(text, end)
    at = behind.end() if behind else end
    yield from (replace(each, sign=word) for each in _named(text, at))
    if at > end or at == len(text) or text[at] in "「『":
        yield Division(start, end, at, sign=word, nameless=True)


def _named(text: str, at: int) -> Iterator[Division]:
    """The speaker behind a word that opens a label: in brackets, or up to a space, a colon or a quotation."""
    for pair in ROUND:
        closed = text.find(pair[1], at)
        if text.startswith(pair[0], at) and closed > at + 1:
            gap = re.compile(r"[\s：:]*").match(text, closed + 1)
            yield Division(at + 1, closed, gap.end() if gap else closed + 1)
    sentence = SENTENCE.search(text, at)
    limit = sentence.start() if sentence else len(text)
    places = [m.span() for p in (SPACE, COLON) for m in p.finditer(text, at, limit)]
    quote = QUOTE.search(text, at, limit + 1)
    if quote and quote.end() == limit:
        places.append(quote.span())
    yield from (Division(at, before, after) for before, after in sorted(set(places)) if before > at)


def _bracketed(text: str, start: int, layout: Layout) -> Iterator[Division]:
    for opening, closing in layout.brackets:
        first = start + len(opening)
        end = _closed(text, first, opening, closing)
        if text.startswith(opening, start) and end > first:
            behind = text[end + len(closing) :]
            speech = end + len(closing) + len(behind) - len(behind.lstrip("　 :："))
            yield Division(first, end, speech)


def _closed(text: str, first: int, opening: str, closing: str) -> int:
    """Where a bracket is closed, brackets of its kind inside it skipped: （議長（山田太郎君））; -1 where it is not."""
    end = text.find(closing, first)
    inner = text.count(opening, first, max(end, first)) if opening != closing else 0
    while inner and end >= 0:
        end = text.find(closing, end + 1)
        inner -= 1
    return end


def _alone(text: str, start: int) -> Iterator[Division]:
    """The whole line is the label."""
    if len(text) < LONGEST and not SENTENCE.search(text, start):
        note = TAKES_FLOOR.search(text)
        yield Division(start, note.start() if note else len(text), len(text))


def _divided(text: str, start: int, divider: str) -> Iterator[Division]:
    sentence = SENTENCE.search(text, start)
    limit = sentence.start() if sentence else len(text)
    places = {match.span() for pattern in PATTERNS[divider] for match in pattern.finditer(text, start, limit)}
    whole = start + 1 if SPACED_OUT.match(text, start) else start
    for before, after in sorted(places):
        if whole < before < len(text) and not _inside_brackets(text, start, before, limit):
            note = text.find("〔", start, before)
            yield Division(start, note if note > start else before, after)


def _closed_up(text: str, start: int) -> Iterator[Division]:
    """The speech follows a title without anything between: 山田議長ただいまから."""
    for end in range(start + 2, min(len(text), start + LONGEST_TITLED)):
        if text[end - 1] in "（(" or text[end - 1].isspace():
            return
        if ends_as_role(text[start:end]) and SPEECH.match(text, end):
            yield Division(start, end, end)


def _inside_brackets(text: str, start: int, at: int, limit: int) -> bool:
    """Tell whether a place lies in brackets that are closed later: the space in 議長（山田　太郎君）."""
    opened = max(text.rfind("（", start, at), text.rfind("(", start, at))
    closed = max(text.rfind("）", start, at), text.rfind(")", start, at))
    return opened > closed and re.search("[)）]", text[at:limit]) is not None
