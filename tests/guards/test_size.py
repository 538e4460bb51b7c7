"""Nothing outgrows a glance, and everything says what it is for."""

import ast
from pathlib import Path

import pytest

SOURCES = sorted((Path(__file__).parents[2] / "src" / "policy_graph").rglob("*.py"))
LINES_OF_A_MODULE = 300
LINES_OF_A_FUNCTION = 40
# One page of code may be longer where it is one thing.
LONGER: dict[str, int] = {}
# Names under which things without a place gather.
NO_PLACE = {"utils", "util", "helpers", "helper", "common", "misc", "core", "base", "manager"}


def named(path: Path) -> str:
    return path.relative_to(SOURCES[0].parents[0]).as_posix()


@pytest.mark.parametrize("path", SOURCES, ids=named)
def test_a_module_is_small_and_opens_with_what_it_is_for(path: Path) -> None:
    text = path.read_text("utf-8")
    tree = ast.parse(text)
    summary = (ast.get_docstring(tree) or "").partition("\n")[0]
    assert summary, "no docstring"
    assert text.count("\n") <= LONGER.get(named(path), LINES_OF_A_MODULE)
    assert path.stem not in NO_PLACE
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    long = {node.name: lines(node) for node in functions if lines(node) > LINES_OF_A_FUNCTION}
    assert not long


def lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1
