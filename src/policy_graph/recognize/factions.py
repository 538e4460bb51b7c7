"""Groups of members of an assembly: 〇〇の会を代表して, 自由民主党若草区議団・区民の会."""

import re
from collections.abc import Iterator
from itertools import pairwise

from policy_graph.model import EntityType
from policy_graph.recognize.analysis import Analysis
from policy_graph.recognize.candidate import Candidate, Spent
from policy_graph.recognize.tables import words

PARTY = re.compile(r"[^の]{2,}(?:党|議員団|[市区町村県都]議団)")
NAME = r"[^、。，「」（）()\s　]"
ENDING = r"(?:の会|クラブ|倶楽部|フォーラム|ネット(?:ワーク)?|市民|議員団|[市区町村県都]議団|党|新政|会派|の風|未来|会)"
# Who speaks for a group names it: 〇〇を代表して. The name begins behind a comma or は.
SPOKEN_FOR = re.compile(
    rf"(?:^|[、。，　\s）)はが])(?P<name>{NAME}{{2,24}}?{ENDING})を代表(?:し|いたし|致し|する)"
)
# Who speaks first says for whom: 〇〇クラブの芦川いずみです.
INTRODUCED = re.compile(
    rf"(?:^|[、。，　\s）)])(?P<name>{NAME}{{2,20}}?{ENDING})の[一-鿿々ぁ-んァ-ヶー　 ]{{2,10}}"
    r"(?:です|でございます|であります|と申します)"
)
# Two groups that have joined: a party and, behind ・, a second name.
JOINED = re.compile(
    r"(?P<name>[一-鿿ァ-ヶーぁ-ん]{1,12}(?:党|議員団|[市区町村県都]議団|民主|維新|の会|クラブ)"
    r"[・･][一-鿿ァ-ヶーぁ-ん]{1,12}(?:の会|クラブ|フォーラム|ネット|議員団|[市区町村県都]議団|無所属))"
)


def find(analysis: Analysis, spent: Spent) -> Iterator[Candidate]:
    """Find such names; a general word (会派を代表して) is none."""
    text = analysis.copy.text
    for pattern in (JOINED, SPOKEN_FOR, INTRODUCED):
        for match in pattern.finditer(text):
            start, end = match.span("name")
            start = _opening(analysis, start, end)
            behind_topic = text.rfind("は", start, end)
            whole = start in analysis.starts and end in analysis.ends
            person = pattern is not INTRODUCED or _person_at(analysis, end + 1)
            if whole and person and behind_topic < 0 and text[start:end] not in words("no_factions"):
                yield Candidate(
                    start=start,
                    end=end,
                    type=EntityType.ORGANIZATION,
                    method="pattern:faction",
                    kind="party",
                )


def _person_at(analysis: Analysis, start: int) -> bool:
    return (token := analysis.beginning_at(start)) is not None and "人名" in token.tag


def _opening(analysis: Analysis, start: int, end: int) -> int:
    """Where the name begins behind words of time and the like (ただいま｜〇〇市議団), or behind what describes a party."""
    inside = analysis.between(start, end)
    for before, token in pairwise(reversed(inside)):
        party = PARTY.search(analysis.copy.text, before.start, end)
        if token.tag.startswith(("動詞", "助動詞")) and party and party.end() == end:
            return before.start
    for token in inside:
        if token.text not in words("breaks") and not token.tag.startswith(("副詞", "代名詞", "接続詞")):
            return token.start
    return start
