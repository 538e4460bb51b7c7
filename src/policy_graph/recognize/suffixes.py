"""Names by the word they end in: plans, ordinances, bureaus, committees, stations, offices."""

import re
from collections.abc import Iterator
from dataclasses import replace

from policy_graph.model import EntityType
from policy_graph.recognize.analysis import Analysis, Token
from policy_graph.recognize.candidate import Candidate, Spent
from policy_graph.recognize.compounds import ORDINAL, POLITE, compounds
from policy_graph.recognize.endings import (
    KATAKANA,
    NUMBER,
    PLACE,
    PROPER,
    UNITS,
    Run,
    ending,
    is_name,
    name_head,
)
from policy_graph.recognize.tables import Head, heads, words

PREFECTURE = re.compile(r"北海道|東京都|京都府|大阪府|.{2,3}県")
MUNICIPALITY = re.compile(r".{2,6}?[市区町村]")
BLOCK = re.compile(r"[0-9０-９一二三四五六七八九十]*丁目")
DIGITS = re.compile(r"[0-9０-９]+")
YEAR = re.compile(r"[ 　]?(?:[0-9０-９]{4}|[〇一二三四五六七八九]{4})(?![0-9０-９年〇一二三四五六七八九])")
YEARLY = frozenset(["event", "plan", "strategy", "project"])
MAYORS = frozenset(["市長", "区長", "町長", "村長", "知事", "都知事", "県知事", "長"])
RUNNING = frozenset(["plan", "project"])  # kinds of programs that a body may merely have: 〇〇財団｜事業計画


def find(analysis: Analysis, spent: Spent) -> Iterator[Candidate]:
    """Find the names in every run of nouns that is not spent."""
    before: Run = ()
    for run in compounds(analysis, spent):
        for each in names(run):
            yield _dated(analysis.copy.text, _reaching(analysis, each, before))
        before = run


def _reaching(analysis: Analysis, each: Candidate, before: Run) -> Candidate:
    """Let a name reach back over a particle that only stands inside a name.

    人への投資｜委員会: への and との stand inside a noun. 映像文化の｜まち構想, くらしの｜まるごと相談事業: a plan needs
    more than まち to be called so, and a name that opens in hiragana goes on what stands before it.
    """
    opening = without_leads(before)
    particle = analysis.copy.text[before[-1].end : each.start] if before else ""
    reaches = (each.kind == "committee" and particle in ("への", "との")) or (
        particle == "の" and _is_open(analysis, each) and _may_open(opening)
    )
    return replace(each, start=opening[0].start) if opening and reaches else each


def _dated(text: str, each: Candidate) -> Candidate:
    """A year right behind the name of an event or a plan belongs to it: 〇〇戦略2023, 〇〇カップ二〇一九."""
    year = YEAR.match(text, each.end) if each.kind in YEARLY else None
    return replace(each, end=year.end()) if year else each


def _is_open(analysis: Analysis, each: Candidate) -> bool:
    first, *rest = analysis.between(each.start, each.end)
    if each.type not in (EntityType.PROGRAM, EntityType.ORGANIZATION) or not rest:
        return False
    short = first.text in words("completes") and len(rest) == 1
    return short or (first.text in words("whole") and len(rest) > 1)


def _may_open(run: Run) -> bool:
    """Tell whether a noun before の can begin a name: no government, body, time or pointing word does."""
    if not run or run[-1].text in UNITS or run[-1].text in words("times") or run[0].text in words("deictic"):
        return False
    if any(PLACE in token.tag for token in run) or NUMBER.match(run[-1].text):
        return False
    head = ending("".join(token.text for token in run))
    return head is None or not is_name(run, "".join(token.text for token in run), head)


