"""Claims: what the minutes say about how named things are related, from structure, names, brackets and sentences."""

from collections.abc import Iterator, Sequence

from policy_graph.model import Claim, Document, Meeting, Mention, Predicate
from policy_graph.recognize import claims_names, claims_people
from policy_graph.recognize.analysis import Analysis
from policy_graph.recognize.claims_addresses import addresses
from policy_graph.recognize.claims_brackets import bracketed
from policy_graph.recognize.claims_elections import Elections
from policy_graph.recognize.claims_introductions import Introductions
from policy_graph.recognize.claims_own import Own
from policy_graph.recognize.claims_people import People
from policy_graph.recognize.claims_predicates import Predicates
from policy_graph.recognize.claims_reading import Reading, full, readings
from policy_graph.recognize.claims_speakers import Speakers
from policy_graph.recognize.claims_titles import Titles
from policy_graph.settings import PARTS
from policy_graph.text import squeeze


def find(
    *,
    document: Document,
    meeting: Meeting,
    analyses: Sequence[Analysis],
    mentions: Sequence[Mention],
    parts: Sequence[str] = PARTS,
) -> tuple[Claim, ...]:
    """Find the claims of one meeting, in order of their evidence.

    ``mentions`` are flat; ``analyses`` cover the passages of the meeting in order. A claim that the text does not plainly
    state carries another status than ``stated``. The same claim may occur several times with different evidence.
    Lists, labels and titles belong to the part ``structure``, names and sentences to ``patterns``.
    """
    claims = _all(document, meeting, analyses, mentions, parts)
    found = dict.fromkeys(claim for claim in claims if _says_something(claim))
    return tuple(
        sorted(
            found, key=lambda claim: (claim.evidence, claim.predicate, claim.subject.name, claim.object.name)
        )
    )


def _all(
    document: Document,
    meeting: Meeting,
    analyses: Sequence[Analysis],
    mentions: Sequence[Mention],
    parts: Sequence[str],
) -> Iterator[Claim]:
    people, own = People(meeting, mentions), Own(meeting)
    heard = list(readings(analyses, mentions))
    if "structure" in parts:
        yield from claims_people.claims(people)
        yield from claims_names.body(meeting)
        yield from _structure(heard, meeting, people, own)
    if "patterns" in parts:
        yield from claims_names.inside(mentions, document.text, *people.governments())
        yield from _patterns(heard, meeting, people, own)


def _structure(heard: Sequence[Reading], meeting: Meeting, people: People, own: Own) -> Iterator[Claim]:
    titles, introductions = Titles(people), Introductions(meeting, people)
    speakers, elections = Speakers(meeting, people), Elections(people)
    for reading in heard:
        said = [*titles.read(reading), *introductions.read(reading), *speakers.read(reading)]
        own.learn(said)
        yield from said
        yield from elections.read(reading)


def _patterns(heard: Sequence[Reading], meeting: Meeting, people: People, own: Own) -> Iterator[Claim]:
    predicates = Predicates(meeting, own)
    for reading in heard:
        yield from claims_names.side_by_side(reading)
        yield from claims_names.at_home(reading, people.home)
        yield from bracketed(reading)
        yield from addresses(reading)
        yield from predicates.read(reading)


def _says_something(claim: Claim) -> bool:
    """A thing is not related to itself; an alias is another name of its own thing."""
    if claim.predicate is Predicate.ALIAS_OF:
        return squeeze(claim.subject.name) != squeeze(claim.object.name)
    return squeeze(full(claim.subject)) != squeeze(full(claim.object))
