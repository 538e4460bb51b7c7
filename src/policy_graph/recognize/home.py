"""Whose minutes these are where no heading says so: the municipality that a text which says 本市 speaks of."""

import re
from collections import Counter

from policy_graph.model import Document, Finding, Meeting, Severity, Span, Stated
from policy_graph.recognize.gazetteer import Gazetteer
from policy_graph.recognize.gazetteer_vocabulary import GOVERNMENTS

OURS = re.compile(r"[本当](?P<unit>[都府県市区町村])(?![場民街間画域分会])")
LONGEST = 7
# 本市 is said so often, and the others of its kind are named so much less often, that there is no doubt.
OFTEN = 2
FEWER = 3


def plain(document: Document, meeting: Meeting, gazetteer: Gazetteer) -> Stated | None:
    """Return the municipality of a text without a heading that names one, with the place where it is first named.

    The text says 本市 several times, and one city alone is named in it, or all others far less often.
    """
    said = Counter(match["unit"] for match in OURS.finditer(document.text))
    if meeting.municipality or not said or said.most_common(1)[0][1] < OFTEN:
        return None
    unit = said.most_common(1)[0][0]
    named = _named(document.text, unit, gazetteer)
    counts = Counter(name for name, _ in named).most_common(2)
    if not counts or (len(counts) > 1 and counts[0][1] < FEWER * counts[1][1]):
        return None
    first = next(start for name, start in named if name == counts[0][0])
    return Stated(value=counts[0][0], span=Span(first, first + len(counts[0][0])))


def finding(home: Stated) -> Finding:
    """Say that a municipality was not read from a heading."""
    return Finding(
        code="recognize.municipality",
        message=f"no heading names the municipality; {home.value} is what the text means by 本{home.value[-1]}",
        span=home.span,
        severity=Severity.INFO,
    )


def _named(text: str, unit: str, gazetteer: Gazetteer) -> list[tuple[str, int]]:
    """List the known governments of one kind that a text names, with their places."""
    found = []
    for match in re.finditer(unit, text):
        names = (
            text[match.end() - length : match.end()]
            for length in range(LONGEST, 1, -1)
            if length <= match.end()
        )
        known = next(
            (name for name in names if any(entry.kind in GOVERNMENTS for entry in gazetteer.lookup(name))),
            None,
        )
        if known:
            found.append((known, match.end() - len(known)))
    return found
