"""Who presides over a meeting, and which of their words only lead it (data/forms.toml)."""

import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from policy_graph.text import fold
from policy_graph.triples.quotes import sentences

# 議長（山田太郎君）: the title stands before the name.
BRACKETED = re.compile(r"\([^()]*\)?$")
HOUSE = "議長"


def presiding(labels: Iterable[tuple[str, str]]) -> frozenset[tuple[str, str]]:
    """Give those of the speakers, each a document and a label for every speech, who preside in it.

    The office that speaks most often presides: in a plenary that is the 議長, and not the chairs of committees who report.
    Who stands in for a 議長 presides whenever they speak; the deputy of another chair asks like a member.
    """
    spoken: dict[str, Counter[str]] = defaultdict(Counter)
    for document, label in labels:
        spoken[document][label] += 1
    return frozenset((document, label) for document, counted in spoken.items() for label in _chairs(counted))


def _chairs(counted: Mapping[str, int]) -> Iterable[str]:
    offices = {label: office for label in counted if (office := _office(label))}
    often: Counter[str] = Counter()
    for label, office in offices.items():
        often[office] += counted[label]
    first = max(often, key=lambda office: (often[office], office), default=None)
    return [label for label, office in offices.items() if office == first]


def _office(label: str) -> str | None:
    title = BRACKETED.sub("", fold(label))
    found = re.search(_rows()["presides"], title)
    if found is None or (found[1] != HOUSE and re.search(_rows()["deputy"], title[: found.start()])):
        return None
    return found[1]


def is_form(sentence: str) -> bool:
    """Tell whether a sentence of who presides only leads the meeting."""
    words = fold(sentence)
    return len(words) <= _rows()["short"] or _forms().search(words) is not None


def is_question(text: str) -> bool:
    """Tell whether a speech of who presides asks something beside leading the meeting."""
    return any(_asks().search(fold(each)) and not is_form(each) for each in _sentences(text))


def is_reply(text: str) -> bool:
    """Tell whether a speech of who presides says something beside leading the meeting."""
    return not all(map(is_form, _sentences(text)))


def _sentences(text: str) -> Iterable[str]:
    return (each for line in text.split("\n") for each in sentences(line))


@cache
def _forms() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{each})" for each in _rows()["forms"]))


@cache
def _asks() -> re.Pattern[str]:
    return re.compile("|".join(_rows()["asks"]))


@cache
def _rows() -> Mapping[str, Any]:
    return tomllib.loads(files("policy_graph.triples").joinpath("data/forms.toml").read_text("utf-8"))
