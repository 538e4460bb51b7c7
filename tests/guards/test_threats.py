"""Every promise of the threat model names a test that exists, and every table of promises names one in each row."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "threat-model.md"
NAMED = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")


def test_every_row_of_promises_names_a_test() -> None:
    rows = [
        row for row in PAGE.read_text("utf-8").splitlines() if row.startswith("|") and row.count("|") == 5
    ]
    promises = [row for row in rows if not row.startswith(("|---", "| who |", "| layer |"))]
    assert len(promises) > 10
    assert not [row for row in promises if not NAMED.search(row)]


def test_every_test_that_is_named_exists() -> None:
    missing = []
    for path, name in NAMED.findall(PAGE.read_text("utf-8")):
        file = ROOT / path
        tree = ast.parse(file.read_text("utf-8")) if file.is_file() else ast.Module([], [])
        known = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
        missing += [] if name in known else [f"{path}::{name}"]
    assert not missing
