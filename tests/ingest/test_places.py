"""Paths become files to read; what cannot be read stands in its place with the reason; nothing is left out in silence."""

import os
import socket
from pathlib import Path

import pytest

from policy_graph.errors import SkipDocument, UsageError
from policy_graph.ingest.places import Place, content, find
from policy_graph.ingest.source import read
from policy_graph.model import Failure, SourceFile


def made(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("○会長　始めます。", encoding="utf-8")


def said(places: list[Place]) -> dict[str, str]:
    return {each.name: each.message for each in places if isinstance(each, Failure)}


def test_folders_are_read_in_order_of_names_and_deep(tmp_path: Path) -> None:
    made(tmp_path, "b.txt", "a.txt", "sub/c.txt", "about.md", ".hidden.txt", ".git/d.txt", "x.txt/e.txt")
    assert [each.name for each in find([tmp_path])] == ["a.txt", "b.txt", "c.txt", "e.txt"]


def test_a_file_given_twice_is_read_once(tmp_path: Path) -> None:
    made(tmp_path, "a.txt")
    assert find([tmp_path / "a.txt", tmp_path]) == [SourceFile(path=tmp_path / "a.txt")]


def test_two_files_of_one_name_are_two_documents(tmp_path: Path) -> None:
    made(tmp_path, "2023/minutes.txt", "2024/minutes.txt")
    (tmp_path / "2024" / "minutes.txt").write_text("○会長　終わります。", "utf-8")
    files = [each for each in find([tmp_path]) if isinstance(each, SourceFile)]
    assert len({read(file).id for file in files}) == 2


def test_a_path_that_does_not_exist_is_the_callers_fault(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"nowhere\.txt"):
        find([tmp_path / "nowhere.txt"])


def test_links_in_a_folder_lead_nowhere_else(tmp_path: Path) -> None:
    made(tmp_path, "outside/secret.txt", "in/a.txt", "in/sub/b.txt")
    inside = tmp_path / "in"
    (inside / "again.txt").symlink_to(inside / "a.txt")
    (inside / "gone.txt").symlink_to(inside / "no.txt")
    (inside / "loop").symlink_to(inside)
    (inside / "self.txt").symlink_to(inside / "self.txt")
    (inside / "out.txt").symlink_to(tmp_path / "outside" / "secret.txt")
    (inside / "outs").symlink_to(tmp_path / "outside")
    found = find([inside])
    assert [each.name for each in found if isinstance(each, SourceFile)] == ["a.txt", "b.txt"]
    faults = said(found)
    assert sorted(faults) == ["gone.txt", "out.txt", "outs", "self.txt"]
    assert "leads nowhere" in faults["gone.txt"]
    assert "leads out of the folder" in faults["out.txt"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_pipes_and_sockets_are_named_and_nobody_waits_for_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(tmp_path, "a.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    monkeypatch.chdir(tmp_path)  # the path of a socket must be short
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("socket.txt")
        faults = said(find([tmp_path]))
    assert set(faults) == {"pipe.txt", "socket.txt"}
    assert "is a pipe, no file" in faults["pipe.txt"]
    with pytest.raises(SkipDocument, match="is a pipe, no file; standard input is read as -"):
        content(SourceFile(path=tmp_path / "pipe.txt"))


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_opened_is_told(tmp_path: Path) -> None:
    made(tmp_path, "a.txt", "sub/b.txt")
    (tmp_path / "a.txt").chmod(0)
    (tmp_path / "sub").chmod(0)
    faults = said(find([tmp_path]))
    (tmp_path / "sub").chmod(0o700)
    assert "Permission denied" in faults["sub"]
    with pytest.raises(SkipDocument, match="Permission denied"):
        content(SourceFile(path=tmp_path / "a.txt"))


def test_a_file_that_is_gone_when_it_is_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(SkipDocument, match=r"a\.txt: cannot be read \(No such file"):
        content(SourceFile(path=tmp_path / "a.txt"))


@pytest.mark.parametrize(
    "name", ["会" * 83 + ".txt", 'a"b\n\x1b[31m.txt', "第1.2回", os.fsdecode("議会録.txt".encode("cp932"))]
)
def test_odd_names_stay_fit_for_messages_and_file_systems(tmp_path: Path, name: str) -> None:
    made(tmp_path, name)
    (file,) = find([tmp_path])
    assert isinstance(file, SourceFile)
    document = read(file)
    assert str(file).isprintable()
    assert len(Path(document.file).name.encode()) <= 255
    assert Path(document.file).name.isprintable()
    assert Path(document.file).parent.name == "sources"
    (tmp_path / Path(document.file).name).write_bytes(document.source)


def test_a_name_in_cp932_is_read(tmp_path: Path) -> None:
    assert SourceFile(path=tmp_path / os.fsdecode("議会録.txt".encode("cp932"))).name == "議会録.txt"


def test_a_name_that_no_file_can_have_is_a_wrong_call() -> None:
    with pytest.raises(UsageError, match=r"^議+ cannot be looked at: "):
        find([Path("議" * 300)])


def test_without_standard_input_there_is_nothing_to_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)
    with pytest.raises(SkipDocument, match="stdin: there is no standard input"):
        content(SourceFile(path=Path("-")))
