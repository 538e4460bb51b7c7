"""What a noun ends in and whether what stands before it makes it a name (data/heads.tsv explains the needs)."""

import re
from collections.abc import Sequence
from functools import lru_cache

from policy_graph.model import EntityType
from policy_graph.recognize.analysis import Token
from policy_graph.recognize.tables import SEEN, Head, heads, words

NUMBER = re.compile(r"[0-9０-９一二三四五六七八九十百千〇，,．.・]+")
LATIN = re.compile(r"[A-Za-zＡ-Ｚａ-ｚ][A-Za-z0-9Ａ-Ｚａ-ｚ０-９.．]*")
KANJI = re.compile(r"[一-鿿々]+")
KATAKANA = re.compile(r"[ァ-ヶー]+")
GOVERNMENT = re.compile(r".{2,}[都道府県市区町村]")
PLACE, PROPER, PERSON = "固有名詞-地名", "固有名詞", "人名"
NOUN = ("名詞", "接頭辞", "接尾辞")
UNITS = "都道府県市区町村"
LONGEST = 12
# Schools and the like can be named by a number alone: 第一中学校.
NUMBERED = ("school", "hospital")
BUILDINGS = ("庁舎", "別館")
# What has an office that bears its name: 若草市議会事務局.
BODIES = ("assembly", "committee", "council", "association")
ORDINAL = re.compile(r"第[0-9０-９一二三四五六七八九十]+(?=[^回号])")
MANY = 4  # words: so long a noun is a name even if each of its words is general
Run = Sequence[Token]
Word = tuple[str, str]  # text, tag


def ending(text: str) -> Head | None:
    """Return the longest known ending of a text."""
    return next(iter(endings(text)), None)


@lru_cache(maxsize=SEEN)
def endings(text: str) -> tuple[Head, ...]:
    """Give the known endings of a text, longest first."""
    lengths = range(min(LONGEST, len(text)), 0, -1)
    return tuple(head for length in lengths if (head := heads().get(text[-length:])))


def name_head(run: Run, position: int) -> Head | None:
    """Return the longest ending that makes a name of the words up to ``position``, ``None`` where none does."""
    if _blocked(run, position):
        return None
    part = run[: position + 1]
    text = "".join(token.text for token in part)
    return next(
        (head for head in endings(text) if _cuts_well(part, head) and is_name(part, text, head)), None
    )


def is_name(run: Run, text: str, head: Head) -> bool:
    """Tell whether what stands before the ending ``head`` of ``run`` makes it a name."""
    if text in words("ordinary") or text.endswith(tuple(words("ordinary_endings"))):
        return False
    if (head.kind in NUMBERED or head.suffix in BUILDINGS) and ORDINAL.match(text):
        return True
    if head.need == "bare":
        return True
    before = _before(run, head)
    if (
        head.suffix == "部" and before and all(PLACE in tag for _, tag in before)
    ):  # a part of the town: 若草部
        return False
    if head.need == "body":
        owner = ending("".join(word for word, _ in before))
        return owner is not None and owner.kind in BODIES
    special = any(not _generic(word, head) for word in before)
    match head.need:
        case "some":
            return special
        case "special":
            return special or len(before) >= MANY or (len(before) == MANY - 1 and _has_topic(before))
        case "two":
            return len(before) >= 2 and special
        case "number":
            return any(NUMBER.fullmatch(word) for word, _ in before)
        case "proper":
            return any(_proper(word) for word in before) or _of_place(before, head)
        case "district" | "region":
            return bool(before) and _is_area(before, head)
    return False


def _blocked(run: Run, position: int) -> bool:
    """Tell whether the word at ``position`` cannot end a name: 方法, a surname that ends in 室, 制度 before 化."""
    text, tag = run[position].text, run[position].tag
    if text in words("no_heads") or text.endswith(tuple(words("no_head_endings"))):
        return True
    if text not in heads() and (PERSON in tag or PLACE in tag):
        return True
    following = run[position + 1].text if position + 1 < len(run) else ""
    # A budget line names the project that it pays for (〇〇支援事業｜費).
    return following in words("cancel") and not (following == "費" and text.endswith("事業"))


