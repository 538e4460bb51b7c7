"""Paths become files, files become documents; nothing is left out in silence."""

from pathlib import Path

import pytest

from policy_graph.errors import SkipDocument, UsageError
from policy_graph.ingest.source import find, read
from policy_graph.model import SourceFile


def made(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("○会長　始めます。", encoding="utf-8")


def test_folders_are_read_in_order_of_names_and_deep(tmp_path: Path) -> None:
    made(tmp_path, "b.txt", "a.txt", "sub/c.txt", "about.md", ".hidden.txt")
    assert [path.name for path in find([tmp_path])] == ["a.txt", "b.txt", "c.txt"]


def test_a_file_given_twice_is_read_once(tmp_path: Path) -> None:
    made(tmp_path, "a.txt")
    assert find([tmp_path / "a.txt", tmp_path]) == [SourceFile(path=tmp_path / "a.txt")]


def test_a_path_that_does_not_exist_is_the_callers_fault(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"nowhere\.txt"):
        find([tmp_path / "nowhere.txt"])


def test_a_file_of_an_unknown_kind_in_a_folder_is_reported(tmp_path: Path) -> None:
    made(tmp_path, "a.txt", "scan.tiff")
    (file,) = (each for each in find([tmp_path]) if each.name.endswith(".tiff"))
    with pytest.raises(SkipDocument, match=r"scan\.tiff.*\.txt"):
        read(file)


def test_the_reader_is_chosen_by_the_kind_of_the_file(tmp_path: Path) -> None:
    made(tmp_path, "a.TXT")
    document = read(SourceFile(path=tmp_path / "a.TXT"))
    assert (document.name, document.media_type) == ("a.TXT", "text/plain")