def names(run: Run) -> Iterator[Candidate]:
    """Yield the names in one run of nouns: the longest that ends in a known word, then what stands behind it.

    若草市産業振興協議会 is one name; 若草大学｜名誉教授 is an organization and a post; 青葉県｜星見町役場 is split
    behind the prefecture; 防災訓練・避難訓練 are two.
    """
    if numbered := _numbered(run):
        yield from names(run[: numbered - 3])
        yield from names(run[numbered:])
        return
    run = without_leads(run)
    for position in range(len(run) - 1, -1, -1):
        head = name_head(run, position)
        if head and not _merely_owned(run[: position + 1], head):
            yield from _parted(run[: position + 1], head)
            yield from names(run[position + 1 :])
            return
    run = _without_running(run)
    if run and _incorporated(run):
        yield _candidate(run, EntityType.ORGANIZATION, "company", "pattern:organization")


def _merely_owned(run: Run, head: Head) -> bool:
    """〇〇財団｜事業計画: behind a body's name the plan needs a name of its own; 一般財団法人若草学校｜給食会 is no school."""
    incorporated = "".join(token.text for token in run).startswith(tuple(words("legal_forms")))
    if head.kind not in RUNNING or incorporated:
        return incorporated and (head.kind in RUNNING or head.type is EntityType.PLACE)
    owner = _owner(run[:-1], run[-1].end - len(head.suffix))
    if not owner:
        return False
    rest = run[owner:]
    return not rest or not is_name(rest, "".join(token.text for token in rest), head)


def _without_running(run: Run) -> Run:
    """株式会社〇〇｜事業計画: what a body merely has is no part of its name."""
    for position in range(len(run) - 1, 0, -1):
        head = ending(run[position].text)
        if head and head.kind in RUNNING:
            return run[: position - int(run[position - 1].text in words("generic.process"))]
    return run


def _owner(run: Run, cut: int) -> int:
    """How many words at the front are the name of an organization that ends before ``cut``, at its longest."""
    for position in range(len(run) - 1, -1, -1):
        if run[position].end <= cut:
            head = name_head(run, position)
            if head and head.type is EntityType.ORGANIZATION:
                return position + 1
    return 0


def _incorporated(run: Run) -> bool:
    """株式会社〇〇, 一般社団法人〇〇: a legal form and a name behind it."""
    text = "".join(token.text for token in run)
    names = (text.removeprefix(form) for form in words("legal_forms") if text.startswith(form))
    return any(len(name) > 1 and name not in words("generic.process") for name in names)


def _parted(run: Run, head: Head) -> Iterator[Candidate]:
    """Part what stands before a name but is a name of its own."""
    joint = _joint(run, head)
    if joint:
        yield from names(run[:joint])
        run = run[joint + 1 :]
    run = run[_outer(run) :]
    if head.kind == "station" and (line := _line(run)):
        yield from names(run[:line])
        run = run[line:]
    if head.type is EntityType.POST:
        yield from _post(run, head)
    elif head.need in ("district", "region") and _classifier(run, head):
        if all(PLACE not in token.tag for token in run[:-1]) or run[-2].text.endswith("丁目"):
            yield _candidate(run[:-1], EntityType.PLACE, "district", "pattern:place")
    else:
        yield _candidate(run, head.type, head.kind, f"pattern:{head.type.lower()}")


def _joint(run: Run, head: Head) -> int | None:
    """Where ・ parts two names of one type (防災訓練・避難訓練, 市長・副市長, 星見台・月見台地区); ``None`` where it is inside."""
    for position in range(len(run) - 1, 0, -1):
        right = run[position + 1 :]
        if run[position].text != "・" or not right:
            continue
        left = ending("".join(token.text for token in run[:position]))
        if left and left.kind == head.kind and is_name(right, "".join(token.text for token in right), head):
            return position
        if head.type is EntityType.PLACE and all(PROPER in token.tag for token in run[:position]):
            return position
    return None


def _line(run: Run) -> int:
    """How many words at the front name the line that a station lies on: 若草線｜星見駅."""
    return next((position for position in range(1, len(run)) if run[position - 1].text.endswith("線")), 0)


