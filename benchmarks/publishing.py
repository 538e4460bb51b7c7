"""How long a release takes: each part of ``publish`` on the demo's documents copied until there are enough triples.

``python benchmarks/publishing.py BUILD [TRIPLES…]`` prints a table for each size: seconds of processor time, what was
written, how fast, and the peak of memory so far. A build of about the size is written by another process; 0 triples are
BUILD as it is.
"""

import resource
import shutil
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from checking import copied

from policy_graph.engine.draft import Draft, Part, measured
from policy_graph.engine.folder import MARK
from policy_graph.engine.parts import PARTS
from policy_graph.engine.publish import STORE, _report
from policy_graph.model import FaultSeverity
from policy_graph.release.portal_file import read as read_portal
from policy_graph.triples.check import check
from policy_graph.triples.roomy import opened

SIZES = (200_000, 1_000_000)
MEGA = 1_000_000
PORTAL = Path(__file__).parents[1] / "src/policy_graph/release/data/portal.toml"
Made = TypeVar("Made")


def large(build: Path, out: Path, triples: int) -> None:
    """Write a build of at least so many triples, with the report and the pictures of the small one."""
    print(f"\n{copied(build, out, triples):,} triples\n")
    for path in (build / MARK, *build.glob("network.*")):
        shutil.copyfile(path, out / path.name)


def publish(build: Path, release: Path) -> None:
    """Publish as ``engine.publish`` does, and print what each part costs."""
    print(
        "| part | cpu s | files | MB written | MB/s | peak MiB |\n|---|---:|---:|---:|---:|---:|", flush=True
    )
    faults = _timed("check", lambda: check(build, least=FaultSeverity.INFO))
    with ExitStack() as stack:
        graph = _timed("open the graph", lambda: stack.enter_context(opened(build, place=release / STORE)))
        draft = Draft(
            build=build,
            folder=release,
            portal=read_portal(PORTAL),
            report=_report(build),
            graph=graph,
            faults=faults,
        )
        for part in PARTS:
            draft = _timed(part.__name__, lambda draft=draft, part=part: _with(draft, part), draft)


def _with(draft: Draft, part: Part) -> Draft:
    return replace(draft, files=(*draft.files, *(measured(draft.folder, file) for file in part(draft))))


def _timed(name: str, work: Callable[[], Made], before: Draft | None = None) -> Made:
    start = time.process_time()
    made = work()
    seconds = time.process_time() - start
    files = made.files[len(before.files) :] if isinstance(made, Draft) and before else ()
    size = sum(file.size for file in files) / MEGA
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    speed = f"{size / seconds:.0f}" if size and seconds > 0.1 else ""
    print(
        f"| {name} | {seconds:.1f} | {len(files) or ''} | {size:.0f} | {speed} | {memory} |",
        flush=True,
    )
    return made


def main(build: Path, sizes: list[int]) -> None:
    """Print the table of each size; each is published by a process of its own, so that its memory is its own."""
    spawn = get_context("spawn")
    for triples in sizes:
        with TemporaryDirectory() as place:
            folder, release = Path(place) / "build", Path(place) / "release"
            release.mkdir()
            making = spawn.Process(target=large, args=(build, folder, triples))
            publishing = spawn.Process(target=publish, args=(folder if triples else build, release))
            for work in (making, publishing) if triples else (publishing,):
                work.start()
                work.join()


if __name__ == "__main__":
    main(Path(sys.argv[1]), [int(each) for each in sys.argv[2:]] or list(SIZES))
