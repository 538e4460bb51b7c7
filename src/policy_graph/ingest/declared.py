"""Bytes of a format that names its own encoding (HTML, XML, JSON) become characters."""

import codecs
import re
from dataclasses import dataclass

from policy_graph.errors import SkipDocument

# Where a page or an XML file says in its first bytes how it is encoded.
DECLARED = re.compile(
    rb"""<(?:meta\b[^>]*?\bcharset|\?xml\b[^>]*?\bencoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)""", re.IGNORECASE
)
# How far into the file that is looked for.
NEAR = 4096
# Names under which the characters of Windows are sent as well (髙, ①).
WINDOWS = {"shift_jis", "shift-jis", "sjis", "x-sjis", "ms_kanji", "windows-31j"}
# Encodings of Japanese text; pages declare others by mistake.
SEVEN_BITS = {"iso2022_jp", "iso2022_jp_1", "iso2022_jp_2", "iso2022_jp_3", "iso2022_jp_ext"}
JAPANESE = {"utf-8", "cp932", "euc_jp", "euc_jisx0213", "euc_jis_2004"} | SEVEN_BITS
MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


@dataclass(frozen=True, slots=True)
class Decoded:
    """The characters, the encoding they were in, and why it was that one."""

    text: str
    encoding: str
    reason: str


def decoded(source: bytes, name: str) -> Decoded:
    """Decode by byte order mark, else as UTF-8, else as the file declares, else as CP932 or EUC-JP, the first that fits.

    UTF-8 goes before the declaration because no other Japanese text is UTF-8 by chance, and saved pages keep the
    declaration of the site. Raises SkipDocument for bytes that fit none.
    """
    for mark, encoding in MARKS:
        if source.startswith(mark):
            return _tried(source, name, {encoding: "byte order mark"})
    said = declaration(source)
    ways = {} if said is None else {said: "declared in the file"}
    first = {} if said in SEVEN_BITS else {"utf-8": ways.pop("utf-8", "valid UTF-8")}
    return _tried(
        source,
        name,
        first | ways | {"utf-8": "valid UTF-8", "cp932": "valid CP932", "euc_jp": "valid EUC-JP"},
    )


def declaration(source: bytes) -> str | None:
    """Return the encoding that the file declares, where it is one of Japanese text."""
    match = DECLARED.search(source[:NEAR])
    label = match[1].decode("ascii").lower() if match else ""
    try:
        found = codecs.lookup("cp932" if label in WINDOWS else label).name
    except (LookupError, ValueError):
        return None
    return found if found in JAPANESE else None


def _tried(source: bytes, name: str, ways: dict[str, str]) -> Decoded:
    for encoding, reason in ways.items():
        try:
            return Decoded(source.decode(encoding), encoding, reason)
        except UnicodeError:
            continue
    raise SkipDocument(f"{name}: the bytes are none of {', '.join(ways)}; save the file as UTF-8")
