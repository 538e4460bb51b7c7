"""Bytes of a format that names its own encoding (HTML, XML, JSON) become characters."""

import codecs
import re
from dataclasses import dataclass

from policy_graph.errors import SkipDocument

# Where a page or an XML file says in its first bytes how it is encoded.
DECLARED = re.compile(
    rb"""<(?:meta\b[^>]*?\bcharset|\?xml\b[^>]*?\bencoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE
)
# How far into the file that is looked for.
NEAR = 4096
# Names under which the characters of Windows are sent as well (髙, ①).
WINDOWS = {"shift_jis", "shift-jis", "sjis", "x-sjis", "ms_kanji", "windows-31j"}
MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


@dataclass(frozen=True, slots=True)
class Decoded:
    """The characters, the encoding they were in, and why it was that one."""

    text: str
    encoding: str
    reason: str


def decoded(source: bytes, name: str) -> Decoded:
    """Decode by byte order mark, else by what the file declares, else as UTF-8, CP932 or EUC-JP, the first that fits.

    Raises SkipDocument for bytes that fit none.
    """
    for mark, encoding in MARKS:
        if source.startswith(mark):
            return _tried(source, name, [(encoding, "byte order mark")])
    said = declaration(source)
    guesses = [(said, "declared in the file")] if said else []
    return _tried(
        source, name, [*guesses, *((each, f"valid {each}") for each in ("utf-8", "cp932", "euc_jp"))]
    )


def declaration(source: bytes) -> str | None:
    """Return the encoding that the file declares, where Python knows it."""
    match = DECLARED.search(source[:NEAR])
    if not match:
        return None
    label = match[1].decode("ascii", "replace").lower()
    try:
        found = codecs.lookup("cp932" if label in WINDOWS else label)
    except LookupError:
        return None
    # A declaration that could be read byte by byte cannot be one of two-byte units.
    return found.name if found._is_text_encoding and not found.name.startswith("utf-16") else None


def _tried(source: bytes, name: str, ways: list[tuple[str, str]]) -> Decoded:
    for encoding, reason in ways:
        try:
            return Decoded(source.decode(encoding), encoding, reason)
        except (UnicodeError, ValueError):
            continue
    tried = ", ".join(dict.fromkeys(encoding for encoding, _ in ways))
    raise SkipDocument(f"{name}: the bytes are none of {tried}; save the file as UTF-8")
