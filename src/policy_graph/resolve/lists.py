"""The word lists of data/scopes.toml, read once."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True, kw_only=True)
class Lists:
    """Each list is explained in the file; most are name endings."""

    organization_local: tuple[str, ...]
    organization_national: tuple[str, ...]
    program_national: tuple[str, ...]
    program_state: tuple[str, ...]
    program_known: tuple[str, ...]
    program_generic: tuple[str, ...]
    place_local: tuple[str, ...]
    statutory: tuple[str, ...]
    unit_heads: tuple[str, ...]
    no_split: tuple[str, ...]
    no_split_program: tuple[str, ...]
    no_assembly_committee: tuple[str, ...]
    assembly_parts: tuple[str, ...]
    body_posts: tuple[str, ...]
    assembly_posts: tuple[str, ...]
    administration_posts: tuple[str, ...]
    unit_posts: tuple[str, ...]
    titles: tuple[str, ...]
    no_company: tuple[str, ...]
    legal_forms: tuple[str, ...]
    chairs: tuple[str, ...]
    opens_item: tuple[str, ...]
    prefectures: tuple[str, ...]


@cache
def lists() -> Lists:
    """Read data/scopes.toml."""
    table = tomllib.loads(files(__package__).joinpath("data/scopes.toml").read_text("utf-8"))
    return Lists(**{key: tuple(values) for key, values in table.items()})
