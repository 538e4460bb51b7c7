"""A child that is taken over by what it reads can do nothing: no network, no files, no programs, no harm to its parent."""

import os
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from policy_graph.engine.sandbox.layers import Layer, told
from policy_graph.engine.sandbox.pool import Pool
from policy_graph.engine.sandbox.sandbox import Plan, Sandbox
from policy_graph.engine.serving.index import Index
from policy_graph.engine.serving.service import Service
from policy_graph.engine.worker import Defect, Stopped
from policy_graph.errors import LimitExceeded, PolicyGraphError
from policy_graph.model.limits import Limits
from policy_graph.model.serving import Query

linux = pytest.mark.skipif(sys.platform != "linux", reason="the layers of Linux")

# What somebody would try who runs code of his own in the child; each gives what it got.
ATTACKER = """
import ctypes, os, resource, signal, socket, subprocess

def tries(what, secret="", parent=0):
    if what == "open": return open(secret).read()
    if what == "create": return str(open(secret + ".new", "w"))
    if what == "remove": return str(os.unlink(secret))
    if what == "list": return str(os.listdir(os.path.dirname(secret)))
    if what == "socket": return str(socket.socket())
    if what == "pair": return str(socket.socketpair())
    if what == "fork": return str(os.fork())
    if what == "program": return subprocess.run(["cat", secret], capture_output=True).stdout.decode()
    if what == "exec": return str(os.execv("/bin/cat", ["cat", secret]))
    if what == "kill": return str(os.kill(parent, 0))
    if what == "signal thread": return str(signal.pthread_kill(parent, 0))
    if what == "trace": return raw(101 if X86 else 117, 16, parent, 0, 0)
    if what == "ring": return raw(425, 8, ctypes.create_string_buffer(256))
    if what == "raise limits":
        return str(resource.setrlimit(resource.RLIMIT_NOFILE, (1024, 1024)))
    if what == "memory": return str(len(bytearray(1 << 30)))

X86 = os.uname().machine == "x86_64"

def raw(*arguments):
    library = ctypes.CDLL(None, use_errno=True)
    if library.syscall(*arguments) < 0:
        raise OSError(ctypes.get_errno(), "refused")
    return "done"

def opened(**given):
    def answer(head):
        return {"got": tries(head["what"], **given)}, b""
    return answer

def babbling():
    def answer(head):
        os.write(int(head["pipe"]), head["bytes"].encode("latin-1"))
        os._exit(0)
    return answer

def hoarding():
    kept = []
    def answer(head):
        kept.append(b"x" * (head["size"] << 20))
        return {"pid": os.getpid()}, b""
    return answer

def lavish():
    return lambda head: ({}, bytes(head["size"]))
"""
ATTEMPTS = [
    "open",
    "create",
    "remove",
    "list",
    "socket",
    "pair",
    "fork",
    "program",
    "exec",
    "kill",
    "trace",
    "ring",
    "raise limits",
]


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Plan]:
    """Make the plan of a child that runs the code of an attacker."""
    (tmp_path / "attacker_of_tests.py").write_text(ATTACKER, "utf-8")
    monkeypatch.syspath_prepend(tmp_path)

    def made(name: str, **arguments: object) -> Plan:
        return Plan(
            opener=f"attacker_of_tests:{name}", arguments=arguments, seconds=5, memory=256, size=1_000_000
        )

    return made


