"""What a process may read from now on, as far as Linux with Landlock can bound it: some folders and files, and no ports."""

import ctypes
import os
import struct
from collections.abc import Iterable
from pathlib import Path

# The numbers are the same on all machines.
CREATE, ADD, RESTRICT = 444, 445, 446
VERSION, BENEATH = 1, 1
NO_NEW_PRIVILEGES = 38
READ_FILE, WRITE_FILE, READ_FOLDER = 1 << 2, 1 << 1, 1 << 3
FOLDER, FILE = READ_FILE | READ_FOLDER, READ_FILE
# How many rights over files each version of the interface knows; from the fourth on ports as well, from the sixth signals.
RIGHTS = {1: 13, 2: 14, 3: 15, 4: 15}
LAST_RIGHTS = 16
PORTS, SIGNALS = 0b11, 0b11


def confine(readable: Iterable[Path]) -> bool:
    """Let this thread, and those that it will start, read these paths and nothing else; tells whether the kernel took it."""
    library = ctypes.CDLL(None, use_errno=True)
    version = library.syscall(CREATE, None, ctypes.c_size_t(0), VERSION)
    if version < 1:
        return False
    rules = _rules(library, version)
    try:
        for path in readable:
            _allow(library, rules, path, FOLDER if path.is_dir() else FILE)
        # Where libraries throw away what they would log.
        _allow(library, rules, Path(os.devnull), READ_FILE | WRITE_FILE)
        library.prctl(NO_NEW_PRIVILEGES, 1, 0, 0, 0)
        return bool(library.syscall(RESTRICT, rules, 0) == 0)
    finally:
        os.close(rules)


def _rules(library: ctypes.CDLL, version: int) -> int:
    rights = (1 << RIGHTS.get(version, LAST_RIGHTS)) - 1
    handled = struct.pack("=QQQ", rights, PORTS if version >= 4 else 0, SIGNALS if version >= 6 else 0)
    size = 8 if version < 4 else 16 if version < 6 else 24
    made = library.syscall(CREATE, handled, ctypes.c_size_t(size), 0)
    if made < 0:
        raise OSError(ctypes.get_errno(), "Landlock made no rules")
    return int(made)


def _allow(library: ctypes.CDLL, rules: int, path: Path, rights: int) -> None:
    place = os.open(path, os.O_PATH | os.O_CLOEXEC)
    try:
        if library.syscall(ADD, rules, BENEATH, struct.pack("=Qi", rights, place), 0):
            raise OSError(ctypes.get_errno(), "Landlock took no rule", str(path))
    finally:
        os.close(place)
