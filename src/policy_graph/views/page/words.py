"""The words of the page in Japanese and English, from data/words.toml, and the colours of communities."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from policy_graph.model import Bilingual
from policy_graph.views.markup import escape


def text(name: str) -> str:
    """Read a file of the page."""
    return files(__package__).joinpath("data", name).read_text("utf-8")


@cache
def phrases() -> Mapping[str, Bilingual]:
    """Read every phrase."""
    table = tomllib.loads(text("words.toml"))
    return {name: Bilingual(ja=said["ja"], en=said["en"]) for name, said in table.items()}


def phrase(name: str, **values: object) -> Bilingual:
    """Give a phrase with values in their places."""
    said = phrases()[name]
    return Bilingual(ja=said.ja.format(**values), en=said.en.format(**values))


@cache
def words() -> Mapping[str, str]:
    """Give every phrase as HTML that holds both languages, of which the page shows the one chosen."""
    return {name: both(said.ja, said.en) for name, said in phrases().items()}


def counted(name: str, count: int) -> str:
    """Give a phrase as HTML with a number in the place of its ``{count}``."""
    return words()[name].replace("{count}", f"{count:,}")


def both(ja: str, en: str) -> str:
    """Mark up a phrase in two languages."""
    return f'<span class="word" lang="ja">{escape(ja)}</span><span class="word" lang="en">{escape(en)}</span>'


@cache
def palette() -> tuple[tuple[str, ...], str]:
    """Read the colours of the largest communities, and that of all others."""
    found = tomllib.loads(text("communities.toml"))
    return tuple(found["colours"]), found["other"]
