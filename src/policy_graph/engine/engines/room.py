"""How many processes this machine has room for: by its cores and its memory, or the share of them that a container has."""

import os
from math import inf
from pathlib import Path

# What a process needs that extracts documents, with what the others need beside it: 0.7 GiB, for a moment 1
# (docs/performance.md).
EACH = 1.5 * 2**30
# Where Linux tells a container its share: "max", or a number of bytes; "max", or microseconds, of how many.
CONTAINER = Path("/sys/fs/cgroup")


def room(container: Path = CONTAINER) -> int:
    """Give the number of processes that have a core and the memory each; at least one."""
    return max(1, int(min(_cores(container), _memory(container) / EACH)))


def _cores(container: Path) -> float:
    """The cores that this process may use."""
    there = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    time, *period = _told(container / "cpu.max")
    return there if not period or time == inf else min(there, time / period[0])


def _memory(container: Path) -> float:
    """Bytes of the memory that this process may use; without bound where the system does not say."""
    share, *_ = _told(container / "memory.max")
    try:
        return min(share, os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES"))
    except (AttributeError, OSError, ValueError):  # Windows has no sysconf, others not these names
        return share


def _told(file: Path) -> tuple[float, ...]:
    """The numbers of a file; without bound where it says so, is not there or is no such file."""
    try:
        return tuple(inf if each == "max" else float(each) for each in file.read_text().split()) or (inf,)
    except (OSError, ValueError):
        return (inf,)
