"""Names of encodings, and how each of them reads bytes."""

import codecs
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from policy_graph.errors import UsageError
from policy_graph.ingest.encoding.microsoft import OWN

# What Python's CP932 reads where CP932 has no character.
NO_CP932 = "\x80\uf8f0\uf8f1\uf8f2\uf8f3"


def text(source: bytes, encoding: str) -> str:
    """Decode strictly; raises UnicodeDecodeError at the first byte that fits no character."""
    if encoding in OWN:
        return OWN[encoding](source)
    found = source.decode(encoding)
    if encoding == "cp932" and any(char in found for char in NO_CP932):
        at = min(found.index(char) for char in NO_CP932 if char in found)
        start = len(found[:at].encode("cp932"))
        raise UnicodeDecodeError(encoding, source, start, start + 1, "no character")
    return found


def asked(name: str) -> tuple[str, ...]:
    """The encodings that a user may mean by a name, in the order in which they are tried.

    A byte order mark is no part of the text. Raises UsageError for a name that nothing goes by.
    """
    known = declared(name)
    if known:
        return ("utf-8-sig", *known) if known == ("utf-8",) else known
    try:
        codec = codecs.lookup(name)
    except (LookupError, ValueError):
        codec = None
    if codec is None or not codec._is_text_encoding:
        raise UsageError(
            f"--encoding {name!r} is no encoding; say utf-8, cp932, euc-jp, iso-2022-jp, utf-16 or another name that Python knows"
        )
    return (codec.name,)


def declared(name: str | None) -> tuple[str, ...]:
    """The encodings that a file may mean by a name; none for a name that is not one of Japanese text."""
    plain = (name or "").strip().strip("\"'").lower().replace("_", "-")
    return next((variants(key) for key, names in _table()["names"].items() if plain in names), ())


def variants(name: str) -> tuple[str, ...]:
    """The variants of an encoding, in the order in which they are tried."""
    return tuple(_table()["variants"][name])


def same(encoding: str, expected: tuple[str, ...]) -> bool:
    """Tell whether an encoding is one of those expected, with or without a byte order mark."""
    return encoding.removesuffix("-sig") in expected


def line(source: bytes, at: int) -> int:
    """The number of the line that a byte stands in, counted from 1, as an editor counts."""
    before = source[:at]
    return before.count(b"\n") + before.count(b"\r") - before.count(b"\r\n") + 1


@cache
def _table() -> Mapping[str, Mapping[str, list[str]]]:
    return tomllib.loads(files("policy_graph.ingest").joinpath("data/charsets.toml").read_text("utf-8"))
