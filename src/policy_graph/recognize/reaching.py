"""How far a name found by its ending goes beyond its run of nouns: back over a particle, on over a year."""

import re
from dataclasses import replace

from policy_graph.model import EntityType
from policy_graph.recognize.analysis import Analysis
from policy_graph.recognize.candidate import Candidate
from policy_graph.recognize.endings import NUMBER, PLACE, UNITS, Run, ending, is_name
from policy_graph.recognize.leads import without_leads
from policy_graph.recognize.tables import words

YEAR = re.compile(r"[ 　]?(?:[0-9０-９]{4}|[〇一二三四五六七八九]{4})(?![0-9０-９年〇一二三四五六七八九])")
YEARLY = frozenset(["event", "plan", "strategy", "project"])


def whole(analysis: Analysis, each: Candidate, before: Run) -> Candidate:
    """Return the candidate at its full length; ``before`` is the run of nouns before its own."""
    return _dated(analysis.copy.text, _reaching(analysis, each, before))


def _reaching(analysis: Analysis, each: Candidate, before: Run) -> Candidate:
    """Let a name reach back over a particle that only stands inside a name.

    森への招待｜委員会: への and との stand inside a noun. 音楽文化の｜まち構想, くらしの｜まるごと応援事業: a plan needs
    more than まち to be called so, and a name that opens in hiragana goes on what stands before it.
    """
    opening = without_leads(before)
    particle = analysis.copy.text[before[-1].end : each.start] if before else ""
    reaches = (each.kind == "committee" and particle in ("への", "との")) or (
        particle == "の" and _is_open(analysis, each) and (_may_open(opening) or _on_manner(analysis, each))
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


def _on_manner(analysis: Analysis, each: Candidate) -> bool:
    """都議会の｜あり方検討委員会: what is to be considered belongs to the name, whoever it is."""
    return analysis.copy.text.startswith(("あり方", "在り方"), each.start)


def _may_open(run: Run) -> bool:
    """Tell whether a noun before の can begin a name: no government, body, time or pointing word does."""
    if not run or run[-1].text in UNITS or run[-1].text in words("times") or run[0].text in words("deictic"):
        return False
    if any(PLACE in token.tag for token in run) or NUMBER.match(run[-1].text):
        return False
    head = ending("".join(token.text for token in run))
    return head is None or not is_name(run, "".join(token.text for token in run), head)
