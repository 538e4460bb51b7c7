"""What stands before a name and never belongs to it: fiscal years, counts, bill numbers, 各, 本, 新."""

import re

from policy_graph.recognize.compounds import ORDINAL, POLITE
from policy_graph.recognize.endings import NUMBER, PLACE, UNITS, Run
from policy_graph.recognize.tables import heads, words

DIGITS = re.compile(r"[0-9０-９]+")


def without_leads(run: Run) -> Run:
    """Cut from the front what never belongs to a name: fiscal years, counts, bill numbers, 各, 本, 新."""
    while run and (count := _lead(run)):
        run = run[count:]
    return run


def numbered(run: Run) -> int:
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
