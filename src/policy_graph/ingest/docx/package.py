"""A Word file as its parts: opened only where it is no bomb, damaged, locked or of the old kind."""

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from policy_graph.errors import SkipDocument
from policy_graph.ingest.sheet import short
from policy_graph.ingest.xml_tree import Element, children, parsed, refuse_doctype, value

# Larger than any minutes; what is larger is a bomb or a mistake.
LARGEST = 200_000_000
# XML that was packed tighter is no text; parts below a megabyte may be.
TIGHTEST = 100
SMALL = 1_000_000
OLE = bytes.fromhex("d0cf11e0a1b11ae1")
LOCKED = "EncryptedPackage".encode("utf-16-le")


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of a Word file by their paths."""

    name: str
    parts: dict[str, bytes]

    def part(self, path: str) -> Element | None:
        """Return the root of an XML part, ``None`` where there is no such part."""
        content = self.parts.get(path)
        return None if content is None else parsed(content, f"{self.name}, part {short(path)}")

    def related(self, path: str) -> Iterator[tuple[str, str, str]]:
        """Give identifier, kind and path of each part that the part at ``path`` refers to."""
        folder, file = posixpath.split(path)
        for each in children(self.part(posixpath.join(folder, "_rels", f"{file}.rels")), "Relationship"):
            if value(each, "TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, value(each, "Target"))).lstrip("/")
                yield value(each, "Id"), value(each, "Type").rpartition("/")[2], target


def opened(source: bytes, name: str) -> Package:
    """Open a Word file; raises SkipDocument that says what to do where it is none or cannot be read."""
    if source.startswith(OLE):
        raise SkipDocument(
            f"{name}: the file is locked by a password; save it without one"
            if LOCKED in source
            else f"{name}: the file is of the old Word format (.doc); open it in Word or LibreOffice and save it as .docx"
        )
    try:
        with zipfile.ZipFile(io.BytesIO(source)) as archive:
            return Package(name, _parts(archive, name))
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, KeyError) as error:
        raise SkipDocument(
            f"{name}: no Word file, or a damaged one ({short(str(error))}); get or save it again"
        ) from error
    except (RuntimeError, NotImplementedError) as error:
        raise SkipDocument(
            f"{name}: the file is packed in a way that cannot be read ({short(str(error))}); save it again"
        ) from error


def _parts(archive: zipfile.ZipFile, name: str) -> dict[str, bytes]:
    entries = archive.infolist()
    if sum(each.file_size for each in entries) > LARGEST:
        raise SkipDocument(
            f"{name}: the file unpacks to more than {LARGEST // 1_000_000} MB; no minutes are that large"
        )
    for each in entries:
        if each.file_size > max(SMALL, TIGHTEST * each.compress_size):
            raise SkipDocument(
                f"{name}: its part {short(each.filename)} is packed too tightly to be text; it is not opened"
            )
    found = {
        each.filename.lstrip("/"): archive.read(each)
        for each in entries
        if each.filename.endswith((".xml", ".rels"))
    }
    for path, content in found.items():
        refuse_doctype(content, f"{name}, part {short(path)}")
    return found
