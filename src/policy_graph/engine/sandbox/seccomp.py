"""A filter in the kernel: a process may make the system calls of ``data/calls.tsv`` from now on, and no other."""

import ctypes
import os
import platform
import struct
from pathlib import Path

# What the kernel calls the machines that the table has numbers for, and their column there.
MACHINES = {"x86_64": (0xC000003E, 1), "aarch64": (0xC00000B7, 2)}
SECCOMP = {"x86_64": 317, "aarch64": 277}
SIGNAL = {"x86_64": 234, "aarch64": 131}
OPEN = {"x86_64": 257, "aarch64": 56}
SET_MODE_FILTER, ALL_THREADS = 1, 1
NO_NEW_PRIVILEGES = 38
ALLOW, REFUSE, KILL = (
    0x7FFF0000,
    0x00050000 | 38,
    0x80000000,
)  # 38: ENOSYS, the libraries know what to do without
LOAD, EQUAL, MASKED, RETURN = 0x20, 0x15, 0x45, 0x06
# Where number, machine and the low halves of the first and third argument lie in what a filter is shown.
NUMBER, MACHINE, FIRST, THIRD = 0, 4, 16, 32
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC


class _Program(ctypes.Structure):
    _fields_ = (("count", ctypes.c_ushort), ("code", ctypes.c_char_p))


def allowed(machine: str) -> list[int]:
    """Give the numbers of the system calls that are allowed on a machine, none for one that the table does not have."""
    if machine not in MACHINES:
        return []
    column = MACHINES[machine][1]
    table = (Path(__file__).parent / "data" / "calls.tsv").read_text("utf-8")
    rows = (row.split("\t") for row in table.splitlines() if not row.startswith("#"))
    return [int(row[column]) for row in rows if row[column] != "-"]


def program(machine: str, numbers: list[int], *, reading: bool) -> bytes:
    """Write the filter; a child may signal itself alone, and open files only where it still has to read some."""
    one = [
        _step(LOAD, MACHINE),
        _step(EQUAL, MACHINES[machine][0], yes=1),
        _step(RETURN, KILL),
        _step(LOAD, NUMBER),
    ]
    for number in numbers:
        one += [_step(EQUAL, number, no=1), _step(RETURN, ALLOW)]
    one += [_step(EQUAL, SIGNAL[machine], no=3), _step(LOAD, FIRST), _step(EQUAL, os.getpid(), no=1)]
    one += [_step(RETURN, ALLOW), _step(LOAD, NUMBER)]
    if reading:
        one += [_step(EQUAL, OPEN[machine], no=3), _step(LOAD, THIRD), _step(MASKED, WRITING, yes=1)]
        one += [_step(RETURN, ALLOW)]
    return b"".join((*one, _step(RETURN, REFUSE)))


def _step(code: int, value: int, *, yes: int = 0, no: int = 0) -> bytes:
    return struct.pack("HBBI", code, yes, no, value)


def confine(numbers: list[int], *, reading: bool) -> bool:
    """Put the filter on all threads of this process, for good; tells whether the kernel took it."""
    machine = platform.machine()
    code = program(machine, numbers, reading=reading)
    library = ctypes.CDLL(None, use_errno=True)
    if library.prctl(NO_NEW_PRIVILEGES, 1, 0, 0, 0):
        return False
    taken = _Program(len(code) // 8, code)
    said = library.syscall(SECCOMP[machine], SET_MODE_FILTER, ALL_THREADS, ctypes.byref(taken))
    return bool(said == 0)
