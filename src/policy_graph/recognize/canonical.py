"""Full names and official codes for what was found: from the meeting, from the document, from the gazetteer."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from policy_graph.model import EntityType
from policy_graph.recognize.analysis import Analysis
from policy_graph.recognize.candidate import Candidate
from policy_graph.recognize.context import Context
from policy_graph.recognize.gazetteer import Gazetteer
from policy_graph.recognize.gazetteer_records import Entry, listed
from policy_graph.recognize.lookup import FOREIGN

GOVERNMENTS = ("prefecture", "municipality", "special-ward", "ward")
HIRAGANA = re.compile("[ぁ-ん]+")
UNITS = "都道府県市区町村"
Found = tuple[Analysis, Sequence[Candidate]]


def complete(
    found: Iterable[Found], context: Context, gazetteer: Gazetteer, spoken: Mapping[str, str]
) -> list[tuple[Analysis, list[Candidate]]]:
    """Give every candidate without a full name the one that is known for it.

    ``spoken`` holds the full names of the meeting's governments by their hiragana: 星見町 for ほしみ.
    """
    found = list(found)
    governments = {**spoken, **_governments(found)}
    return [
        (
            analysis,
            [
                _completed(each, analysis.copy.text[each.start : each.end], context, gazetteer, governments)
                for each in candidates
            ],
        )
        for analysis, candidates in found
    ]


def _governments(found: Iterable[Found]) -> dict[str, str]:
    """Return the governments that the document names, by the name without its unit: 星見 for 星見町."""
    names = {
        analysis.copy.text[each.start : each.end]
        for analysis, candidates in found
        for each in candidates
        if each.kind in GOVERNMENTS
    }
    return {name[:-1]: name for name in sorted(names) if name[-1] in UNITS and len(name) > 2}


def _completed(
    each: Candidate, name: str, context: Context, gazetteer: Gazetteer, governments: dict[str, str]
) -> Candidate:
    known = each.codes or each.type not in (EntityType.PLACE, EntityType.ORGANIZATION)
    if known or (each.canonical and not each.anaphor) or (each.anaphor and not each.canonical):
        return each
    if each.type is EntityType.ORGANIZATION and (own := _own_body(name, context)):
        return replace(each, canonical=own)
    asked = each.canonical or (governments.get(name, name) if HIRAGANA.fullmatch(name) else name)
    entries = [entry for entry in gazetteer.lookup(asked) if entry.type is each.type]
    if len(entries) == 1:
        return _entered(each, name, entries[0])
    if each.type is EntityType.PLACE and name in governments:
        return replace(each, canonical=governments[name])
    return replace(each, candidates=listed(entries)) if len(entries) > 1 else each


def _entered(each: Candidate, name: str, entry: Entry) -> Candidate:
    """Fill in what the one entry of a name says; 我が国 keeps the full name that it stands for."""
    full = entry.canonical if entry.kind not in FOREIGN and entry.canonical != name else each.canonical
    return replace(
        each,
        canonical=full,
        codes=entry.codes,
        kind=entry.kind or each.kind,
        within=entry.within,
        reading=entry.reading,
    )


def _own_body(name: str, context: Context) -> str | None:
    """環境委員会 in the minutes of 若草市議会環境委員会; 市議会 in those of a city."""
    if context.body and context.body != name and context.body.endswith(name) and len(name) > len("委員会"):
        return context.body
    unit = context.municipality[-1] if context.municipality else ""
    return f"{context.municipality}議会" if unit and name == f"{unit}議会" else None
