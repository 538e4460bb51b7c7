"""How a change is told: data/changes.toml, filled with the words of the change."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from policy_graph.model import Bilingual, Change, Said, Word

BLANK = re.compile(r"\{(\w+)(?::([^}]*))?\}")
# A stretch that falls away where a word in it is not known.
OPTIONAL = re.compile(r"\[([^\]]*)\]")
# What stands behind it is left where the rest falls away.
ELSE = "//"
QUOTE = "quote"
# The day of a meeting behind its title, in brackets of Japanese.
DAY = re.compile(r"（(\d{4}-\d\d-\d\d)）$")


def line(change: Change, language: str) -> str:
    """Tell one change."""
    words = {**change.said, "n": change.amount}
    words |= {"meeting": change.meeting} if change.meeting else {}
    if place := _place(change.said, language):
        words["place"] = place
    return filled(_kind(change)["line"], words, language)


def count(change: Change, number: int, language: str) -> str:
    """Tell how many changes of this kind there are."""
    return filled(_kind(change)["count"], {"n": number}, language)


def section(change: Change) -> str:
    """Name the section that a change is told in."""
    return str(_kind(change)["section"])


def said(group: str, name: str, language: str, **words: Word) -> str:
    """Give one of the other texts, those of the page and the headings of the sections."""
    return filled(table()[group][name], words, language)


def filled(template: Mapping[str, str], words: Said, language: str) -> str:
    """Fill a template; what stands in [ ] falls away, or behind // stays alone, where a word is not known."""
    text = OPTIONAL.sub(lambda part: _kept(part[1], words), template[language])
    return BLANK.sub(lambda blank: _word(words.get(blank[1], ""), blank[2] or "", language), text)


@cache
def table() -> Mapping[str, Any]:
    """Read data/changes.toml once."""
    return tomllib.loads(files(__package__).joinpath("data/changes.toml").read_text("utf-8"))


def _kind(change: Change) -> Mapping[str, Any]:
    kind: Mapping[str, Any] = table()["kinds"][change.kind]
    return kind


def _kept(part: str, words: Said) -> str:
    known, _, unknown = part.partition(ELSE)
    return known if all(blank[1] in words for blank in BLANK.finditer(known)) else unknown


def _word(word: Word, form: str, language: str) -> str:
    if isinstance(word, Bilingual):
        word = word.of(language)
    if form == QUOTE:
        return said("page", QUOTE, language, quote=_unquoted(str(word), language))
    if isinstance(word, int):
        one, _, many = form.partition("|")
        return f"{word:,} {one if word == 1 else many}".rstrip()
    return titled(word, language)


def titled(name: str, language: str) -> str:
    """Write the title of a meeting with its day as the language does."""
    return name if language == "ja" else DAY.sub(r" (\1)", name)


def _unquoted(words: str, language: str) -> str:
    """Make inner quotation marks of outer ones."""
    return words.replace("「", "『").replace("」", "』") if language == "ja" else words


def _place(words: Said, language: str) -> str:
    name = "page" if "page" in words else "line"
    return said("place", name, language, **words) if "line" in words else ""
