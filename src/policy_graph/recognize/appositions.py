"""Names that the text calls by their kind: 「美のものさし」という取組, 星見出版という屋号, ひなた企画という団体."""

import re
from collections.abc import Iterator, Sequence

from policy_graph.model import EntityType
from policy_graph.recognize.analysis import Analysis, Token
from policy_graph.recognize.candidate import Candidate, Spent
from policy_graph.recognize.endings import PROPER, ending
from policy_graph.recognize.tables import words

CALLED = r"(?:という|といった|と呼ばれる|と称する)"
# Between the name and its kind may stand what describes it, but no comma: 「…」という産業観光の｜イベント.
BETWEEN = r"[^、。「」（）()\s　]{0,12}?"
QUOTED = re.compile(
    rf"「(?P<name>[^「」。、]{{2,24}})」{CALLED}(?P<behind>{BETWEEN}[^、。「」（）()\s　]{{2,10}})"
)
UNQUOTED = re.compile(rf"(?<=.){CALLED}(?P<behind>[^、。「」（）()\s　]{{2,10}})")
COINED = re.compile(r"[A-Za-zＡ-Ｚａ-ｚァ-ヶー]{2}")
TYPES = (EntityType.ORGANIZATION, EntityType.PLACE, EntityType.PROGRAM)
VERBS = ("動詞", "助動詞", "形容詞")


def find(analysis: Analysis, spent: Spent) -> Iterator[Candidate]:
    """Find such names: quoted ones first, then coined words right before という."""
    for match in QUOTED.finditer(analysis.copy.text):
        start, end = match.span("name")
        inside = analysis.between(start, end)
        type_ = _type(match["behind"])
        if type_ and inside and not any(token.tag.startswith(VERBS) for token in inside):
            yield _candidate(start, end, type_)
    for match in UNQUOTED.finditer(analysis.copy.text):
        run = _coined(analysis, match.start())
        type_ = _type(match["behind"], at_once=True)
        if type_ and run:
            yield _candidate(run[0].start, run[-1].end, type_)


def _type(behind: str, *, at_once: bool = False) -> EntityType | None:
    """What the first word of a kind in ``behind`` makes of the name; with ``at_once`` it must open it."""
    places = [
        (behind.find(word), -len(word), type_)
        for type_ in TYPES
        for word in words(f"kinds.{type_}")
        if word in behind
    ]
    at, _, type_ = min(places, default=(1, 0, None))
    return type_ if not at_once or at == 0 else None


def _coined(analysis: Analysis, end: int) -> Sequence[Token]:
    """The nouns that end here, if one of them is a proper name or a coined word and they have no known ending."""
    run: list[Token] = []
    for token in reversed(analysis.between(0, end)):
        if (
            not token.tag.startswith("名詞")
            or token.text in words("breaks")
            or (run and token.end != run[0].start)
        ):
            break
        run.insert(0, token)
    whole = bool(run) and run[-1].end == end
    named = any(
        PROPER in token.tag or (COINED.match(token.text) and len(token.text) > _least(run)) for token in run
    )
    return run if whole and named and ending(run[-1].text) is None else ()


def _least(run: Sequence[Token]) -> int:
    """A word in katakana that stands alone has to be long: デザインという施策 names nothing."""
    return 1 if len(run) > 1 else 4


def _candidate(start: int, end: int, type_: EntityType) -> Candidate:
    return Candidate(start=start, end=end, type=type_, method="pattern:called", kind=None)
