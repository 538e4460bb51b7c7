"""Names that the document has introduced, found again wherever they stand."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from policy_graph.model import EntityType
from policy_graph.recognize.analysis import Analysis
from policy_graph.recognize.candidate import Candidate, Spent, is_free
from policy_graph.recognize.definitions import NAMED, Known
from policy_graph.recognize.tables import heads, words

UNIT = re.compile(r".{2,}[都道府県市区町村]")
GOVERNMENTS = ("prefecture", "municipality", "special-ward", "ward")
NOUN = ("名詞", "接頭辞")
BODIES = ("committee", "council", "headquarters", "association")


def known(
    found: Iterable[tuple[Analysis, Sequence[Candidate]]], aliases: Iterable[Known]
) -> tuple[Known, ...]:
    """List the names to look for, longest first: what was defined, what was found, governments without their unit."""
    names: dict[tuple[str, EntityType], Known] = {}
    for each in (*aliases, *_found(found)):
        if len(each.name) > 1 and not _is_bare(each):
            names.setdefault((each.name, each.type), each)
    return tuple(sorted(names.values(), key=lambda each: (-len(each.name), each.name, each.type)))


def short_forms(found: Iterable[tuple[Analysis, Sequence[Candidate]]]) -> Iterator[Known]:
    """Give the last two words of a body's name, where one body of the document alone ends in them: 推進部会."""
    full: dict[str, dict[str, str | None]] = defaultdict(dict)
    for analysis, candidates in found:
        for each in candidates:
            run = analysis.between(each.start, each.end) if each.kind in BODIES and not each.anaphor else []
            if len(run) > 2 and run[-2].text not in words("no_short_forms") and len(run[-2].text) > 1:
                name = each.canonical or analysis.copy.text[each.start : each.end]
                full[run[-2].text + run[-1].text].setdefault(name, each.kind)
    for short, names in sorted(full.items()):
        longest = max(names, key=len)
        if all(longest.endswith(name) for name in names):  # with and without its legal form, its city
            yield Known(short, EntityType.ORGANIZATION, "repeat", names[longest], longest)


def _is_bare(name: Known) -> bool:
    """Tell whether a name is no more than the ending of longer ones (中学校): elsewhere it is an ordinary word."""
    head = heads().get(name.name)
    return head is not None and head.need != "bare"


def defined(
    found: Iterable[tuple[Analysis, Sequence[Candidate]]], aliases: Iterable[Known]
) -> list[tuple[Analysis, list[Candidate]]]:
    """Give every name that the text defines as an alias the full name, wherever it was found."""
    full = {(each.name, each.type): each.canonical for each in aliases}
    return [
        (analysis, [_named(each, analysis.copy.text[each.start : each.end], full) for each in candidates])
        for analysis, candidates in found
    ]


def _named(each: Candidate, name: str, full: Mapping[tuple[str, EntityType], str | None]) -> Candidate:
    return each if each.canonical else replace(each, canonical=full.get((name, each.type)))


def _found(found: Iterable[tuple[Analysis, Sequence[Candidate]]]) -> Iterator[Known]:
    for analysis, candidates in found:
        for each in candidates:
            if each.type in NAMED and not each.anaphor:
                name = analysis.copy.text[each.start : each.end]
                yield Known(name, each.type, "repeat", each.kind, each.canonical)
                if each.kind in GOVERNMENTS and UNIT.fullmatch(name):
                    yield Known(name[:-1], each.type, "repeat", each.kind, each.canonical or name)


def find(analysis: Analysis, names: Iterable[Known], spent: Spent) -> Iterator[Candidate]:
    """Find known names between word boundaries in what is not spent yet, longest names first."""
    text = analysis.copy.text
    taken = list(spent)
    beginnings = {text[at : at + 2] for at in range(len(text))}
    for name in names:
        # A document has as many names as passages, and few of them stand in any one.
        at = text.find(name.name) if name.name[:2] in beginnings else -1
        while at >= 0:
            end = at + len(name.name)
            if is_free(at, end, taken) and _stands(analysis, at, end, name.type):
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


def _stands(analysis: Analysis, start: int, end: int, type_: EntityType) -> bool:
    """Whole words, no noun before; a place name with a noun behind it is part of another name."""
    if start not in analysis.starts or end not in analysis.ends:
        return False
    before = analysis.ending_at(start)
    after = analysis.beginning_at(end)
    if before and before.tag.startswith(NOUN):
        return False
    return not (after and after.tag.startswith("名詞") and type_ is EntityType.PLACE)
