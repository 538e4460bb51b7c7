"""Single values of portal.toml: each is what its key asks for, or one sentence says how to write it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, NoReturn

from policy_graph.errors import UsageError
from policy_graph.model import Bilingual, Concept, Place
from policy_graph.release.choices import choose, known

IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+")
URL = re.compile(r"https?://[^\s<>\"{}|\\^`/?#]+[^\s<>\"{}|\\^`]*")
EMAIL = re.compile(r"[^\s<>\"{}|\\^`@:/]+@[^\s<>\"{}|\\^`@:/]+\.[A-Za-z0-9-]+")
# What CKAN takes for the name of a dataset, an organization or a group.
NAME = re.compile(r"[a-z0-9_-]{2,100}")
# Keys that choose from the list of another.
LISTED_AS = {"creator_type": "publisher_type"}
CODE = re.compile(r"[0-9]{6}")


@dataclass(frozen=True, slots=True)
class Value:
    """A value as it stands in the file, and where."""

    file: Path
    key: str
    said: Any

    def wrong(self, how: str) -> NoReturn:
        """Raise UsageError that names the file, the key, the value and how to write it."""
        raise UsageError(f"{self.file}: {self.key}: {_shown(self.said)} {how}")

    def within(self, said: Any) -> "Value":
        """A part of this value, under the same key."""
        return Value(self.file, self.key, said)


def text(value: Value) -> str:
    """Read words."""
    if not isinstance(value.said, str) or not value.said.strip():
        value.wrong('is no text: write it in quotes, "…"')
    return value.said.strip()


def truth(value: Value) -> bool:
    """Read yes or no."""
    if not isinstance(value.said, bool):
        value.wrong("is neither true nor false")
    return value.said


def bilingual(value: Value) -> Bilingual:
    """Read the same in both languages."""
    said = value.said
    if not isinstance(said, Mapping) or set(said) != {"ja", "en"}:
        value.wrong('must be given in both languages: { ja = "…", en = "…" }')
    return Bilingual(ja=text(value.within(said["ja"])), en=text(value.within(said["en"])))


def iri(value: Value) -> str:
    """Read an IRI."""
    return _matching(value, IRI, "is no IRI: write an address such as https://example.org/town")


def url(value: Value) -> str:
    """Read the address of a page."""
    return _matching(value, URL, "is no address of a page: write one that begins with https:// or http://")


def email(value: Value) -> str:
    """Read an e-mail address."""
    return _matching(value, EMAIL, "is no e-mail address: write one such as opendata@example.org")


def name(value: Value) -> str:
    """Read a name that stands in an address."""
    return _matching(
        value, NAME, "is no name for an address: write 2 to 100 of a–z (small), 0–9, - and _ alone"
    )


def code(value: Value) -> str:
    """Read a 全国地方公共団体コード, whose last digit checks the others."""
    digits = _matching(value, CODE, 'is no 全国地方公共団体コード: write its six digits in quotes, "…"')
    total = sum(weight * int(digit) for weight, digit in zip((6, 5, 4, 3, 2), digits, strict=False))
    if (11 - total % 11) % 10 != int(digits[5]):
        value.wrong(
            f"is no 全国地方公共団体コード: the last digit does not check the others; look for {digits[:5]} again"
        )
    return digits


def day(value: Value) -> str:
    """Read a date, in quotes or not."""
    said = value.said
    if isinstance(said, date) and not isinstance(said, datetime):
        return said.isoformat()
    try:
        if isinstance(said, str) and date.fromisoformat(said).isoformat() == said:
            return said
    except ValueError:
        pass
    value.wrong("is no date: write year, month and day as 2024-12-01")


def concept(value: Value) -> Concept:
    """Read an entry of a shared list: a word for it, its IRI, or one of another list with its names."""
    said = value.said
    if isinstance(said, Mapping) and set(said) == {"iri", "ja", "en"}:
        label = bilingual(value.within({"ja": said["ja"], "en": said["en"]}))
        return Concept(iri=iri(value.within(said["iri"])), label=label)
    listed = LISTED_AS.get(value.key, value.key)
    if isinstance(said, str) and (found := choose(listed, said)):
        return found.concept
    value.wrong(f'is not known: write one of {known(listed)}, or {{ iri = "…", ja = "…", en = "…" }}')


def place(value: Value) -> Place:
    """Read a place: an IRI, or a table with IRI, names, point and box."""
    said = value.said
    if isinstance(said, str):
        return Place(iri=iri(value))
    names = isinstance(said, Mapping) and {"ja", "en"} <= set(said)
    if not isinstance(said, Mapping) or set(said) - {"iri", "ja", "en", "point", "box"}:
        value.wrong('is no place: write an IRI, or { iri = "…", ja = "…", en = "…" }')
    if not names and ("iri" not in said or {"ja", "en"} & set(said)):
        value.wrong("is no place: give it an IRI, or its name in both languages, ja and en")
    return Place(
        iri=iri(value.within(said["iri"])) if "iri" in said else None,
        label=bilingual(value.within({key: said[key] for key in ("ja", "en")})) if names else None,
        point=_degrees(value, said, "point", 2),  # type: ignore[arg-type]
        box=_degrees(value, said, "box", 4),  # type: ignore[arg-type]
    )


def several(value: Value) -> Sequence[Value]:
    """Take a list apart."""
    if not isinstance(value.said, list):
        value.wrong("is no list: write it in square brackets, [ … ]")
    return [value.within(each) for each in value.said]


def _degrees(value: Value, said: Mapping[str, Any], part: str, length: int) -> tuple[float, ...] | None:
    """Read degrees: longitudes and latitudes in turn."""
    if part not in said:
        return None
    numbers = said[part]
    ok = isinstance(numbers, list) and len(numbers) == length
    if not ok or not all(isinstance(each, int | float) for each in numbers):
        value.wrong(f"has no {part} of {length} numbers")
    if any(abs(each) > (90 if at % 2 else 180) for at, each in enumerate(numbers)):
        value.wrong(f"has a {part} off the map: write longitude before latitude, in degrees")
    return tuple(map(float, numbers))


def _matching(value: Value, pattern: re.Pattern[str], how: str) -> str:
    if not isinstance(value.said, str) or not pattern.fullmatch(value.said):
        value.wrong(how)
    return value.said


def _shown(said: object) -> str:
    """A value as a message shows it, cut where it is long."""
    written = f'"{said}"' if isinstance(said, str) else str(said)
    return written if len(written) <= 80 else f"{written[:79]}…"