@linux
@pytest.mark.parametrize("what", ATTEMPTS)
def test_code_of_an_attacker_gets_nowhere(what: str, plan: Callable[..., Plan], tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the canary sings", "utf-8")
    sandbox = Sandbox(plan("opened", secret=str(secret), parent=os.getpid()))
    try:
        with pytest.raises((Defect, Stopped)) as caught:
            sandbox.ask({"what": what})
        assert "the canary sings" not in str(caught.value)
    finally:
        sandbox.close()
    assert secret.exists()
    assert not (tmp_path / "secret.txt.new").exists()


@linux
def test_memory_beyond_the_bound_is_told_as_such(plan: Callable[..., Plan]) -> None:
    sandbox = Sandbox(plan("opened"))
    with pytest.raises(Stopped, match="more than 256 MiB"):
        sandbox.ask({"what": "memory"})
    sandbox.close()


# One layer alone, then a connection to somebody who is there.
ALONE = """
import os, socket, sys
from policy_graph.engine.sandbox import landlock, layers, seccomp
layer, port = sys.argv[1], int(sys.argv[2])
put_on = {
    "none": lambda: True,
    "namespace": layers._no_network,
    "seccomp": lambda: seccomp.confine(seccomp.allowed(os.uname().machine), reading=False),
    "landlock": lambda: landlock.confine([]),
}[layer]()
try:
    socket.create_connection(("127.0.0.1", port), timeout=2)
    print("connected" if put_on else "no layer")
except OSError as error:
    print("kept away" if put_on else "no layer")
"""


@linux
@pytest.mark.parametrize(
    ("layer", "expected"),
    [
        ("none", "connected"),
        ("namespace", "kept away"),
        ("seccomp", "kept away"),
        ("landlock", "kept away"),
    ],
)
def test_each_of_three_layers_alone_keeps_the_network_away(layer: str, expected: str) -> None:
    with socket.socket() as somebody:
        somebody.bind(("127.0.0.1", 0))
        somebody.listen()
        port = str(somebody.getsockname()[1])
        run = subprocess.run(
            [sys.executable, "-c", ALONE, layer, port], capture_output=True, text=True, check=False
        )
    said = run.stdout.strip()
    if said == "no layer":
        pytest.skip("this kernel or container does not allow this layer")
    assert said == expected, run.stderr


# Where a store has files that are opened later: they can be read, and nothing can be written or connected.
LATER = """
import os, socket, sys
from policy_graph.engine.sandbox import seccomp
if not seccomp.confine(seccomp.allowed(os.uname().machine), reading=True):
    sys.exit("no layer")
print(open(sys.argv[1]).read())
for forbidden in (lambda: open(sys.argv[1], "w"), lambda: open(sys.argv[1], "a"), socket.socket, os.fork):
    try:
        forbidden()
        print("done")
    except OSError as error:
        print(error.errno)
"""


@linux
def test_files_that_are_opened_later_are_read_and_never_written(tmp_path: Path) -> None:
    file = tmp_path / "later.sst"
    file.write_text("rows", "utf-8")
    run = subprocess.run(
        [sys.executable, "-c", LATER, str(file)], capture_output=True, text=True, check=False
    )
    if run.stderr.strip() == "no layer":
        pytest.skip("this kernel or container does not allow this layer")
    assert run.stdout.split() == ["rows", "38", "38", "38", "38"], run.stderr
    assert file.read_text("utf-8") == "rows"


@pytest.mark.parametrize(
    "said",
    [
        "\x80\x05\x95 no frame",
        "cos\nsystem\n(S'true'\ntR.",
        "\x00\x00\x00\x02\x00\x00\x00\x00\x00\x00\x00\x00[]",
        "\x00\x00\x00\x02\x00\x00\x0f\xff\x00\x00\x00\x00{}",
        "\xff\xff\xff\xff\x00\x00\x00\x00\x00\x00\x00\x00",
        "",
    ],
    ids=["binary", "pickle", "no object", "endless content", "endless head", "nothing"],
)
def test_whatever_a_child_sends_is_data_or_nothing(said: str, plan: Callable[..., Plan]) -> None:
    sandbox = Sandbox(plan("babbling"))
    try:
        with pytest.raises(Stopped):
            sandbox.ask({"pipe": 3, "bytes": said})
    finally:
        sandbox.close()


def test_an_answer_larger_than_agreed_is_not_taken(plan: Callable[..., Plan]) -> None:
    sandbox = Sandbox(plan("lavish"))
    assert len(sandbox.ask({"size": 1_000_000})[1]) == 1_000_000
    with pytest.raises(Stopped):
        sandbox.ask({"size": 1_000_001})
    sandbox.close()


@linux
def test_a_child_that_keeps_much_memory_is_replaced_after_its_answer(plan: Callable[..., Plan]) -> None:
    with Pool(plan("hoarding"), 1, reserve=0, patience=10) as pool:
        little = [pool.ask({"size": 1})[0]["pid"] for _ in range(2)]
        much = pool.ask({"size": 150})[0]["pid"]
        after = pool.ask({"size": 1})[0]["pid"]
    assert little[0] == little[1] == much != after


def test_what_cannot_be_opened_is_told_when_the_server_starts(plan: Callable[..., Plan]) -> None:
    with pytest.raises(Defect, match="no_such_thing"), Pool(plan("no_such_thing"), 1):
        pass


@linux
def test_all_layers_are_on_and_can_be_told(service: Service) -> None:
    assert set(service.layers) >= {Layer.CALLS, Layer.MEMORY, Layer.FILES}


def test_what_a_machine_lacks_is_told() -> None:
    assert told([Layer.MEMORY, Layer.CALLS]) == (
        "queries are held by: seccomp (system calls for reading alone), RLIMIT_AS (memory); this machine lacks: "
        "network namespace (nobody is there), Landlock (no files but index and program), RLIMIT_NOFILE (no new files)"
    )
    assert told([]).startswith("queries are held by: their deadline alone; this machine lacks:")


@linux
@pytest.mark.parametrize(
    "text",
    [
        "SELECT * FROM <file:///CANARY> { ?s ?p ?o }",
        "SELECT * FROM NAMED <file:///CANARY> { GRAPH ?g { ?s ?p ?o } }",
        "SELECT * { GRAPH <file:///CANARY> { ?s ?p ?o } }",
        "SELECT * { SERVICE <file:///CANARY> { ?s ?p ?o } }",
    ],
)
def test_files_are_never_read(text: str, unfiltered: Service, tmp_path: Path) -> None:
    canary = tmp_path / "canary.ttl"
    canary.write_text('<x:> <x:> "the canary sings" .', "utf-8")
    try:
        found = unfiltered.sparql(Query(text=text.replace("/CANARY", str(canary)))).content
    except PolicyGraphError as error:
        found = str(error).encode()
    assert b"sings" not in found


@pytest.mark.parametrize(
    "word", ["INSERT DATA", "DELETE DATA", "INSERT", "DELETE WHERE", "LOAD", "CLEAR ALL"]
)
def test_what_would_change_the_graph_is_refused_twice(
    word: str, index: Index, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = f"PREFIX x: <x:> {word} {{ x:a x:b x:c }}"
    before = {path.name: path.read_bytes() for path in index.store.iterdir() if path.suffix == ".sst"}
    with pytest.raises(PolicyGraphError, match="read only"):
        service.sparql(Query(text=text))
    monkeypatch.setattr("policy_graph.engine.serving.service.refuse", lambda *_: None)
    with pytest.raises(PolicyGraphError, match="no SPARQL query"):
        service.sparql(Query(text=text))
    assert before == {path.name: path.read_bytes() for path in index.store.iterdir() if path.suffix == ".sst"}


def test_a_service_that_ends_leaves_no_child(index: Index) -> None:
    with Service(index, Limits(seconds=1)) as service:
        children = {sandbox.pid for sandbox in service._strangers._all}
        assert children
    for pid in children:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


def test_a_question_under_way_when_the_service_ends_is_told(index: Index) -> None:
    import threading

    said: list[Exception] = []

    def ask() -> None:
        try:
            service.sparql(
                Query(text="SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }")
            )
        except LimitExceeded as error:
            said.append(error)

    with Service(index, Limits(seconds=30)) as service:
        thread = threading.Thread(target=ask)
        thread.start()
        thread.join(0.5)
    thread.join(5)
    assert not thread.is_alive()
    assert len(said) == 1
