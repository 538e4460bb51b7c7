"""The words of the page in Japanese and English, from data/words.toml."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from policy_graph.views.markup import escape


@cache
def words() -> Mapping[str, str]:
    """Give every phrase as HTML that holds both languages, of which the page shows the one chosen."""
    table = tomllib.loads(files(__package__).joinpath("data/words.toml").read_text("utf-8"))
    return {name: both(phrase["ja"], phrase["en"]) for name, phrase in table.items()}


def counted(name: str, count: int) -> str:
    """Give a phrase with a number in the place of its ``{count}``."""
    return words()[name].replace("{count}", str(count))


def both(ja: str, en: str) -> str:
    """Mark up a phrase in two languages."""
    return f'<span class="word" lang="ja">{escape(ja)}</span><span class="word" lang="en">{escape(en)}</span>'
