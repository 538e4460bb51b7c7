"""A build folder appears as a whole or not at all."""

import errno
import sys
from pathlib import Path

import pytest

from policy_graph.engine.folder import MARK, check_apart, check_free, replacing, write_json
from policy_graph.errors import UsageError


def publish(folder: Path, content: str) -> None:
    with replacing(folder) as new:
        write_json(new / MARK, content)


def publish_half(folder: Path) -> None:
    with replacing(folder) as new:
        write_json(new / MARK, "half")
        raise RuntimeError("in the middle")


def test_the_folder_takes_the_place_of_an_earlier_build(tmp_path: Path) -> None:
    publish(tmp_path / "out", "first")
    publish(tmp_path / "out", "second")
    assert (tmp_path / "out" / MARK).read_text("utf-8") == '"second"\n'
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_failed_build_leaves_the_old_one_untouched_and_nothing_beside_it(tmp_path: Path) -> None:
    publish(tmp_path / "out", "first")
    with pytest.raises(RuntimeError, match="in the middle"):
        publish_half(tmp_path / "out")
    assert (tmp_path / "out" / MARK).read_text("utf-8") == '"first"\n'
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_folder_of_other_things_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("years of work", "utf-8")
    with pytest.raises(UsageError, match="no earlier build"), replacing(tmp_path / "mine"):
        pass
    assert (tmp_path / "mine" / "thesis.txt").read_text("utf-8") == "years of work"


def test_a_build_that_was_killed_between_the_two_renames_is_found_again(tmp_path: Path) -> None:
    publish(tmp_path / "out", "first")
    (tmp_path / ".out.new").mkdir()
    (tmp_path / "out").rename(tmp_path / ".out.new" / "earlier")
    with pytest.raises(RuntimeError):
        publish_half(tmp_path / "out")
    assert (tmp_path / "out" / MARK).read_text("utf-8") == '"first"\n'


def test_a_link_stays_and_the_folder_it_leads_to_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "out").symlink_to("real")
    publish(tmp_path / "out", "first")
    publish(tmp_path / "out", "second")
    assert (tmp_path / "real" / MARK).read_text("utf-8") == '"second"\n'
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out", "real"]
    assert (tmp_path / "out").is_symlink()


@pytest.mark.parametrize("name", [".", "..", "file/out", "議" * 300])
def test_where_no_build_can_be_is_said_before_the_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    (tmp_path / "file").write_text("minutes", "utf-8")
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path / "empty" if name.startswith(".") else tmp_path)
    (tmp_path / MARK).write_text("{}", "utf-8")
    with pytest.raises(UsageError, match=r"^--out .*(?:cannot be written|name a folder)"):
        check_free(Path(name))


def test_a_full_disk_is_a_sentence_and_leaves_the_old_build(tmp_path: Path) -> None:
    publish(tmp_path / "out", "first")
    with pytest.raises(UsageError, match=r"out cannot be written: No space left; .*make room"):
        fill(tmp_path / "out")
    assert (tmp_path / "out" / MARK).read_text("utf-8") == '"first"\n'
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def fill(folder: Path, error: Exception = OSError(errno.ENOSPC, "No space left")) -> None:  # noqa: B008
    with replacing(folder):
        raise error


def caused(error: Exception, cause: Exception) -> Exception:
    error.__cause__ = cause
    return error


class OutOfMemoryException(Exception):
    """What DuckDB calls it."""


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (RuntimeError('IO Error: Could not write file "a": No space left on device'), "No space left on dev"),
        (OSError("Input/output error (os error 5)"), "cannot be written: Input/output error; make room"),
        (caused(ValueError("a table"), OSError(errno.EROFS, "Read-only")), "written: Read-only; make room"),
        (PermissionError(errno.EACCES, "Permission denied", "/kept/a"), "^/kept/a cannot be written: Perm"),
        (MemoryError(), r"memory ran out while --out .*out was written: nothing there has changed"),
        (OutOfMemoryException("could not allocate"), "memory ran out"),
    ],
)
def test_what_the_system_refuses_is_one_sentence_whoever_meets_it(
    tmp_path: Path, error: Exception, said: str
) -> None:
    with pytest.raises(UsageError, match=said):
        fill(tmp_path / "out", error)
    assert not list(tmp_path.iterdir())


def test_a_signal_that_a_library_made_an_error_of_is_one_again(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        fill(tmp_path / "out", RuntimeError("Query interrupted"))
    assert not list(tmp_path.iterdir())


def test_a_defect_is_no_lack_of_room(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="a defect"):
        fill(tmp_path / "out", ValueError("a defect"))


def test_two_runs_at_once_do_not_mix_their_files(tmp_path: Path) -> None:
    with replacing(tmp_path / "out") as new:
        write_json(new / MARK, "first")
        with pytest.raises(UsageError, match=r"another run is writing .*out: wait"):
            publish(tmp_path / "out", "second")
    assert (tmp_path / "out" / MARK).read_text("utf-8") == '"first"\n'
    publish(tmp_path / "out", "third")
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_what_a_killed_run_left_does_not_come_back(tmp_path: Path) -> None:
    (tmp_path / ".out.new" / "half").mkdir(parents=True)
    (tmp_path / ".out.new" / "half" / "a.txt").write_text("half", "utf-8")
    publish(tmp_path / "out", "whole")
    assert [path.name for path in (tmp_path / "out").iterdir()] == [MARK]


def test_where_folders_cannot_be_exchanged_they_are_renamed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(tmp_path / "out", "first")
    monkeypatch.setattr("policy_graph.engine.folder._swapped", lambda *_: False)
    publish(tmp_path / "out", "second")
    assert (tmp_path / "out" / MARK).read_text("utf-8") == '"second"\n'
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_system_that_locks_no_folders_replaces_them_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("policy_graph.engine.folder.LOCKS", False)
    monkeypatch.setitem(sys.modules, "fcntl", None)  # importing it fails, as it does on Windows
    publish(tmp_path / "out", "first")
    publish(tmp_path / "out", "second")
    assert (tmp_path / "out" / MARK).read_text("utf-8") == '"second"\n'
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize(
    ("out", "told"),
    [
        ("town", "lies in --out"),
        ("town/build", "lies in --out"),
        ("town/build/release", r"release lies in the build"),
        ("link", "lies in --out"),
    ],
)
def test_a_build_is_neither_replaced_by_its_release_nor_holds_it(tmp_path: Path, out: str, told: str) -> None:
    (tmp_path / "town" / "build").mkdir(parents=True)
    (tmp_path / "link").symlink_to("town")
    with pytest.raises(UsageError, match=told):
        check_apart(tmp_path / out, {"the build": tmp_path / "town" / "build", "--privacy": None})
    check_apart(tmp_path / "town" / "release", {"the build": tmp_path / "town" / "build"})
