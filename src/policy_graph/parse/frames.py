"""Lines of the talk that are framed: a heading between two rules in mid-sentence, a note drawn in a box."""

import re
from collections.abc import Sequence
from itertools import pairwise

from policy_graph.parse.agenda import is_item
from policy_graph.parse.furniture import is_rule
from policy_graph.parse.lines import Line

# So many lines at most stand between the rules around a heading.
MOST = 6
# An item of the order of the day with its title: 日程第　８　議案第７号　….
ITEM = re.compile(r"(?:追加)?日程第[\s\u3000]*[\d０-９一二三四五六七八九十]+[\s\u3000]+\S")
# What the lines of a box begin with.
BOX = "┌│└├┏┃┗┣"
# Strokes that draw a box only under its first line.
STROKES = "｜|"
# What a box holds that frames items of the agenda.
ITEMS = re.compile(r"日程|議案|請願|陳情|第\d+号")


def headings(block: Sequence[Line]) -> frozenset[int]:
    """Give the places of headings inside a speech: lines between two rules that begin like an item and hold no
    sentence (the chair says 次に、 above and を議題といたします below), and lists of items."""
    rules = [at for at, line in enumerate(block) if is_rule(line)]
    found: set[int] = set()
    for before, after in pairwise(rules):
        inside = block[before + 1 : after]
        if 0 < len(inside) <= MOST and is_item(inside[0]) and not any("。" in line.text for line in inside):
            found.update(range(before + 1, after))
    return frozenset(found | _listed(block))


def _listed(block: Sequence[Line]) -> set[int]:
    """Items of the order of the day, one a line below each other, as a clerk reads them out."""
    items = {at for at, line in enumerate(block) if ITEM.match(line.text) and not line.text.endswith("。")}
    return {at for at in items if at - 1 in items or at + 1 in items}


def notes(block: Sequence[Line]) -> frozenset[int]:
    """Give the places of the lines drawn in a box (┌ … ┐), unless the box frames items of the agenda."""
    found: set[int] = set()
    box: list[int] = []
    for at, line in enumerate([*block, None]):
        if line is not None and (line.text[0] in BOX or (box and line.text[0] in STROKES)):
            box.append(at)
            continue
        if not any(ITEMS.search(block[each].plain) for each in box):
            found.update(box)
        box = []
    return frozenset(found)
