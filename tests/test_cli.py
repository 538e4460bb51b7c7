"""The command line: results on stdout, words on stderr, the promised exit codes."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from policy_graph import api, cli
from policy_graph.engine.report import report
from policy_graph.release.portal_file import read as read_portal
from policy_graph.settings import Settings


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "policy_graph", *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
    )


def test_help_names_every_verb() -> None:
    shown = run("--help").stdout
    assert all(verb in shown for verb in ("demo", "build", "extract", "query", "draw", "check", "evaluate"))


def test_a_file_that_does_not_exist_is_a_usage_error_in_one_sentence(tmp_path: Path) -> None:
    result = run("extract", tmp_path / "nowhere.txt")
    assert result.returncode == 2
    assert "nowhere.txt does not exist" in result.stderr
    assert "Traceback" not in result.stderr
    assert result.stdout == ""


def test_publish_prints_a_portal_toml_to_fill_in(tmp_path: Path) -> None:
    printed = run("publish", "--sample")
    (tmp_path / "portal.toml").write_text(printed.stdout, "utf-8")
    assert printed.returncode == 0
    assert read_portal(tmp_path / "portal.toml").contact_email == "opendata@example.org"


def test_a_query_without_a_build_says_what_to_add() -> None:
    result = run("query", "programs-by-department")
    assert result.returncode == 2
    assert "--graph DIR" in result.stderr


def test_a_parameter_without_a_value_is_refused(tmp_path: Path) -> None:
    result = run("query", "programs-by-department", "殿町", "--graph", tmp_path)
    assert result.returncode == 2
    assert "key=value" in result.stderr


def test_query_alone_lists_the_questions_in_both_languages() -> None:
    result = run("query")
    assert result.returncode == 0
    lines = result.stdout.splitlines()
    assert len(lines) >= 10
    assert all(" / " in line for line in lines)


@pytest.mark.model
def test_a_file_that_cannot_be_used_does_not_stop_the_others(tmp_path: Path) -> None:
    good = tmp_path / "good.txt"
    good.write_text("霞原市議会会議録\n令和６年５月２日\n○議長（川辺澄夫君）　開会します。\n", "utf-8")
    (tmp_path / "bad.txt").write_bytes(b"\xff\xff")
    out = tmp_path / "out"
    result = run("build", good, tmp_path / "bad.txt", "--out", out)
    assert result.returncode == 3
    assert "bad.txt" in result.stderr
    assert "UTF-8" in result.stderr
    assert (out / "graph.ttl").is_file()


@pytest.mark.model
def test_nothing_usable_writes_nothing(tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_text("\n", "utf-8")
    result = run("build", empty, "--out", tmp_path / "out")
    assert result.returncode == 3
    assert "empty.txt" in result.stderr
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("base", ["nonsense", "http://e> x/#", "https://example.org/minutes"])
def test_a_base_that_no_iri_can_begin_with_is_refused_before_any_work(tmp_path: Path, base: str) -> None:
    minutes = tmp_path / "minutes.txt"
    minutes.write_text("○議長（川辺澄夫君）　開会します。", "utf-8")
    result = run("build", minutes, "--out", tmp_path / "out", "--base", base)
    assert result.returncode == 2
    assert "absolute" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_judgement_that_met_nothing_is_named_with_its_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    judged = [
        {"judgement": number, "about": f"place/町{number}", "documents": documents}
        for number, documents in enumerate((2, 0, 0, 0, 0, 0, 0), 1)
    ]
    made = report([], [], Settings()) | {"judgements": judged}
    monkeypatch.setattr(api, "build", lambda *_, **__: made)
    result = CliRunner().invoke(
        cli.app, ["build", "x", "--out", "y", "--judgements", str(tmp_path / "mine.toml")]
    )
    assert result.exit_code == 0
    assert f"judgements in {tmp_path / 'mine.toml'} that met nothing: 2 (place/町2), 3 (" in result.stderr
    assert "6 (place/町6) and 1 more, see report.json" in result.stderr
    assert "place/町1" not in result.stderr


def test_a_withdrawal_that_met_nothing_is_shouted_by_name_of_its_entry(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    entries = [
        {"id": "2026-01", "what": "person", "documents": 2, "places": 14, "unsure": 3},
        {"id": "2026-02", "what": "utterance", "documents": 0, "places": 0, "unsure": 0},
    ]
    told = {"entries": entries, "masked": {"no public role": 2}, "kept": {}}
    made = report([], [], Settings()) | {"judgements": [], "privacy": told}
    monkeypatch.setattr(api, "build", lambda *_, **__: made)
    result = CliRunner().invoke(cli.app, ["build", "x", "--out", "y", "--privacy", "mine.toml"])
    assert "withdrawn: 2026-01 (person), 2 documents, 14 places" in result.stdout
    assert "people masked by rule: 2 (2 no public role)" in result.stdout
    assert "2026-01: 3 places name a surname that others have too" in result.stderr
    assert "WARNING: entry 2026-02 of mine.toml met nothing: NOTHING was withdrawn by it" in result.stderr


def test_a_wrong_withdrawal_is_refused_before_any_work(tmp_path: Path) -> None:
    minutes, file = tmp_path / "minutes.txt", tmp_path / "mine.toml"
    minutes.write_text("○議長（川辺澄夫君）　開会します。", "utf-8")
    file.write_text('[[withdraw]]\nid = "1"\nperson = "person/a.甲野乙"\n', "utf-8")
    result = run("extract", minutes, "--privacy", file)
    assert result.returncode == 2
    assert "mine.toml, entry 1 lacks 'reason'" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_wrong_judgement_is_refused_before_any_work(tmp_path: Path) -> None:
    minutes, file = tmp_path / "minutes.txt", tmp_path / "mine.toml"
    minutes.write_text("○議長（川辺澄夫君）　開会します。", "utf-8")
    file.write_text('judgements = [\n  { drop = "place/無い町" },\n]\n', "utf-8")
    for command in (["build", "--out", tmp_path / "out"], ["extract"]):
        result = run(*command, minutes, "--judgements", file)
        assert result.returncode == 2
        assert "mine.toml, judgement 1 lacks 'who'" in result.stderr
        assert "Traceback" not in result.stderr


def test_an_empty_folder_is_a_usage_error_that_names_it(tmp_path: Path) -> None:
    (tmp_path / "nothing").mkdir()
    result = run("build", tmp_path / "nothing", "--out", tmp_path / "out")
    assert result.returncode == 2
    assert "nothing holds no minutes" in result.stderr


@pytest.mark.parametrize(
    ("option", "value", "says"),
    [
        ("--min-confidence", "1.5", "from 0 to 1"),
        ("--parts", "model,magic", "known: model, structure, patterns"),
    ],
)
def test_a_value_that_cannot_be_is_refused_with_what_can(
    tmp_path: Path, option: str, value: str, says: str
) -> None:
    minutes = tmp_path / "minutes.txt"
    minutes.write_text("○議長（川辺澄夫君）　開会します。", "utf-8")
    result = run("extract", minutes, option, value)
    assert result.returncode == 2
    assert says in " ".join(result.stderr.split())
    assert "Traceback" not in result.stderr


@pytest.mark.model
def test_what_is_left_out_is_counted_where_the_user_looks(tmp_path: Path) -> None:
    minutes = tmp_path / "minutes.txt"
    minutes.write_text("霞原市議会会議録\n令和６年５月２日\n○議長（川辺澄夫君）　開会します。\n", "utf-8")
    result = run("build", minutes, "--out", tmp_path / "out", "--min-confidence", "1")
    left_out = json.loads((tmp_path / "out" / "report.json").read_text("utf-8"))["totals"]["left_out"]
    assert left_out["mentions"] >= 2
    assert f"{left_out['mentions']} mentions" in result.stdout
    assert run("check", tmp_path / "out").returncode == 0


def test_gold_is_kept_without_its_text_from_wherever_the_text_lies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(api, "detach", lambda *_, sources: [sources / "asked"])
    detach = ["evaluate", "town", "--detach", str(tmp_path), "--sources", str(tmp_path / "texts")]
    assert CliRunner().invoke(cli.app, detach).stdout == f"{tmp_path / 'texts' / 'asked'}\n"


def test_figures_cannot_be_kept_in_a_folder_that_is_not_there(tmp_path: Path) -> None:
    result = run("evaluate", tmp_path / "town", "--save", tmp_path / "nowhere" / "figures.json")
    assert result.returncode == 2
    assert "there is no folder" in result.stderr
    assert "Traceback" not in result.stderr


def test_layouts_are_listed_and_shown() -> None:
    listed = run("layout", "list")
    assert listed.returncode == 0
    assert "question-mark" in listed.stdout
    shown = run("layout", "show", "question-mark")
    assert '"◆" = "question"' in shown.stdout
    assert "did you mean 'seats'" in run("layout", "show", "seat").stderr


def test_a_drafted_layout_is_written_and_its_reasons_are_told_beside_it(tmp_path: Path) -> None:
    minutes, out = tmp_path / "minutes.txt", tmp_path / "mine.toml"
    minutes.write_text("▶青柳会長／始めます。\n▶緑川委員／いつですか。\n▶事務局／来年です。\n", "utf-8")
    result = run("layout", "suggest", minutes, "--out", out)
    assert (result.returncode, result.stdout) == (0, "")
    assert "▶" in result.stderr
    assert "the draft reads 3 utterances" in result.stderr
    assert 'name = "mine"' in out.read_text("utf-8")
    assert "must end in .toml" in run("layout", "suggest", minutes, "--out", tmp_path / "mine").stderr
    assert "is no file" in run("layout", "suggest", tmp_path).stderr
