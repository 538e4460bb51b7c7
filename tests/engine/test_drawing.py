"""The networks of a build: drawn into it or elsewhere, and listed."""

from pathlib import Path

import pytest

from policy_graph import api
from policy_graph.errors import UsageError
from policy_graph.model import DrawingChoice, NetworkChoice, PictureFormat

DOT = DrawingChoice(formats=(PictureFormat.DOT,))


@pytest.mark.model
def test_a_build_is_drawn_elsewhere_and_stays_as_it_was(demo: Path, tmp_path: Path) -> None:
    before = sorted(path.name for path in demo.iterdir())
    drawn = api.draw(demo, NetworkChoice(kind="department-program"), DOT, out=tmp_path / "new" / "pictures")
    assert [path.name for path in drawn.files] == ["department-program.dot"]
    assert drawn.files[0].is_file()
    assert sorted(path.name for path in demo.iterdir()) == before
    offered = {each.name: each.lines for each in api.networks(demo)}
    assert offered["department-program"] == drawn.lines > 0


@pytest.mark.model
def test_a_build_holds_what_draw_writes_by_itself(demo: Path, tmp_path: Path) -> None:
    built = {path.name: path.read_bytes() for path in demo.glob("network.*")}
    for path in api.draw(demo, out=tmp_path).files:
        if path.suffix != ".html":  # its links lead from where it lies
            assert path.read_bytes() == built[path.name], path.name
    for path in api.draw(demo).files:
        assert path.read_bytes() == built[path.name], path.name


def test_nothing_is_drawn_into_a_release(tmp_path: Path) -> None:
    (tmp_path / "SHA256SUMS").write_text("", "utf-8")
    with pytest.raises(UsageError, match="is a release"):
        api.draw(tmp_path)


def test_a_folder_without_a_graph_is_a_usage_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="graph"):
        api.draw(tmp_path)


@pytest.mark.model
def test_a_folder_that_cannot_be_written_is_a_usage_error(demo: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(UsageError, match="cannot be written"):
        api.draw(demo, None, DOT, out=tmp_path / "file" / "pictures")
