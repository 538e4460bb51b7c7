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
from pathlib import Path

import psutil
from distributed import LocalCluster

from policy_graph.engine.likeness import digest

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


@contextmanager
def cluster(folder: Path, workers: int) -> Iterator[str]:
    """Start a scheduler in this process, and workers in processes of their own; give the address."""
    with LocalCluster(
        n_workers=workers,
        threads_per_worker=1,
        memory_limit="2GiB",
        dashboard_address=None,
        local_directory=str(folder),
    ) as running:
        yield running.scheduler_address


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
