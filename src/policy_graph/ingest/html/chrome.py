"""What belongs to a web page and not to the minutes on it: the words that tell, as data."""

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

# A line that is longer is never told by its words alone.
LONGEST = 80


@dataclass(frozen=True, slots=True)
class Chrome:
    """The words of ``data/chrome.toml``, ready for use."""

    roles: frozenset[str]
    tools: frozenset[str]
    perhaps: frozenset[str]
    named: frozenset[str]
    perhaps_named: frozenset[str]
    lines: tuple[re.Pattern[str], ...]
    items: re.Pattern[str]
    record: re.Pattern[str]
    session: re.Pattern[str]
    body: re.Pattern[str]
    site: re.Pattern[str]
    dividers: re.Pattern[str]


@cache
def chrome() -> Chrome:
    """Load the words once."""
    table = tomllib.loads(files("policy_graph.ingest").joinpath("data/chrome.toml").read_text("utf-8"))
    return Chrome(
        roles=frozenset(table["roles"]),
        tools=frozenset(table["tools"]),
        perhaps=frozenset(table["perhaps"]),
        named=frozenset(table["named"]),
        perhaps_named=frozenset(table["perhaps_named"]),
        lines=tuple(re.compile(each) for each in table["lines"]),
        **{key: re.compile(table[key]) for key in ("items", "record", "session", "body", "site", "dividers")},
    )


def is_tool(text: str) -> bool:
    """Tell whether a line of a page is a tool of the page by its words: ページの先頭へ, 印刷する, Copyright."""
    if len(text) > LONGEST:
        return False
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    return any(pattern.fullmatch(plain) for pattern in chrome().lines)
