"""Does a name stand in some bytes? In any encoding that our files have, escaped, packed or taken apart by markup."""

import gzip
import html
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from urllib.parse import unquote

from policy_graph.privacy.names import form, spellings

# Encodings that minutes and releases are written in.
ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "cp932", "euc_jp", "iso2022_jp")
ESCAPE = re.compile(r"\\u\{?([0-9A-Fa-f]{4,6})\}?|\\U([0-9A-Fa-f]{8})|\\x([0-9A-Fa-f]{2})|\\([nrt])")
TAG = re.compile(r"<[^<>]*>")
SURROGATES = re.compile("[\ud800-\udbff][\udc00-\udfff]")
# Archives inside of archives are opened so deep.
DEEPEST = 4
PNG = b"\x89PNG\r\n\x1a\n"


@dataclass(frozen=True, slots=True)
class Search:
    """Names to be looked for in files; one inside of a ``kept`` name stands not there."""

    names: Sequence[str]
    kept: Sequence[str] = ()

    def found_in(self, text: str) -> bool:
        """Tell whether one of the names stands in a folded text."""
        wanted = [spelling for name in self.names for spelling in spellings(name)]
        if not any(spelling in text for spelling in wanted):
            return False
        for stays in (spelling for name in self.kept for spelling in spellings(name)):
            text = text.replace(stays, "\n")
        return any(spelling in text for spelling in wanted)


def seen(content: bytes, names: Sequence[str], kept: Sequence[str] = ()) -> bool:
    """Tell whether one of some names stands in a file."""
    return bool(found(content, [Search(names, kept)]))


def found(content: bytes, searches: Sequence[Search]) -> list[Search]:
    """Return those searches that find something in a file, which is read once for all of them."""
    left, done = [each for each in searches if each.names], []
    for text in texts(content) if left else ():
        done += [each for each in left if each.found_in(text)]
        left = [each for each in left if each not in done]
    return done


def texts(content: bytes) -> Iterator[str]:
    """Give everything that can be read in a file, folded: decoded, unescaped, unpacked, without its markup."""
    for part in unpacked(content):
        for encoding in ENCODINGS:
            if encoding == "utf-8" or _may_be(part, encoding):
                yield from _readings(part.decode(encoding, "replace"))


def unpacked(content: bytes, depth: int = 0) -> Iterator[bytes]:
    """Give a file and what is packed in it: gzip, ZIP (Word, Excel), the texts of a picture."""
    yield content
    if depth >= DEEPEST:
        return
    for inner in _packed(content):
        yield from unpacked(inner, depth + 1)


def _packed(content: bytes) -> Iterator[bytes]:
    if content.startswith(b"\x1f\x8b"):
        yield gzip.decompress(content)
    elif content.startswith(b"PK"):
        with zipfile.ZipFile(BytesIO(content)) as archive:
            for member in archive.infolist():
                yield member.filename.encode("utf-8", "replace")
                yield archive.read(member)
    elif content.startswith(PNG):
        yield from _chunks(content)


def _chunks(content: bytes) -> Iterator[bytes]:
    """The texts of a PNG picture: tEXt as it is, zTXt and iTXt unpacked where they are packed."""
    at = len(PNG)
    while at + 8 <= len(content):
        length, kind = struct.unpack(">I4s", content[at : at + 8])
        data = content[at + 8 : at + 8 + length]
        if kind in (b"tEXt", b"zTXt", b"iTXt"):
            yield data
            for start in (match.end() for match in re.finditer(b"\x00", data)):
                try:
                    yield zlib.decompress(data[start:])
                except zlib.error:
                    continue
        at += length + 12


def _readings(text: str) -> Iterator[str]:
    plain = _unescaped(text)
    if plain != text:
        plain = _unescaped(plain)  # what was escaped twice
    yield form(plain)
    if "</" in plain:
        yield form(TAG.sub("", plain))


def _unescaped(text: str) -> str:
    if "\\" in text:
        text = ESCAPE.sub(_char, text)
        text = SURROGATES.sub(lambda pair: pair[0].encode("utf-16", "surrogatepass").decode("utf-16"), text)
    text = html.unescape(text) if "&" in text else text
    return unquote(text, errors="replace") if "%" in text else text


def _char(match: re.Match[str]) -> str:
    if match[4]:
        return " "
    number = int(match[1] or match[2] or match[3], 16)
    return chr(number) if number <= 0x10FFFF else ""


def _may_be(content: bytes, encoding: str) -> bool:
    """Tell whether a file may be in an encoding: one that is good UTF-8 is in no other, unless it holds the signs of one."""
    if encoding == "iso2022_jp":
        return b"\x1b$" in content
    if encoding.startswith("utf-16") and b"\x00" in content:
        return True
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return True
    return False
