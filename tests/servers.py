"""SPARQL servers that others have written, started for tests with ports and folders of their own: Oxigraph and Virtuoso."""

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

INI = """[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
FileExtend = 200
[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
DirsAllowed = {allowed}
NumberOfBuffers = 10000
MaxDirtyBuffers = 6000
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerThreads = 8
ServerRoot = .
[SPARQL]
ResultSetMaxRows = 10000
"""
STARTED = 120.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """A server that runs: where it is asked, who may write, and the folder that it may load from."""

    name: str
    endpoint: str
    user: str | None = None
    password: str = ""
    port: int = 0
    folder: Path = Path()


@contextmanager
def oxigraph(folder: Path) -> Iterator[Server]:
    """Start ``oxigraph serve``, which has a default graph of its own."""
    program = Path(sys.executable).with_name("oxigraph")
    if not program.exists():
        pytest.skip("oxigraph is not installed beside this Python")
    port = free()
    command = [str(program), "serve", "--location", str(folder), "--bind", f"127.0.0.1:{port}"]
    with _running(command, folder, f"http://127.0.0.1:{port}/query"):
        yield Server(name="oxigraph", endpoint=f"http://127.0.0.1:{port}/query", port=port)


@contextmanager
def virtuoso(folder: Path) -> Iterator[Server]:
    """Start Virtuoso, whose default graph is all graphs at once and which asks writers for a name (Digest)."""
    program = shutil.which("virtuoso-t")
    if program is None:
        pytest.skip("virtuoso-t is not installed (Debian: virtuoso-opensource-7-bin)")
    sql, http = free(), free()
    ini = folder / "virtuoso.ini"
    ini.write_text(INI.format(sql=sql, http=http, allowed=folder), "utf-8")
    command = [program, "+foreground", "+configfile", str(ini)]
    with _running(command, folder, f"http://127.0.0.1:{http}/sparql"):
        yield Server(
            name="virtuoso",
            endpoint=f"http://127.0.0.1:{http}/sparql",
            user="dba",
            password="dba",
            port=sql,
            folder=folder,
        )


SERVERS = {"oxigraph": oxigraph, "virtuoso": virtuoso}


def free() -> int:
    """Find a port that nobody listens at."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


@contextmanager
def _running(command: list[str], folder: Path, url: str) -> Iterator[None]:
    with (folder.parent / f"{folder.name}.log").open("wb") as log:
        process = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log)
        try:
            _wait(process, url)
            yield
        finally:
            process.kill()
            process.wait()


def _wait(process: "subprocess.Popen[bytes]", url: str) -> None:
    end = time.monotonic() + STARTED
    while time.monotonic() < end and process.poll() is None:
        try:
            if httpx.get(url, params={"query": "ASK {}"}).is_success:
                return
        except httpx.TransportError:
            time.sleep(0.05)
    pytest.fail(f"{process.args!r} did not start")
