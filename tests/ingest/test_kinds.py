"""A file is read as what it is, whatever it is called; what cannot be read says what to do."""

import io
import zipfile

import pytest

from policy_graph import ports
from policy_graph.errors import SkipDocument
from policy_graph.ingest.kinds import media_type, readable

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
TEXT = "○会長　これより会議を開きます。\n".encode()
HTML = "<!DOCTYPE html>\n<html lang=ja><body><p>○会長　始めます。".encode()
PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
TEI = '<?xml version="1.0"?>\n<TEI xmlns="http://www.tei-c.org/ns/1.0"/>'.encode("utf-16")
JSON = '\ufeff [{"minute_id": 1}]'.encode()


def zipped(*names: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return file.getvalue()


DOCX = zipped("[Content_Types].xml", "word/document.xml")


@pytest.fixture(autouse=True)
def _all_readers(monkeypatch: pytest.MonkeyPatch) -> None:
    kinds = ("application/pdf", "text/html", WORD, "application/json", "application/xml")
    for each in kinds:
        monkeypatch.setitem(ports.READERS, each, "nowhere:read")


@pytest.mark.parametrize(
    ("name", "source", "type_", "told"),
    [
        ("a.txt", TEXT, "text/plain", None),
        ("a.pdf", PDF, "application/pdf", None),
        ("a.pdf", b"\r\n<!-- sent by a server -->" + PDF, "application/pdf", None),
        ("a.htm", "<p>○会長　始めます。".encode(), "text/html", None),
        ("a.docx", DOCX, WORD, None),
        ("a.docx", DOCX[:40], WORD, None),  # cut off: its reader says so
        ("a.json", JSON, "application/json", None),
        ("a.xml", TEI, "application/xml", None),
        ("a.xml", b"<votes/>", "application/xml", None),
        ("minutes", TEXT, "text/plain", None),
        ("第1.2回会議録", TEXT, "text/plain", None),
        ("stdin", PDF, "application/pdf", None),
        ("a.pdf", HTML, "text/html", "named .pdf, but is HTML"),
        ("a.pdf", TEXT, "text/plain", "named .pdf, but is text"),
        ("a.txt", PDF, "application/pdf", "named .txt, but is PDF"),
        ("a.txt", HTML, "text/html", "named .txt, but is HTML"),
        ("a.txt", DOCX, WORD, "named .txt, but is Word"),
        ("a.doc", HTML, "text/html", "named .doc, but is HTML"),
        ("a.doc", "会議録".encode("cp932"), "text/plain", "named .doc, but is text"),
        ("a.html", TEXT, "text/plain", "named .html, but is text"),
        ("a.json", TEXT, "text/plain", "named .json, but is text"),
        ("a.xml", HTML, "text/html", "named .xml, but is HTML"),
        ("a.zip", PDF, "application/pdf", "named .zip, but is PDF"),
    ],
)
def test_bytes_decide_and_a_broken_promise_is_told(
    name: str, source: bytes, type_: str, told: str | None
) -> None:
    found, findings = media_type(name, source)
    assert found == type_
    assert [(each.code, str(told) in each.message) for each in findings] == (
        [("ingest.kind", True)] if told else []
    )


@pytest.mark.parametrize(
    ("name", "source", "advice"),
    [
        ("a.doc", OLE, r"save it as \.docx or PDF"),
        ("a.docx", OLE, "without a password"),
        ("a.xls", OLE, "an old Office file"),
        ("a.jtd", OLE, "Ichitaro .*save it as PDF"),
        ("a.txt", b"\x89PNG\r\n\x1a\n" + bytes(60), "one PDF"),
        ("a.xlsx", zipped("[Content_Types].xml", "xl/workbook.xml"), r"save it as PDF"),
        ("a.bin", zipped("a.txt"), "name it .zip"),
        ("a.zip", zipped("a.txt")[:-9], "a damaged or unfinished ZIP archive; get it again"),
        ("stdin", zipped("a.txt"), "an archive on standard input .* is not opened"),
        ("a.txt.gz", b"\x1f\x8b\x08\x00rest", "unpack it"),
        ("a.rtf", rb"{\rtf1 x}", "docx"),
        ("votes.csv", TEXT, "no reader; .*save it as PDF"),
        ("a", bytes(range(256)), "unknown kind"),
        ("a.jpg", b"\x00\x01\x02", "one PDF|unknown kind"),
    ],
)
def test_what_cannot_be_read_says_what_it_is_and_what_can(name: str, source: bytes, advice: str) -> None:
    with pytest.raises(SkipDocument, match=advice) as caught:
        media_type(name, source)
    message = str(caught.value)
    assert message.startswith(f"{name}: ")
    assert "\n" not in message
    assert readable() in message


def test_every_kind_that_has_a_reader_is_named() -> None:
    assert readable() == ".docx, .htm, .html, .json, .md, .pdf, .tei, .text, .txt, .xhtml, .xml, .zip"
