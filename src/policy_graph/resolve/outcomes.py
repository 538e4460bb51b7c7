"""What becomes of an id under the judgements: step by step, until none of them speaks of it any more."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase

from policy_graph.model import Document, EntityType, Judgement, Verdict
from policy_graph.resolve.names import key_of, mint
from policy_graph.text import fold

ORGANIZATION, PLACE, POST = EntityType.ORGANIZATION, EntityType.PLACE, EntityType.POST
# Judgements by which a name stands for another thing; the others only say what sort of thing it is.
OTHER_THING = frozenset({Verdict.SAME, Verdict.NOT_SAME})


@dataclass(frozen=True, slots=True)
class Outcome:
    """What stands for an id (``None``: nothing), and the judgements that say so, in order.

    ``other`` tells that it is another thing, not the same one with another type or owner.
    """

    id: str | None
    by: tuple[Judgement, ...] = ()
    other: bool = False


@dataclass(frozen=True, slots=True)
class Rules:
    """The judgements that hold in one place.

    ``about`` gives those on each id, the most exact first; ``kinds`` the kinds that judgements give; ``named`` the
    organizations and places of judgements by the names that the posts in them are scoped by.
    """

    about: Mapping[str, Sequence[Judgement]]
    kinds: Mapping[str, str]
    named: Mapping[str, Sequence[str]]

    def outcome(self, id_: str, name: str | None = None) -> Outcome:
        """Follow an id to what stands for it, where it is written ``name``; ``None`` stands for any other spelling.

        A post follows its organization.
        """
        folded = fold(name) if name is not None else None
        found = self._judged(Outcome(id_), folded)
        seen = {found.id}
        while found.id and (post := self.follow(found.id)):
            found = self._judged(Outcome(post.id, (*found.by, *post.by), found.other), folded)
            if found.id in seen:
                break
            seen.add(found.id)
        return found

    def _judged(self, found: Outcome, name: str | None) -> Outcome:
        seen = {found.id}
        while found.id and (judgement := self._on(found.id, name)):
            other = found.other or judgement.verdict in OTHER_THING
            found = Outcome(judgement.becomes, (*found.by, judgement), other)
            if found.id in seen:
                break
            seen.add(found.id)
        return found

    def _on(self, id_: str, name: str | None) -> Judgement | None:
        found = self.about.get(id_, ())
        return next((each for each in found if each.name is None or fold(each.name) == name), None)

    def follow(self, id_: str) -> Outcome | None:
        """Move a post to what its organization has become; ``None`` where that still goes by the same name."""
        post = key_of(id_) if id_.startswith(f"{POST.lower()}/") else None
        owners = (
            [self._judged(Outcome(each), None) for each in self.named.get(post.scope, ())] if post else []
        )
        if post is None or not owners or any(post.scope in full_names(owner.id) for owner in owners):
            return None
        scope = next(iter(full_names(owners[0].id)), None)
        return Outcome(mint(POST, scope, post.name), owners[0].by) if scope else None


def full_names(id_: str | None) -> tuple[str, ...]:
    """Give the names that posts in an organization or a place are scoped by, the usual one first; else none."""
    key = key_of(id_) if id_ else None
    if key is None or key.type not in (ORGANIZATION, PLACE):
        return ()
    whole = key.scope + key.name
    return (whole,) if key.type is ORGANIZATION or not key.scope else (key.name, whole)


def rules(judgements: Iterable[Judgement]) -> Rules:
    """Prepare judgements, in whatever order they come."""
    ordered = sorted(judgements, key=exactness)
    about: dict[str, list[Judgement]] = defaultdict(list)
    named: dict[str, list[str]] = defaultdict(list)
    for judgement in ordered:
        about[judgement.about].append(judgement)
    for id_ in sorted({id_ for each in ordered for id_ in (each.about, each.becomes) if id_}):
        for name in full_names(id_):
            named[name].append(id_)
    return Rules(about=about, kinds=_kinds(ordered), named=named)


def rules_of(judgements: Iterable[Judgement], document: Document) -> Rules:
    """Prepare the judgements that hold in one document."""
    return rules(each for each in judgements if _holds(each, document))


def everywhere(judgements: Iterable[Judgement]) -> Rules:
    """Prepare the judgements that hold wherever an id occurs."""
    return rules(each for each in judgements if each.name is None and each.document is None)


def exactness(judgement: Judgement) -> tuple[str | bool | int, ...]:
    """Order judgements: by id, then a spelling before any, a document before any, the longer pattern first."""
    name, document = judgement.name, judgement.document
    narrow = (name is None, document is None, -len(document or ""), document or "", name or "")
    return judgement.about, *narrow, judgement.verdict, judgement.becomes or "", judgement.kind or ""


def _holds(judgement: Judgement, document: Document) -> bool:
    if judgement.document is None:
        return True
    pattern = fold(judgement.document)
    return any(fnmatchcase(fold(name), pattern) for name in (document.id, document.name))


def _kinds(judgements: Iterable[Judgement]) -> dict[str, str]:
    """The kind that a judgement gives is that of what the thing becomes, whether it is retyped there or was so before."""
    return {each.becomes: each.kind for each in judgements if each.becomes and each.kind}
