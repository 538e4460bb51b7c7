"""Quoted names of programs: 「…の実行計画」, 「…」事業, 「…」という取組."""

import re
from collections.abc import Iterator

from policy_graph.model import EntityType
from policy_graph.recognize.analysis import Analysis
from policy_graph.recognize.candidate import Candidate, Spent
from policy_graph.recognize.endings import ending
from policy_graph.recognize.tables import words

QUOTED = re.compile(r"[「『](?P<name>[^「」『』。]{2,45})[」』]")
NUMBERED = re.compile(r"(?:第[0-9０-９一二三四五六七八九十百]+号|議題[0-9０-９一二三四五六七八九十]+)[　\s]*")
SENTENCE = re.compile(r"という|(?:です|ます|ました|ません|ない|ください|だろう|思う|する|した|いる|ある|か)$")
VERBS = ("動詞", "助動詞", "形容詞")
LONGEST_KIND = 8


def find(analysis: Analysis, spent: Spent) -> Iterator[Candidate]:
    """Find quoted names that end in a word of a program, and those that such a word follows."""
    text = analysis.copy.text
    for match in QUOTED.finditer(text):
        start, end = match.span("name")
        if numbered := NUMBERED.match(text, start, end):
            start = numbered.end()
        kind = _own_kind(analysis, start, end) or _following_kind(analysis, start, end)
        if kind and not SENTENCE.search(text[start:end]):
            yield Candidate(start=start, end=end, type=EntityType.PROGRAM, method="pattern:quoted", kind=kind)


def _own_kind(analysis: Analysis, start: int, end: int) -> str | None:
    """The kind of a title that is more than a run of nouns (新しい時代の実行計画); runs of nouns are read elsewhere."""
    head = ending(analysis.copy.text[start:end])
    if head is None or head.type is not EntityType.PROGRAM or head.need == "never":
        return None
    mixed = any(token.tag.startswith(("助詞", *VERBS)) for token in analysis.between(start, end))
    return head.kind if mixed and end - start > len(head.suffix) + 1 else None


def _following_kind(analysis: Analysis, start: int, end: int) -> str | None:
    """The kind that the words behind the quotation give a name without a verb: 「…」事業, 「…」という取組を."""
    if any(token.tag.startswith(VERBS) for token in analysis.between(start, end)):
        return None
    behind = analysis.copy.text[end + 1 : end + 13].removeprefix("という").removeprefix("の")
    for length in range(LONGEST_KIND, 1, -1):
        if behind[:length] in words("quoted_kinds"):
            head = ending(behind[:length])
            return head.kind if head else "project"
    return None
