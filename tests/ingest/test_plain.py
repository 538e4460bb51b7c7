"""Bytes become a document, or a sentence that says why not."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_graph.errors import SkipDocument
from policy_graph.ingest.characters import is_blank
from policy_graph.ingest.plain import read

# NUL and escape are the marks of other encodings: a NUL before an "a" is an "a" in UTF-16.
TEXTS = st.text(st.characters(exclude_characters="\0\x1b", codec="utf-8"), min_size=1)


@given(TEXTS.filter(str.strip), st.booleans())
def test_the_text_stays_as_it_is_whatever_ends_its_lines(text: str, mark: bool) -> None:
    text = text.removeprefix("\ufeff") or "会"
    if is_blank(text):
        text = "会"
    source = (codecs.BOM_UTF8 if mark else b"") + text.encode()
    document = read(source, name="minutes.txt")
    assert document.text == text
    assert document.source == source
    assert document.encoding == ("utf-8-sig" if mark else "utf-8")


@pytest.mark.parametrize("ending", ["\r\n", "\r", "\f", "\u2028", "\x85"])
def test_every_kind_of_line_end_survives(ending: str) -> None:
    assert read(f"上{ending}下".encode(), name="a.txt").text == f"上{ending}下"


@pytest.mark.parametrize("source", [b"", codecs.BOM_UTF8, "\n　\n".encode(), bytes(9), b"\n\0\x1a"])
def test_a_file_without_text_is_skipped(source: bytes) -> None:
    with pytest.raises(SkipDocument, match=r"empty\.txt"):
        read(source, name="empty.txt")


def test_the_same_bytes_have_the_same_id_anywhere() -> None:
    assert read(b"a", name="x.txt").id == read(b"a", name="x.txt").id != read(b"b", name="x.txt").id