def opens_with_government(run: Run, position: int) -> bool:
    """Tell whether a government stands right before a noun: 若草市｜職員の…, 若草｜区立公園の…."""
    token = run[position]
    following = run[position + 1] if position + 1 < len(run) else None
    if PLACE not in token.tag or following is None or not following.tag.startswith(NOUN):
        return False
    return bool(GOVERNMENT.fullmatch(token.text)) or following.text[0] in UNITS


def _cuts_well(run: Run, head: Head) -> bool:
    """An ending in katakana begins a word (マダム is no ダム); an ending that is a whole word stands behind another."""
    cut = run[-1].end - len(head.suffix)
    inside = all(token.start != cut for token in run)
    if inside and KATAKANA.fullmatch(head.suffix):
        proper = PROPER in run[-1].tag and bool(KANJI.match(run[-1].text))
        return proper or (head.suffix == "センター" and any(PROPER in token.tag for token in run[:-1]))
    return not (inside and len(run) == 1 and run[0].text in heads())


def _before(run: Run, head: Head) -> list[Word]:
    """The words before the ending; the first half of a word that the ending cuts counts as one.

    What only says whose a facility is (若草区立｜学校) does not count for one.
    """
    cut = run[-1].end - len(head.suffix)
    before = [(token.text[: cut - token.start], token.tag) for token in run if token.start < cut]
    if head.kind in ("school", "park"):
        before = before[_owner(before) :]
    return [word for word in before if word[0] not in "・･"]


def _owner(before: Sequence[Word]) -> int:
    """How many words at the front only name the government that owns it: 若草区, 市立, 若草｜区立."""
    for position, (text, _) in enumerate(before[:3]):
        if text in words("owned"):
            return position + 1
    return int(bool(before) and PLACE in before[0][1] and bool(GOVERNMENT.fullmatch(before[0][0])))


def _generic(word: Word, head: Head) -> bool:
    text, _ = word
    return text in _too_general(head) or bool(NUMBER.fullmatch(text)) or text.endswith("的")


def _has_topic(before: Sequence[Word]) -> bool:
    return any(text in words("generic.topic") for text, _ in before)


def _too_general(head: Head) -> frozenset[str]:
    if head.type is EntityType.PROGRAM:
        process = words("generic.process")
        return process if head.need == "some" else process | words("generic.topic")
    if head.kind in ("unit", "committee", "council"):
        return words("generic.unit" if head.kind == "unit" else "generic.committee")
    return words(f"generic.{head.type}")


def _proper(word: Word) -> bool:
    text, tag = word
    return PROPER in tag or bool(LATIN.fullmatch(text)) or text == "第"


def _of_place(before: Sequence[Word], head: Head) -> bool:
    """Tell whether a facility belongs to another one that is named: 星見公園｜野球場."""
    words_before = [text for text, _ in before]
    owner = ending("".join(words_before))
    inside = owner is not None and head.type is owner.type is EntityType.PLACE and owner.need == "some"
    return inside and any(text not in words("generic.Place") and text not in heads() for text in words_before)


def _is_area(before: Sequence[Word], head: Head) -> bool:
    text = "".join(word for word, _ in before)
    if before[-1][0] in words("around"):
        return False
    if text in words("compass"):
        return True
    if head.need == "region":
        word, tag = before[-1]
        inner = ending(word)
        return PROPER in tag or (
            inner is not None and inner.type is EntityType.PLACE and any(PROPER in each for _, each in before)
        )
    if any(PROPER in tag or word == "第" for word, tag in before):
        return True
    long = len(before) > 1 or (len(text) > MANY and bool(KATAKANA.fullmatch(text)))
    return head.need == "district" and long and any(not _generic(word, head) for word in before)
