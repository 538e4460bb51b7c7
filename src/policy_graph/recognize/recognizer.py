"""The recognizer: from the passages of a meeting to mentions and claims."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from policy_graph.model import Document, Meeting, Mention, Recognition, Span
from policy_graph.recognize import (
    addresses,
    anaphors,
    anaphors_bare,
    appositions,
    canonical,
    claims,
    coined,
    definitions,
    factions,
    governed,
    home,
    lookup,
    mended,
    merge,
    models,
    people,
    places,
    posts,
    quotes,
    recurring,
    repeats,
    structure,
    suffixes,
    titles,
)
from policy_graph.recognize.analysis import Analysis
from policy_graph.recognize.candidate import Candidate
from policy_graph.recognize.context import Context, context
from policy_graph.recognize.gazetteer import Gazetteer, open_gazetteer
from policy_graph.recognize.ginza import analyse
from policy_graph.recognize.tables import confidence
from policy_graph.settings import Settings
from policy_graph.text import squeeze

Found = tuple[Analysis, list[Candidate]]


class Recognizer:
    """Finds mentions and claims; opens the gazetteer once and the language model on the first document."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._gazetteer = open_gazetteer(settings.gazetteers)

    def __call__(self, document: Document, meeting: Meeting) -> Recognition:
        """Recognize one meeting."""
        own = home.plain(document, meeting, self._gazetteer)
        meeting = replace(meeting, municipality=own) if own else meeting
        analyses = tuple(
            analyse(document.text, meeting.passages, model=self._settings.model, batch=self._settings.batch)
        )
        found = mentions(document, meeting, analyses, self._gazetteer)
        return Recognition(
            mentions=found,
            claims=tuple(claims.find(document=document, meeting=meeting, analyses=analyses, mentions=found)),
            municipality=own,
            findings=(*((home.finding(own),) if own else ()), *self._gazetteer.findings),
        )


def mentions(
    document: Document, meeting: Meeting, analyses: Sequence[Analysis], gazetteer: Gazetteer
) -> tuple[Mention, ...]:
    """Find the names in passages that the language model has read, and in the speaker labels, in order."""
    known = context(meeting, gazetteer)
    own = mended.own_name(gazetteer, known.municipality)
    analyses = [mended.mended(analysis, own) for analysis in analyses]
    found = canonical.complete(_everywhere(_first(analyses, meeting, known, gazetteer)), known, gazetteer)
    named = (
        _mention(document, analysis, each)
        for analysis, candidates in found
        for each in posts.without_titles(analysis, candidates, meeting)
    )
    return tuple(
        sorted([*named, *structure.labelled(document, meeting, known)], key=lambda mention: mention.span)
    )


def _first(
    analyses: Iterable[Analysis], meeting: Meeting, known: Context, gazetteer: Gazetteer
) -> list[tuple[Analysis, list[Candidate]]]:
    """Search every passage by itself. The order of the finders is their rank (see merge)."""
    return [(analysis, _search(analysis, meeting, known, gazetteer)) for analysis in analyses]


def _search(analysis: Analysis, meeting: Meeting, known: Context, gazetteer: Gazetteer) -> list[Candidate]:
    hits = tuple(gazetteer.find(analysis.copy.text, known.municipality))
    finders: tuple[merge.Finder, ...] = (
        lambda analysis, spent: structure.listed(analysis, meeting),
        lambda analysis, spent: people.listed(analysis, known),
        lambda analysis, spent: people.titled(analysis, known, spent),
        lambda analysis, spent: people.introduced(analysis, known, spent),
        people.by_post,
        titles.find,
        quotes.find,
        lambda analysis, spent: structure.tabled(analysis, meeting, spent),
        anaphors_bare.pointed,
        factions.find,
        addresses.find,
        governed.find,
        lambda analysis, spent: lookup.find(analysis, hits, spent, programs=True),
        suffixes.find,
        appositions.find,
        lambda analysis, spent: anaphors.find(analysis, known, spent),
        coined.find,
        models.people,
        lambda analysis, spent: lookup.find(analysis, hits, spent, programs=False),
        places.find,
        models.find,
    )
    return merge.search(analysis, finders)


def _everywhere(found: Sequence[Found]) -> list[Found]:
    """Add the aliases that the document defines, then every other place where its names stand."""
    defined: list[definitions.Known] = []
    with_aliases: list[Found] = []
    for analysis, candidates in found:
        for candidate, name in definitions.find(analysis, candidates):
            candidates = merge.put(candidates, candidate)
            defined.append(name)
        with_aliases.append((analysis, candidates))
    with_aliases = repeats.defined(with_aliases, defined)
    names = repeats.known(
        with_aliases, [*defined, *recurring.find(with_aliases), *repeats.short_forms(with_aliases)]
    )
    nouns = anaphors_bare.nouns(with_aliases)
    again: tuple[merge.Finder, ...] = (
        lambda analysis, spent: repeats.find(analysis, names, spent),
        lambda analysis, spent: anaphors_bare.find(analysis, nouns, spent),
    )
    return [(analysis, merge.search(analysis, again, candidates)) for analysis, candidates in with_aliases]


def _mention(document: Document, analysis: Analysis, found: Candidate) -> Mention:
    span = Span(*analysis.copy.source(found.start, found.end))
    return Mention(
        span=span,
        type=found.type,
        name=squeeze(analysis.copy.text[found.start : found.end]),
        method=found.method,
        confidence=confidence(found.method),
        kind=found.kind,
        canonical=found.canonical,
        anaphor=found.anaphor,
        codes=found.codes,
        candidates=found.candidates,
        reading=found.reading,
        within=found.within,
    )
