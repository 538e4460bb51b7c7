"""What work needs wherever it is done: the settings and the bytes of the files that they name, in one parcel."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from functools import cached_property, lru_cache
from hashlib import sha256
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import Any
from weakref import finalize

from policy_graph.errors import UsageError
from policy_graph.settings import Settings

# Settings that say where, how fast and within which limits work is done, and nothing about what comes out.
NO_MATTER = frozenset(
    {"workers", "engine", "scheduler", "batch", "read_seconds", "read_memory", "cache", "fresh"}
)
# A layout of this ending is a file, any other is built in.
LAYOUT_FILE = ".toml"
# So many kits may be unpacked in one process at a time: more than there are runs in it.
UNPACKED = 8


@dataclass(frozen=True)
class Kit:
    """Settings, and each file that they name as (setting, file name, bytes), in the order of the settings.

    A language model in a folder stays where it is: it has to lie at the same path wherever work is done. What is withdrawn
    from publication stays, too: documents are extracted without it, and nobody else should read it.
    """

    settings: Settings
    files: tuple[tuple[str, str, bytes], ...] = ()

    @cached_property
    def digest(self) -> str:
        """SHA-256 of all that changes what comes out: names and bytes of files, not where they lie."""
        named = {name for name, _ in files_of(self.settings)}
        chosen = {
            each.name: getattr(self.settings, each.name)
            for each in fields(self.settings)
            if each.name not in NO_MATTER | named
        }
        held = [(setting, name, sha256(content).hexdigest()) for setting, name, content in self.files]
        return sha256(json.dumps([chosen, held], sort_keys=True).encode()).hexdigest()


def packed(settings: Settings) -> Kit:
    """Pack the settings with their files; raises UsageError for one that cannot be read."""
    settings = replace(settings, privacy=None)
    return Kit(settings, tuple((name, path.name, _content(name, path)) for name, path in files_of(settings)))


def unpacked(kit: Kit) -> Settings:
    """Give settings that name copies of the files, which are written once per process and end with it."""
    if not kit.files:
        return kit.settings
    folder = _copies(kit).folder
    paths = [(name, folder / str(number) / file) for number, (name, file, _) in enumerate(kit.files)]
    several: tuple[Path, ...] = tuple(path for name, path in paths if name == "gazetteers")
    single: dict[str, Any] = {name: path for name, path in paths if name != "gazetteers"}
    if "layout" in single:
        single["layout"] = str(single["layout"])
    return replace(kit.settings, gazetteers=several, **single)


def at_home(message: str, kit: Kit) -> str:
    """Name the files of the user in a message that names the copies."""
    for (_, path), (_, copy) in zip(files_of(kit.settings), files_of(unpacked(kit)), strict=True):
        message = message.replace(str(copy), str(path))
    return message


class Copies:
    """A folder with the files of a kit, which goes with the object or with the process."""

    def __init__(self, kit: Kit) -> None:
        self.folder = Path(mkdtemp(prefix="policy-graph-"))
        finalize(self, rmtree, self.folder, ignore_errors=True)
        for number, (_, file, content) in enumerate(kit.files):
            place = self.folder / str(number)
            place.mkdir()
            (place / file).write_bytes(content)


# Kept for the next document; the least recently used ones go.
_copies = lru_cache(maxsize=UNPACKED)(Copies)


def files_of(settings: Settings) -> Iterator[tuple[str, Path]]:
    """Give every file that the settings name, with the name of the setting."""
    if settings.layout.endswith(LAYOUT_FILE):
        yield "layout", Path(settings.layout)
    for path in settings.gazetteers:
        yield "gazetteers", path
    if settings.judgements is not None:
        yield "judgements", settings.judgements


def _content(name: str, path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UsageError(f"the file {path} of the setting {name} cannot be read: {error.strerror}") from error
