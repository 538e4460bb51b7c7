"""What is not sound is not published: the command names the statements, ends with code 4 and writes nothing."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse
from tests.triples.sitting import written
from typer.testing import CliRunner

from policy_graph import api, cli
from policy_graph.errors import Refused, UsageError
from policy_graph.release import portal_file
from policy_graph.terminal import CHECK_FAILED
from policy_graph.triples.write import write

PORTAL = Path(portal_file.__file__).parent / "data" / "portal.toml"
RESPONSIBLE = "総務課 – 所管する → みなと基金条例"


@pytest.fixture
def build(tmp_path: Path) -> Path:
    folder = written(tmp_path / "build")
    (folder / "report.json").write_text(
        '{"tool": "", "settings": {}, "documents": [], "totals": {}, "failures": []}'
    )
    return folder


def source(build: Path) -> Path:
    (found,) = (build / "sources").iterdir()
    return found


def changed_source(build: Path) -> None:
    text = source(build).read_text("utf-8")
    source(build).write_text(text.replace("総務課が所管", "財務課が所管"), "utf-8")


def missing_source(build: Path) -> None:
    source(build).unlink()


def undecodable_source(build: Path) -> None:
    source(build).write_bytes(b"\xff\xff")


def graph(old: str, new: str) -> Callable[[Path], None]:
    """Change the graph at one place, in both files alike."""

    def change(build: Path) -> None:
        text, count = re.subn(old, new, (build / "graph.trig").read_text("utf-8"), count=1)
        assert count == 1
        write(parse(text, format=RdfFormat.TRIG), build)

    return change


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        (changed_source, ["SHA-256", RESPONSIBLE, "所管します"]),
        (missing_source, ["The source is missing", "sources/shiono-2024-06-"]),
        (undecodable_source, ["cannot be decoded", "0xff"]),
        (
            graph(r"(128-157 a oa:TextQuoteSelector ;\n\t\toa:exact \")みなと", r"\1みさと"),
            [RESPONSIBLE, "みさと基金条例"],
        ),
        (graph(r"(128-157 a oa:TextPositionSelector ;\n\t\toa:end )157", r"\g<1>-1"), [RESPONSIBLE]),
        (graph(r"(128-158 a \S+ ;\n\t\toa:end \d+ ;\n\t\toa:start) 128", r"\1 100"), ["発言 2", "発言 1"]),
        (graph(r"(165-199 a \S+ ;\n\t\toa:end) 199", r"\1 1990"), ["発言 3", "165–1990"]),
        (
            graph(r"(pg:responsibleFor ;(\n.*){4})pg:evidence \S+ ;", r"\1"),
            [RESPONSIBLE, "no words of the minutes"],
        ),
    ],
    ids=["changed", "missing", "undecodable", "quote", "negative", "overlapping", "outside", "bare"],
)
def test_a_graph_that_lost_its_evidence_is_refused(
    build: Path, tmp_path: Path, damage: Callable[[Path], None], told: list[str]
) -> None:
    damage(build)
    out = tmp_path / "release"
    arguments = ["publish", str(build), "--config", str(PORTAL), "--out", str(out)]
    result = CliRunner().invoke(cli.app, arguments)
    assert isinstance(result.exception, Refused)
    assert "nothing is published" in str(result.exception)
    assert [words for words in told if words not in str(result.exception)] == []
    assert sorted(path.name for path in tmp_path.iterdir()) == ["build"]
    with pytest.raises(SystemExit) as ended:
        cli._fail(result.exception, CHECK_FAILED)
    assert ended.value.code == 4


def test_a_build_of_another_version_is_to_be_built_again(build: Path, tmp_path: Path) -> None:
    (build / "report.json").write_text('{"tool": "policy-graph 0.0.1", "documents": [], "totals": {}}')
    with pytest.raises(UsageError, match="nothing of settings, failures: another version made the build"):
        api.publish(build, tmp_path / "release", config=PORTAL)
