"""A folder of everything that people call minutes: what can be read is built, all else is one sentence each."""

import json
import os
import zipfile
from pathlib import Path

import pytest

from policy_graph import api
from policy_graph.model import Failure
from policy_graph.settings import Settings

TEXT = "霞原市議会会議録\n令和６年５月２日\n○議長（川辺澄夫君）　会議を開きます。霞原市産業振興計画について伺います。\n"
GOOD = {
    "会" * 83 + ".txt": f"{TEXT}散会".encode(),
    'a"b\n\x1b[31m.txt': TEXT.encode("cp932"),
    "nul.txt": TEXT.replace("計画", "計\0画").encode(),
    "separators.txt": TEXT.replace("\n", "\u2028").encode(),
    "feeds.txt": TEXT.replace("\n", "\f").encode(),
    "mac.txt": TEXT.replace("\n", "\r").encode("euc_jp"),
    "windows.txt": TEXT.replace("\n", "\r\n").encode("utf-16"),
    "unix.txt": TEXT.encode("euc_jp") + bytes.fromhex("8ff4fb adea"),
    "mail.txt": TEXT.encode("iso2022_jp"),
    "minutes": TEXT.encode(),
    "twice.txt": TEXT.encode(),
}
BAD = {
    "empty.txt": (b"", "the file is empty"),
    "nuls.txt": (bytes(99), "holds no text"),
    "white.txt": (" \r\n　\n".encode(), "holds no text"),
    "binary.txt": (b"\xff\x00\xff" * 9, "cannot be read as UTF-8"),
    "photo.pdf": (b"\x89PNG\r\n\x1a\n" + bytes(9), "a picture"),
    "old.doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(9), "save it as .docx"),
    "cut.zip": (b"PK\x03\x04" + bytes(9), "unfinished ZIP archive"),
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("odd")
    for name, source in (GOOD | {name: source for name, (source, _) in BAD.items()}).items():
        (folder / "in" / name).parent.mkdir(exist_ok=True)
        (folder / "in" / name).write_bytes(source)
    with zipfile.ZipFile(folder / "in" / "more.zip", "w") as archive:
        archive.writestr("2023/minutes.txt", TEXT + "一")
        archive.writestr("2024/minutes.txt", TEXT + "二")
        archive.writestr("../out.txt", TEXT)
        archive.writestr("2024/empty.txt", "")
    if hasattr(os, "mkfifo"):
        os.mkfifo(folder / "in" / "pipe.txt")
    api.build([folder / "in"], folder / "out", Settings())
    return folder / "out"


@pytest.mark.model
def test_all_that_can_be_read_is_built_and_every_quote_stands_in_its_place(built: Path) -> None:
    report = json.loads((built / "report.json").read_text("utf-8"))
    assert sorted(entry["name"] for entry in report["documents"]) == sorted(
        [*GOOD, "minutes.txt", "minutes.txt"]
    )
    assert all(entry["utterances"] == 1 for entry in report["documents"])
    assert list(api.check(built)) == []


@pytest.mark.model
def test_the_report_says_how_each_was_read_and_why(built: Path) -> None:
    report = json.loads((built / "report.json").read_text("utf-8"))
    read = {entry["name"]: entry for entry in report["documents"]}
    assert read["mail.txt"]["encoding"] == "iso2022_jp"
    assert "escape sequences" in read["mail.txt"]["encoding_reason"]
    assert report["totals"]["encodings"] == {
        "cp932": 1, "euc_jp": 1, "eucjp-ms": 1, "iso2022_jp": 1, "utf-16": 1, "utf-8": 8,
    }  # fmt: skip
    assert report["totals"]["media_types"] == {"text/plain": 13}
    assert report["repeated"] == [{"name": "twice.txt", "same_as": "minutes"}]
    (odd,) = read["nul.txt"]["about_the_file"]
    assert (odd["code"], odd["line"]) == ("ingest.control-characters", 3)


@pytest.mark.model
def test_each_of_the_others_has_its_sentence(built: Path) -> None:
    report = json.loads((built / "report.json").read_text("utf-8"))
    said = {failure["name"]: failure["message"] for failure in report["failures"]}
    expected = {name: reason for name, (_, reason) in BAD.items()}
    expected |= {"more.zip/../out.txt": "leads out", "more.zip/2024/empty.txt": "is empty"}
    expected |= {"pipe.txt": "is a pipe"} if hasattr(os, "mkfifo") else {}
    assert sorted(said) == sorted(expected)
    for name, reason in expected.items():
        assert said[name].startswith(f"{name}: ")
        assert reason in said[name]
        assert said[name].isprintable()


@pytest.mark.model
def test_what_comes_over_standard_input_is_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.write_bytes(TEXT.encode("cp932"))
    with source.open(encoding="latin-1") as file:
        monkeypatch.setattr("sys.stdin", file)
        document, *_ = api.extract([Path("-")], Settings())
    assert not isinstance(document, Failure)
    assert (document["name"], document["encoding"], document["characters"]) == ("stdin", "cp932", len(TEXT))
