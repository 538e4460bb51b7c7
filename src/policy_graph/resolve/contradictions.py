"""Judgements that cannot all hold: found when their file is read, named by their numbers."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter

from policy_graph.errors import UsageError
from policy_graph.model import Judgement, Verdict
from policy_graph.resolve.outcomes import everywhere, rules
from policy_graph.text import fold


def refuse_contradictions(judgements: Sequence[Judgement], file: str) -> None:
    """Raise UsageError for judgements on one thing that do not agree, and for those that go in a circle."""
    for said in (_twice(judgements), _kinds(judgements), _both(judgements), _circles(judgements)):
        for sentence in said:
            raise UsageError(f"{file}: {sentence}")


def _twice(judgements: Sequence[Judgement]) -> Iterator[str]:
    """Two judgements that say what becomes of one id in the same places, even if they say the same."""
    groups: dict[tuple[str, str | None, str | None], list[Judgement]] = defaultdict(list)
    for each in judgements:
        groups[each.about, fold(each.name) if each.name else None, each.document].append(each)
    for (about, _, _), found in groups.items():
        if len(found) > 1:
            yield (
                f"{_numbers(found, judgements)} say what becomes of {about} in the same places: keep one of them, "
                "and let the others speak of what it becomes"
            )


def _kinds(judgements: Sequence[Judgement]) -> Iterator[str]:
    groups: dict[str, list[Judgement]] = defaultdict(list)
    for each in judgements:
        if each.becomes and each.kind:
            groups[each.becomes].append(each)
    for id_, found in groups.items():
        if len({each.kind for each in found}) > 1:
            yield f"{_numbers(found, judgements)} give {id_} two kinds: keep one of them"


def _both(judgements: Sequence[Judgement]) -> Iterator[str]:
    """Two ids that are said to be the same and not to be."""
    if any(_circles([each for each in judgements if each.name is None and each.document is None])):
        return  # said as such
    held = everywhere(judgements)
    for each in judgements:
        if each.verdict is Verdict.NOT_SAME and each.becomes:
            one, other = held.outcome(each.about), held.outcome(each.becomes)
            if one.id == other.id is not None:
                yield (
                    f"{_numbers([each], judgements)} parts {each.becomes} from {each.about}, but by "
                    f"{_numbers((*one.by, *other.by), judgements)} they are one thing: delete one of the lines"
                )


def _circles(judgements: Sequence[Judgement]) -> Iterator[str]:
    """Ids that become each other; spellings and documents are looked at one by one, as they exclude each other."""
    followed = _followed(judgements)
    if not _circle(judgements, followed):
        return
    names = {fold(each.name) if each.name else None for each in judgements} | {None}
    documents = {each.document for each in judgements} | {None}
    for name in sorted(names, key=str):
        for document in sorted(documents, key=str):
            fits = [each for each in judgements if _fits(each, name, document)]
            if circle := _circle(fits, followed):
                by = [each for each in fits if each.about in circle and each.becomes != each.about]
                yield (
                    f"{_numbers(by, judgements)} go in a circle ({' → '.join(circle)}): "
                    "delete one of the lines or turn it round"
                )


def _fits(judgement: Judgement, name: str | None, document: str | None) -> bool:
    spelled = judgement.name is None or fold(judgement.name) == name
    return spelled and judgement.document in (None, document)


def _followed(judgements: Sequence[Judgement]) -> dict[str, str]:
    """The posts that judgements lead to, with what they become by following their organizations."""
    held = rules(judgements)
    posts = {each.becomes: held.follow(each.becomes) for each in judgements if each.becomes}
    return {id_: post.id for id_, post in posts.items() if post and post.id}


def _circle(judgements: Sequence[Judgement], followed: Mapping[str, str]) -> list[str]:
    steps: dict[str, list[str]] = defaultdict(list)
    for each in judgements:
        if each.becomes and each.becomes != each.about:
            steps[each.about].append(each.becomes)
    for id_, post in followed.items():
        if id_ not in steps:
            steps[id_].append(post)
    try:
        TopologicalSorter(steps).prepare()
    except CycleError as error:
        return list(reversed(error.args[1]))
    return []


def _numbers(found: Iterable[Judgement], judgements: Sequence[Judgement]) -> str:
    meant = {id(each) for each in found}
    *first, last = [str(number) for number, each in enumerate(judgements, 1) if id(each) in meant]
    return f"judgements {', '.join(first)} and {last}" if first else f"judgement {last}"
