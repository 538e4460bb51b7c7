"""The file of a layout profile, checked key by key: each mistake gets a sentence that says what is allowed."""

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from types import MappingProxyType
from typing import Any

from policy_graph.errors import UsageError
from policy_graph.parse.words import heads

DIVIDERS = ("space", "wide space", "line", "colon", "bracket", "bar", "title")
MEANINGS = ("chair", "speaker", "question", "answer", "procedure", "heading")
# Meanings of a mark behind which somebody speaks.
SPEAKING = ("chair", "speaker", "question", "answer", "procedure")
FORMS = (
    "name title",
    "letter title",
    "title (name)",
    "title (name",
    "title name",
    "title: name",
    "seat (name)",
    "seat name",
    "title",
    "seat",
    "name",
)
NEEDED = ("name", "about", "example")

Check = Callable[[Any, str, str], Any]


def values(content: str, where: str) -> dict[str, Any]:
    """Read the TOML text of a profile into the fields of a Layout."""
    try:
        table = tomllib.loads(content)
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{where} is no TOML: {error}") from error
    for key in table:
        if key not in CHECKS:
            raise UsageError(f"{where}: unknown key {key!r}{suggestion(key, CHECKS)}")
    for key in NEEDED:
        if not isinstance(table.get(key), str) or not table[key]:
            raise UsageError(f"{where}: the key {key!r} is missing or empty")
    found = {key: CHECKS[key](value, key, where) for key, value in table.items()}
    return _with_meanings(found)


def suggestion(word: str, known: Iterable[str]) -> str:
    """Say what was probably meant."""
    near = get_close_matches(word, list(known), n=1)
    return f" (did you mean {near[0]!r}?)" if near else ""


def _with_meanings(found: dict[str, Any]) -> dict[str, Any]:
    """Part what marks and words look like from what they mean; a mark that only opens headings opens no label."""
    marks: Mapping[str, tuple[str, ...]] = found.pop("marks", {})
    words: Mapping[str, tuple[str, ...]] = found.pop("words", {})
    opening = "".join(sign for sign, said in marks.items() if set(said) & set(SPEAKING))
    return {
        **found,
        "marks": opening,
        "words": tuple(sorted(words, key=len, reverse=True)),
        "meanings": MappingProxyType({**marks, **words}),
    }


def _text(value: Any, key: str, where: str) -> str:
    if not isinstance(value, str):
        raise UsageError(f"{where}: {key!r} must be a text")
    return value


def _flag(value: Any, key: str, where: str) -> bool:
    if not isinstance(value, bool):
        raise UsageError(f"{where}: {key!r} must be a true or false")
    return value


def _list(value: Any, key: str, where: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
        raise UsageError(f"{where}: {key!r} must be a list of texts")
    return tuple(value)


def _marks(value: Any, key: str, where: str) -> dict[str, tuple[str, ...]]:
    """Marks in one text (each may open a label), or a table of what each means."""
    if isinstance(value, str):
        return dict.fromkeys(value, ("speaker",))
    return {mark: said for signs, said in _signs(value, key, where).items() for mark in signs}


def _signs(value: Any, key: str, where: str) -> dict[str, tuple[str, ...]]:
    if not isinstance(value, dict):
        raise UsageError(f'{where}: {key!r} must be a table such as "○" = "chair"')
    return {sign: _meanings(said, f"{key}.{sign}", where) for sign, said in value.items()}


def _meanings(value: Any, key: str, where: str) -> tuple[str, ...]:
    said = [value] if isinstance(value, str) else value
    if not isinstance(said, list) or not said:
        raise UsageError(f"{where}: {key!r} must be one of {', '.join(MEANINGS)}, or a list of them")
    return tuple(_one_of(str(each), MEANINGS, key, where) for each in said)


def _one_of(word: str, allowed: tuple[str, ...], key: str, where: str) -> str:
    if word not in allowed:
        raise UsageError(
            f"{where}: {key!r} cannot be {word!r}{suggestion(word, allowed)}; allowed: {', '.join(allowed)}"
        )
    return word


def _chosen(allowed: tuple[str, ...]) -> Check:
    return lambda value, key, where: tuple(
        _one_of(word, allowed, key, where) for word in _list(value, key, where)
    )


def _pairs(value: Any, key: str, where: str) -> tuple[tuple[str, str], ...]:
    return tuple(_pair(word, key, where) for word in _list(value, key, where))


def _pair(word: str, key: str, where: str) -> tuple[str, str]:
    """An opening and a closing bracket: 【】, or with … between them where they are longer: **…**."""
    opening, between, closing = word.partition("…")
    if len(word) == 2 and not between:
        return word[0], word[1]
    if not (opening and closing):
        raise UsageError(
            f"{where}: {key!r} holds {word!r}; each must be an opening and a closing bracket (【】, or **…**)"
        )
    return opening, closing


def _pattern(value: Any, key: str, where: str) -> re.Pattern[str]:
    try:
        return re.compile(_text(value, key, where))
    except re.error as error:
        raise UsageError(f"{where}: {key!r} is no regular expression: {error}") from error


def _speaker_pattern(value: Any, key: str, where: str) -> re.Pattern[str]:
    pattern = _pattern(value, key, where)
    if "speaker" not in pattern.groupindex:
        raise UsageError(f"{where}: 'pattern' has no group (?P<speaker>…)")
    return pattern


def _patterns(value: Any, key: str, where: str) -> tuple[re.Pattern[str], ...]:
    return tuple(_pattern(each, key, where) for each in _list(value, key, where))


def _headings(value: Any, key: str, where: str) -> Mapping[str, str]:
    """Words of the opening by what they announce: date = ["集いの日"]."""
    if not isinstance(value, dict):
        raise UsageError(f'{where}: {key!r} must be a table such as date = ["開催日"]')
    kinds = tuple(heads())
    for kind in value:
        _one_of(kind, kinds, key, where)
    return MappingProxyType(
        {word: kind for kind, words in value.items() for word in _list(words, f"{key}.{kind}", where)}
    )


CHECKS: Mapping[str, Check] = MappingProxyType(
    {
        "name": _text,
        "about": _text,
        "example": _text,
        "marks": _marks,
        "words": _signs,
        "speaker": _chosen(FORMS),
        "brackets": _pairs,
        "divider": _chosen(DIVIDERS),
        "behind": _list,
        "names": _flag,
        "bare": _flag,
        "numbered": _flag,
        "inline": _flag,
        "joined": _flag,
        "bullets": _text,
        "pattern": _speaker_pattern,
        "furniture": _patterns,
        "notes": _pairs,
        "headings": _headings,
    }
)
