"""The words that reports of checks are made of, in Japanese and English."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from policy_graph.errors import UsageError
from policy_graph.model import LANGUAGES, Bilingual, Fault


@cache
def wording() -> Mapping[str, Bilingual]:
    """Read data/check.toml once."""
    table = tomllib.loads(files(__package__).joinpath("data/check.toml").read_text("utf-8"))
    return {name: Bilingual(ja=said["ja"], en=said["en"]) for name, said in table.items()}


def said(name: str, language: str, **values: object) -> str:
    """Give a wording in one language, with values in their places."""
    return spoken(wording()[name], language).format(**values)


def spoken(words: Bilingual, language: str) -> str:
    """Give one of the languages; raises UsageError for any other."""
    if language not in LANGUAGES:
        raise UsageError(f"there is no report in {language!r}: say {' or '.join(LANGUAGES)}")
    return words.of(language)


def where(fault: Fault, language: str) -> str:
    """Say which document, page and line."""
    parts = [
        fault.document or "",
        said("page", language, number=fault.page) if fault.page is not None else "",
        said("line", language, number=fault.line) if fault.line is not None else "",
    ]
    return " ".join(part for part in parts if part)


def counted(count: int, language: str) -> str:
    """Say how often."""
    return said("once", language) if count == 1 else said("count", language, count=f"{count:,}")
