"""Layout profiles: small TOML files that say how a speaker label looks in one family of minutes."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from policy_graph.errors import UsageError

DIVIDERS = ("space", "wide space", "line", "colon", "bracket")


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How speaker labels look in one family of minutes.

    ``marks`` are the characters that open a label, of which one must stand there; ``brackets`` the pairs that may
    enclose it; ``divider`` what stands between label and speech: ``space`` (white space), ``wide space`` (a full-width
    or at least two half-width spaces), ``line`` (the label is alone on its line), ``colon``, ``bracket`` (a closing
    bracket that nobody opened). ``names`` allows a label that is a name without a title. ``pattern`` replaces all of
    these by a regular expression with a group ``speaker``. ``furniture`` are regular expressions for lines that belong
    to the page.
    """

    name: str
    about: str
    example: str
    marks: str = ""
    brackets: tuple[str, ...] = ()
    divider: tuple[str, ...] = ()
    names: bool = False
    pattern: re.Pattern[str] | None = None
    furniture: tuple[re.Pattern[str], ...] = ()

    @property
    def speaks(self) -> bool:
        """Tell whether minutes of this family have speaker labels at all."""
        return bool(self.divider or self.brackets or self.pattern)


@cache
def built_in() -> tuple[Layout, ...]:
    """List the profiles that ship with the package, by name."""
    folder = files(__package__).joinpath("layouts")
    found = sorted(
        (file for file in folder.iterdir() if file.name.endswith(".toml")), key=lambda file: file.name
    )
    return tuple(read(file.read_text("utf-8"), where=file.name) for file in found)


def load(name: str) -> Layout:
    """Find a profile by its name or by the path of its TOML file; raises UsageError when there is none."""
    if name.endswith(".toml"):
        try:
            return read(Path(name).read_text("utf-8"), where=name)
        except (OSError, UnicodeDecodeError) as error:
            raise UsageError(f"cannot read the layout profile {name}: {error}") from error
    known = {layout.name: layout for layout in built_in()}
    if name not in known:
        raise UsageError(
            f"unknown layout {name!r}{_suggestion(name, known)}; known: auto, {', '.join(known)}"
        )
    return known[name]


def read(content: str, *, where: str) -> Layout:
    """Read a profile from the text of a TOML file; raises UsageError that names the key and what is wrong with it."""
    try:
        table = tomllib.loads(content)
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{where} is no TOML: {error}") from error
    known = {each.name for each in fields(Layout)}
    for key in table:
        if key not in known:
            raise UsageError(f"{where}: unknown key {key!r}{_suggestion(key, known)}")
    for key in ("name", "about", "example"):
        if not isinstance(table.get(key), str) or not table[key]:
            raise UsageError(f"{where}: the key {key!r} is missing or empty")
    return _layout(table, where)


def _layout(table: Mapping[str, Any], where: str) -> Layout:
    pattern = table.get("pattern")
    layout = Layout(
        name=table["name"],
        about=table["about"],
        example=table["example"],
        marks=_value(table, "marks", str, "", where),
        brackets=_words(table, "brackets", where),
        divider=_words(table, "divider", where),
        names=_value(table, "names", bool, False, where),
        pattern=None if pattern is None else _pattern(str(pattern), "pattern", where),
        furniture=tuple(_pattern(each, "furniture", where) for each in _words(table, "furniture", where)),
    )
    if layout.pattern and "speaker" not in layout.pattern.groupindex:
        raise UsageError(f"{where}: 'pattern' has no group (?P<speaker>…)")
    for divider in layout.divider:
        if divider not in DIVIDERS:
            raise UsageError(f"{where}: 'divider' cannot be {divider!r}{_suggestion(divider, DIVIDERS)}")
    for pair in layout.brackets:
        if len(pair) != 2:
            raise UsageError(
                f"{where}: 'brackets' holds {pair!r}; each must be an opening and a closing bracket"
            )
    return layout


def _value(table: Mapping[str, Any], key: str, kind: type, default: Any, where: str) -> Any:
    value = table.get(key, default)
    if not isinstance(value, kind):
        raise UsageError(f"{where}: {key!r} must be a {'text' if kind is str else 'true or false'}")
    return value


def _words(table: Mapping[str, Any], key: str, where: str) -> tuple[str, ...]:
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
        raise UsageError(f"{where}: {key!r} must be a list of texts")
    return tuple(value)


def _pattern(expression: str, key: str, where: str) -> re.Pattern[str]:
    try:
        return re.compile(expression)
    except re.error as error:
        raise UsageError(f"{where}: {key!r} is no regular expression: {error}") from error


def _suggestion(word: str, known: Any) -> str:
    near = get_close_matches(word, list(known), n=1)
    return f" (did you mean {near[0]!r}?)" if near else ""
