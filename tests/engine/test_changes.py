"""Two builds of the bundled minutes: what an officer reads, what a release tells of the one before it."""

import hashlib
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from policy_graph import api, cli
from policy_graph.engine.changes import version_notes
from policy_graph.errors import UsageError
from policy_graph.resources import folder
from policy_graph.settings import Settings
from policy_graph.triples.changes.comparison import compare

pytestmark = pytest.mark.model
ISLAND = "kazahaya-town-2023-12-13.txt"
PORTAL = Path(cli.__file__).parent / "release" / "data" / "portal.toml"
JUDGED = """judgements = [
  { drop = "organization/千波大学", who = "藤山", when = 2026-11-28, why = "試し" },
]
"""


@pytest.fixture(scope="module")
def builds(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The minutes of an island as they were, and with a month, a speaker and a vote put right and a judgement."""
    at = tmp_path_factory.mktemp("builds")
    source = (folder("examples") / "kazahaya-town" / ISLAND).read_text("utf-8")
    edited = source.replace("来年の春から一日三往復", "来年の秋から一日三往復")
    edited = edited.replace("◯島づくり推進課長（釣谷博君）", "◯福祉課長（汐見智子君）", 1)
    assert len(edited) != len(source)
    for name, text in (("old", source), ("new", edited)):
        (at / f"{name}-minutes").mkdir()
        (at / f"{name}-minutes" / ISLAND).write_text(text, "utf-8")
    (at / "mine.toml").write_text(JUDGED, "utf-8")
    api.build([at / "old-minutes"], at / "old", Settings())
    api.build([at / "new-minutes"], at / "new", Settings(judgements=at / "mine.toml"))
    return at / "old", at / "new"


def run(*arguments: object) -> tuple[int, str]:
    result = CliRunner().invoke(cli.app, ["diff", *map(str, arguments)])
    return result.exit_code, result.stdout


def test_the_officer_reads_what_was_put_right(builds: tuple[Path, Path]) -> None:
    code, told = run(*builds)
    assert code == 0
    assert "会議録の修正 1 件" in told
    assert "来年の春から一日三往復" in told
    assert "来年の秋から一日三往復" in told
    assert "の発言者：釣谷博 → 汐見智子" in told
    assert "なくなった：千波大学（組織" in told
    assert "（判断：藤山、2026-11-28、試し）" in told
    assert "re-attributed: 釣谷博 → 汐見智子" in run(*builds, "--lang", "en")[1]


def test_scripts_ask_by_exit_code(builds: tuple[Path, Path]) -> None:
    assert run(*builds, "--exit-code")[0] == 1
    assert run(builds[0], builds[0], "--exit-code") == run(builds[0], builds[0])


@pytest.mark.parametrize("wrong", [("--lang", "fr"), ("--format", "pdf")])
def test_an_unknown_word_is_refused(builds: tuple[Path, Path], wrong: tuple[str, str]) -> None:
    with pytest.raises(UsageError, match=wrong[1]):
        cli.app(["diff", *map(str, builds), *wrong], standalone_mode=False)


def test_a_release_tells_what_changed_and_is_compared_itself(
    builds: tuple[Path, Path], tmp_path: Path
) -> None:
    old, new = builds
    first, second = tmp_path / "first", tmp_path / "second"
    before = {file.path for file in api.publish(old, first, config=PORTAL)}
    assert not {path for path in before if path.startswith(("CHANGES", "changes"))}
    after = {file.path for file in api.publish(new, second, config=PORTAL, previous=first)}
    assert {"CHANGES.ja.md", "CHANGES.en.md", "changes.rdfp"} <= after
    notes = version_notes(compare(first, second))
    assert notes is not None
    assert notes.en in (second / "CHANGES.en.md").read_text("utf-8")
    assert notes.ja in (second / "CHANGES.ja.md").read_text("utf-8")
    digits = hashlib.sha256((first / "data" / "graph.trig").read_bytes()).hexdigest()
    assert f"H prev <urn:sha256:{digits}> ." in (second / "changes.rdfp").read_text("utf-8")
    assert json.loads(run(new, second, "--format", "json")[1])["same"]
    with pytest.raises(UsageError, match=r"--previous .* is replaced"):
        api.publish(new, second, config=PORTAL, previous=second)
