"""The children that answer our own pages and questions: they read what is served, and do nothing else."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from policy_graph.engine.serving.crew import Crew
from policy_graph.engine.serving.index import Index
from policy_graph.engine.serving.service import Service
from policy_graph.errors import LimitExceeded
from policy_graph.model.limits import Limits
from policy_graph.model.serving import Query

linux = pytest.mark.skipif(sys.platform != "linux", reason="the layers of Linux")


@linux
def test_own_children_reach_no_network_no_file_and_no_program(tmp_path: Path) -> None:
    """Whatever words make them do: a file beside what is served, a port of this machine, a program, a written file."""
    served, secret = tmp_path / "served", tmp_path / "secret.txt"
    served.mkdir()
    (served / "page.txt").write_text("served", "utf-8")
    secret.write_text("the canary sings", "utf-8")
    with Crew(1, seconds=20, memory=1024, readable=[served]) as crew, socket.socket() as somebody:
        somebody.bind(("127.0.0.1", 0))
        somebody.listen()
        assert crew.call(Path.read_text, served / "page.txt") == "served"
        for attempt in (
            (Path.read_text, secret),
            (Path.write_text, served / "new.txt", "x"),
            (os.listdir, tmp_path),
            (socket.create_connection, somebody.getsockname()),
            (subprocess.check_output, ["/bin/cat", str(secret)]),
        ):
            with pytest.raises(Exception, match=r"Permission|refused|unreachable|Errno") as caught:
                crew.call(*attempt)
            assert "canary" not in str(caught.value)
    assert [each.name for each in served.iterdir()] == ["page.txt"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no signals")
def test_who_asks_after_a_child_was_killed_is_answered() -> None:
    with Crew(1, seconds=20, memory=1024) as crew:
        os.kill(crew.call(os.getpid), signal.SIGKILL)
        time.sleep(0.2)
        assert crew.call(abs, -1) == 1


def test_what_a_child_does_not_survive_is_a_limit_and_no_fault_of_the_server() -> None:
    with Crew(1, seconds=20, memory=1024) as crew:
        with pytest.raises(LimitExceeded, match="the answer ended the program"):
            crew.call(os._exit, 3)
        assert crew.call(abs, -1) == 1


@pytest.mark.skipif(os.name == "nt", reason="Windows has no signals")
def test_a_query_is_answered_after_a_child_of_strangers_was_killed(index: Index) -> None:
    with Service(index, Limits(), workers=1) as service:
        ready = service._strangers._ready
        first = ready.get(timeout=5)
        os.kill(first.pid, signal.SIGKILL)
        ready.put(first)
        time.sleep(0.2)
        for _ in range(3):
            assert service.sparql(Query(text="ASK {}")).content
