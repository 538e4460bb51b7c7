"""People: the names of the lists wherever they stand, a name before a title, a speaker's own introduction."""

import re
from collections.abc import Iterator, Sequence

from policy_graph.model import EntityType
from policy_graph.recognize.analysis import Analysis, Token
from policy_graph.recognize.candidate import Candidate, Spent, is_free
from policy_graph.recognize.context import Context
from policy_graph.recognize.endings import ending
from policy_graph.recognize.tables import heads, words
from policy_graph.text import squeeze

PROPER = "固有名詞"
NAME, SURNAME, PLACE, COUNTRY = "人名", "人名-姓", "固有名詞-地名", "地名-国"
HIRAGANA = re.compile(r"[ぁ-んー]+")
KANJI_NAME = re.compile(r"[一-鿿々]{1,3}")
KATAKANA = re.compile(r"[ァ-ヶー・]{3,}")
GIVEN_WORD = re.compile(r"[ぁ-んァ-ヶー々一-鿿]{1,3}")
INTRODUCED = re.compile(r"(?:です|でございます|であります|と申します|と申し上げます)")
LETTERS = re.compile(r"[A-Za-zＡ-Ｚａ-ｚ]")
GIVEN = re.compile(r"[ぁ-んァ-ヶー々]{1,4}|[一-鿿々]")
GOVERNMENT = re.compile(r".+[都道府県市区町村]")
# Where no office goes on, and what may stand before a speaker who says his own name.
STOPS = frozenset("、。，．「」（）()　 のをはがにともへや")
BEFORE_OWN_NAME = frozenset("の、。，　「 ")
LONGEST_NAME, LONGEST_TITLE, LONGEST_OFFICE = 7, 8, 20


def listed(analysis: Analysis, context: Context) -> Iterator[Candidate]:
    """Find the full names of the lists, also where spaces part surname and given name."""
    for match in context.full_names.finditer(analysis.copy.text) if context.full_names else ():
        title = _title(analysis, match.end())
        yield _person(match.start(), match.end(), "list", title=title, canonical=squeeze(match.group()))


def titled(analysis: Analysis, context: Context, spent: Spent) -> Iterator[Candidate]:
    """Find names before a title: first the known ones (芦川部会長, 芦川総務部長), then what reads like one."""
    taken = list(spent)
    for candidate in (*_known(analysis, context), *_unknown(analysis)):
        if is_free(candidate.start, candidate.end, taken) and not _in_company(analysis, candidate):
            taken.append(candidate.spent)
            yield candidate


def _in_company(analysis: Analysis, found: Candidate) -> bool:
    """株式会社｜芦川｜組代表取締役, 芦川｜さん｜記念館: the surname is the beginning of another name."""
    before = analysis.copy.text[: found.start].endswith(tuple(words("legal_forms")))
    behind = analysis.beginning_at(found.spent[1])
    head = heads().get(behind.text) if behind else None
    return before or (head is not None and head.type is EntityType.PLACE)


def introduced(analysis: Analysis, context: Context, spent: Spent) -> Iterator[Candidate]:
    """Find surnames of speakers who introduce themselves: …大学の芦川です, 芦川と申します."""
    text = analysis.copy.text
    for match in context.introductions.finditer(text) if context.introductions else ():
        start, end = match.span("name")
        if start == 0 or text[start - 1] in BEFORE_OWN_NAME:
            yield _person(start, end, "introduction", canonical=context.full_name(match["name"]))


def _known(analysis: Analysis, context: Context) -> Iterator[Candidate]:
    for match in context.surnames.finditer(analysis.copy.text) if context.surnames else ():
        if match.start() in analysis.starts:
            names = (match["name"][:length] for length in range(len(match["name"]), 0, -1))
            found = (_before_title(analysis, context, match.start(), name) for name in names)
            yield from (candidate for candidate in [next(filter(None, found), None)] if candidate)


def _before_title(analysis: Analysis, context: Context, start: int, name: str) -> Candidate | None:
    """The known ``name`` at ``start`` when a title follows; one character counts only as a word of its own."""
    end = start + len(name)
    if not context.is_name(name) or (len(name) == 1 and not _stands_alone(analysis, start, end)):
        return None
    title = _title(analysis, end)
    return _person(start, end, "title", title=title, canonical=context.full_name(name)) if title else None


def by_post(analysis: Analysis, spent: Spent) -> Iterator[Candidate]:
    """Find surnames behind their post and の: 課長の芦川から, 〇〇クラブの芦川いずみです."""
    tokens = analysis.tokens
    for position in range(2, len(tokens)):
        if SURNAME not in tokens[position].tag or tokens[position - 1].text != "の":
            continue
        last = _given_end(tokens, position)
        start, end = tokens[position].start, tokens[last].end
        introduced = INTRODUCED.match(analysis.copy.text, end)
        head = ending(tokens[position - 2].text)
        post = head is not None and head.type is EntityType.POST and _ends_name(tokens, position)
        if (introduced or post) and is_free(start, end, spent):
            yield _person(start, end if introduced else tokens[position].end, "introduction")


