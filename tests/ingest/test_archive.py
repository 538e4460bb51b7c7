"""ZIP archives of minutes: good members are read, each bad one is named with its reason, nothing is unpacked to disk."""

import io
import stat
import time
import warnings
import zipfile
from pathlib import Path

import pytest

from policy_graph.errors import SkipDocument
from policy_graph.ingest import archive
from policy_graph.ingest.places import content, find
from policy_graph.ingest.source import read
from policy_graph.model import Failure, SourceFile

TEXT = "○会長　始めます。".encode()


def packed(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, source in members.items():
            file.writestr(name, source)
    return path


def named(path: Path, raw: bytes, *, flag: bool = False) -> Path:
    """Pack one member whose name is written with these bytes."""
    place = b"x" * len(raw)
    packed(path, {place.decode(): TEXT})
    content = path.read_bytes().replace(place, raw)
    if flag:
        for mark, at in ((b"PK\x03\x04", 7), (b"PK\x01\x02", 9)):
            start = content.index(mark)
            content = content[: start + at] + b"\x08" + content[start + at + 1 :]
    path.write_bytes(content)
    return path


def test_members_are_read_in_order_of_their_names_in_every_folder(tmp_path: Path) -> None:
    members = {"b.txt": TEXT, "2024/a.txt": TEXT + b"1", "2023/a.txt": TEXT + b"2", "__MACOSX/._b.txt": b"x"}
    path = packed(tmp_path / "minutes.zip", members | {".DS_Store": b"x", "2024/": b"", "about.md": b"x"})
    files = find([tmp_path])
    assert [str(file) for file in files] == [
        f"minutes.zip/{n}" for n in ("2023/a.txt", "2024/a.txt", "b.txt")
    ]
    documents = [read(file) for file in files if isinstance(file, SourceFile)]
    assert [each.name for each in documents] == ["a.txt", "a.txt", "b.txt"]
    assert len({each.id for each in documents}) == 3
    assert path.parent.joinpath("minutes.zip").is_file()
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize(
    ("raw", "flag"),
    [
        ("予算表.txt".encode("cp932"), False),  # the second byte of 表 is a backslash
        ("予算表.txt".encode(), True),
        ("予算表.txt".encode(), False),
    ],
)
def test_names_are_read_as_their_maker_wrote_them(tmp_path: Path, raw: bytes, flag: bool) -> None:
    (file,) = find([named(tmp_path / "a.zip", raw, flag=flag)])
    assert isinstance(file, SourceFile)
    assert file.member == "予算表.txt"
    assert read(file).text == TEXT.decode()


@pytest.mark.parametrize(
    "name", ["../a.txt", "/etc/a.txt", "C:/a.txt", "C:\\a.txt", "a/../../b.txt", "..\\a.txt"]
)
def test_a_name_that_leads_out_is_named_and_the_others_are_read(tmp_path: Path, name: str) -> None:
    path = packed(tmp_path / "a.zip", {"good.txt": TEXT, name: TEXT})
    found = find([path])
    (failure,) = (each for each in found if isinstance(each, Failure))
    assert "leads out of the archive" in failure.message
    assert name.rsplit("\\", 1)[-1] in failure.message
    assert [each.name for each in found if isinstance(each, SourceFile)] == ["good.txt"]


def test_bombs_are_refused_before_they_are_unpacked(tmp_path: Path) -> None:
    path = packed(tmp_path / "a.zip", {"bomb.txt": bytes(5 << 20), "good.txt": TEXT})
    bomb, good = find([path])
    assert isinstance(bomb, Failure)
    assert "packed more than 100 to 1" in bomb.message
    assert isinstance(good, SourceFile)


def test_an_archive_has_a_bound_for_all_of_its_members(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive, "TOTAL", 2 * len(TEXT))
    found = find([packed(tmp_path / "a.zip", {f"{n}.txt": TEXT for n in (1, 2, 3)})])
    assert [isinstance(each, Failure) for each in found] == [False, False, True]


def test_members_that_share_their_bytes_are_refused(tmp_path: Path) -> None:
    path = packed(tmp_path / "a.zip", {f"{n}.txt": bytes(range(256)) * 40 for n in range(9)})
    content = path.read_bytes()
    first, central = content.index(b"PK\x03\x04", 4), content.index(b"PK\x01\x02")
    path.write_bytes(content[:first] + content[central:])  # nine entries, the bytes of one
    (failure,) = find([path])
    assert isinstance(failure, Failure)
    assert "overlap" in failure.message


def test_a_member_with_a_password_and_a_link_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("locked.txt", TEXT)
        file.writestr(link, "/etc/passwd")
    content = bytearray(path.read_bytes())
    content[content.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(content)
    messages = [each.message for each in find([path]) if isinstance(each, Failure)]
    assert ["is a link" in messages[0], "has a password" in messages[1]] == [True, True]


def test_archives_in_archives_and_broken_members_are_refused_when_they_are_read(tmp_path: Path) -> None:
    inner = packed(tmp_path / "inner.zip", {"a.txt": TEXT}).read_bytes()
    path = tmp_path / "outer.zip"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("bad.txt", TEXT)
        file.writestr("inner.zip", inner)
    path.write_bytes(path.read_bytes().replace(TEXT, TEXT[::-1], 1))
    bad, nested = find([path])
    assert isinstance(bad, SourceFile)
    assert isinstance(nested, SourceFile)
    with pytest.raises(SkipDocument, match=r"outer\.zip/bad\.txt: cannot be unpacked"):
        content(bad)
    with pytest.raises(SkipDocument, match="inside of an archive is not opened"):
        read(nested)


def test_the_same_name_twice_is_two_members(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("a.txt", TEXT)
        with pytest.warns(UserWarning, match="Duplicate"):
            file.writestr("a.txt", TEXT + b"2")
    texts = [read(each).text for each in find([path]) if isinstance(each, SourceFile)]
    assert sorted(texts) == [TEXT.decode(), TEXT.decode() + "2"]


@pytest.mark.parametrize("source", [b"PK\x03\x04 cut off", b"", TEXT])
def test_what_only_calls_itself_an_archive_is_left_to_the_readers(tmp_path: Path, source: bytes) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(source)
    assert find([path]) == [SourceFile(path=path)]


def test_an_empty_archive_is_told(tmp_path: Path) -> None:
    (failure,) = find([packed(tmp_path / "a.zip", {})])
    assert isinstance(failure, Failure)
    assert "holds no files" in failure.message


def test_word_under_the_name_of_an_archive_is_one_document(tmp_path: Path) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as word:
        word.writestr("[Content_Types].xml", "x")
        word.writestr("word/document.xml", "x")
    (tmp_path / "a.zip").write_bytes(file.getvalue())
    assert find([tmp_path / "a.zip"]) == [SourceFile(path=tmp_path / "a.zip")]


def test_thousands_of_members_of_one_name_take_no_time(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as file, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for number in range(6000):
            file.writestr("a.txt", str(number))
    start = time.monotonic()
    found = find([path])
    assert time.monotonic() - start < 2
    assert len({each.member for each in found if isinstance(each, SourceFile)}) == 6000


def test_an_archive_of_too_many_members_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive, "MOST", 2)
    (failure,) = find([packed(tmp_path / "a.zip", {f"{n}.txt": TEXT for n in (1, 2, 3)})])
    assert isinstance(failure, Failure)
    assert failure.message == "a.zip: holds 3 entries, more than 2: make it several archives"
