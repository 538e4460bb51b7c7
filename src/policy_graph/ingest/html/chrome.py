"""What belongs to a web page and not to the minutes on it: the words that tell, as data."""

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

# A line that is longer is never told by its words alone.
LONGEST = 80
# The keys of the file that hold one pattern each.
PATTERNS = ("items", "record", "session", "body", "site", "dividers", "links", "between", "contact")


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
    links: re.Pattern[str]
    between: re.Pattern[str]
    contact: re.Pattern[str]


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
        **{key: re.compile(table[key]) for key in PATTERNS},
    )


def is_tool(text: str) -> bool:
    """Tell whether a line of a page is a tool of the page by its words: ページの先頭へ, 印刷する, Copyright; or several of
    them side by side: トップページ｜検索画面へ戻る."""
    if len(text) > LONGEST:
        return False
    parts = [part for part in chrome().between.split(text) if part]
    return _is_said(text) or (len(parts) > 1 and all(_is_said(part) or _is_link(part) for part in parts))


def _is_said(text: str) -> bool:
    plain = _plain(text)
    return any(pattern.fullmatch(plain) for pattern in chrome().lines)


def _is_link(text: str) -> bool:
    return chrome().links.fullmatch(_plain(text)) is not None


def is_contact(text: str) -> bool:
    """Tell whether a heading opens what the site says of itself: このページに関するお問い合わせ."""
    return len(text) <= LONGEST and chrome().contact.fullmatch(_plain(text)) is not None


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())