def _given_end(tokens: Sequence[Token], position: int) -> int:
    """The last word of the given name behind a surname that a speaker introduces himself with."""
    last = position
    for following in range(position + 1, min(position + 4, len(tokens))):
        token = tokens[following]
        if token.text.isspace():
            continue
        if token.tag.startswith(("助", "補助記号", "動詞")) or not GIVEN_WORD.fullmatch(token.text):
            break
        last = following
    return last


def _ends_name(tokens: Sequence[Token], position: int) -> bool:
    return position + 1 < len(tokens) and tokens[position + 1].tag.startswith("助詞")


def _stands_alone(analysis: Analysis, start: int, end: int) -> bool:
    """Tell whether one character is a word of its own and no noun goes before it: 上下水｜道｜部長 names no 道."""
    if analysis.copy.text[start:end] in words("leads"):  # 前学長 names no 前
        return False
    before = analysis.ending_at(start)
    return end in analysis.ends and not (before and before.tag.startswith("名詞-普通名詞"))


def _unknown(analysis: Analysis) -> Iterator[Candidate]:
    tokens = analysis.tokens
    for position in range(len(tokens)):
        last = _name_end(tokens, position)
        title = _title(analysis, tokens[last].end) if last is not None else None
        if last is None or title is None or _is_remainder(tokens, position):
            continue
        if KATAKANA.fullmatch(tokens[position].text) and KATAKANA.match(analysis.copy.text, tokens[last].end):
            continue
        sure = last > position or NAME in tokens[position].tag
        if sure or analysis.copy.text[tokens[last].end : title] in words("strict_titles"):
            yield _person(_surname_before(tokens, position).start, tokens[last].end, "title", title=title)


def _surname_before(tokens: Sequence[Token], position: int) -> Token:
    """The surname right before a given name in katakana (星見｜アンナ委員), which can be a place name too."""
    before = tokens[position - 1] if position else None
    if (
        before is None
        or not KATAKANA.fullmatch(tokens[position].text)
        or before.end != tokens[position].start
    ):
        return tokens[position]
    return before if KANJI_NAME.fullmatch(before.text) and PROPER in before.tag else tokens[position]


def _is_remainder(tokens: Sequence[Token], position: int) -> bool:
    """Tell whether a noun of one character stands before what reads like a name: 税｜理士さん."""
    before = tokens[position - 1] if position else None
    common = before is not None and before.tag.startswith("名詞-普通名詞-一般")
    return bool(before and common and len(before.text) == 1 and before.end == tokens[position].start)


def _name_end(tokens: Sequence[Token], position: int) -> int | None:
    """The last word of what can be a person's name from ``position`` on, ``None`` where nothing can."""
    first = tokens[position]
    if KATAKANA.fullmatch(first.text) and PLACE not in first.tag:
        return position
    place = PLACE in first.tag and COUNTRY not in first.tag and not GOVERNMENT.fullmatch(first.text)
    if not (NAME in first.tag or place) or first.text.endswith("家") or first.text in words("no_surnames"):
        return None
    if LETTERS.match(first.text):
        return None
    last = position
    if SURNAME in first.tag:
        while last + 1 < len(tokens) and _goes_on(first, tokens[last + 1]):
            last += 1
    return last


def _goes_on(first: Token, token: Token) -> bool:
    """Tell whether ``token`` can be a part of the given name behind the surname ``first``."""
    if token.end - first.start > LONGEST_NAME:
        return False
    short = token.tag.startswith("名詞") and bool(GIVEN.fullmatch(token.text)) and not ending(token.text)
    return NAME in token.tag or short


def _title(analysis: Analysis, start: int) -> int | None:
    """Where the title that begins at ``start`` ends; ``None`` where none begins."""
    text, ends = analysis.copy.text, analysis.ends
    for length in range(LONGEST_TITLE, 0, -1):
        if text[start : start + length] in words("person_titles") and start + length in ends:
            return start + length
    return _office(text, start, ends)


def _office(text: str, start: int, ends: frozenset[int]) -> int | None:
    """芦川｜総務部長, 芦川｜前法務大臣: an office directly behind the name."""
    if HIRAGANA.match(text, start) or text[start : start + 1] in STOPS:
        return None
    for end in range(start + 2, min(start + LONGEST_OFFICE, len(text)) + 1):
        if text[end - 1] in STOPS:
            return None
        head = ending(text[start:end])
        if head and head.type is EntityType.POST and end in ends:
            return None if any(form in text[start:end] for form in words("legal_forms")) else end
    return None


def _person(
    start: int, end: int, method: str, *, title: int | None = None, canonical: str | None = None
) -> Candidate:
    reach = (start, title or end)
    return Candidate(
        start=start, end=end, type=EntityType.PERSON, method=method, canonical=canonical, reach=reach
    )
