"""Does a name stand in some bytes? In any encoding that our files have, escaped, packed or taken apart by markup."""

import base64
import gzip
import html
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO

from policy_graph.privacy.likely import likely
from policy_graph.privacy.names import form, spellings

# Encodings that minutes and releases are written in, besides UTF-8 and UTF-16.
ENCODINGS = ("cp932", "euc_jp")
ESCAPE = re.compile(r"\\u\{?([0-9A-Fa-f]{4,6})\}?|\\U([0-9A-Fa-f]{8})|\\x([0-9A-Fa-f]{2})|\\([nrt])")
PERCENT = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
TAG = re.compile(r"<[^<>]*>")
RUBY = re.compile(r"<rt\b[^<>]*>[^<>]*</rt>|<rp>[^<>]*</rp>")
SURROGATES = re.compile("[\ud800-\udbff][\udc00-\udfff]")
# Archives inside of archives are opened so deep.
DEEPEST = 4
GZIP, ZIP, PNG, PDF = b"\x1f\x8b", b"PK", b"\x89PNG\r\n\x1a\n", b"%PDF-"
# What is packed in a file: the streams of a PDF, its texts in hexadecimal digits, a picture inside of a page.
STREAM = re.compile(rb"stream\r?\n")
DIGITS = re.compile(rb"<([0-9A-Fa-f\s]{4,})>")
INLINE = re.compile(rb";base64,([A-Za-z0-9+/]{16,}={0,2})")


@dataclass(frozen=True)
class Search:
    """Names to be looked for in files; one inside of a ``kept`` name stands not there."""

    names: Sequence[str]
    kept: Sequence[str] = ()

    @cached_property
    def _wanted(self) -> tuple[str, ...]:
        return tuple(spelling for name in self.names for spelling in spellings(name))

    @cached_property
    def _long(self) -> tuple[str, ...]:
        return tuple(each for each in self._wanted if len(each) > 1)

    @cached_property
    def _stays(self) -> tuple[str, ...]:
        return tuple(spelling for name in self.kept for spelling in spellings(name))

    def found_in(self, text: str, guessed: bool = False) -> bool:
        """Tell whether one of the names stands in a folded text; in one whose encoding is ``guessed``, which may be a
        picture, a single character means nothing."""
        wanted = self._long if guessed else self._wanted
        if not any(spelling in text for spelling in wanted):
            return False
        for stays in self._stays:
            text = text.replace(stays, "\n")
        return any(spelling in text for spelling in wanted)


def seen(content: bytes, names: Sequence[str], kept: Sequence[str] = ()) -> bool:
    """Tell whether one of some names stands in a file."""
    return bool(found(content, [Search(names, kept)]))


def found(content: bytes, searches: Sequence[Search]) -> list[Search]:
    """Return those searches that find something in a file, which is read once for all of them.

    A text is folded, which takes long, only where a pattern says that a name may stand in it.
    """
    left, done = [each for each in searches if each.names], []
    pattern = likely(tuple(name for each in left for name in each.names))
    for text, guessed in texts(content) if left else ():
        if pattern.search(text):
            readings = list(_readings(text))
            done += [each for each in left if any(each.found_in(one, guessed) for one in readings)]
            left = [each for each in left if each not in done]
    return done


def texts(content: bytes) -> Iterator[tuple[str, bool]]:
    """Give everything that can be read in a file: decoded, unescaped, unpacked; and whether the encoding is a guess."""
    for part in unpacked(content):
        for text, guessed in _decoded(part):
            plain = _unescaped(text)
            yield plain if plain == text else _unescaped(plain), guessed  # what was escaped twice


def _decoded(part: bytes) -> Iterator[tuple[str, bool]]:
    """Read bytes in every encoding that they may be in; those that are good UTF-8 are in no other, unless they hold
    the signs of one."""
    text = part.decode("utf-8", "replace")
    yield text, False
    if "\ufffd" in text:
        yield from (_strictly(part, encoding) for encoding in ENCODINGS)
    if "\ufffd" in text or "\0" in text:
        yield from _wide(part)
    if b"\x1b$" in part:
        yield part.decode("iso2022_jp", "replace"), False


