"""One meeting's mentions and claims become entities and facts."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from policy_graph.model import (
    Claim,
    Document,
    Entity,
    EntityType,
    Finding,
    Meeting,
    Mention,
    Recognition,
    Reference,
    Resolution,
    Severity,
    Span,
)
from policy_graph.resolve.deixis import alone, opens
from policy_graph.resolve.entities import entities
from policy_graph.resolve.facts import facts
from policy_graph.resolve.focus import focus
from policy_graph.resolve.governments import KINDS
from policy_graph.resolve.linking import Names, names
from policy_graph.resolve.names import Key
from policy_graph.text import squeeze

# The title of a person stands within so many characters behind the name.
TITLE = 16


def resolve(document: Document, meeting: Meeting, recognition: Recognition) -> Resolution:
    """Link every mention to an entity and turn every claim into a fact; pure, and blind to all other documents."""
    mentions = _with_owners(document, recognition.mentions)
    ends = [end for claim in recognition.claims for end in (claim.subject, claim.object)]
    known = names(meeting, mentions, ends)
    link = _link(document, meeting, mentions, known)
    mentions = tuple(each for each in mentions if not _is_word(each, link))
    linked = ((each, link.key(each)) for each in (*mentions, *ends))
    named = [(each, key) for each, key in linked if key]
    found = entities(named, known)
    made, unused = facts(recognition.claims, lambda end: key.id if (key := link.key(end)) else None)
    return Resolution(
        mentions=tuple(
            replace(each, entity=key.id if (key := link.key(each)) else None) for each in mentions
        ),
        entities=found,
        facts=made,
        findings=(
            *_unresolved(mentions, link),
            *_shared(mentions, link),
            *_candidates(found, named),
            *_unused(unused, link),
        ),
    )


def _with_owners(document: Document, mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """Sort the mentions and tell each post which organization stands right before it: 青空商工会議所（の）会頭."""
    ordered = sorted(mentions, key=lambda mention: (mention.span, mention.type))
    return tuple(
        replace(mention, within=before.name) if before and _owns(before, mention, document) else mention
        for before, mention in zip((None, *ordered), ordered, strict=False)
    )


def _owns(before: Mention, post: Mention, document: Document) -> bool:
    """Tell whether a post belongs to the name before it: an organization, or a government in full."""
    if post.type is not EntityType.POST or post.within or before.anaphor:
        return False
    government = before.kind in KINDS and not before.canonical
    if not government and (before.type is not EntityType.ORGANIZATION or opens(before.name)):
        return False
    return squeeze(document.text[before.span.end : post.span.start]) in ("", "の")


def _is_word(named: Mention | Reference, link: "Link") -> bool:
    """Tell whether a noun alone stands for nothing sure here: it names nothing, and no name is left open."""
    return isinstance(named, Mention) and named.anaphor and alone(named) and not link.keys(named)


@dataclass(frozen=True, slots=True)
class Link:
    """Finds the key of whatever is named.

    ``meant`` gives the keys that each mention can mean: none for a deictic name that stays open, two or more for a
    surname that people share.
    """

    meant: Mapping[tuple[Span, EntityType], tuple[Key, ...]]
    known: Names

    def keys(self, named: Mention | Reference) -> tuple[Key, ...]:
        """Return everything that is possibly named."""
        if isinstance(named, Mention) and (named.span, named.type) in self.meant:
            return self.meant[named.span, named.type]
        return self.known.keys(named) if not (isinstance(named, Mention) and named.anaphor) else ()

    def key(self, named: Mention | Reference) -> Key | None:
        """Return what is named; a surname that people share is an entity of its own, called like the surname."""
        keys = self.keys(named)
        if len(keys) > 1:
            return self.known.scopes.key(named.type, named.name)
        return keys[0] if keys else None

    def id(self, named: Mention | Reference) -> str | None:
        """Return the id of what is named."""
        key = self.key(named)
        return key.id if key else None


def _link(document: Document, meeting: Meeting, mentions: Iterable[Mention], known: Names) -> Link:
    meant = {
        (each.span, each.type): known.keys(each, document.text[each.span.end : each.span.end + TITLE])
        for each in mentions
        if not each.anaphor
    }
    sure = [(span, keys[0]) for (span, _), keys in meant.items() if len(keys) == 1]
    taken = [each.span for each in mentions]
    in_focus = focus(sure, taken, meeting, known.scopes, document.text)
    pointing = (each for each in mentions if each.anaphor)
    deictic = {(each.span, each.type): (key,) if key else () for each, key in in_focus.antecedents(pointing)}
    opened = {
        (each.span, each.type): (known.scopes.key(each.type, known.label(found[0]) + found[1]),)
        for each in mentions
        if not each.anaphor and (found := in_focus.opening(each))
    }
    return Link(meant | deictic | opened, known)


def _unresolved(mentions: Iterable[Mention], link: Link) -> Iterable[Finding]:
    left = [mention for mention in mentions if not link.keys(mention)]
    return _counted("resolve.unresolved", "{name} stands for nothing sure here and was left open", left)


def _shared(mentions: Iterable[Mention], link: Link) -> Iterable[Finding]:
    left = [mention for mention in mentions if len(link.keys(mention)) > 1]
    return _counted(
        "resolve.shared", "{name} can be more than one person; it was kept apart from all of them", left
    )


def _candidates(
    found: Iterable[Entity], named: Iterable[tuple[Mention | Reference, Key]]
) -> Iterator[Finding]:
    """Tell of each entity whose name fits several entries of the gazetteer where it stands first."""
    places: dict[str, list[Span]] = defaultdict(list)
    for each, key in named:
        if isinstance(each, Mention):
            places[key.id].append(each.span)
    for entity in found:
        if entity.candidates and places[entity.id]:
            entries = "、".join(f"{each.within or ''}{each.name}" for each in entity.candidates)
            yield Finding(
                code="resolve.candidates",
                message=f"{entity.label} can be {entries}; it was given no code ({len(places[entity.id])} times)",
                span=min(places[entity.id]),
                severity=Severity.INFO,
            )


def _counted(code: str, message: str, mentions: list[Mention]) -> Iterable[Finding]:
    """Make one finding of each name, at its first place, with the number of its places."""
    counts = Counter(mention.name for mention in mentions)
    first = {mention.name: mention.span for mention in reversed(mentions)}
    for name in sorted(counts, key=lambda name: first[name]):
        text = f"{message.format(name=name)} ({counts[name]} times)"
        yield Finding(code=code, message=text, span=first[name], severity=Severity.INFO)


def _unused(claims: Iterable[Claim], link: Link) -> Iterable[Finding]:
    left = {
        (claim.evidence, claim.subject.name, claim.predicate, claim.object.name)
        for claim in claims
        if not _is_word(claim.subject, link) and not _is_word(claim.object, link)
    }
    for evidence, subject, predicate, object_ in sorted(left):
        yield Finding(
            code="resolve.no-fact",
            message=f"{subject} {predicate} {object_} makes no fact: one end is not known, or both are one thing",
            span=evidence,
            severity=Severity.INFO,
        )
