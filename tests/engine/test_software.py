"""A build tells what it was made with, by name and version, and nothing of the machine."""

import json
from importlib import metadata
from pathlib import Path

from policy_graph import __version__
from policy_graph.engine.software import software, versions


def test_the_versions_of_what_reads_are_told_in_the_order_in_which_it_works() -> None:
    told = {each["name"]: each["version"] for each in versions("ja_ginza")}
    assert list(told)[:3] == ["policy-graph", "ja_ginza", "ginza"]
    assert told["policy-graph"] == __version__
    assert told["sudachidict-core"] == metadata.version("sudachidict-core")


def test_a_model_in_a_folder_is_named_by_what_it_says_of_itself(tmp_path: Path) -> None:
    meta = {"lang": "ja", "name": "own_model", "version": "2.1"}
    (tmp_path / "meta.json").write_text(json.dumps(meta), "utf-8")
    told = versions(str(tmp_path))
    assert {"name": "ja_own_model", "version": "2.1"} in told
    assert str(tmp_path) not in json.dumps(told)


def test_what_is_not_installed_did_no_work() -> None:
    assert "no_such_model" not in {each["name"] for each in versions("no_such_model")}


def test_the_report_of_an_earlier_build_names_the_program_alone() -> None:
    (told,) = software({"tool": "policy-graph 0.0.9"})
    assert (told.name, told.version) == ("policy-graph", "0.0.9")
    assert told.purpose.ja == "会議録を読み、グラフを作る"
