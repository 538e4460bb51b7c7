"""Who has a public role in the minutes, and who is a private person whose name is masked by rule."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set

from policy_graph.model import Entity, EntityType, Extraction, MaskRule, Mention, Predicate, Span, Stated
from policy_graph.privacy.mask import sure
from policy_graph.privacy.names import form, name_in
from policy_graph.privacy.people import Person, called
from policy_graph.privacy.words import behind, introduced, roles

PERSON = EntityType.PERSON
# So many characters before and behind a name are looked at.
NEAR = 16
LISTED = "on the list of those to mask"
NOT_LISTED = f"not {LISTED}"


def minimised(
    rule: MaskRule, extractions: Sequence[Extraction]
) -> tuple[list[Person], dict[str, int], dict[str, int]]:
    """Give the people whose names are masked by rule, and count by reason who is masked and who is kept.

    A person who has a public role in one document has it in all.
    """
    people = _by_name(extractions)
    public = _public(extractions)
    masked: dict[str, int] = defaultdict(int)
    kept: dict[str, int] = defaultdict(int)
    found: list[Person] = []
    for name, entities in sorted(people.items()):
        hide, why = _judged(rule, name, public.get(name), _near(entities, extractions))
        (masked if hide else kept)[why] += 1
        if hide:
            found.append(called(_person(rule, name, why), entities))
    listed = [name for name in dict.fromkeys(map(form, rule.names)) if name not in people]
    found += [_person(rule, name, LISTED) for name in listed]
    return found, dict(sorted(masked.items())), dict(sorted(kept.items()))


def introduced_in(rule: MaskRule, extraction: Extraction, masked: Set[str]) -> list[Span]:
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


def introduced_people(rule: MaskRule | None, extractions: Iterable[Extraction]) -> list[Person]:
    """Give the people of ``introduced_in`` by their full names, which other minutes may hold without such a word."""
    if not rule or not rule.private_persons:
        return []
    found = {
        form(span.of(each.document.text)) for each in extractions for span in introduced_in(rule, each, set())
    }
    return [
        Person(sign=rule.sign, names=(), short=(name,), kept=rule.keep, rule=True)
        for name in sorted(sure(found))
    ]


def _person(rule: MaskRule, name: str, why: str) -> Person:
    """A name that the officer listed is withdrawn as if it had an entry; any other only where it stands by itself."""
    return Person(sign=rule.sign, names=(name,), kept=rule.keep, rule=why != LISTED)


def _judged(rule: MaskRule, name: str, office: str | None, near: str) -> tuple[bool, str]:
    """Tell whether a person is masked, and why; the more certain reason goes first."""
    if name in map(form, rule.keep):
        return False, "on the list of those to keep"
    if name in map(form, rule.names):
        return True, LISTED
    if not rule.private_persons:
        return False, NOT_LISTED
    if office:
        return False, office
    return (False, near) if near == "a public title" else (True, near or "no public role")


def _by_name(extractions: Iterable[Extraction]) -> dict[str, list[Entity]]:
    people: dict[str, list[Entity]] = defaultdict(list)
    for entity in (entity for each in extractions for entity in each.entities if entity.type is PERSON):
        people[form(name_in(entity.id))].append(entity)
    return people


def _public(extractions: Iterable[Extraction]) -> dict[str, str]:
    """Who has a public role by a list, a speech, an office or a membership, by name."""
    found: dict[str, str] = {}
    for extraction in extractions:
        for id_, why in _official(extraction):
            found.setdefault(form(name_in(id_)), why)
    return found


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


def _near(entities: Iterable[Entity], extractions: Iterable[Extraction]) -> str:
    """What stands beside the mentions of a person: the word for a private person, else a public title."""
    ids = {each.id for each in entities}
    found = {
        _beside(mention, extraction.document.text)
        for extraction in extractions
        for mention in extraction.mentions
        if mention.entity in ids and not mention.anaphor
    }
    return next((why for why in ("a word for private persons", "a public title") if why in found), "")


def _beside(mention: Mention, text: str) -> str:
    before = form(text[max(0, mention.span.start - NEAR) : mention.span.start]).rstrip("「（、・のは")
    after = form(text[mention.span.end : mention.span.end + NEAR]).lstrip("（、(")
    if before.endswith(tuple(roles()["private"])) or after.startswith(tuple(roles()["private"])):
        return "a word for private persons"
    match = behind().match(after)
    return "a public title" if match and match[0].endswith(tuple(roles()["titles"])) else ""
