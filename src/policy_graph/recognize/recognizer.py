"""The recognizer: from the passages of a meeting to mentions and claims."""

from collections.abc import Sequence
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
    ruby,
    structure,
    suffixes,
    titles,
    witnesses,
)
from policy_graph.recognize.analysis import Analysis
from policy_graph.recognize.candidate import Candidate
from policy_graph.recognize.context import Context, context
from policy_graph.recognize.gazetteer import Gazetteer, open_gazetteer
from policy_graph.recognize.gazetteer_index import NOTHING
from policy_graph.recognize.ginza import analyse
from policy_graph.recognize.tables import confidence
from policy_graph.settings import PARTS, Settings
from policy_graph.text import squeeze

Found = tuple[Analysis, list[Candidate]]


class Recognizer:
    """Finds mentions and claims; opens the gazetteer once and the language model on the first document."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        known = "gazetteers" in settings.parts
        self._gazetteer = open_gazetteer(settings.gazetteers) if known else Gazetteer(index=NOTHING)

    def __call__(self, document: Document, meeting: Meeting) -> Recognition:
        """Recognize one meeting."""
        own = home.plain(document, meeting, self._gazetteer)
        meeting = replace(meeting, municipality=own) if own else meeting
        analyses = tuple(
            analyse(document.text, meeting.passages, model=self._settings.model, batch=self._settings.batch)
        )
        parts = self._settings.parts
        found = mentions(document, meeting, analyses, self._gazetteer, parts)
        return Recognition(
            mentions=found,
            claims=claims.find(
                document=document, meeting=meeting, analyses=analyses, mentions=found, parts=parts
            ),
            municipality=own,
            findings=(
                *((home.finding(own),) if own else ()),
                *self._gazetteer.findings,
                *models.unknown(analyses),
            ),
        )


def mentions(
    document: Document,
    meeting: Meeting,
    analyses: Sequence[Analysis],
    gazetteer: Gazetteer,
    parts: Sequence[str] = PARTS,
) -> tuple[Mention, ...]:
    """Find the names in passages that the language model has read, and in the speaker labels, in order."""
    known = context(meeting, gazetteer, listed="structure" in parts)
    spoken = mended.spoken_names(gazetteer, known.municipality)
    if "patterns" in parts:
        own = mended.own_name(spoken, known.municipality)
        analyses = [mended.mended(analysis, own) for analysis in analyses]
    found = [(analysis, _search(analysis, meeting, known, gazetteer, parts)) for analysis in analyses]
    if "resolution" in parts:
        found = canonical.complete(_everywhere(found), known, gazetteer, spoken)
    kept = [(analysis, posts.without_titles(analysis, candidates, meeting)) for analysis, candidates in found]
    often = witnesses.often(kept)
    named = (
        _mention(document, analysis, each, often) for analysis, candidates in kept for each in candidates
    )
    labels = structure.labelled(document, meeting, known) if "structure" in parts else ()
    return tuple(sorted([*named, *labels], key=lambda mention: mention.span))


def _search(
    analysis: Analysis, meeting: Meeting, known: Context, gazetteer: Gazetteer, parts: Sequence[str]
) -> list[Candidate]:
    """Search one passage. The order of the finders is their rank (see merge); each belongs to a part."""
    hits = tuple(gazetteer.find(analysis.copy.text, known.municipality))
    finders: tuple[tuple[str, merge.Finder], ...] = (
        ("structure", lambda analysis, spent: structure.listed(analysis, meeting)),
        ("structure", lambda analysis, spent: people.listed(analysis, known)),
        ("patterns", lambda analysis, spent: people.titled(analysis, known, spent)),
        ("structure", lambda analysis, spent: people.introduced(analysis, known, spent)),
        ("patterns", people.by_post),
        ("patterns", titles.find),
        ("patterns", quotes.find),
        ("structure", lambda analysis, spent: structure.tabled(analysis, meeting, spent)),
        ("resolution", anaphors_bare.pointed),
        ("patterns", factions.find),
        ("patterns", addresses.find),
        ("patterns", governed.find),
        ("gazetteers", lambda analysis, spent: lookup.find(analysis, hits, spent, programs=True)),
        ("patterns", suffixes.find),
        ("patterns", appositions.find),
        ("resolution", lambda analysis, spent: anaphors.find(analysis, known, spent)),
        ("patterns", coined.find),
        ("patterns", models.people),
        ("gazetteers", lambda analysis, spent: lookup.find(analysis, hits, spent, programs=False)),
        ("patterns", places.find),
        ("model", models.find if "patterns" in parts else models.plain),
    )
    return merge.search(analysis, [find for part, find in finders if part in parts])


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


def _mention(document: Document, analysis: Analysis, found: Candidate, often: witnesses.Often) -> Mention:
    count = witnesses.count(analysis, found, often)
    span = Span(*analysis.copy.source(found.start, found.end))
    return Mention(
        span=span,
        type=found.type,
        name=squeeze(analysis.copy.text[found.start : found.end]),
        method=found.method,
        confidence=confidence("mention", found.method, count),
        witnesses=count,
        kind=found.kind,
        canonical=found.canonical,
        anaphor=found.anaphor,
        codes=found.codes,
        candidates=found.candidates,
        reading=ruby.reading(document, span) or found.reading,
        within=found.within,
    )
