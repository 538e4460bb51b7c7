"""Names that the document has introduced, found again wherever they stand."""

import re
from collections.abc import Iterable, Iterator, Sequence

from policy_graph.model import EntityType
from policy_graph.recognize.analysis import Analysis, Token
from policy_graph.recognize.candidate import Candidate
from policy_graph.recognize.definitions import Known

UNIT = re.compile(r".+[都道府県市区町村]")
GOVERNMENTS = ("prefecture", "municipality", "special-ward", "ward")
NOUN = ("名詞", "接頭辞")


def known(
    analyses: Iterable[tuple[Analysis, Sequence[Candidate]]], defined: Iterable[Known]
) -> tuple[Known, ...]:
    """List the names to look for, longest first: what was defined, what was found, governments without their unit."""
    names: dict[tuple[str, EntityType], Known] = {}
    for definition in defined:
        names.setdefault((definition.name, definition.type), definition)
    for analysis, candidates in analyses:
        for each in candidates:
            if each.type in (EntityType.PERSON, EntityType.POST) or each.anaphor:
                continue
            name = analysis.copy.text[each.start : each.end]
            names.setdefault((name, each.type), Known(name, each.type, "repeat", each.kind, each.canonical))
            if each.kind in GOVERNMENTS and UNIT.fullmatch(name) and len(name) > 2:
                names.setdefault(
                    (name[:-1], each.type),
                    Known(name[:-1], each.type, "repeat", each.kind, each.canonical or name),
                )
    return tuple(sorted(names.values(), key=lambda each: (-len(each.name), each.name, each.type)))


def find(analysis: Analysis, names: Sequence[Known], spent: Sequence[tuple[int, int]]) -> Iterator[Candidate]:
    """Find known names between word boundaries in what is not spent yet."""
    text = analysis.copy.text
    starts = {token.start: position for position, token in enumerate(analysis.tokens)}
    ends = {token.end: position for position, token in enumerate(analysis.tokens)}
    taken = list(spent)
    for name in names:
        at = text.find(name.name) if len(name.name) > 1 else -1
        while at >= 0:
            end = at + len(name.name)
            free = not any(at < stop and start < end for start, stop in taken)
            if free and at in starts and end in ends and _apart(analysis.tokens, starts[at], ends[end], name):
                taken.append((at, end))
                yield Candidate(
                    start=at,
                    end=end,
                    type=name.type,
                    method="repeat",
                    kind=name.kind,
                    canonical=name.canonical,
                )
            at = text.find(name.name, at + 1)


def _apart(tokens: Sequence[Token], first: int, last: int, name: Known) -> bool:
    """A place name inside a longer run of nouns is part of another name; others may have a noun behind them."""
    before = tokens[first - 1] if first else None
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    if before and before.tag.startswith(NOUN):
        return False
    return not (after and after.tag.startswith("名詞") and name.type is EntityType.PLACE)
