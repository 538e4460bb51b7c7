"""The words around pictures in the language asked for, from data/paper.toml."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Protocol

from policy_graph.model import Bilingual, Language


class Said(Protocol):
    """Whatever has a Japanese and an English wording."""

    @property
    def ja(self) -> str:
        """In Japanese."""
        ...

    @property
    def en(self) -> str:
        """In English."""
        ...


@cache
def phrases() -> Mapping[str, Bilingual]:
    """Read data/paper.toml once."""
    table = tomllib.loads(files("policy_graph.views").joinpath("data/paper.toml").read_text("utf-8"))
    return {name: Bilingual(**entry) for name, entry in table.items()}


def phrase(name: str, **values: object) -> Bilingual:
    """Give a phrase with its numbers and names filled in; a name in two languages goes into each by itself."""
    return Bilingual(**{each: _filled(phrases()[name].of(each), each, values) for each in ("ja", "en")})


def said(words: Said, language: Language) -> str:
    """Say it in a language, or in both on one line; once only where both are the same."""
    if language is Language.BOTH and words.ja != words.en:
        return f"{words.ja} {words.en}"
    return words.en if language is Language.EN else words.ja


def paragraphs(sentences: list[Bilingual], language: Language) -> tuple[str, ...]:
    """Set sentences as one paragraph for each language asked for."""
    wanted = ("ja", "en") if language is Language.BOTH else (language.value,)
    found = ("".join(_spaced(each.of(name), name) for each in sentences).strip() for name in wanted)
    return tuple(each for each in found if each)


def _spaced(sentence: str, language: str) -> str:
    return f"{sentence} " if language == "en" else sentence


def _filled(text: str, language: str, values: Mapping[str, object]) -> str:
    """Names come from documents and may hold braces: values are put in as they are, never read again."""
    plain = {
        name: value.of(language) if isinstance(value, Bilingual) else value for name, value in values.items()
    }
    return text.format_map(plain)
