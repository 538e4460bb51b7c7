"""What the kept results of a document follow from, as keys: content, settings, gazetteers, model and code."""

import sys
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from hashlib import sha256
from importlib import metadata
from importlib.resources import files
from pathlib import Path

from policy_graph.engine.kit import packed
from policy_graph.engine.software import model_version
from policy_graph.ingest.pdf import ocr
from policy_graph.resources import folder
from policy_graph.settings import DEFAULTS, Settings


@dataclass(frozen=True, slots=True)
class Keys:
    """The key of what was extracted from a document, and of the chapter that was written from that."""

    extraction: str
    chapter: str


class Keying:
    """Gives the keys of the documents of one run; the files that its settings name are read once.

    ``judgements`` is the content of their file: they are replayed on what was extracted, which stays the same.
    """

    def __init__(self, settings: Settings, judgements: bytes) -> None:
        kit = packed(replace(settings, judgements=None, base=DEFAULTS.base))
        model = model_version(settings.model).encode()
        pictures = (ocr.identity().encode(),) if settings.ocr else ()
        self._extraction = (kit.digest.encode(), code("extraction"), model, *pictures)
        self._chapter = (settings.base.encode(), sha256(judgements).digest(), code("chapter"))

    def __call__(self, name: str, content: bytes) -> Keys:
        """Give the keys of a document of that file name and content."""
        own = (name.encode("utf-8", "surrogatepass"), sha256(content).digest())
        extraction = _hashed((*self._extraction, *own))
        return Keys(extraction, _hashed((*self._chapter, extraction.encode())))


@cache
def code(stage: str) -> bytes:
    """Hash the code and data of this package, and the versions of the packages, that a stage of data/keys.toml rests on."""
    said = tomllib.loads((files("policy_graph.engine") / "data" / "keys.toml").read_text("utf-8"))[stage]
    package = Path(str(files("policy_graph")))
    places = [(package, package / each) for each in said["code"]]
    places += [
        (folder(each.split("/")[0]).parent, folder(each.split("/")[0]).parent / each)
        for each in said.get("resources", [])
    ]
    lying = [pair for root, place in places for pair in _contents(root, place)]
    versions = [f"{name} {_version(name)}".encode() for name in said["packages"]]
    python = f"Python {sys.version_info[0]}.{sys.version_info[1]}, Unicode {unicodedata.unidata_version}"
    return sha256(_hashed([*lying, *versions, python.encode()]).encode()).digest()


def _contents(root: Path, place: Path) -> Iterator[bytes]:
    for path in [place] if place.is_file() else sorted(place.rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            yield path.relative_to(root).as_posix().encode()
            yield path.read_bytes()


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""


def _hashed(parts: Iterable[bytes]) -> str:
    """Hash parts so that no two lists of parts run into each other."""
    digest = sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8))
        digest.update(part)
    return digest.hexdigest()
