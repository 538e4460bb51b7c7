"""A run that is told to end leaves no child, no half-written folder, and the old build as it was."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from policy_graph.engine.folder import MARK, replacing, write_json

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")

# What the command line does, without the language model: a folder is half written, and a child reads without end.
RUN = """
import os, signal, sys, time
from pathlib import Path

signal.signal(signal.SIGHUP, signal.SIG_DFL)  # a suite under nohup passes on that hanging up is ignored,
signal.signal(signal.SIGINT, signal.default_int_handler)  # one in the background that Ctrl-C is
from policy_graph import api, cli
from policy_graph.engine.folder import replacing
from policy_graph.engine.worker import Worker

def build(*_, **__):
    with replacing(Path(sys.argv[-1])) as new, Worker(seconds=60, memory=1024) as worker:
        (new / "half").write_text("written")
        print(worker.call(os.getpid), flush=True)
        worker.call(time.sleep, 60)

api.build = build
cli.main()
"""


def stopped(out: Path, number: int) -> tuple[int, int, str]:
    """Send a signal to a run in the middle of its work; give its exit code, its child and what it said."""
    command = [sys.executable, "-c", RUN, "build", "-", "--out", str(out)]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, text=True, start_new_session=True, **pipes) as run:  # type: ignore[call-overload]
        child = int(run.stdout.readline())
        time.sleep(0.1)
        run.send_signal(number)
        _, said = run.communicate(timeout=20)
        return run.returncode, child, said


@pytest.mark.parametrize(("name", "code"), [("SIGINT", 130), ("SIGTERM", 143), ("SIGHUP", 129)])
def test_a_signal_leaves_nothing_behind(tmp_path: Path, name: str, code: int) -> None:
    with replacing(tmp_path / "out") as new:
        write_json(new / MARK, "first")
    returned, child, said = stopped(tmp_path / "out", getattr(signal, name))
    assert returned == code
    assert said == "policy-graph: interrupted; run again to go on: what is finished is kept\n"
    with pytest.raises(ProcessLookupError):
        os.kill(child, 0)
    assert (tmp_path / "out" / MARK).read_text("utf-8") == '"first"\n'
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
