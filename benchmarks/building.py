"""A whole archive built from nothing by one worker, by two, and by Dask; then again after one file was changed.

python benchmarks/building.py MINUTES FOLDER [--ways one,two,dask] prints a table: seconds of the clock and of the processor, the
largest memory of all processes together, and whether the bytes are those that another way gave of the same minutes. Every
second way starts with the changed file and changes it back, so that what is built after a change is held against what is
built of the same minutes from nothing. FOLDER takes the builds.
"""

import argparse
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import psutil

PROGRAM = (sys.executable, "-m", "policy_graph", "build")
# Seconds between two looks at the memory of all processes.
LOOK = 0.5
# What is added to one file: another sentence of the invented kind.
MORE = "\n○委員長　以上で終わります。\n"


@dataclass(frozen=True, slots=True)
class Run:
    """What one build took."""

    name: str
    minutes: str
    wall: float
    cpu: float
    memory: float
    digest: str


def built(name: str, state: str, minutes: Path, out: Path, *options: str) -> Run:
    """Build, and look at all processes meanwhile, those of a cluster too; ``state`` tells which minutes they are."""
    start, most, cpu = time.monotonic(), 0, 0.0
    with (out.parent / f"{name.replace(' ', '-')}.log").open("w") as log:
        child = subprocess.Popen(
            (*PROGRAM, str(minutes), "--out", str(out), *options), stdout=log, stderr=log
        )
        while child.poll() is None:
            memory, busy = looked(os.getpid())
            most, cpu = max(most, memory), max(cpu, busy)
            time.sleep(LOOK)
    if child.returncode not in (0, 3):
        raise SystemExit(f"{name}: the build ended with {child.returncode}; see {log.name}")
    return Run(name, state, time.monotonic() - start, cpu, most / 2**30, digest(out))


def looked(parent: int) -> tuple[int, float]:
    """Bytes of memory (shared ones once: PSS) and seconds of the processor of all children of a process."""
    memory, busy = 0, 0.0
    for each in psutil.Process(parent).children(recursive=True):
        try:
            memory += each.memory_full_info().pss
            times = each.cpu_times()
            busy += times.user + times.system + times.children_user + times.children_system
        except psutil.Error:
            continue
    return memory, busy


def digest(folder: Path) -> str:
    """Hash the names and bytes of all files."""
    found = sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            found.update(
                path.relative_to(folder).as_posix().encode() + b"\0" + sha256(path.read_bytes()).digest()
            )
    return found.hexdigest()


@contextmanager
def cluster(folder: Path, workers: int) -> Iterator[str]:
    """Start a scheduler and workers on this machine; give the address."""
    file = folder / "scheduler.json"
    file.unlink(missing_ok=True)
    command = (sys.executable, "-m")
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1"}
    scheduler = (
        *command,
        "distributed.cli.dask_scheduler",
        "--host",
        "127.0.0.1",
        "--port",
        "0",
        "--no-dashboard",
        "--scheduler-file",
        str(file),
    )
    worker = (
        *command,
        "distributed.cli.dask_worker",
        "--scheduler-file",
        str(file),
        "--nworkers",
        str(workers),
        "--nthreads",
        "1",
        "--memory-limit",
        "2GiB",
        "--no-dashboard",
        "--local-directory",
        str(folder),
    )
    running = [subprocess.Popen(each, env=environment, **quiet) for each in (scheduler, worker)]  # type: ignore[call-overload]
    try:
        while not file.exists():
            time.sleep(LOOK)
        yield f"tcp://{file.read_text().partition('tcp://')[2].partition(chr(34))[0]}"
    finally:
        for each in reversed(running):
            each.terminate()
            each.wait()


def runs(minutes: Path, folder: Path, ways: list[str]) -> Iterator[Run]:
    """Build in each way from nothing, and again after one file was changed."""
    for number, way in enumerate(ways):
        out, copy = folder / way, folder / f"{way}-minutes"
        shutil.copytree(minutes, copy)
        file = sorted(each for each in copy.rglob("*") if each.is_file())[0]
        states = {"as they are": file.read_bytes(), "one changed": file.read_bytes() + MORE.encode()}
        first, second = reversed(states) if number % 2 else states
        file.write_bytes(states[first])
        if way == "dask":
            with cluster(folder, 2) as address:
                yield built(
                    f"{way} from nothing", first, copy, out, "--engine", "dask", "--scheduler", address
                )
        else:
            workers = "1" if way == "one" else "2"
            yield built(f"{way} from nothing", first, copy, out, "--workers", workers)
        file.write_bytes(states[second])
        yield built(f"{way} after a change", second, copy, out)


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("minutes", type=Path)
    asked.add_argument("folder", type=Path)
    asked.add_argument("--ways", default="one,two,dask")
    given = asked.parse_args()
    if given.folder.exists():
        raise SystemExit(f"{given.folder} is there already: choose another folder for the builds")
    given.folder.mkdir(parents=True)
    first: dict[str, Run] = {}
    print(
        "| build | minutes | seconds | of the processor | GiB of memory | same bytes |\n|---|---|---:|---:|---:|---|",
        flush=True,
    )
    for run in runs(given.minutes, given.folder, given.ways.split(",")):
        other = first.setdefault(run.minutes, run)
        same = "–" if other is run else "yes" if other.digest == run.digest else "NO"
        print(
            f"| {run.name} | {run.minutes} | {run.wall:.0f} | {run.cpu:.0f} | {run.memory:.1f} | {same} |",
            flush=True,
        )


if __name__ == "__main__":
    main()
