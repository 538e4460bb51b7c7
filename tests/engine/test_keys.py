"""A kept result is found again exactly where nothing that it follows from has changed."""

import tomllib
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import grimp
import pytest

from policy_graph.engine.keys import Keying, Keys
from policy_graph.settings import Settings

CSV = "name,type,kind,reading,scheme,code\n"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    gazetteer = tmp_path / "names.csv"
    gazetteer.write_text(CSV + "みずき市,place,city,,,\n", "utf-8")
    return Settings(gazetteers=(gazetteer,))


def found(settings: Settings, name: str = "会議.txt", content: bytes = b"text", said: bytes = b"") -> Keys:
    return Keying(settings, said)(name, content)


def test_the_same_document_has_the_same_keys_wherever_it_and_the_gazetteer_lie(
    settings: Settings, tmp_path: Path
) -> None:
    copy = tmp_path / "elsewhere" / "names.csv"
    copy.parent.mkdir()
    copy.write_bytes(settings.gazetteers[0].read_bytes())
    others = replace(settings, gazetteers=(copy,), workers=7, batch=5, cache=tmp_path, read_seconds=1.0)
    assert found(settings) == found(others)


def test_what_is_extracted_depends_on_name_content_settings_and_gazetteer(settings: Settings) -> None:
    before = found(settings)
    changed = [
        found(settings, name="会議録.txt"),
        found(settings, content=b"text."),
        found(replace(settings, min_confidence=0.5)),
        found(replace(settings, parts=("model",))),
        found(replace(settings, max_characters=10)),
    ]
    settings.gazetteers[0].write_text(CSV, "utf-8")
    changed.append(found(settings))
    assert len({each.extraction for each in (before, *changed)}) == len(changed) + 1
    assert len({each.chapter for each in (before, *changed)}) == len(changed) + 1


def test_judgements_and_the_base_of_names_change_what_is_written_and_not_what_was_extracted(
    settings: Settings,
) -> None:
    before = found(settings)
    for other in (found(settings, said=b"judgements"), found(replace(settings, base="urn:x/"))):
        assert other.extraction == before.extraction
        assert other.chapter != before.chapter


@pytest.mark.parametrize(
    ("stages", "makes"),
    [
        (["extraction"], ["engine.pipeline"]),
        (["extraction", "chapter"], ["engine.chapter", "engine.pipeline"]),
    ],
)
def test_all_code_that_makes_a_kept_result_is_part_of_its_key(stages: list[str], makes: list[str]) -> None:
    said = tomllib.loads((files("policy_graph.engine") / "data" / "keys.toml").read_text("utf-8"))
    listed = {
        "policy_graph." + each.removesuffix(".py").replace("/", ".")
        for stage in stages
        for each in said[stage]["code"]
    }
    aside = {"policy_graph", *(f"policy_graph.{each}" for each in said["aside"]["code"])}
    graph = grimp.build_graph("policy_graph", exclude_type_checking_imports=True)
    needed = {f"policy_graph.{each}" for each in makes}
    needed |= {one for each in needed for one in graph.find_upstream_modules(each)}
    missing = {
        each
        for each in needed - aside
        if not any(each == place or each.startswith(f"{place}.") for place in listed)
    }
    assert not {
        each for each in missing if not any(each.startswith(f"{one}.") for one in aside - {"policy_graph"})
    }
