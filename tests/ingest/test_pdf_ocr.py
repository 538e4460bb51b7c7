"""Scanned pages, read by a machine where it is there: which pages, how surely, and marked as such."""

import shutil
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import pytest
from tests.ingest.pages import EMBEDDED, LEFT, PITCH, SIZE, TOP, Sheet

from policy_graph.errors import SkipDocument, UsageError
from policy_graph.ingest.pdf import ocr, read
from policy_graph.settings import Settings
from policy_graph.text import squeeze

SAID = [
    "これから会議を始めます。本日の議題は予算の案です。",
    "水鏡市のこども計画について説明します。",
    "ご意見をお願いします。",
]
READ = Settings(ocr=True)


def has_japanese() -> bool:
    try:
        ocr.engine()
    except UsageError:
        return False
    return True


needs_tesseract = pytest.mark.skipif(
    shutil.which("tesseract") is None or not has_japanese(),
    reason="tesseract with jpn and jpn_vert is not installed",
)


@needs_tesseract
def test_other_data_of_a_language_is_another_reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = ocr.identity()
    assert before
    assert ocr.identity() == before
    for language in ("jpn", "jpn_vert"):
        (tmp_path / f"{language}.traineddata").write_bytes(b"retrained")
    monkeypatch.setenv("TESSDATA_PREFIX", str(tmp_path))
    assert ocr.identity() not in ("", before)
    (tmp_path / "jpn_vert.traineddata").unlink()
    assert ocr.identity() == ""


def page(down: bool) -> bytes:
    sheet = Sheet()
    for at, line in enumerate(SAID):
        if not down:
            sheet.put(line, LEFT, TOP - at * PITCH, font=EMBEDDED)
            continue
        for below, char in enumerate(line):
            aside = 0.6 * SIZE if char in "、。" else 0.0
            sheet.put(char, 500 - at * PITCH + aside, TOP - below * SIZE + aside, font=EMBEDDED)
    return sheet.content()


def scanned(*sources: bytes, before: str = "") -> bytes:
    import pypdfium2
    from reportlab.lib.utils import ImageReader

    sheet = Sheet()
    if before:
        sheet.lines([before])
        sheet.turn_over()
    for at, source in enumerate(sources):
        shown = pypdfium2.PdfDocument(source)[0].render(scale=200 / 72, grayscale=True).to_pil()
        sheet.canvas.drawImage(ImageReader(shown), 0, 0, width=595.28, height=841.89)
        if at < len(sources) - 1:
            sheet.turn_over()
    return sheet.content()


@needs_tesseract
@pytest.mark.parametrize(("down", "language"), [(False, "jpn"), (True, "jpn_vert")])
def test_a_scan_is_read_whichever_way_it_is_written(down: bool, language: str) -> None:
    document = read(scanned(page(down)), name="scan.pdf", settings=READ)
    said = "".join(SAID)
    assert SequenceMatcher(None, squeeze(document.text), said).ratio() > 0.85
    assert " " not in document.text
    (finding,) = document.findings
    assert finding.code == "ingest.ocr"
    assert "page 1 is read from a picture by tesseract" in finding.message
    assert f"({language})" in finding.message


@needs_tesseract
def test_only_what_a_machine_read_is_marked() -> None:
    document = read(scanned(page(False), before="会議録"), name="scan.pdf", settings=READ)
    (span,) = document.ocr
    assert document.text[: span.start] == "会議録\n"
    assert span.end == len(document.text)
    assert document.encoding_reason.startswith(
        "text layer of the PDF; page 2 read from pictures by tesseract"
    )


def test_without_the_option_a_scan_is_not_read() -> None:
    with pytest.raises(SkipDocument, match="1 page is a picture without text: add --ocr"):
        read(scanned(page(False)), name="scan.pdf")


@pytest.mark.parametrize(
    ("languages", "said"),
    [
        (None, "needs the program tesseract: apt-get install"),
        (["eng", "jpn"], "lacks the language data jpn_vert: apt-get"),
    ],
)
def test_what_is_missing_is_said_with_what_to_install(
    languages: list[str] | None, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytesseract: Any = pytest.importorskip("pytesseract")

    def version() -> str:
        if languages is None:
            raise pytesseract.TesseractNotFoundError
        return "5.3.0"

    monkeypatch.setattr(pytesseract, "get_tesseract_version", version)
    monkeypatch.setattr(pytesseract, "get_languages", lambda: languages)
    with pytest.raises(UsageError, match=said):
        read(scanned(page(False)), name="scan.pdf", settings=READ)
