"""Whatever a file holds, it gives a meeting or one sentence, within limits of time and memory."""

import os
import time
import zlib
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_graph.engine.reading import Reader, Reading, read_and_parse
from policy_graph.errors import SkipDocument
from policy_graph.model import SourceFile
from policy_graph.settings import Settings

MINUTES = "川辺市議会会議録\n令和６年５月２日\n○議長（青柳蒼君）　開会します。\n○緑川翠議員　伺います。\n"
PIECES = st.sampled_from(
    [MINUTES.encode(encoding) for encoding in ("utf-8", "cp932", "euc_jp", "utf-16", "iso2022_jp")]
    + [
        b"\0",
        b"\r",
        b"\r\n",
        "\u2028\x85\f".encode(),
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"\x1b$B",
        b"<p>",
        b"%PDF-",
        b"PK\x03\x04",
    ]
)
NAMES = st.sampled_from(
    ["a.txt", "a", "a.pdf", "a.html", "a.docx", "a.json", "a.xml", "a.doc", "a.zip", "a.csv"]
)


@given(st.lists(PIECES | st.binary(max_size=30), max_size=6).map(b"".join), NAMES)
def test_any_bytes_give_a_meeting_or_a_sentence(source: bytes, name: str) -> None:
    found = meeting_or_sentence(name, source)
    if isinstance(found, str):
        assert "\n" not in found
        assert found.startswith(f"{name}: ")
        return
    document, meeting = found
    assert document.source == source
    assert meeting.regions[0].span.start == 0
    assert meeting.regions[-1].span.end == len(document.text)
    assert all(left.span.end == right.span.start for left, right in pairwise(meeting.regions))


def meeting_or_sentence(name: str, source: bytes) -> Reading | str:
    try:
        return read_and_parse(SourceFile(path=Path(name)), Settings(), source)
    except SkipDocument as skipped:
        return str(skipped)


def refusal(path: Path, settings: Settings) -> str:
    with Reader(settings) as reader, pytest.raises(SkipDocument) as caught:
        reader.read(SourceFile(path=path))
    return str(caught.value)


def test_a_hundred_megabytes_on_one_line_are_refused_in_seconds(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_bytes("会議".encode() * 17_000_000)
    start = time.monotonic()
    said = refusal(path, Settings())
    assert time.monotonic() - start < 10
    assert said.startswith(
        "long.txt: the text has 102,000,000 bytes, and --max-characters allows 5,000,000 characters"
    )


def test_a_text_of_one_character_too_many_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text(MINUTES, "utf-8")
    allowed = Settings(max_characters=len(MINUTES))
    with Reader(allowed) as reader:
        assert reader.read(SourceFile(path=path))[0].text == MINUTES
    assert "--max-characters" in refusal(path, Settings(max_characters=len(MINUTES) - 1))


@pytest.mark.skipif(os.name == "nt", reason="memory is not limited on Windows")
def test_a_file_that_takes_more_memory_than_allowed_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    path.write_bytes(b"a" * (200 << 20))
    said = refusal(path, Settings(read_memory=150, max_characters=1 << 30))
    assert said.startswith("large.txt: needs more than 150 MiB of memory; ")
    assert "--read-memory" in said


def test_a_pattern_that_never_ends_costs_one_document(tmp_path: Path) -> None:
    layout = tmp_path / "slow.toml"
    layout.write_text(
        'name = "slow"\nabout = "A pattern that backtracks for ever."\nexample = "a"\n'
        "pattern = '(?:a+)+(?P<speaker>b)'\n",
        "utf-8",
    )
    slow, good = tmp_path / "slow.txt", tmp_path / "good.txt"
    slow.write_text("a" * 60 + "\n会議を開きます。", "utf-8")
    good.write_text(MINUTES, "utf-8")
    with Reader(Settings(layout=str(layout), read_seconds=1)) as reader:
        with pytest.raises(SkipDocument, match=r"slow\.txt: takes longer than 1 seconds.*--read-seconds"):
            reader.read(SourceFile(path=slow))
        assert reader.read(SourceFile(path=good))[0].text == MINUTES


def bomb() -> bytes:
    """A PDF of one megabyte whose only page unpacks to one gigabyte."""
    packer = zlib.compressobj(9, wbits=-15)
    piece = packer.compress(b" " * (1 << 24)) + packer.flush(zlib.Z_FULL_FLUSH)
    packed = b"\x78\xda" + piece * 64 + b"\x03\x00"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(packed), packed),
    ]
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % (number, each) for number, each in enumerate(objects, 1))
    return b"%PDF-1.7\n" + body + b"trailer<</Root 1 0 R/Size 5>>\n%%EOF\n"


@pytest.mark.skipif(os.name == "nt", reason="memory is not limited on Windows")
def test_a_pdf_that_grows_to_gigabytes_costs_one_document(tmp_path: Path) -> None:
    path, good = tmp_path / "bomb.pdf", tmp_path / "good.txt"
    path.write_bytes(bomb())
    good.write_text(MINUTES, "utf-8")
    with Reader(Settings(read_memory=512)) as reader:
        with pytest.raises(
            SkipDocument, match=r"^bomb\.pdf: needs more than 512 MiB of memory.*--read-memory"
        ):
            reader.read(SourceFile(path=path))
        assert reader.read(SourceFile(path=good))[0].text == MINUTES