def _strictly(part: bytes, encoding: str) -> tuple[str, bool]:
    try:
        return part.decode(encoding), b"\0" in part
    except UnicodeDecodeError:
        return part.decode(encoding, "replace"), True


def _wide(part: bytes) -> Iterator[tuple[str, bool]]:
    """A text in UTF-16 may begin at any byte of a file."""
    marked = part.startswith((b"\xff\xfe", b"\xfe\xff"))
    for start, order in ((0, "le"), (0, "be"), (1, "le"), (1, "be")):
        yield part[start:].decode(f"utf-16-{order}", "replace"), not marked


def unpacked(content: bytes, depth: int = 0) -> Iterator[bytes]:
    """Give what can be read of a file as it is, and what is packed in it."""
    how = next((how for sign, how in PACKED.items() if content.startswith(sign)), None)
    if how is None:
        yield content
    for inner in (how or _inline)(content) if depth < DEEPEST else ():
        yield from unpacked(inner, depth + 1)


def _gzip(content: bytes) -> Iterator[bytes]:
    yield content[: content.find(b"\0", 10, 1024) + 1]  # the name of the file that was packed
    try:
        yield gzip.decompress(content)
    except (OSError, EOFError, zlib.error):
        yield b"\0" + content  # it only looked like it


def _zip(content: bytes) -> Iterator[bytes]:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            yield archive.comment
            for member in archive.infolist():
                yield member.filename.encode("utf-8", "replace") + b"\n" + member.comment
                yield archive.read(member)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError):
        yield b"\0" + content


def _png(content: bytes) -> Iterator[bytes]:
    """The texts of a PNG picture: tEXt as it is, zTXt and iTXt unpacked where they are packed."""
    at = len(PNG)
    while at + 8 <= len(content):
        length, kind = struct.unpack(">I4s", content[at : at + 8])
        data = content[at + 8 : at + 8 + length]
        if kind not in (b"IDAT", b"PLTE", b"IHDR"):
            yield data
            yield from (
                text for match in re.finditer(b"\x00", data[:256]) if (text := _inflated(data[match.end() :]))
            )
        at += length + 12
    yield content[at:]


def _pdf(content: bytes) -> Iterator[bytes]:
    """A PDF as it is, its streams unpacked (what it says of itself may be in one), and its texts in digits."""
    yield b"\n" + content
    streams = [text for match in STREAM.finditer(content) if (text := _inflated(content[match.end() :]))]
    for part in (content, *streams):
        yield from (bytes.fromhex(match[1].decode()) for match in DIGITS.finditer(part) if _even(match[1]))
    yield from streams


def _even(digits: bytes) -> bool:
    return len(b"".join(digits.split())) % 2 == 0


def _inflated(data: bytes) -> bytes:
    """Unpack what stands at the beginning of some bytes; what is not packed gives nothing."""
    try:
        return zlib.decompressobj().decompress(data)
    except zlib.error:
        return b""


def _inline(content: bytes) -> Iterator[bytes]:
    if b";base64," in content:
        yield from (base64.b64decode(match[1] + b"==") for match in INLINE.finditer(content))


PACKED: dict[bytes, Callable[[bytes], Iterator[bytes]]] = {GZIP: _gzip, ZIP: _zip, PNG: _png, PDF: _pdf}


def _readings(plain: str) -> Iterator[str]:
    """The ways to read a text, folded: as it is, without its markup, without its ruby."""
    yield form(plain)
    if "</" in plain:
        yield form(TAG.sub("", plain))
    if "<rt" in plain:
        yield form(TAG.sub("", RUBY.sub("", plain)))


def _unescaped(text: str) -> str:
    if "\\" in text:
        text = ESCAPE.sub(_char, text)
        text = SURROGATES.sub(lambda pair: pair[0].encode("utf-16", "surrogatepass").decode("utf-16"), text)
    text = html.unescape(text) if "&" in text else text
    return PERCENT.sub(_bytes, text) if "%" in text else text


def _bytes(match: re.Match[str]) -> str:
    return bytes.fromhex(match[0].replace("%", "")).decode("utf-8", "replace")


def _char(match: re.Match[str]) -> str:
    if match[4]:
        return " "
    number = int(match[1] or match[2] or match[3], 16)
    return chr(number) if number <= 0x10FFFF else ""
