"""The words of the pages in both languages: the style sheet shows those of the language that the reader chose."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib.resources import files

from markupsafe import Markup, escape

from policy_graph.dates import MONTHS, in_era
from policy_graph.model import Bilingual

# A line end with the blanks around it, but none between words in Latin letters.
LINE_END = re.compile(r"(?<![A-Za-z0-9])\s*[\r\n]+\s*|\s*[\r\n]+\s*(?![A-Za-z0-9])")
Table = Mapping[str, Mapping[str, Bilingual]]


def read(name: str) -> Table:
    """Read a file of words: sections of pairs."""
    said = tomllib.loads(files(__package__).joinpath("data", name).read_text("utf-8"))
    return {
        section: {key: Bilingual(ja=pair["ja"], en=pair["en"]) for key, pair in pairs.items()}
        for section, pairs in said.items()
    }


def subtypes() -> Mapping[str, Bilingual]:
    """Read what the kinds of things are called."""
    said = tomllib.loads(files(__package__).joinpath("data", "subtypes.toml").read_text("utf-8"))
    return {key: Bilingual(ja=pair["ja"], en=pair["en"]) for key, pair in said.items()}


@dataclass(frozen=True, slots=True)
class Words:
    """Gives the words of one section: ``words.meeting.date`` in a template, ``words.meeting.at(…)`` with values."""

    table: Mapping[str, Bilingual]

    def __getitem__(self, name: str) -> Markup:
        """Return the words of a key; a key that is not there is a fault of the template."""
        return both(self.table[name])

    def fill(self, name: str, **values: object) -> Markup:
        """Return the words of a key with values in their places."""
        said = self.table[name]
        return both(Bilingual(ja=said.ja.format(**values), en=said.en.format(**values)))

    def for_script(self) -> Mapping[str, Mapping[str, str]]:
        """Give all words of the section, for a script."""
        return {name: {"ja": said.ja, "en": said.en} for name, said in self.table.items()}

    def plain(self, name: str) -> str:
        """Return both languages in one line, for attributes."""
        said = self.table[name]
        return f"{said.ja} / {said.en}"


@lru_cache(maxsize=4096)
def both(said: Bilingual) -> Markup:
    """Write the same in both languages, of which one is shown."""
    return Markup('<span class="ja" lang="ja">{}</span><span class="en" lang="en">{}</span>').format(
        said.ja, said.en
    )


def names(name: str) -> Mapping[str, Words]:
    """Read a file of words for templates."""
    return {section: Words(pairs) for section, pairs in read(name).items()}


@lru_cache(maxsize=4096)
def dated(value: str | None) -> Markup:
    """Write a date as people read it: 令和6年5月20日（2024年5月20日）; what is no date stays as it is."""
    try:
        day = date.fromisoformat(value or "")
    except ValueError:
        return escape(value or "")
    western = f"{day.year}年{day.month}月{day.day}日"
    era = in_era(day.isoformat())
    ja = f"{era}（{western}）" if era else western
    said = both(Bilingual(ja=ja, en=f"{day.day} {MONTHS[day.month - 1]} {day.year}"))
    return Markup('<time datetime="{}">{}</time>').format(day.isoformat(), said)


@lru_cache(maxsize=4096)
def day(value: str) -> Markup:
    """Write a date for a table, by one calendar for each language; what is no date stays as it is."""
    era = in_era(value)
    if era is None:
        return escape(value)
    read = date.fromisoformat(value)
    said = both(Bilingual(ja=era, en=f"{read.day} {MONTHS[read.month - 1][:3]} {read.year}"))
    return Markup('<time datetime="{}">{}</time>').format(read.isoformat(), said)


def unwrapped(text: str) -> str:
    """Join the lines of a text, between which a browser would show blanks that Japanese does not have."""
    return LINE_END.sub("", text)