def _outer(run: Run) -> int:
    """How many words at the front name the prefecture of the municipality behind it (青葉県｜星見町役場)."""
    if PLACE not in run[0].tag or not PREFECTURE.fullmatch(run[0].text):
        return 0
    text = "".join(token.text for token in run[1:])
    if len(run) > 2 and PLACE in run[1].tag and ending(run[-1].text):  # 青葉県｜若草地方
        return 1
    inside = MUNICIPALITY.match(text)
    if inside is None or inside.end() == len(text) or text.startswith(("市町村", "区市町村")):
        return 0
    end = run[0].end + inside.end()
    return int(any(token.end == end or token.start == end - 1 for token in run))


def _classifier(run: Run, head: Head) -> bool:
    """星見台｜地区: behind a bare name the classifier stays outside; 月見地域 is the name of a region."""
    before = run[:-1]
    if not before or run[-1].text != head.suffix:
        return False
    if before[-1].text.endswith("丁目"):
        return True
    if not all(map(_is_place_word, before)):
        return False
    return head.suffix in ("地区", "地域", "エリア") or bool(KATAKANA.match(before[0].text))


def _is_place_word(token: Token) -> bool:
    return PROPER in token.tag or bool(BLOCK.fullmatch(token.text)) or token.tag.startswith("名詞-数詞")


def _post(run: Run, head: Head) -> Iterator[Candidate]:
    """若草大学｜名誉教授, 総務局｜防災部長; 産業経済局長 and 若草市長 stay whole."""
    cut = run[-1].end - len(head.suffix)
    if owner := _owner(run[:-1], cut):
        yield from names(run[:owner])
        run = run[owner:]
    elif _incorporated([token for token in run if token.end <= cut]):
        company = [token for token in run if token.end <= cut]
        yield _candidate(company, EntityType.ORGANIZATION, "company", "pattern:organization")
        run = run[len(company) :]
    if len(run) > 1 and PLACE in run[0].tag and head.suffix not in MAYORS:
        run = run[1:]
    if run:
        yield _candidate(run, EntityType.POST, "post", "pattern:post")


def _candidate(run: Run, type_: EntityType, kind: str, method: str) -> Candidate:
    return Candidate(start=run[0].start, end=run[-1].end, type=type_, kind=kind, method=method)


def without_leads(run: Run) -> Run:
    """Cut from the front what never belongs to a name: fiscal years, counts, bill numbers, 各, 本, 新."""
    while run and (count := _lead(run)):
        run = run[count:]
    return run


def _numbered(run: Run) -> int:
    """How many words at the front end in a number of a bill, line or round (議案第１号, 第１回): 第２期 is none."""
    last = 0
    for position in range(len(run) - 2):
        if run[position].text == "第" and run[position + 2].text in words("rounds"):
            last = position + 3
    return last


def _lead(run: Run) -> int:
    """How many words at the front to cut."""
    text = run[0].text
    following = run[1].text if len(run) > 1 else ""
    if _belongs(text, following, run[1:2]):
        return 0
    if NUMBER.fullmatch(text.removeprefix("第")) and (not following or following in words("counters")):
        return 2 if following else 1
    if DIGITS.fullmatch(text):
        head = heads().get(following)
        return int(head is None or head.need != "number")
    if text in words("leads") and not (text in "県都道府" and following in words("compass")):
        return 1 + _count(run[1:]) if text in words("numbered") else 1
    return int(text in "・･-－＆&×" or run[0].tag.startswith("接尾辞"))


def _count(run: Run) -> int:
    """How many words at the front are a number: １, 第｜１."""
    text = "".join(token.text for token in run[:2])
    if ORDINAL.fullmatch(text):
        return 2
    return int(bool(run) and bool(NUMBER.fullmatch(run[0].text.removeprefix("第") or "-")))


def _belongs(text: str, following: str, behind: Run) -> bool:
    """Tell whether a word that usually leads to a name is a part of this one: 町｜有林, 区｜議会, 新｜若草, 市立｜若草病院."""
    if text in POLITE:
        return bool(behind) and behind[0].tag.startswith("動詞")
    if text in UNITS:
        return following.startswith(tuple(words("governed")))
    owned = text in words("owned") or text == "新"
    return owned and bool(behind) and PLACE in behind[0].tag
