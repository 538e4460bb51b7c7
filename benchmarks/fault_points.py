"""A process that is told at which file operation to break: the operations are counted in C, the child is forked.

A process that has loaded everything forks a child for each point; the child lets ``fault_points.c`` count and builds as
the command line does. Standard library and policy-graph alone; Linux, with a compiler for C.
"""

import ctypes
import errno
import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any, NoReturn

SOURCE = Path(__file__).with_suffix(".c")
# A disk in memory, where there is one: nothing is waited for.
MEMORY = Path("/dev/shm")
# As fault_points.c counts them.
NOTHING, SIGNAL, HALF, ONCE, FROM = range(5)
# Where a build goes, another one at the same time, and what both read.
OUT, OTHER, MINUTES = "out", "other", "minutes"
# What a child says goes here, outside the folder that is watched.
TOLD, LOG = "told.txt", "operations.tsv"

Tree = Mapping[str, str]
Work = Callable[[Path], int]


class Unavailable(Exception):
    """The sweep cannot run here; the text says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What goes wrong at a file operation, and how a command may end then: exit codes and a part of what it says."""

    name: str
    what: int
    number: int = 0
    codes: tuple[int, ...] = (-signal.SIGKILL,)
    says: str = ""
    # Whether a run that meets it still tidies up.
    tidies: bool = True


AGAIN = "run again to go on"
KILL = Fault(name="kill -9", what=SIGNAL, number=signal.SIGKILL, tidies=False)
TORN = Fault(name="kill -9 in the middle of a write", what=HALF, tidies=False)
FULL = Fault(
    name="disk full", what=FROM, number=errno.ENOSPC, codes=(2,), says="cannot be written: No space left"
)
BROKEN = Fault(
    name="input/output error", what=ONCE, number=errno.EIO, codes=(2,), says="cannot be written: Input/output"
)
CTRL_C = Fault(name="SIGINT", what=SIGNAL, number=signal.SIGINT, codes=(130,), says=AGAIN)
TERMINATED = Fault(name="SIGTERM", what=SIGNAL, number=signal.SIGTERM, codes=(143,), says=AGAIN)
# A library in C that gets no memory ends the process.
NO_MEMORY = Fault(name="out of memory", what=NOTHING, codes=(2, 3, -6, -9, -11), says="", tidies=False)
SECOND = Fault(name="a second build", what=SIGNAL, number=signal.SIGSTOP, codes=(0,))
FAULTS = {each.name: each for each in (KILL, TORN, FULL, BROKEN, CTRL_C, TERMINATED, SECOND)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """How a child ended: exit code (or minus the signal), what it said, operations counted, where the fault struck."""

    code: int
    said: str
    counted: int
    happened: int


def tree(folder: Path) -> dict[str, str]:
    """Give the SHA-256 of every file below a folder; folders stand there, too."""
    return {
        path.relative_to(folder).as_posix(): ""
        if path.is_dir()
        else hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
    }


def part(whole: Tree, name: str = OUT) -> dict[str, str]:
    """Give what belongs to one folder of a tree."""
    return {path: digest for path, digest in whole.items() if path.split("/")[0] == name}


def copied(origin: Path, place: Path) -> None:
    """Put a place into the state of another one."""
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(origin, place, symlinks=True)


def forked(
    work: Work, place: Path, at: int = 0, fault: Fault | None = None, *, log: bool = False, wait: bool = True
) -> Any:
    """Do ``work`` in a child whose operation ``at`` below ``place`` breaks; give its Ended, or a way to wait for it."""
    beside = place.with_name(f"{place.name}.beside")
    beside.mkdir(exist_ok=True)
    said, counts = beside / f"{TOLD}.{at}.{wait}", beside / f"counts.{at}.{wait}"
    counts.unlink(missing_ok=True)
    child = os.fork()
    if not child:
        _child(work, place, at, fault, said, counts, beside / LOG if log else None)
    ended = partial(_ended, child, said, counts)
    return ended() if wait else (child, ended)


def _child(
    work: Work, place: Path, at: int, fault: Fault | None, said: Path, counts: Path, log: Path | None
) -> NoReturn:
    code = 70
    library = ctypes.CDLL(None)
    try:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        into = os.open(said, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        os.dup2(into, 1)
        os.dup2(into, 2)
        record = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600) if log else -1
        what, number = (fault.what, fault.number) if fault else (NOTHING, 0)
        library.fault_arm(os.fsencode(place), ctypes.c_long(at), what, number, record)
        code = work(place)
    except BaseException:
        import traceback

        traceback.print_exc()
        code = 71
    finally:
        library.fault_disarm()
        sys.stdout.flush()
        sys.stderr.flush()
        counts.write_text(f"{library.fault_counted()} {library.fault_happened()}")
        os._exit(code)


def _ended(child: int, said: Path, counts: Path) -> Ended:
    _, status = os.waitpid(child, 0)
    counted, happened = map(int, counts.read_text().split()) if counts.exists() else (0, -1)
    return Ended(
        code=os.waitstatus_to_exitcode(status),
        said=said.read_text("utf-8"),
        counted=counted,
        happened=happened,
    )


def compiled(folder: Path) -> Path:
    """Compile what counts; raises Unavailable."""
    compiler = shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")
    if sys.platform != "linux" or not compiler:
        raise Unavailable("the sweep of file operations needs Linux and a compiler for C")
    library = folder / "fault_points.so"
    command = [compiler, "-shared", "-fPIC", "-O1", "-o", str(library), str(SOURCE), "-ldl"]
    made = subprocess.run(command, capture_output=True, text=True, check=False)
    if made.returncode:
        raise Unavailable(f"fault_points.c cannot be compiled: {made.stderr[-300:]}")
    return library


def watched(function: str, *arguments: Any) -> Any:
    """Call a function, named ``module.function``, in a process of its own whose operations are counted; give what it returns, as JSON."""
    with tempfile.TemporaryDirectory(prefix="faults-", dir=MEMORY if MEMORY.is_dir() else None) as folder:
        root = Path(folder).resolve()
        environment = {**os.environ, "LD_PRELOAD": str(compiled(root)), "OPENBLAS_NUM_THREADS": "1"}
        environment["PYTHONPATH"] = os.pathsep.join([str(SOURCE.parent), *filter(None, sys.path)])
        place = root / "answer.json"
        code = f"import fault_points; fault_points.answer({function!r})"
        told = json.dumps([str(root), *arguments])
        command = [sys.executable, "-W", "ignore", "-c", code, told, str(place)]
        run = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        if run.returncode or not place.exists():
            raise AssertionError(
                f"the sweep ended with {run.returncode}: {run.stdout[-2000:]}{run.stderr[-4000:]}"
            )
        return json.loads(place.read_text("utf-8"))


def answer(function: str) -> None:
    """Do what ``watched`` asks for."""
    told, place = sys.argv[1:]
    root, *arguments = json.loads(told)
    module, _, name = function.rpartition(".")
    found = getattr(import_module(module), name)(Path(root), *arguments)
    Path(place).write_text(json.dumps(found), "utf-8")
