"""Documents side by side: the same results in the same order, and what dies is one document."""

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from policy_graph import codec
from policy_graph.engine.lanes import Lane
from policy_graph.engine.pipeline import run
from policy_graph.engine.reading import read_and_parse
from policy_graph.ingest.places import find
from policy_graph.model import Extraction, Failure, SourceFile
from policy_graph.resources import folder
from policy_graph.settings import Settings

# Without the language model a child is up in a moment.
QUICK = Settings(parts=("structure", "resolution"), workers=2)
SMALL = "kazahaya-town", "sagino-environment"


def small() -> list[SourceFile | Failure]:
    return find([folder("examples") / name for name in SMALL])


def told(results: list[Extraction | Failure]) -> list[object]:
    return [each if isinstance(each, Failure) else list(codec.lines(each)) for each in results]


def test_two_lanes_give_what_one_gives_in_the_order_of_the_files(tmp_path: Path) -> None:
    (tmp_path / "odd.txt").write_bytes(b"\x00\x01")
    files = [*find([tmp_path]), *small()]
    alone = Settings(parts=QUICK.parts)
    begun: list[str] = []
    together = list(run(files, QUICK, begin=lambda file: begun.append(str(file))))
    assert told(together) == told(list(run(files, alone)))
    assert sum(isinstance(each, Failure) for each in together) == 1
    assert len(begun) == len(files)


def test_a_child_that_dies_costs_one_document() -> None:
    lane = Lane(QUICK, ())
    file = SourceFile(path=sorted(folder("examples").rglob("*.txt"))[0])
    document, meeting = read_and_parse(file, QUICK)
    child = lane._worker._started().pid
    # Held until it dies with the document in hand: one found dead beforehand would only be replaced.
    os.kill(child, signal.SIGSTOP)
    dying = threading.Timer(0.2, os.kill, (child, signal.SIGKILL))
    dying.start()
    try:
        with pytest.raises(Exception, match=f"{document.name}: was ended by the system"):
            lane.finish(document, meeting)
        assert lane._worker.call(os.getpid)  # the next document finds a new child
    finally:
        dying.join()
        lane.close()


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="counts children as Linux does")
def test_a_run_that_is_ended_leaves_no_child(tmp_path: Path) -> None:
    minutes = [str(folder("examples") / name) for name in SMALL]
    command = [sys.executable, "-m", "policy_graph", "build", *minutes, "--workers", "2"]
    run = subprocess.Popen([*command, "--out", str(tmp_path / "out")], stderr=subprocess.PIPE, text=True)
    started = time.monotonic()
    while len(offspring(run.pid)) < 3 and time.monotonic() - started < 30:
        time.sleep(0.05)
    children = offspring(run.pid)
    run.terminate()
    _, said = run.communicate(timeout=20)
    assert run.returncode == 143
    assert "Traceback" not in said
    assert len(children) >= 3
    assert not [each for each in children if Path(f"/proc/{each}").exists()]
    assert not list(tmp_path.iterdir())


def offspring(parent: int) -> list[int]:
    """The children of a process, by Linux's account of them; none where it keeps none."""
    tasks = Path(f"/proc/{parent}/task").glob("*/children")
    return [int(each) for task in tasks for each in task.read_text().split()]
