"""Bytes become text by strict rungs; every byte must fit, and the rung that held is the reason that is told."""

import codecs
from dataclasses import dataclass, replace

from policy_graph.errors import SkipDocument
from policy_graph.ingest.encoding import charsets
from policy_graph.ingest.encoding.likeness import kana, likeness
from policy_graph.ingest.limits import check_bytes, check_characters
from policy_graph.model import Finding, Severity
from policy_graph.settings import DEFAULTS, Settings

MARKS = {
    "utf-8-sig": (codecs.BOM_UTF8,),
    "utf-32": (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE),
    "utf-16": (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE),
}
# A reading of UTF-16 without a mark is believed when this share of it looks like Japanese.
SURE = 0.5
# EUC-JP with a smaller share of kana and signs than minutes ever have could as well be CP932.
FEW_KANA = 0.1
# In so few bytes EUC-JP may be valid UTF-8 by chance.
FEW_BYTES = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """What bytes say: ``encoding`` is the codec that decodes them to exactly ``text``, ``reason`` why that one.

    Python has no codec for ``eucjp-ms`` and ``cp50221``; a build keeps such texts beside their sources.
    """

    text: str
    encoding: str
    reason: str
    findings: tuple[Finding, ...] = ()


def decode(
    source: bytes, *, name: str, settings: Settings = DEFAULTS, declared: str | None = None
) -> Decoded:
    """Decode ``source``; ``declared`` is the charset that the file itself names.

    The rungs: what the user says, a byte order mark, the escapes of ISO-2022-JP, the NULs of UTF-16, what the file
    says, valid UTF-8, CP932, EUC-JP. Raises SkipDocument where none fits every byte and for a text that is too long,
    UsageError for an encoding of the user that does not exist.
    """
    check_bytes(source, name, settings)
    if settings.encoding is not None:
        tried = charsets.asked(settings.encoding)
        found = _first(source, tried, f"--encoding {settings.encoding}")
    else:
        found = _found(source, declared)
        tried = _marked_as(source) or ("utf-8", "cp932", "euc_jp")
    if found is None:
        raise SkipDocument(_refusal(source, name, tried))
    check_characters(found.text, name, settings)
    return _compared(found, declared)


def _found(source: bytes, declared: str | None) -> Decoded | None:
    if marked := _marked_as(source):
        return _first(source, marked, "byte order mark")
    return _escaped(source) or _sixteen(source) or _as_declared(source, declared) or _undeclared(source)


def _marked_as(source: bytes) -> tuple[str, ...]:
    """The codecs whose byte order mark the source begins with."""
    return tuple(encoding for encoding, mark in MARKS.items() if source.startswith(mark))


def _escaped(source: bytes) -> Decoded | None:
    """ISO-2022-JP: seven bits, and escape sequences that open stretches of Japanese."""
    if b"\x1b$" not in source and b"\x1b(I" not in source:
        return None
    return _first(source, charsets.variants("iso-2022-jp"), "escape sequences of ISO-2022-JP")


def _sixteen(source: bytes) -> Decoded | None:
    """UTF-16 without a mark: every second byte of ASCII characters is a NUL, and one order of bytes is Japanese."""
    if len(source) % 2 or 0 not in source:
        return None
    reason = "no byte order mark, but NULs beside ASCII characters"
    both = [_first(source, (encoding,), reason) for encoding in ("utf-16-le", "utf-16-be")]
    likely = [each for each in both if each and "\0" not in each.text and likeness(each.text) >= SURE]
    return max(likely, key=lambda each: likeness(each.text), default=None)


def _as_declared(source: bytes, declared: str | None) -> Decoded | None:
    """What the file says of itself, unless it is UTF-8 beyond doubt."""
    found = _first(source, charsets.declared(declared), f"the file says {declared}")
    plain = _first(source, ("utf-8",), "valid UTF-8, whatever the file says")
    if found and plain and likeness(plain.text) > likeness(found.text):
        return plain
    return found


def _undeclared(source: bytes) -> Decoded | None:
    """UTF-8, which other bytes are only by chance where they are few; then CP932 or EUC-JP."""
    plain = _first(source, ("utf-8",), "only ASCII" if source.isascii() else "valid UTF-8")
    if plain is None:
        return _older(source)
    if len(source) > FEW_BYTES or likeness(plain.text) > 0:
        return plain
    other = _older(source)
    return replace(plain, findings=(_doubt(plain, other),)) if other else plain


def _older(source: bytes) -> Decoded | None:
    """CP932 or EUC-JP.

    Every kana, full-width sign and common kanji of CP932 begins with a byte from 81 to 9F, which no character of EUC-JP
    does (but for 8E and 8F). So where both fit, the reading in CP932 is half-width katakana and rare kanji alone, and
    EUC-JP it is, unless CP932 looks more like Japanese after all. Without kana and signs either guess may be wrong.
    """
    shifted = _first(source, ("cp932",), "valid CP932, not UTF-8")
    unix = _first(source, charsets.variants("euc-jp"), "valid EUC-JP, neither UTF-8 nor CP932")
    if shifted is None or unix is None:
        return shifted or unix
    best, other = (shifted, unix) if likeness(shifted.text) > likeness(unix.text) else (unix, shifted)
    best = replace(best, reason="valid CP932 and EUC-JP, looks like Japanese in this one")
    return best if kana(best.text) >= FEW_KANA else replace(best, findings=(_doubt(best, other),))


def _first(source: bytes, encodings: tuple[str, ...], reason: str) -> Decoded | None:
    """The first encoding that every byte fits."""
    for encoding in encodings:
        try:
            return Decoded(text=charsets.text(source, encoding), encoding=encoding, reason=reason)
        except UnicodeDecodeError:
            continue
    return None


def _doubt(found: Decoded, other: Decoded) -> Finding:
    return Finding(
        code="ingest.encoding-doubtful",
        message=f"the bytes fit {found.encoding} and {other.encoding}, and there are hardly any kana to tell by; read as "
        f"{found.encoding}: if that is wrong, say --encoding {other.encoding}",
    )


def _compared(found: Decoded, declared: str | None) -> Decoded:
    """Say so when the bytes are not what the file calls them."""
    expected = charsets.declared(declared)
    if not expected or charsets.same(found.encoding, expected) or found.text.isascii():
        return found
    finding = Finding(
        code="ingest.encoding-declared",
        message=f"the file says that it is {declared}, but it is read as {found.encoding} ({found.reason})",
        severity=Severity.INFO,
    )
    return replace(found, findings=(*found.findings, finding))


def _refusal(source: bytes, name: str, tried: tuple[str, ...]) -> str:
    """Say where the encoding that came furthest breaks off."""
    at, encoding = max((_breaks_off(source, each), each) for each in tried)
    line = charsets.line(source, at)
    shown = f"byte 0x{source[at]:02x} at offset {at}" if at < len(source) else "the end of the file"
    names = ", ".join(each.upper() for each in tried)
    return (
        f"{name}: line {line} cannot be read as {names} ({shown} fits no character of {encoding.upper()}); "
        "save the file as UTF-8, or say --encoding if it is in another one"
    )


def _breaks_off(source: bytes, encoding: str) -> int:
    try:
        charsets.text(source, encoding)
    except UnicodeDecodeError as error:
        return error.start
    return len(source)
