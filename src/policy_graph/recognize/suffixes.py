"""Names by the word they end in: plans, ordinances, bureaus, committees, stations, offices."""

import re
from collections.abc import Iterator

from policy_graph.model import EntityType
from policy_graph.recognize.analysis import Analysis, Token
from policy_graph.recognize.candidate import Candidate, Spent
from policy_graph.recognize.compounds import compounds
from policy_graph.recognize.endings import (
    KANJI,
    KATAKANA,
    PLACE,
    PROPER,
    Run,
    ending,
    is_name,
    name_head,
)
from policy_graph.recognize.leads import numbered, without_leads
from policy_graph.recognize.reaching import whole
from policy_graph.recognize.tables import Head, words

PREFECTURE = re.compile(r"北海道|東京都|京都府|大阪府|.{2,3}県")
MUNICIPALITY = re.compile(r".{2,6}?[市区町村]")
BLOCK = re.compile(r"[0-9０-９一二三四五六七八九十]*丁目")
# 株式会社〇〇｜製: what it has made, who belongs to it.
MADE = frozenset(["製", "社員", "社長", "側"])
CONTINENTS = ("アジア", "ヨーロッパ", "アフリカ", "アメリカ", "オセアニア")
LONGEST_PLACE = 4
MAYORS = frozenset(["市長", "区長", "町長", "村長", "知事", "都知事", "県知事", "長"])
RUNNING = frozenset(["plan", "project"])  # kinds of programs that a body may merely have: 〇〇財団｜事業計画


def find(analysis: Analysis, spent: Spent) -> Iterator[Candidate]:
    """Find the names in every run of nouns that is not spent."""
    before: Run = ()
    held: list[
        Candidate
    ] = []  # what the run before gave, until it is known that no name reaches back over it
    for run in compounds(analysis, spent):
        found = [whole(analysis, each, before) for each in names(run)]
        yield from (each for each in held if not (found and found[0].start < each.end))
        held, before = found, run
    yield from held


def names(run: Run) -> Iterator[Candidate]:
    """Yield the names in one run of nouns: the longest that ends in a known word, then what stands behind it.

    若草市産業振興協議会 is one name; 若草大学｜名誉教授 is an organization and a post; 青葉県｜星見町役場 is split
    behind the prefecture; 防災訓練・避難訓練 are two.
    """
    if count := numbered(run):
        yield from names(run[: count - 3])
        yield from names(run[count:])
        return
    run = without_leads(run)
    for position in range(len(run) - 1, -1, -1):
        head = name_head(run, position)
        if head and not _merely_owned(run[: position + 1], head):
            end = position + 1 + _sited(run, position, head)
            if end > position + 1:
                yield _candidate(
                    without_leads(run[:end]), head.type, head.kind, f"pattern:{head.type.lower()}"
                )
            else:
                yield from _parted(run[:end], head)
            yield from names(run[end:])
            return
    run = _without_running(run)
    if run and _incorporated(run):
        yield _candidate(run, EntityType.ORGANIZATION, "company", "pattern:organization")


def _sited(run: Run, position: int, head: Head) -> int:
    """How many words behind a facility or event say where it is: ひなたパーク｜若草, 若葉フェスタ｜わかくさ."""
    following = run[position + 1] if position + 1 < len(run) else None
    coined = head.kind in ("facility", "event") and bool(KATAKANA.search(run[position].text))
    return int(coined and following is not None and PLACE in following.tag)


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
    made = next((position for position, token in enumerate(run) if token.text in MADE), len(run))
    run = run[:made]
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
        yield _candidate(run[:line], EntityType.PLACE, "road", "pattern:place")
        run = run[line:]
    if head.type is EntityType.POST:
        yield from _post(run, head)
    elif head.need in ("district", "region") and (parts := _places(run, head)):
        yield from (_candidate(part, EntityType.PLACE, "district", "pattern:place") for part in parts)
    elif head.need in ("district", "region") and _classifier(run, head):
        if all(PLACE not in token.tag for token in run[:-1]) or run[-2].text.endswith(("丁目", *CONTINENTS)):
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


def _places(run: Run, head: Head) -> list[Run]:
    """The places of a list before one 地区 or 地域 (星見・月見・花見地域), and one that no dictionary knows (湯階地区)."""
    if head.suffix not in ("地区", "地域") or run[-1].text != head.suffix:
        return []
    parts: list[list[Token]] = [[]]
    for token in run[:-1]:
        if token.text == "・":
            parts.append([])
        else:
            parts[-1].append(token)
    names_of = ["".join(token.text for token in part) for part in parts]
    unknown = [name for part, name in zip(parts, names_of, strict=True) if not all(map(_is_place_word, part))]
    fits = all(KANJI.fullmatch(name) and 1 < len(name) <= LONGEST_PLACE for name in names_of)
    general = any(len(token.text) > 1 and token.text in _general() for part in parts for token in part)
    return [] if not fits or general or (len(parts) == 1 and not unknown) else list(parts)


def _general() -> frozenset[str]:
    return (
        words("generic.Place")
        | words("compass")
        | words("around")
        | words("generic.process")
        | words("generic.topic")
    )


def _classifier(run: Run, head: Head) -> bool:
    """星見台｜地区: behind a bare name the classifier stays outside; 月見地域 is the name of a region."""
    before = run[:-1]
    if not before or run[-1].text != head.suffix:
        return False
    if before[-1].text.endswith(("丁目", *CONTINENTS)):
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
