"""What a child gives up before it hears a stranger: network, files, children, memory without end; each layer where the system has it."""

import ctypes
import os
import platform
import sys
from collections.abc import Iterable
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from types import ModuleType

from policy_graph.engine.sandbox import landlock, seccomp

NEW_USER, NEW_NETWORK = 0x10000000, 0x40000000
# The numbers of open files have no longer gaps than this.
LONGEST_GAP = 64
# Libraries, time zones, and how much memory there is, which DuckDB wants to know: nothing in them is anybody's secret.
SYSTEM = ("/usr", "/lib", "/lib64", "/etc/ld.so.cache", "/proc/self", "/proc/meminfo", "/sys/fs/cgroup")
PACKAGE = Path(__file__).parents[2]


class Layer(StrEnum):
    """One way in which a child is bounded; the value is what people read."""

    NETWORK = "network namespace (nobody is there)"
    CALLS = "seccomp (system calls for reading alone)"
    PATHS = "Landlock (no files but index and program)"
    MEMORY = "RLIMIT_AS (memory)"
    FILES = "RLIMIT_NOFILE (no new files)"


def told(done: Iterable[str]) -> str:
    """Say which layers hold queries on this machine, and which it lacks."""
    known = set(done)
    on = ", ".join(layer for layer in Layer if layer in known) or "their deadline alone"
    off = ", ".join(layer for layer in Layer if layer not in known)
    return f"queries are held by: {on}" + (f"; this machine lacks: {off}" if off else "")


class Layers:
    """The layers of this process, put on in two steps: ``before`` anything is opened, and ``after``."""

    def __init__(self) -> None:
        self.done: list[Layer] = []
        # Read and opened now, since no path outside of the index can be opened later.
        self._bounds = _bounds()
        self._calls = seccomp.allowed(platform.machine()) if sys.platform == "linux" else []
        self._size = open("/proc/self/statm", "rb", buffering=0) if sys.platform == "linux" else None  # noqa: SIM115

    def before(self, readable: Iterable[Path]) -> None:
        """Give up network and all paths but these and the program's own; needs a process with one thread."""
        if sys.platform != "linux":
            return
        if _no_network():
            self.done.append(Layer.NETWORK)
        if landlock.confine((*readable, *_program())):
            self.done.append(Layer.PATHS)

    def after(self, memory: int, stores: Iterable[Path]) -> None:
        """Give up the rest: more memory than so many MiB, new files but those of ``stores`` not opened yet, other calls."""
        unread, (used, _) = _unread(stores), self.memory()
        last = max(_opened(), default=0)
        self._bound("RLIMIT_CORE", 0)
        self._bound("RLIMIT_FSIZE", 0)
        if used and self._bound("RLIMIT_AS", used + (memory << 20)):
            self.done.append(Layer.MEMORY)
        # What is open already is known on Linux alone; elsewhere a bound might be lower than that.
        if sys.platform == "linux" and self._bound("RLIMIT_NOFILE", last + 1 + unread if unread else 0):
            self.done.append(Layer.FILES)
        if self._calls and seccomp.confine(self._calls, reading=bool(unread)):
            self.done.append(Layer.CALLS)

    def bound_writing(self) -> None:
        """Give up writing to files."""
        self._bound("RLIMIT_FSIZE", 0)

    def _bound(self, name: str, most: int) -> bool:
        """Lower a bound of this process for good, where the system has it and it is not lower already."""
        if self._bounds is None:
            return False
        try:
            self._bounds.setrlimit(getattr(self._bounds, name), (most, most))
        except (AttributeError, ValueError, OSError):
            return False
        return True

    def memory(self) -> tuple[int, int]:
        """Tell how many bytes this process has reserved, and how many it holds; 0 where nobody knows."""
        if self._size is None:
            return 0, 0
        self._size.seek(0)
        reserved, held = self._size.read().split()[:2]
        page = os.sysconf("SC_PAGE_SIZE")
        return int(reserved) * page, int(held) * page


def confine(*readable: Path) -> None:
    """Give up what our own reading does not need: network, other paths than these and the program's, written files.

    It loads libraries when it needs them, so that those of the system stay readable.
    """
    layers = Layers()
    layers.before(path for path in (*readable, *map(Path, SYSTEM)) if path.exists())
    layers.bound_writing()


def _program() -> list[Path]:
    """Give the folders of Python, its packages and this one: what is loaded late is loaded while all is being opened."""
    packages = [Path(each) for each in sys.path if each.endswith(("site-packages", "dist-packages"))]
    return [path for path in (Path(os.__file__).parent, PACKAGE, *packages) if path.is_dir()]


def _no_network() -> bool:
    """Enter a network of one's own, in which there is nobody; without privileges that takes a user namespace."""
    library = ctypes.CDLL(None, use_errno=True)
    return any(library.unshare(flags) == 0 for flags in (NEW_NETWORK, NEW_USER | NEW_NETWORK))


def _bounds() -> ModuleType | None:
    """Give the module of bounds, which Windows has not."""
    try:
        import resource
    except ImportError:
        return None
    return resource


def _opened() -> dict[int, str]:
    """Give the open files of this process by number."""
    found: dict[int, str] = {}
    number = 0
    while number <= max(found, default=0) + LONGEST_GAP:
        with suppress(OSError):
            found[number] = os.readlink(f"/proc/self/fd/{number}")
        number += 1
    return found


def _unread(stores: Iterable[Path]) -> int:
    """Count the files of stores that are not open yet: large ones are opened when they are needed."""
    files = {str(path.resolve()) for store in stores for path in store.glob("*.sst")}
    return len(files - set(_opened().values()))
