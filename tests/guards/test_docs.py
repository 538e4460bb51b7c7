"""The documentation names everything that a user can say, and points nowhere in vain."""

import ast
import json
import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
import typer.main

from policy_graph import __version__, cli, codec
from policy_graph.parse import reference
from policy_graph.parse.layout_file import CHECKS, FORMS, MEANINGS
from policy_graph.settings import Settings
from policy_graph.triples import table_reference

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
COMMANDS: dict[str, Any] = typer.main.get_command(cli.app).commands  # type: ignore[attr-defined]
VERBS = [(name, each) for name, group in COMMANDS.items() for each in getattr(group, "commands", ())]


def page(name: str) -> str:
    return (ROOT / "docs" / "reference" / name).read_text("utf-8")


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_and_its_options_are_in_the_reference(command: str) -> None:
    section = re.search(rf"^## `{command}`$(.*?)(?=^## )", page("cli.md"), re.MULTILINE | re.DOTALL)
    assert section, f"no section for {command}"
    options = {name for each in COMMANDS[command].params for name in each.opts if name.startswith("--")} - {
        "--help"
    }
    assert not {option for option in options if f"`{option}" not in section[1]}


@pytest.mark.parametrize(("group", "verb"), VERBS)
def test_every_verb_of_a_group_and_its_options_are_in_the_reference(group: str, verb: str) -> None:
    described = page("cli.md")
    assert f"`policy-graph {group} {verb}" in described
    options = {
        name for each in COMMANDS[group].commands[verb].params for name in each.opts if name[:2] == "--"
    }
    assert not {option for option in options - {"--help"} if f"`{option}" not in described}


def test_the_page_of_layouts_is_as_printed() -> None:
    assert page("layouts.md") == reference.page()


def test_the_page_of_tables_is_as_printed() -> None:
    assert page("tables.md") == table_reference.page(), "run: python -m policy_graph.triples.table_reference"


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_is_in_the_readme_or_made(command: str) -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert f"policy-graph {command}" in readme or f"make {command}" in readme


def test_every_key_of_a_layout_is_in_the_how_to() -> None:
    described = (ROOT / "docs" / "how-to" / "add-a-layout.md").read_text("utf-8")
    words = [*(f"`{key}`" for key in CHECKS if key not in ("marks", "words", "headings")), *MEANINGS]
    assert not [
        word for word in (*words, "[marks]", "[words]", "[headings]", *FORMS) if word not in described
    ]


def test_every_setting_is_in_the_reference() -> None:
    described = page("cli.md")
    assert not {field.name for field in fields(Settings) if f"`{field.name}`" not in described}


def test_every_key_of_extract_is_in_the_reference() -> None:
    described = page("extract.md")
    modules = Path(codec.__file__).parent.glob("*.py")
    keys = {key for module in modules for key in keys_of(module.read_text("utf-8"))}
    assert {"record", "sha256", "label_start"} <= keys
    assert not {key for key in keys if f"`{key}`" not in described and f'"{key}"' not in described}


@pytest.mark.parametrize("stage", ["ingest", "parse"])
def test_the_map_of_a_large_stage_shows_every_module(stage: str) -> None:
    folder = ROOT / "src" / "policy_graph" / stage
    shown = ast.get_docstring(ast.parse((folder / "__init__.py").read_text("utf-8"))) or ""
    modules = {path.stem for path in folder.glob("*.py")} | {
        path.parent.name for path in folder.glob("*/*.py")
    }
    assert not {name for name in modules - {"__init__"} if f"``{name}``" not in shown}


def test_every_finding_about_a_file_or_a_form_is_explained() -> None:
    sources = "".join(path.read_text("utf-8") for path in (ROOT / "src").rglob("*.py"))
    described = "".join(path.read_text("utf-8") for path in PAGES)
    codes = set(re.findall(r'"((?:ingest|parse)\.[a-z-]+)"', sources))
    assert {"ingest.kind", "parse.unexplained"} <= codes
    assert not {code for code in codes if f"`{code}`" not in described}


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_table_says_two_things_of_one_key(path: Path) -> None:
    sections = re.split(r"^#.*$", path.read_text("utf-8"), flags=re.MULTILINE)
    keys = [re.findall(r"^\| (`\w+`) \|", section, re.MULTILINE) for section in sections]
    assert not {key for section in keys for key in section if section.count(key) > 1}


def test_every_new_thing_has_one_place_in_the_guide() -> None:
    guide = (ROOT / "CONTRIBUTING.md").read_text("utf-8").partition("## Where a new thing goes")[2]
    things = re.findall(r"^\| (.+?) \|", guide.partition("\n## ")[0], re.MULTILINE)
    assert len(things) > 20
    assert len(things) == len(set(things))


def keys_of(source: str) -> Iterator[str]:
    """Give the keys of every dictionary that a piece of Python writes out."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Dict):
            for key in node.keys:
                if isinstance(key, ast.Constant) and isinstance(key.value, str):
                    yield key.value


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_link_leads_somewhere(path: Path) -> None:
    targets = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", path.read_text("utf-8"))
    assert not [target for target in targets if not (path.parent / target).exists()]


def test_the_changelog_is_about_this_version() -> None:
    latest = re.search(r"^## \[(.+?)\]", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    project = re.search(r'^version = "(.+?)"', (ROOT / "pyproject.toml").read_text("utf-8"), re.MULTILINE)
    assert latest
    assert latest[1] == __version__
    assert project is None or project[1] == __version__


def test_decisions_are_numbered_without_a_gap_and_have_the_three_parts() -> None:
    decisions = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    assert [path.name[:4] for path in decisions] == [f"{n:04}" for n in range(1, len(decisions) + 1)]
    for path in decisions:
        assert {"## Context", "## Choice", "## Cost"} <= set(path.read_text("utf-8").splitlines()), path.name


def test_the_house_shows_every_room_and_its_floor() -> None:
    page = (ROOT / "docs" / "explanation" / "the-house.md").read_text("utf-8")
    tree, floors = (block for block in page.split("```")[1:4:2])
    package = ROOT / "src" / "policy_graph"
    folders = {path.parent.name for path in package.glob("*/__init__.py")}
    modules = {path.name for path in package.glob("*.py") if not path.name.startswith("_")}
    assert not [name for name in folders if f"{name}/" not in tree]
    assert not [name for name in modules if name not in tree]
    assert not [
        name for name in folders | {each.removesuffix(".py") for each in modules} if name not in floors
    ]


def test_every_page_can_be_found_from_the_index() -> None:
    index = (ROOT / "docs" / "index.md").read_text("utf-8")
    pages = [path.relative_to(ROOT / "docs").as_posix() for path in (ROOT / "docs").rglob("*.md")]
    assert not {page for page in pages if page != "index.md" and f"]({page})" not in index}


def test_the_example_of_extract_points_into_the_bundled_minutes() -> None:
    found = re.search(r"`(examples/[\w-]+)`:\n\n```json\n(.+?)\n```", page("extract.md"))
    assert found
    (minutes,) = (ROOT / found[1]).glob("*.txt")
    example, text = json.loads(found[2]), minutes.read_text("utf-8")
    assert text[example["label_start"] : example["label_end"]] == example["speaker"]
    assert text[: example["end"]].endswith("。")
