"""Items within items: (1) below 1, a bill without a number of its own below the heading over it, members below 一般質問."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from policy_graph.model import AgendaItem, Utterance
from policy_graph.parse.agenda import QUESTIONER, QUESTIONS
from policy_graph.text import fold

# How deep an item stands by the mark before it.
RANKS = (
    re.compile(r"(?:追加)?(?:日程|議題|議案|案件|協議|報告)?第\d{1,3}(?![\d号回])"),
    re.compile(r"(?:追加)?(?:日程|議題|議案|案件|協議|報告)?[\d一二三四五六七八九十百]+[.、:]?(?![)\d号])"),
    re.compile(r"\(?[\d一二三四五六七八九十]+\)"),
    re.compile(r"[ア-ンa-zA-Z][.、)]"),
)
# An item without a number stands below those with one.
UNNUMBERED = len(RANKS)


def nested(text: str, items: Sequence[AgendaItem], utterances: Sequence[Utterance]) -> tuple[AgendaItem, ...]:
    """Fill ``within``. A heading without a number belongs to the one above only where nobody speaks between them."""
    found: list[AgendaItem] = []
    open_: list[tuple[int, int]] = []
    starts = [utterance.label.start for utterance in utterances]
    for at, item in enumerate(items):
        rank = _rank(text, item)
        while open_ and open_[-1][0] >= rank:
            open_.pop()
        parent = open_[-1][1] if open_ else None
        if parent is not None and not _belongs(items[parent], item, rank, starts):
            parent = None
        found.append(replace(item, within=parent))
        open_.append((rank, at))
    return tuple(found)


def _rank(text: str, item: AgendaItem) -> int:
    if QUESTIONER.match(fold(item.title.value)) and not item.bills:
        return UNNUMBERED
    words = fold(item.span.of(text))
    return next((rank for rank, mark in enumerate(RANKS) if mark.match(words)), UNNUMBERED)


def _belongs(parent: AgendaItem, item: AgendaItem, rank: int, starts: Sequence[int]) -> bool:
    if parent.number is None:
        return False
    if rank < UNNUMBERED or QUESTIONS.fullmatch(fold(parent.title.value)):
        return True
    return bisect_right(starts, parent.span.start) == bisect_right(starts, item.span.start)
