"""A small graph that is served: in this process for what an answer says, by a real server for what goes over the wire."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from policy_graph import api_serving
from policy_graph.model.limits import Address, Limits
from policy_graph.web.app import application
from policy_graph.web.serving import Served

BASE = "https://data.example.org/"
ONE, TWO = f"{BASE}id/document/one", f"{BASE}id/document/two"
# Two graphs of a triple each, and both in the default graph.
GRAPHS = {ONE: f"<{BASE}id/a> <{BASE}p> 1 .", TWO: f'<{BASE}id/b> <{BASE}p> "二" .'}
# Endless as far as anybody waits: a product of numbers that nothing cuts short.
NUMBERS = " ".join(f"VALUES ?v{n} {{ {' '.join(map(str, range(100)))} }}" for n in range(6))
ENDLESS = f"SELECT (COUNT(*) AS ?n) {{ {NUMBERS} FILTER(?v0 + ?v1 + ?v2 + ?v3 + ?v4 + ?v5 < 0) }}"


def graph_folder(place: Path) -> Path:
    """Write a build that holds no more than its graph."""
    place.mkdir()
    (place / "graph.ttl").write_text("\n".join(GRAPHS.values()), "utf-8")
    named = (f"<{name}> {{ {said} }}" for name, said in GRAPHS.items())
    (place / "graph.trig").write_text("\n".join(named), "utf-8")
    return place


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return graph_folder(tmp_path_factory.mktemp("served") / "build")


@contextmanager
def opened(folder: Path, **limits: Any) -> Iterator[TestClient]:
    """Serve a folder in this process, with other limits than usual."""
    with api_serving.service(folder, limits=Limits(**{"budget": 0, **limits}), workers=1) as service:
        yield called(service)


@pytest.fixture(scope="session")
def service(folder: Path) -> Iterator[Served]:
    with api_serving.service(folder, limits=Limits(budget=0), workers=1) as found:
        yield found


@pytest.fixture(scope="session")
def client(service: Served) -> TestClient:
    return called(service)


def called(service: Served, address: Address | None = None) -> TestClient:
    """Call a service in this process, under an address."""
    return TestClient(application(service, address), raise_server_exceptions=False)


@contextmanager
def server(folder: Path, *options: str) -> Iterator[tuple[str, "subprocess.Popen[str]"]]:
    """Serve a folder by the command, on a free port; gives the URL and the process."""
    command = [sys.executable, "-m", "policy_graph", "serve", str(folder), "--port", "0", *options]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        assert process.stderr
        lines = iter(process.stderr.readline, "")
        line = next(each for each in lines if "http://" in each)
        yield line.split()[-1], process
    finally:
        process.terminate()
        process.wait(20)
        assert process.stderr
        process.stderr.close()
