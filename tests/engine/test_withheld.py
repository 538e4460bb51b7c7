"""After a withdrawal a release tells what changed, but holds no patch: that would be the withdrawn words."""

from pathlib import Path

from policy_graph.engine.changes import written
from policy_graph.model import Changes


def test_no_patch_is_written_and_the_page_says_why(tmp_path: Path) -> None:
    files = list(written(Changes(changes=(), withheld=True), tmp_path, tmp_path, tmp_path))
    assert [file.path for file in files] == ["CHANGES.ja.md", "CHANGES.en.md"]
    assert "RDF パッチは公開しない" in (tmp_path / "CHANGES.ja.md").read_text("utf-8")


def test_a_first_release_tells_nothing(tmp_path: Path) -> None:
    assert not list(written(None, None, tmp_path, tmp_path))
