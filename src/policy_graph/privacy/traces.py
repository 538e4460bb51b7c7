"""What one document tells of its people, without its text: all that decides over their names in other documents."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from policy_graph.model import (
    Entity,
    EntityType,
    Extraction,
    MaskRule,
    Mention,
    Predicate,
    Span,
    Stated,
)
from policy_graph.privacy.names import form
from policy_graph.privacy.words import behind, introduced, roles

PERSON = EntityType.PERSON
# So many characters before and behind a name are looked at.
NEAR = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """The people of the document called ``name``: as entities, who of them has a ``public`` role and why, what stands
    ``beside`` the mentions of each, by ids; and the folded names that a word for private persons introduces."""

    id: str
    name: str
    entities: tuple[Entity, ...] = ()
    public: tuple[tuple[str, str], ...] = ()
    beside: Mapping[str, frozenset[str]] = field(default_factory=dict)
    introduced: tuple[str, ...] = ()


def trace(extraction: Extraction, rule: MaskRule | None) -> Trace:
    """Gather what one document tells of its people; ``rule`` says whether names of private persons are looked for."""
    text = extraction.document.text
    named = introduced_in(rule, extraction, frozenset()) if rule and rule.private_persons else []
    return Trace(
        id=extraction.document.id,
        name=extraction.document.name,
        entities=tuple(each for each in extraction.entities if each.type is PERSON),
        public=tuple(_official(extraction)),
        beside=_beside_all(extraction),
        introduced=tuple(dict.fromkeys(form(span.of(text)) for span in named)),
    )


def introduced_in(rule: MaskRule, extraction: Extraction, masked: frozenset[str]) -> list[Span]:
    """Give names that nobody recognized, or not in full, but that a word for private persons introduces: 陳情者の山田太郎氏.

    ``masked`` are the ids of people who are masked anyway.
    """
    text = extraction.document.text
    stays = set(map(form, rule.keep))
    taken = [each.span for each in extraction.mentions if each.entity and each.entity not in masked]
    found = (Span(*match.span("name")) for match in introduced().finditer(text))
    return [
        span
        for span in found
        if form(span.of(text)) not in stays and not any(each.overlaps(span) for each in taken)
    ]


def _official(extraction: Extraction) -> Iterator[tuple[str, str]]:
    bodies = {
        each.id
        for each in extraction.entities
        if each.kind in roles()["bodies"] or each.type is EntityType.PLACE
    }
    meeting = extraction.meeting
    for attendee in meeting.attendees:
        if attendee.name and _is_public(attendee.role, attendee.group):
            yield from ((each, "an attendee with an office") for each in _people(extraction, attendee.span))
    for utterance in meeting.utterances:
        if _is_public(utterance.role, utterance.speaker):
            yield from ((each, "a speaker with an office") for each in _people(extraction, utterance.label))
    for fact in extraction.facts:
        if fact.predicate is Predicate.HOLDS_POST:
            yield fact.subject, "the holder of a post"
        elif fact.predicate is Predicate.MEMBER_OF and fact.object in bodies:
            yield fact.subject, "a member of a public body"


def _is_public(role: Stated | None, beside: str | None) -> bool:
    said = (role.value if role else "") + (beside or "")
    return role is not None and not any(word in said for word in roles()["unofficial"])


def _people(extraction: Extraction, span: Span) -> Iterator[str]:
    for each in extraction.mentions:
        if each.type is PERSON and each.entity and span.covers(each.span):
            yield each.entity


def _beside_all(extraction: Extraction) -> Mapping[str, frozenset[str]]:
    """What stands beside the mentions of each person, by ids; nothing is told of those who have neither word."""
    people = {each.id for each in extraction.entities if each.type is PERSON}
    found: dict[str, set[str]] = defaultdict(set)
    for mention in extraction.mentions:
        if mention.entity in people and not mention.anaphor:
            found[mention.entity or ""].add(_beside(mention, extraction.document.text))
    return {id_: frozenset(words - {""}) for id_, words in found.items() if words - {""}}


def _beside(mention: Mention, text: str) -> str:
    before = form(text[max(0, mention.span.start - NEAR) : mention.span.start]).rstrip("「（、・のは")
    after = form(text[mention.span.end : mention.span.end + NEAR]).lstrip("（、(")
    if before.endswith(tuple(roles()["private"])) or after.startswith(tuple(roles()["private"])):
        return "a word for private persons"
    match = behind().match(after)
    return "a public title" if match and match[0].endswith(tuple(roles()["titles"])) else ""
