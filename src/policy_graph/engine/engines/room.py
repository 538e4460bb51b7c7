"""How many processes this machine has room for: by its cores and its memory, or the share of them that a container has."""

import os
from collections.abc import Iterable
from math import inf
from pathlib import Path

# What a process needs that extracts documents, with what the others need beside it: 0.7 GiB, for a moment 1
# (docs/performance.md).
EACH = 1.5 * 2**30
# Where Linux tells a container its share of time (microseconds, of how many) and memory (bytes), now and in its first version.
CONTAINER = Path("/sys/fs/cgroup")
TIME = (("cpu.max",), ("cpu/cpu.cfs_quota_us", "cpu/cpu.cfs_period_us"))
MEMORY = (("memory.max",), ("memory/memory.limit_in_bytes",))


def room(container: Path = CONTAINER) -> int:
    """Give the number of processes that have a core and the memory each; at least one."""
    return max(1, int(min(_cores(container), _memory(container) / EACH)))


def _cores(container: Path) -> float:
    """The cores that this process may use."""
    there = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    time, period, *_ = (*_told(container, TIME), 0, 0)
    return min(there, time / period) if time > 0 and period > 0 else there


def _memory(container: Path) -> float:
    """Bytes of the memory that this process may use; without bound where the system does not say."""
    share, *_ = (*_told(container, MEMORY), inf)
    try:
        return min(share, os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES"))
    except (AttributeError, OSError, ValueError):  # Windows has no sysconf, others not these names
        return share


def _told(container: Path, versions: Iterable[tuple[str, ...]]) -> list[float]:
    """The numbers in the files of the version that is there; none where none is, or where other things stand in them."""
    for names in versions:
        try:
            words = " ".join((container / name).read_text() for name in names).split()
            return [inf if each == "max" else float(each) for each in words]
        except (OSError, ValueError):
            continue
    return []
