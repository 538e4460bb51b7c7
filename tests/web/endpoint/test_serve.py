"""The command serve: a real server is started, talked to, hung up on, and ended."""

import errno
import os
import signal
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote, urlsplit

import httpx
import pytest
import uvicorn
from starlette.types import ASGIApp, Receive, Scope, Send
from tests.web.endpoint.conftest import ENDLESS, graph_folder, server
from typer.testing import CliRunner

from policy_graph import api_serving
from policy_graph.cli import app
from policy_graph.errors import UsageError
from policy_graph.model.limits import Address
from policy_graph.web import patience, run
from policy_graph.web.app import application
from policy_graph.web.serving import Served

ASK = {"query": "ASK {}"}


def children(pid: int) -> list[int]:
    listed = subprocess.run(
        ["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True, check=False
    )
    return [int(each) for each in listed.stdout.split()]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no signals")
def test_a_server_ends_cleanly_and_its_children_with_it(folder: Path) -> None:
    """Who waits for an answer is told; nothing is left behind, and no trace is shown."""
    with server(folder, "--query-seconds", "30") as (url, process), ThreadPoolExecutor(1) as beside:
        assert httpx.get(f"{url}sparql", params=ASK).json()["boolean"] is True
        started = children(process.pid)
        waiting = beside.submit(httpx.get, f"{url}sparql", params={"query": ENDLESS}, timeout=20)
        time.sleep(0.5)
        process.send_signal(signal.SIGTERM)
        assert process.wait(15) == 128 + signal.SIGTERM
        assert process.stderr
        assert "Traceback" not in process.stderr.read()
    assert (waiting.result().status_code, waiting.result().text) == (503, "the server is being ended\n")
    assert started
    deadline = time.monotonic() + 3
    while any(map(alive, started)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not [pid for pid in started if alive(pid)]


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_query_ends_when_its_client_hangs_up(folder: Path) -> None:
    """The one child is free at once, long before the time of the query is over."""
    with server(folder, "--workers", "1", "--query-seconds", "30") as (url, _):
        where = urlsplit(url)
        with socket.create_connection((where.hostname or "", where.port or 0)) as line:
            ask = f"GET /sparql?query={quote(ENDLESS)} HTTP/1.1\r\nHost: localhost\r\n\r\n"
            line.sendall(ask.encode())
            time.sleep(0.5)
        begun = time.monotonic()
        assert httpx.get(f"{url}sparql", params=ASK, timeout=20).status_code == 200
        assert time.monotonic() - begun < 5


def test_a_log_names_the_path_and_never_the_query(folder: Path) -> None:
    with server(folder, "--verbose") as (url, process):
        httpx.get(f"{url}sparql", params={"query": "ASK { ?secret ?p ?o }"})
        process.terminate()
        assert process.stderr
        written = process.stderr.read()
    assert "127.0.0.1 GET /sparql 200" in written
    assert "secret" not in written


def test_an_address_that_is_taken_is_one_sentence() -> None:
    with run.taken(Address(host="127.0.0.1", port=0)) as held:
        port = held.getsockname()[1]
        with pytest.raises(UsageError, match=f"--port {port} is in use.*choose another --port"):
            run.taken(Address(host="127.0.0.1", port=port))
    with pytest.raises(UsageError, match="cannot be taken"):
        run.taken(Address(host="192.0.2.1", port=0))


def test_an_index_is_made_once_and_elsewhere_where_that_is_wanted(tmp_path: Path) -> None:
    folder, place, made = graph_folder(tmp_path / "build"), tmp_path / "index", list[Path]()
    for _ in range(2):
        api_serving.service(folder, index=place, begin=made.append)
    assert made == [place]
    assert {each.name for each in tmp_path.iterdir()} == {"build", "index"}


def test_where_no_index_can_be_written_a_sentence_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("policy_graph.triples.served.disk.load", full)
    with pytest.raises(UsageError, match=r"No space left.*--index"):
        api_serving.service(graph_folder(tmp_path / "build"))
    assert [each.name for each in tmp_path.iterdir()] == ["build"]


def test_who_connects_and_says_nothing_is_hung_up_on(
    service: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(patience, "GREETING", 0.2)
    with running(service) as port, socket.create_connection(("127.0.0.1", port)) as line:
        line.settimeout(5)
        line.sendall(b"GET /sparql?query=ASK%7B%7D HTTP/1.1\r\nHost: localhost\r\n\r\n")
        received = b""
        while b"true" not in received:
            received += line.recv(4096)
        line.sendall(b"GET /sparql HTT")
        assert line.recv(4096) == b""
        assert httpx.get(f"http://127.0.0.1:{port}/sparql", params=ASK).status_code == 200


def test_who_asks_and_does_not_take_the_answer_is_hung_up_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """Else a hundred of them would hold all places for as long as they like."""
    monkeypatch.setattr(patience, "TAKING", 0.2)
    ended = threading.Event()

    async def long(scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": bytes(64 << 20), "more_body": True})
        await send({"type": "http.response.body"})
        ended.set()

    with standing(long) as port, socket.create_connection(("127.0.0.1", port)) as line:
        line.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
        for _ in range(5):
            assert line.recv(65_536)
        assert ended.wait(10)


def test_what_is_no_http_is_told_with_the_headers_of_safety(service: Served) -> None:
    with running(service) as port, socket.create_connection(("127.0.0.1", port)) as line:
        line.settimeout(5)
        line.sendall(b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n")
        said = b"".join(iter(lambda: line.recv(4096), b""))
    assert said.startswith(b"HTTP/1.1 400 ")
    assert b"X-Content-Type-Options: nosniff" in said
    assert b"Content-Security-Policy: default-src 'none'" in said


def test_who_hangs_up_in_the_midst_of_a_body_fills_no_log(
    service: Served, caplog: pytest.LogCaptureFixture
) -> None:
    with running(service) as port:
        with socket.create_connection(("127.0.0.1", port)) as line:
            kind = "Content-Type: application/sparql-query\r\nContent-Length: 99"
            line.sendall(f"POST /sparql HTTP/1.1\r\nHost: localhost\r\n{kind}\r\n\r\nASK".encode())
            time.sleep(0.3)
        assert httpx.get(f"http://127.0.0.1:{port}/sparql", params=ASK).status_code == 200
    assert not caplog.records


@contextmanager
def running(service: Served) -> Iterator[int]:
    """Serve in a thread of this process; gives the port."""
    with standing(application(service)) as port:
        yield port


@contextmanager
def standing(made: ASGIApp) -> Iterator[int]:
    """Have an application listen; gives the port."""
    with run.taken(Address(host="127.0.0.1", port=0)) as listening:
        server = uvicorn.Server(run.configured(made))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        try:
            yield listening.getsockname()[1]
        finally:
            server.should_exit = True
            thread.join(10)


@pytest.mark.parametrize(
    "public", ["data.example.jp", "ftp://x.example/", "https://x.example/?a=b", "https://例.jp/"]
)
def test_a_public_address_that_is_none_is_refused(folder: Path, public: str) -> None:
    called = CliRunner().invoke(app, ["serve", str(folder), "--public", public])
    assert isinstance(called.exception, UsageError)
    assert "https://" in str(called.exception)
