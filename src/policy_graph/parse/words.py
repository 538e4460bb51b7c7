"""The words by which minutes are understood: titles, headings, municipalities, from the TOML files in data/."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def titles() -> Mapping[str, tuple[str, ...]]:
    """Titles of speakers and attendees by group (data/roles.toml), the longest first."""
    return _load("roles")


@cache
def heads() -> Mapping[str, tuple[str, ...]]:
    """Headings of the opening block by what they announce (data/heads.toml), the longest first."""
    return _load("heads")


@cache
def places() -> Mapping[str, tuple[str, ...]]:
    """Names of municipalities that must be read whole, and words that only look like one (data/places.toml)."""
    return _load("places")


@cache
def organizations() -> Mapping[str, tuple[str, ...]]:
    """What organizations and offices in them end in (data/organizations.toml), the longest first."""
    return _load("organizations")


@cache
def states() -> Mapping[str, tuple[str, ...]]:
    """Words that tell whether a field can be there (data/states.toml)."""
    return _load("states")


@cache
def table(name: str) -> Mapping[str, tuple[str, ...]]:
    """A table of patterns by what they show (data/notes.toml, data/bills.toml …), in the order of the file."""
    content = tomllib.loads(files(__package__).joinpath("data", f"{name}.toml").read_text("utf-8"))
    return {key: tuple(patterns) for key, patterns in content.items()}


def _load(name: str) -> Mapping[str, tuple[str, ...]]:
    return {key: tuple(sorted(words, key=len, reverse=True)) for key, words in table(name).items()}
