"""A real scheduler and two worker processes: the same results as here, also where one of them is killed."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from tests.engine.deeds import deadly, greedy, square, wrong

from policy_graph import api
from policy_graph.engine import likeness
from policy_graph.engine.engines import cluster, local
from policy_graph.errors import ServerFailed, UsageError
from policy_graph.model import Lost
from policy_graph.ports import Engine
from policy_graph.settings import Settings

distributed = pytest.importorskip("distributed")
dask = pytest.importorskip("dask")
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")

BODY, TALK = (
    "川辺市議会会議録\n令和６年５月２日\n",
    "○議長（青柳蒼君）　川辺市産業振興プランを議題とします。\n",
)
TLS = ("ca-file", "client.cert", "client.key")


@pytest.fixture(scope="module")
def scheduler(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a scheduler with two workers, which are started again when they are killed."""
    place = tmp_path_factory.mktemp("cluster")
    ours = ["--scheduler-file", str(place / "scheduler.json"), "--host", "127.0.0.1", "--no-dashboard"]
    theirs = [*ours, "--nworkers", "2", "--nthreads", "1", "--local-directory", str(place)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    running = [
        subprocess.Popen(
            [sys.executable, "-m", f"distributed.cli.{program}", *options],
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for program, options in (("dask_scheduler", [*ours, "--port", "0"]), ("dask_worker", theirs))
    ]
    with distributed.Client(
        scheduler_file=str(place / "scheduler.json"), timeout=60, set_as_default=False
    ) as client:
        client.wait_for_workers(2, timeout=60)
        yield client.scheduler.address
    for each in reversed(running):
        each.terminate()
    for each in running:
        each.wait(timeout=20)


@pytest.fixture
def engine(scheduler: str) -> Engine:
    return cluster.engine(Settings(engine="dask", scheduler=scheduler))


def test_a_worker_that_is_killed_costs_nothing(engine: Engine) -> None:
    found: list[tuple[int, int]] = []
    workers: list[int] = []
    for number, result in engine(square, range(20)):
        assert not isinstance(result, Lost)
        found.append((number, result[0]))
        if not workers:
            os.kill(result[1], signal.SIGKILL)
        workers.append(result[1])
    here = [
        (number, result[0])
        for number, result in local.here(square, range(20))
        if not isinstance(result, Lost)
    ]
    assert sorted(found) == here
    assert len(set(workers)) > 1


def test_what_workers_die_of_again_and_again_is_lost_and_nothing_else_is(
    engine: Engine, scheduler: str, tmp_path: Path
) -> None:
    with distributed.Client(scheduler, set_as_default=False) as client:
        client.run_on_scheduler(_allow, 0)  # so that two workers die of it, not eight
        try:
            found = dict(engine(partial(deadly, tmp_path, {3: 9}), range(6)))
        finally:
            client.run_on_scheduler(_allow, 3)
    lost = found.pop(3)
    assert isinstance(lost, Lost)
    assert "memory ran out" in lost.why
    assert found == {number: number**2 for number in (0, 1, 2, 4, 5)}
    assert len(list(tmp_path.glob("3.*"))) == 2


def _allow(deaths: int, dask_scheduler: object = None) -> None:
    dask_scheduler.allowed_failures = deaths  # type: ignore[attr-defined]


def test_what_is_not_done_when_it_ends_is_taken_back(engine: Engine, scheduler: str) -> None:
    taken: list[int] = []
    given = (taken.append(number) or number for number in range(1000))  # type: ignore[func-returns-value]
    results = engine(square, given)
    next(results)
    results.close()  # type: ignore[attr-defined]
    assert len(taken) <= 5
    with distributed.Client(scheduler, set_as_default=False) as client:
        ends = time.monotonic() + 10
        while (left := client.run_on_scheduler(_tasks)) and time.monotonic() < ends:
            time.sleep(0.05)
    assert not left


def _tasks(dask_scheduler: object = None) -> int:
    return len(dask_scheduler.tasks)  # type: ignore[attr-defined]


def test_errors_come_back_as_they_were_and_want_of_memory_costs_one(engine: Engine) -> None:
    with pytest.raises(UsageError, match=r"^7 cannot be$"):
        list(engine(wrong, [7]))
    found = dict(engine(greedy, range(3)))
    assert isinstance(found.pop(1), Lost)
    assert found == {0: 0, 2: 4}


def test_a_worker_with_other_code_is_named(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(likeness, "code_digest", lambda: "other")
    likeness.likeness.cache_clear()
    said = r"the worker tcp://127\.0\.0\.1:\d+ is not like this process: code of policy-graph \w{12}, here other; give"
    try:
        with pytest.raises(UsageError, match=said):
            list(engine(square, [1]))
        monkeypatch.setattr(cluster, "_check_alike", lambda *_: None)  # as for a worker that joins later
        with pytest.raises(UsageError, match=said):
            list(engine(square, [1]))
    finally:
        likeness.likeness.cache_clear()


def test_where_nobody_works_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "ANSWER", 1)
    with pytest.raises(UsageError, match=r"--scheduler tcp://host:8786"):
        cluster.engine(Settings(engine="dask"))
    with pytest.raises(UsageError, match="nowhere is no address"):
        cluster.engine(Settings(engine="dask", scheduler="nowhere"))
    with socket.socket() as deaf:
        deaf.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{deaf.getsockname()[1]}"
        with pytest.raises(ServerFailed, match=f"no Dask scheduler answers at {address}"):
            list(cluster.engine(Settings(engine="dask", scheduler=address))(square, [1]))


def test_a_scheduler_with_tls_needs_certificates(tmp_path: Path) -> None:
    settings = Settings(engine="dask", scheduler="tls://127.0.0.1:1")
    with pytest.raises(
        UsageError, match=r"tls://127\.0\.0\.1:1 needs certificates: set DASK_DISTRIBUTED__COMM__TLS__CA"
    ):
        cluster.engine(settings)
    (tmp_path / "no.pem").write_text("nothing")
    given = {f"distributed.comm.tls.{key}": str(tmp_path / "no.pem") for key in TLS}
    with dask.config.set(given), pytest.raises(UsageError, match="cannot be used"):
        cluster.engine(settings)


@pytest.mark.model
def test_minutes_give_the_same_lines_there(scheduler: str, tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(BODY + TALK * (number + 1), "utf-8")
    own = tmp_path / "names.csv"
    own.write_text("name,type\n川辺市産業振興プラン,Program\n", "utf-8")
    files = [tmp_path / f"{number}.txt" for number in range(3)]
    there = Settings(engine="dask", scheduler=scheduler, gazetteers=(own,))
    here = list(api.extract(files, Settings(gazetteers=(own,))))
    assert list(api.extract(files, there)) == here
    assert any(line["record"] == "entity" for line in here if isinstance(line, dict))
