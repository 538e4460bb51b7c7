"""ZIP archives of minutes: their members are read where they lie, nothing is ever unpacked to disk."""

import re
import stat
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from policy_graph.errors import SkipDocument
from policy_graph.model import Failure, SourceFile

# The flag by which a name is UTF-8, and the encoding in which zipfile reads all others.
UTF8_FLAG, UNFLAGGED = 0x800, "cp437"
ENCRYPTED = 0x1
# A member of more than SMALL bytes that was packed tighter than RATIO to one is a bomb; so is an archive of more than TOTAL.
SMALL, RATIO, TOTAL = 1 << 20, 100, 1 << 30
# No publisher packs more files into one archive; looking through more of them would hold up the run.
MOST = 10_000
# A name that would leave the folder into which others unpack it.
LEADS_OUT = re.compile(r"^(?:[/\\]|[A-Za-z]:)|\\|(?:^|/)\.\.(?:/|$)")
UNREAD = re.compile(r"(?:^|/)(?:\.|__MACOSX/)|\.md$|/$", re.IGNORECASE)
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError)


def members(path: Path) -> Iterator[SourceFile | Failure]:
    """List the members of an archive in order of their names, and for each that is refused why.

    What only calls itself a ZIP is given as it is: its reader says what it is.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            found = _named(archive)
    except BROKEN:
        yield SourceFile(path=path)
        return
    if "[Content_Types].xml" in found:  # an Office file under a wrong name
        yield SourceFile(path=path)
        return
    if len(found) > MOST:
        yield _failure(
            path.name, f"holds {len(found):,} entries, more than {MOST:,}: make it several archives"
        )
        return
    if sum(info.compress_size for info in found.values()) > path.stat().st_size:
        yield _failure(path.name, "its members overlap, as in archives made to fill a disk")
        return
    yield from _listed(path, found)


def content(path: Path, member: str) -> bytes:
    """Unpack one member in memory; raises SkipDocument when it cannot be."""
    try:
        with zipfile.ZipFile(path) as archive:
            return archive.read(_named(archive)[member])
    except BROKEN as error:
        raise SkipDocument(f"{path.name}/{member}: cannot be unpacked ({error})") from error


def _listed(path: Path, found: dict[str, zipfile.ZipInfo]) -> Iterator[SourceFile | Failure]:
    total, read = 0, [name for name in sorted(found) if LEADS_OUT.search(name) or not UNREAD.search(name)]
    if not read:
        yield _failure(path.name, "the archive holds no files")
    for name in read:
        fault = _fault(name, found[name])
        total += 0 if fault else found[name].file_size
        if total > TOTAL:
            fault = f"with it the archive holds more than {TOTAL >> 20} MiB: make it several archives"
        file = SourceFile(path=path, member=name)
        yield _failure(str(file), fault) if fault else file


def _fault(name: str, info: zipfile.ZipInfo) -> str | None:
    """Say why a member is not read."""
    if LEADS_OUT.search(name):
        return "its name leads out of the archive: pack it anew"
    if info.flag_bits & ENCRYPTED:
        return "has a password: unpack it and give the file itself"
    if stat.S_ISLNK(info.external_attr >> 16):
        return "is a link, no file: pack the file itself"
    if info.file_size > SMALL and info.file_size > RATIO * info.compress_size:
        return f"is packed more than {RATIO} to 1, as in archives made to fill a disk: unpack it and give the file itself"
    return None


def _named(archive: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    """Give the members by their names; the second of one name gets a number before it."""
    found: dict[str, zipfile.ZipInfo] = {}
    copies: Counter[str] = Counter()
    for info in archive.infolist():
        plain = name = _name(info)
        while name in found:
            copies[plain] += 1
            name = f"{copies[plain] + 1}/{plain}"
        found[name] = info
    return found


def _name(info: zipfile.ZipInfo) -> str:
    """Read the name as its maker wrote it: UTF-8 where it says so or is, else CP932."""
    if info.flag_bits & UTF8_FLAG:
        return info.orig_filename
    try:
        raw = info.orig_filename.encode(UNFLAGGED)
    except UnicodeEncodeError:
        return info.orig_filename
    for encoding in ("utf-8", "cp932"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return info.orig_filename


def _failure(name: str, fault: str) -> Failure:
    return Failure(name=name, message=f"{name}: {fault}")
