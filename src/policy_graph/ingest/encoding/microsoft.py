"""EUC-JP and ISO-2022-JP with the NEC and IBM characters of Windows (髙, 﨑, ①, ㈱), which no codec of Python reads."""

import re
from collections.abc import Callable, Mapping
from functools import cache

# One character of EUC: ASCII (a run of them), half-width katakana, JIS X 0212 and IBM's, JIS X 0208 and NEC's.
EUC = re.compile(rb"([\x00-\x7f]+)|\x8e([\xa1-\xdf])|\x8f([\xa1-\xfe]{2})|([\xa1-\xfe]{2})")
# A stretch of ISO-2022-JP: the escape sequence that opens it and what stands up to the next one.
STRETCH = re.compile(rb"(?:\x1b(\(B|\(J|\(I|\$@|\$B|\$\(D))?([^\x1b\x80-\xff]*)")
# Where the IBM characters that JIS X 0212 lacks begin in its rows 83 and 84, and those of them that are no kanji.
FIRST_IBM = 0xF3F3
IBM_SIGNS = "ⅰⅱⅲⅳⅴⅵⅶⅷⅸⅹⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ＇＂㈱№℡"
FIRST_IBM_KANJI = 28
ROW = 94


def eucjp_ms(source: bytes) -> str:
    """Read EUC-JP as Windows and Unix programs of Japan write it; raises UnicodeDecodeError at the first byte that
    stands for nothing."""
    found: list[str] = []
    at = 0
    while at < len(source):
        match = EUC.match(source, at)
        text = _character(match) if match else None
        if match is None or text is None:
            raise UnicodeDecodeError("eucjp-ms", source, at, at + 1, "no character")
        found.append(text)
        at = match.end()
    return "".join(found)


def cp50221(source: bytes) -> str:
    """Read ISO-2022-JP with the same characters; raises UnicodeDecodeError at the first byte that stands for nothing."""
    euc: list[bytes] = []
    at, code = 0, b"(B"
    while at < len(source):
        match = STRETCH.match(source, at)
        if match is None or match.end() == at:
            raise UnicodeDecodeError("cp50221", source, at, at + 1, "no escape sequence that is known")
        code = match[1] or code
        euc.append(_as_euc(code, match[2]))
        at = match.end()
    try:
        return eucjp_ms(b"".join(euc))
    except UnicodeDecodeError as error:
        raise UnicodeDecodeError("cp50221", source, 0, 1, "no character") from error


# How bytes are read for which Python has no codec.
OWN: Mapping[str, Callable[[bytes], str]] = {"eucjp-ms": eucjp_ms, "cp50221": cp50221}


def _as_euc(code: bytes, content: bytes) -> bytes:
    """Set the eighth bit of what an escape sequence stands before; line ends and ASCII stay."""
    if code in (b"(B", b"(J"):
        return content
    high = bytes(byte | 0x80 if byte > 0x20 else byte for byte in content)
    if code == b"(I":
        return re.sub(rb"([\xa1-\xff])", b"\x8e\\1", high)
    return re.sub(rb"([\xa1-\xff]{2})", b"\x8f\\1", high) if code == b"$(D" else high


def _character(match: re.Match[bytes]) -> str | None:
    ascii_, katakana, third, pair = match.groups()
    if ascii_:
        return str(ascii_, "ascii")
    if katakana:
        return str(katakana, "cp932")
    return _ibm(third) if third else _pair(pair)


@cache
def _pair(pair: bytes) -> str | None:
    """Read two bytes as Python's EUC-JP does, and where it knows none as CP932 does at the same row and cell."""
    row, cell = pair[0] - 0xA1, pair[1] - 0xA1
    lead = (row >> 1) + (0x81 if row < 62 else 0xC1)
    trail = cell + (0x9F if row % 2 else 0x40 if cell < 63 else 0x41)
    return _decoded(pair, "euc_jp") or _decoded(bytes([lead, trail]), "cp932")


@cache
def _ibm(third: bytes) -> str | None:
    at = (third[0] << 8 | third[1]) - FIRST_IBM
    place = at if at < 12 else at - (0x100 - ROW)
    if third[0] >= 0xF3 and 0 <= place < len(_ibm_characters()):
        return _ibm_characters()[place]
    return _decoded(b"\x8f" + third, "euc_jp")


@cache
def _ibm_characters() -> str:
    """The IBM characters in CP932's order, without the kanji that JIS X 0212 has."""
    pairs = (bytes([lead, trail]) for lead in (0xFA, 0xFB, 0xFC) for trail in range(0x40, 0xFD))
    every = [char for pair in pairs if (char := _decoded(pair, "cp932"))]
    return IBM_SIGNS + "".join(char for char in every[FIRST_IBM_KANJI:] if not _encodes(char))


def _encodes(char: str) -> bool:
    return bool(char.encode("euc_jp", "ignore"))


def _decoded(source: bytes, encoding: str) -> str | None:
    try:
        return source.decode(encoding)
    except UnicodeDecodeError:
        return None
