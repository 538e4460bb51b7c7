"""People: the names of the lists wherever they stand, a name before a title, a speaker's own introduction."""

import re
from collections.abc import Iterator, Sequence

from policy_graph.model import EntityType
from policy_graph.recognize.analysis import Analysis, Token
from policy_graph.recognize.candidate import Candidate
from policy_graph.recognize.context import Context
from policy_graph.recognize.endings import ending
from policy_graph.recognize.tables import words

NAME, SURNAME, PLACE, COUNTRY = "人名", "人名-姓", "固有名詞-地名", "地名-国"
HIRAGANA = re.compile(r"[ぁ-んー]+")
KATAKANA = re.compile(r"[ァ-ヶー・]{3,}")
GIVEN = re.compile(r"[ぁ-んァ-ヶー々]{1,4}|[一-鿿々]")
GOVERNMENT = re.compile(r".+[都道府県市区町村]")
STOPS = frozenset("、。，．「」（）()　 のをはがにともへや")
LONGEST_NAME, LONGEST_OFFICE = 7, 20
Spent = Sequence[tuple[int, int]]


def listed(analysis: Analysis, context: Context) -> Iterator[Candidate]:
    """Find the full names of the lists, also where spaces part surname and given name."""
    for match in context.full_names.finditer(analysis.copy.text) if context.full_names else ():
        end = match.end()
        yield _person(
            match.start(), end, "list", canonical=_squeezed(match), end=_title(analysis, end) or end
        )


def titled(analysis: Analysis, context: Context, spent: Spent) -> Iterator[Candidate]:
    """Find names before a title: first the known ones (山田部会長, 山本総務部長), then what reads like one (森大臣)."""
    taken = list(spent)
    for candidate in (*_known(analysis, context), *_unknown(analysis)):
        if not any(candidate.start < end and start < candidate.end for start, end in taken):
            taken.append(candidate.spent)
            yield candidate


def introduced(analysis: Analysis, context: Context, spent: Spent) -> Iterator[Candidate]:
    """Find surnames of speakers who introduce themselves: …大学の芦川です, 西野と申します."""
    text = analysis.copy.text
    for match in context.introductions.finditer(text) if context.introductions else ():
        if match.start() == 0 or text[match.start() - 1] in "の、。，　「 ":
            name = match["name"]
            yield _person(
                match.start(),
                match.end("name"),
                "introduction",
                canonical=context.full_name(name),
                end=match.end("name"),
            )


def _known(analysis: Analysis, context: Context) -> Iterator[Candidate]:
    starts = {token.start for token in analysis.tokens}
    for match in context.surnames.finditer(analysis.copy.text) if context.surnames else ():
        for length in range(len(match["name"]), 0, -1):
            name, end = match["name"][:length], match.start() + length
            whole = length > 1 or (end in analysis.ends and not HIRAGANA.fullmatch(name))
            if (
                match.start() in starts
                and whole
                and context.is_name(name)
                and (title := _title(analysis, end))
            ):
                yield _person(match.start(), end, "title", canonical=context.full_name(name), end=title)
                break


def _unknown(analysis: Analysis) -> Iterator[Candidate]:
    tokens = analysis.tokens
    for position in range(len(tokens)):
        last = _name_end(tokens, position)
        title = None if last is None else _title(analysis, tokens[last].end)
        if last is None or not title:
            continue
        written = analysis.copy.text[tokens[last].end : title]
        if not _needs_strict(tokens, position, last) or written in words("strict_titles"):
            yield _person(tokens[position].start, tokens[last].end, "title", end=title)


def _name_end(tokens: Sequence[Token], position: int) -> int | None:
    """The last word of what can be a person's name from ``position`` on, ``None`` where nothing can."""
    first = tokens[position]
    if KATAKANA.fullmatch(first.text) and PLACE not in first.tag:
        return position
    if NAME not in first.tag and not (PLACE in first.tag and COUNTRY not in first.tag):
        return None
    if (
        (GOVERNMENT.fullmatch(first.text) and PLACE in first.tag)
        or first.text.endswith("家")
        or first.text in words("no_surnames")
    ):
        return None
    last = position
    while (
        SURNAME in first.tag
        and last + 1 < len(tokens)
        and _goes_on(tokens[last + 1])
        and tokens[last + 1].end - first.start <= LONGEST_NAME
    ):
        last += 1
    return last


def _goes_on(token: Token) -> bool:
    return NAME in token.tag or (
        token.tag.startswith("名詞") and bool(GIVEN.fullmatch(token.text)) and not ending(token.text)
    )


def _needs_strict(tokens: Sequence[Token], first: int, last: int) -> bool:
    return first == last and NAME not in tokens[first].tag


def _title(analysis: Analysis, start: int) -> int | None:
    """Where the title that begins at ``start`` ends; ``None`` where none begins."""
    text, ends = analysis.copy.text, analysis.ends
    for length in range(8, 0, -1):
        if text[start : start + length] in words("person_titles") and start + length in ends:
            return start + length
    return _office(text, start, ends)


def _office(text: str, start: int, ends: frozenset[int]) -> int | None:
    """吉田｜総務部長, 河井｜前法務大臣: an office directly behind the name."""
    if HIRAGANA.match(text, start):
        return None
    for end in range(start + 2, min(start + LONGEST_OFFICE, len(text)) + 1):
        if text[end - 1] in STOPS:
            return None
        head = ending(text[start:end])
        if head and head.type is EntityType.POST and end in ends:
            return end
    return None


def _squeezed(match: re.Match[str]) -> str:
    return "".join(match.group().split())


def _person(start: int, stop: int, method: str, *, end: int, canonical: str | None = None) -> Candidate:
    return Candidate(
        start=start, end=stop, type=EntityType.PERSON, method=method, canonical=canonical, reach=(start, end)
    )
