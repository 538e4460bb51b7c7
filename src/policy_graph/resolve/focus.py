"""Deictic names: 本市, 同社, 本プラン stand for the meeting's own or for what was named last; else for nothing."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files

from policy_graph.model import EntityType, Meeting, Mention
from policy_graph.text import fold

DEICTIC = re.compile(r"(?P<prefix>[本当同該]|当該|この|その|我が|わが)?(?P<noun>.+)")


@cache
def nouns() -> Mapping[EntityType, Mapping[str, tuple[str, ...]]]:
    """Read data/anaphors.toml: for each type the nouns and the name endings that they can mean."""
    table = tomllib.loads(files(__package__).joinpath("data/anaphors.toml").read_text("utf-8"))
    return {
        EntityType(type_.capitalize()): {noun: tuple(endings) for noun, endings in entries.items()}
        for type_, entries in table.items()
    }


def antecedents(mentions: Sequence[Mention], meeting: Meeting) -> Iterator[tuple[Mention, Mention | None]]:
    """Pair every anaphor with the mention that it stands for, ``None`` where that is not sure.

    同 looks back to the last name of its kind; 本, 当 and a bare noun first to the meeting's own municipality or
    body, then to the one name of that kind in the document. Mentions come in order of their spans.
    """
    for position, mention in enumerate(mentions):
        if mention.anaphor:
            yield mention, _antecedent(mention, mentions, position, meeting)


def _antecedent(
    anaphor: Mention, mentions: Sequence[Mention], position: int, meeting: Meeting
) -> Mention | None:
    match = DEICTIC.fullmatch(fold(anaphor.name))
    if not match:
        return None
    endings = nouns().get(anaphor.type, {}).get(match["noun"], (match["noun"],))
    fits = [each for each in mentions if _fits(each, anaphor.type, endings)]
    if match["prefix"] == "同":
        before = [each for each in mentions[:position] if _fits(each, anaphor.type, endings)]
        return before[-1] if before else None
    own = [each for each in fits if fold(each.canonical or each.name) in _own(meeting)]
    if own:
        return own[0]
    different = {fold(each.canonical or each.name) for each in fits}
    return fits[0] if len(different) == 1 else None


def _fits(mention: Mention, type_: EntityType, endings: tuple[str, ...]) -> bool:
    name = fold(mention.canonical or mention.name)
    return not mention.anaphor and mention.type is type_ and name.endswith(endings) and name not in endings


def _own(meeting: Meeting) -> set[str]:
    return {fold(stated.value) for stated in (meeting.municipality, meeting.body) if stated}
