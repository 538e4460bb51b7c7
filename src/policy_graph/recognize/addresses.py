"""Places in addresses: 若草町｜星見台２番地３, 若草市｜東２条南３丁目."""

import re
from collections.abc import Iterator

from policy_graph.model import EntityType
from policy_graph.recognize.analysis import Analysis
from policy_graph.recognize.candidate import Candidate, Spent
from policy_graph.recognize.endings import GOVERNMENT, PLACE

DIGIT = "[0-9０-９一二三四五六七八九十]"
# Behind the municipality: a neighbourhood with its block, or one before a house number.
BLOCK = re.compile(rf"[一-鿿々ぁ-んァ-ヶー0-9０-９]{{1,12}}?{DIGIT}+丁目")
NUMBERED = re.compile(rf"(?P<name>[一-鿿々ぁ-んァ-ヶー]{{2,10}}?)(?:字[一-鿿]{{1,6}})?(?={DIGIT}+番)")
PARTICLES = re.compile("[はがをにのとでやもへ]|から|まで|より")


def find(analysis: Analysis, spent: Spent) -> Iterator[Candidate]:
    """Find the places behind a municipality in an address; the municipality is left to others."""
    text = analysis.copy.text
    for token in analysis.tokens:
        if PLACE in token.tag and GOVERNMENT.fullmatch(token.text):
            for pattern in (BLOCK, NUMBERED):
                match = pattern.match(text, token.end)
                if match and not PARTICLES.search(match.group()):
                    yield _place(*match.span("name" if pattern is NUMBERED else 0))
                    break


def _place(start: int, end: int) -> Candidate:
    return Candidate(start=start, end=end, type=EntityType.PLACE, method="pattern:address", kind="town")
