"""Documents side by side: the same results in the same order, and a child that dies costs nothing."""

import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from functools import partial
from pathlib import Path
from threading import Thread

import pytest
from tests.engine.deeds import deadly, greedy, square, waiting_for_a_child, wrong

from policy_graph import codec
from policy_graph.engine.engines import local
from policy_graph.engine.pipeline import run
from policy_graph.engine.worker import Worker
from policy_graph.errors import UsageError
from policy_graph.ingest.places import find
from policy_graph.model import Extraction, Failure, Lost, SourceFile
from policy_graph.resources import folder
from policy_graph.settings import Settings

# Without the language model a child is up in a moment.
QUICK = Settings(parts=("structure", "resolution"), workers=2)
SMALL = "kazahaya-town", "sagino-environment"
PAIR = local.engine(Settings(workers=2))
SCRIPT = """
from policy_graph.engine.engines.local import SideBySide
print(sorted(SideBySide(2)(abs, [-1, -2])))
"""


def told(results: list[Extraction | Failure]) -> list[object]:
    return [each if isinstance(each, Failure) else list(codec.lines(each)) for each in results]


def test_two_workers_give_what_one_gives_in_the_order_of_the_files(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "odd.txt").write_bytes(b"\x00\x01")
    files = [*find([tmp_path]), *find([folder("examples") / name for name in SMALL])]
    begun: list[SourceFile] = []
    together = list(run(files, QUICK, begin=begun.append))
    assert told(together) == told(list(run(files, replace(QUICK, workers=1))))
    assert [each.name for each in together if isinstance(each, Failure)] == ["empty.txt", "odd.txt"]
    assert begun == files


def test_an_engine_of_ones_own_may_give_results_in_any_order(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "empty.txt"):
        (tmp_path / name).write_text("" if name == "empty.txt" else f"○議長　{name}を開きます。", "utf-8")
    settings = Settings(parts=QUICK.parts, engine="tests.engine.deeds:backwards")
    assert told(list(run(find([tmp_path]), settings))) == told(
        list(run(find([tmp_path]), Settings(parts=QUICK.parts)))
    )
    with pytest.raises(UsageError, match="unknown engine 'sparkle'; known: dask, local"):
        next(run([], Settings(engine="sparkle")))


@pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")
def test_what_a_child_dies_of_is_done_again_and_lost_only_in_the_end(tmp_path: Path) -> None:
    found = dict(PAIR(partial(deadly, tmp_path, {1: 1, 4: 2, 6: 9}), range(8)))
    lost = found.pop(6)
    assert isinstance(lost, Lost)
    assert lost.why.startswith("was ended by the system, probably because memory ran out, 3 times")
    assert found == {number: number**2 for number in (0, 1, 2, 3, 4, 5, 7)}
    assert [len(list(tmp_path.glob(f"{number}.*"))) for number in (0, 1, 4, 6)] == [1, 2, 3, 3]


def test_want_of_memory_costs_one(tmp_path: Path) -> None:
    for engine in (local.engine(Settings(workers=1)), PAIR):
        found = dict(engine(greedy, range(3)))
        lost = found.pop(1)
        assert isinstance(lost, Lost)
        assert lost.why.startswith("needs more memory than there is")
        assert found == {0: 0, 2: 4}


def test_what_is_given_is_taken_as_there_is_room_and_children_end_with_what_is_asked() -> None:
    taken: list[int] = []
    given = (taken.append(number) or number for number in range(1000))  # type: ignore[func-returns-value]
    results = PAIR(square, given)
    _, result = next(results)
    assert not isinstance(result, Lost)
    assert len(taken) <= 4
    results.close()  # type: ignore[attr-defined]
    with pytest.raises(ProcessLookupError):
        os.kill(result[1], 0)


def test_of_itself_a_run_takes_the_cores_and_memory_that_there_are(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(local, "room", lambda: 2)
    of_itself = local.engine(Settings())
    children = {result[1] for _, result in of_itself(square, range(40)) if not isinstance(result, Lost)}
    assert len(children) == 2
    assert os.getpid() not in children
    # A child would be waited for: what is one thing alone is done here.
    assert list(of_itself(square, [3])) == [(3, (9, os.getpid()))]
    assert list(of_itself(square, [])) == []
    monkeypatch.setattr(local, "room", lambda: 1)
    assert dict(local.engine(Settings())(square, [2, 3])) == {2: (4, os.getpid()), 3: (9, os.getpid())}


def test_an_error_comes_back_as_it_was() -> None:
    with pytest.raises(UsageError, match=r"^7 cannot be$"):
        list(PAIR(wrong, [7]))
    with pytest.raises(UsageError, match="add --engine dask"):
        local.engine(Settings(scheduler="tcp://host:8786"))


def test_a_script_without_a_guard_is_run_once(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(SCRIPT, "utf-8")
    assert subprocess.check_output([sys.executable, script], text=True) == "[(-2, 2), (-1, 1)]\n"


@pytest.mark.skipif(sys.platform != "linux", reason="what the kernel of Linux does")
def test_a_child_of_a_child_that_is_killed_ends_with_it(tmp_path: Path) -> None:
    with Worker(seconds=60, memory=0) as worker:
        calling = Thread(target=_stopped, args=(worker, tmp_path / "told"))
        calling.start()
        child = int(_written(tmp_path / "told"))
        worker.interrupt()
        calling.join()
        ends = time.monotonic() + 10
        while running(child) and time.monotonic() < ends:
            time.sleep(0.01)
        assert not running(child)


def _stopped(worker: Worker, told: Path) -> None:
    with pytest.raises(Exception, match="was ended by the system"):
        worker.call(waiting_for_a_child, told)


def _written(file: Path) -> str:
    ends = time.monotonic() + 30
    while not (file.exists() and file.read_text("utf-8")) and time.monotonic() < ends:
        time.sleep(0.01)
    return file.read_text("utf-8")


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="counts children as Linux does")
def test_a_run_that_is_ended_leaves_no_child_and_no_file(tmp_path: Path) -> None:
    (tmp_path / "for-a-while").mkdir()
    minutes = [str(folder("examples") / name) for name in SMALL]
    command = [sys.executable, "-m", "policy_graph", "build", *minutes, "--workers", "2"]
    run = subprocess.Popen(
        [*command, "--out", str(tmp_path / "out")],
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "TMPDIR": str(tmp_path / "for-a-while")},
    )
    ends = time.monotonic() + 60
    while len(offspring(run.pid)) < 4 and time.monotonic() < ends:  # two children with a reader each
        time.sleep(0.05)
    children = offspring(run.pid)
    run.terminate()
    _, said = run.communicate(timeout=20)
    assert run.returncode == 128 + signal.SIGTERM
    assert "Traceback" not in said
    assert len(children) >= 4
    time.sleep(0.1)
    assert not [each for each in children if running(each)]
    assert [path.name for path in tmp_path.rglob("*")] == ["for-a-while"]


def offspring(parent: int) -> list[int]:
    """The children of a process and theirs, by Linux's account of them; none where it keeps none."""
    tasks = Path(f"/proc/{parent}/task").glob("*/children")
    children = [int(each) for task in tasks for each in task.read_text().split()]
    return [*children, *(each for child in children for each in offspring(child))]


def running(pid: int) -> bool:
    """Tell whether a process is there, and does not only wait to be collected."""
    try:
        return Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
