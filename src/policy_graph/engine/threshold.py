"""Only what is sure enough: mentions, facts and stances below a confidence are left out, and counted."""

from collections.abc import Iterable
from dataclasses import replace

from policy_graph.model import Extraction, Fact, LeftOut, Mention


def above(extraction: Extraction, confidence: float) -> Extraction:
    """Leave out mentions, facts and stances that are less sure than ``confidence``, and the entities that none of the rest names.

    0 leaves out nothing at all.
    """
    if not confidence:
        return extraction
    mentions = tuple(each for each in extraction.mentions if each.confidence >= confidence)
    facts = tuple(each for each in extraction.facts if each.confidence >= confidence)
    named = _named(mentions, facts)
    entities = tuple(each for each in extraction.entities if each.id in named)
    meeting = extraction.meeting
    stances = tuple(each for each in meeting.stances if each.confidence >= confidence)
    return replace(
        extraction,
        meeting=replace(meeting, stances=stances) if stances != meeting.stances else meeting,
        mentions=mentions,
        entities=entities,
        facts=facts,
        left_out=LeftOut(
            mentions=len(extraction.mentions) - len(mentions),
            entities=len(extraction.entities) - len(entities),
            facts=len(extraction.facts) - len(facts),
            stances=len(meeting.stances) - len(stances),
        ),
    )


def _named(mentions: Iterable[Mention], facts: Iterable[Fact]) -> set[str]:
    ends = {end for fact in facts for end in (fact.subject, fact.object)}
    return ends | {mention.entity for mention in mentions if mention.entity}
