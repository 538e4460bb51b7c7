"""The word lists of this stage, read once."""

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def roles() -> dict[str, Sequence[str]]:
    """Read data/roles.toml, list by list; longer words first."""
    return {
        name: tuple(sorted(words, key=lambda word: (-len(word), word)))
        for name, words in _table("roles").items()
    }


@cache
def signs(name: str) -> re.Pattern[str]:
    """Read the patterns of one name from data/blanks.toml as one; each group of a pattern counts for itself."""
    return re.compile(
        "|".join(f"(?:{_renumbered(each, n)})" for n, each in enumerate(_table("blanks")[name]))
    )


@cache
def introduced() -> re.Pattern[str]:
    """A name between a word for private persons and 氏 or さん: 陳情者の山田太郎氏."""
    before = "|".join(map(re.escape, roles()["introducing"]))
    name = r"[一-鿿々]{1,4}\s*[一-鿿々ぁ-ゖァ-ヺー]{1,5}?"
    return re.compile(
        rf"(?:{before})(?:の|である|、|：)?(?![皆方御])(?P<name>{name})(?<![者方会長員皆])(?=氏|さん)"
    )


@cache
def behind(near: bool = False) -> re.Pattern[str]:
    """What stands behind the name of a person: a title, unless ``near`` maybe with what it is of, or an honorific."""
    either = "|".join(map(re.escape, (*roles()["titles"], *roles()["honorifics"])))
    return re.compile(either if near else rf"[一-鿿]{{0,8}}?(?:{either})")


@cache
def characters() -> tuple[tuple[str, str], ...]:
    """Read data/characters.tsv: characters of names, and what each is compared as."""
    lines = files(__package__).joinpath("data/characters.tsv").read_text("utf-8").splitlines()
    pairs = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return tuple((old, new) for old, new in pairs)


def _renumbered(pattern: str, n: int) -> str:
    """Name the one group that a pattern refers back to, so that patterns can stand side by side."""
    return (
        pattern.replace("([", f"(?P<s{n}>[", 1).replace("\\1", f"(?P=s{n})") if "\\1" in pattern else pattern
    )


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath(f"data/{name}.toml").read_text("utf-8"))
