"""Sides that are taken on a programme: the words there must name one (data/stances.toml)."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files

from policy_graph.model import EntityType, Mention, Span, Stance
from policy_graph.text import fold


def named(stances: Iterable[Stance], mentions: Sequence[Mention], text: str) -> tuple[Stance, ...]:
    """Keep the sides that are taken on bills, and those on something that a mention names; ``programs`` become the
    places of these mentions. A side on the change of a programme (計画の変更に反対) is none on the programme."""
    programs = [
        each for each in mentions if each.type is EntityType.PROGRAM and each.entity and _is_plain(each)
    ]
    return tuple(kept for each in stances if (kept := _named(each, programs, text)))


def _named(stance: Stance, programs: Sequence[Mention], text: str) -> Stance | None:
    places = tuple(place for words in stance.programs for place in _places(words, programs, text))
    return replace(stance, programs=places) if stance.bills or places else None


def _places(words: Span, programs: Sequence[Mention], text: str) -> Iterator[Span]:
    """The name that ends the words, or stands before no more than what is done with the programme itself."""
    for each in programs:
        if words.covers(each.span) and _itself().fullmatch(fold(text[each.span.end : words.end])):
            yield each.span


def _is_plain(mention: Mention) -> bool:
    """Tell whether words name a thing or point at it; a bare 計画 may be any."""
    return not mention.anaphor or fold(mention.name).startswith(tuple(_rows()["points"]))


@cache
def _itself() -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(_rows()['itself'])})?")


@cache
def _rows() -> Mapping[str, Sequence[str]]:
    return tomllib.loads(files(__package__).joinpath("data", "stances.toml").read_text("utf-8"))
