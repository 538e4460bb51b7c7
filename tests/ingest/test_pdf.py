"""What a PDF says beside its words: pages, running heads, ruby; and what is said of one that cannot be read."""

import re
from contextlib import suppress
from typing import Any

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from tests.ingest.pages import DOWN, EMBEDDED, LEFT, PITCH, SIZE, TOP, Sheet

from policy_graph.errors import SkipDocument
from policy_graph.ingest.pdf import read
from policy_graph.model import Document, RegionKind
from policy_graph.parse.meeting import parse

SAID = "水鏡市では、子育てを応援する計画を今年度から進めており、こども部が所管"


def pdf(sheet: Sheet) -> Document:
    return read(sheet.content(), name="minutes.pdf")


def furniture(document: Document) -> list[str]:
    assert {region.kind for region in document.known} <= {RegionKind.FURNITURE}
    return [region.span.of(document.text) for region in document.known]


def codes(document: Document) -> dict[str, str]:
    return {finding.code: finding.message for finding in document.findings}


def test_pages_begin_where_their_first_character_stands() -> None:
    sheet = Sheet()
    sheet.lines(["一頁目"])
    sheet.turn_over()
    sheet.lines(["二頁目"])
    document = pdf(sheet)
    assert [document.text[at] for at in document.pages] == ["一", "二"]


def three_pages(font: str | None = None) -> Sheet:
    sheet = Sheet()
    for page in range(1, 4):
        sheet.put("水鏡市総合計画審議会", LEFT, 800, size=8)
        if font:
            sheet.columns([SAID] * 5, font=font)
        else:
            sheet.lines([SAID] * 20)
        sheet.put(f"- {page} -", 290, 40)
        if page < 3:
            sheet.turn_over()
    return sheet


@pytest.mark.parametrize("font", [None, DOWN])
def test_running_heads_and_page_numbers_are_furniture(font: str | None) -> None:
    head = "水鏡市総合計画審議会"
    assert furniture(pdf(three_pages(font))) == [head, "- 1 -", head, "- 2 -", head, "- 3 -"]


def test_a_speaker_at_the_edge_of_pages_is_no_running_head() -> None:
    sheet = Sheet()
    for page in range(3):
        sheet.lines(
            [
                "淡路屋会長",
                SAID,
                "四方委員",
                SAID,
                "淡路屋会長",
                SAID,
                "𠮷野委員",
                SAID,
                "四方委員",
                SAID,
                SAID,
            ]
        )
        if page < 2:
            sheet.turn_over()
    assert furniture(pdf(sheet)) == []


def test_a_paragraph_that_goes_on_over_a_page_is_one() -> None:
    sheet = Sheet()
    sheet.lines(["○会長（淡路屋千歳君）　始めます。"])
    sheet.lines(["○委員（四方紬君）　" + SAID[:-9], SAID, SAID], y=TOP - PITCH)
    sheet.put("- 1 -", 290, 40)
    sheet.turn_over()
    sheet.lines([SAID, "しております。"])
    sheet.put("- 2 -", 290, 40)
    document = pdf(sheet)
    spans = parse(document).passages[-1].spans
    assert "".join(span.of(document.text) for span in spans).endswith(SAID * 3 + "しております。")


def test_ruby_is_a_reading_and_no_part_of_the_text() -> None:
    sheet = Sheet()
    sheet.put("会長の淡路屋千歳です。", LEFT, TOP)
    sheet.put("あわじや", LEFT + 3.5 * SIZE, TOP + SIZE, size=SIZE / 2)
    document = pdf(sheet)
    assert document.text == "会長の淡路屋千歳です。\n"
    assert [(each.span.of(document.text), each.kana) for each in document.readings] == [
        ("淡路屋", "あわじや")
    ]


def test_ruby_beside_a_column_is_a_reading_too() -> None:
    sheet = Sheet()
    sheet.put("会長の淡路屋千歳です。", 500, TOP, font=DOWN)
    sheet.put("あわじや", 500 + 0.75 * SIZE, TOP - 3.5 * SIZE, size=SIZE / 2, font=DOWN)
    sheet.put("次の行でございます。", 500 - 2 * PITCH, TOP, font=DOWN)
    document = pdf(sheet)
    assert [(each.span.of(document.text), each.kana) for each in document.readings] == [
        ("淡路屋", "あわじや")
    ]


def test_radicals_are_read_as_the_characters_that_they_look_like() -> None:
    sheet = Sheet()
    sheet.lines(["⽔鏡市の⽥中委員"], font=EMBEDDED)
    document = pdf(sheet)
    assert document.text == "水鏡市の田中委員\n"
    assert codes(document)["ingest.radicals"].startswith("2 radicals (")


def test_glyphs_without_a_meaning_are_counted() -> None:
    sheet = Sheet()
    sheet.lines(["水鏡市の\ue000委員"], font=EMBEDDED)
    assert codes(pdf(sheet))["ingest.unmapped-glyphs"].startswith("1 character has no meaning")


def picture() -> Any:
    from PIL import Image

    return Image.new("L", (600, 800), 255)


def pictured(sheet: Sheet) -> None:
    from reportlab.lib.utils import ImageReader

    sheet.canvas.drawImage(ImageReader(picture()), 0, 0, width=595, height=842)


def test_a_page_without_text_is_named() -> None:
    sheet = three_pages()
    sheet.turn_over()
    pictured(sheet)
    assert codes(pdf(sheet))["ingest.page-without-text"].startswith("page 4 is shown as a picture")


def scan() -> bytes:
    sheet = Sheet()
    pictured(sheet)
    sheet.turn_over()
    pictured(sheet)
    return sheet.content()


def empty() -> bytes:
    page = (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
    )
    return page + b"trailer<</Root 1 0 R>>\n%%EOF"


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (b"", "the file is empty"),
        (b"<!DOCTYPE html><html><body>404</body></html>", "a web page and no PDF.*rename"),
        ("会議録".encode(), "plain text and no PDF.*rename"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "no PDF"),
        (three_pages().content()[:300], "damaged.*get the file again"),
        (empty(), "no pages|damaged"),
        (Sheet().content(), "holds no text"),
        (Sheet(encrypt=StandardEncryption("geheim", "geheimer")).content(), "password.*save it without"),
        (scan(), "2 pages are pictures without text: add --ocr"),
    ],
    ids=["empty", "html", "text", "jpeg", "cut off", "no pages", "blank", "locked", "scan"],
)
def test_what_cannot_be_read_is_skipped_with_a_reason(source: bytes, said: str) -> None:
    with pytest.raises(SkipDocument, match=rf"^old\.pdf: .*(?:{said})"):
        read(source, name="old.pdf")


def test_what_only_its_owner_may_change_is_read() -> None:
    sheet = Sheet(encrypt=StandardEncryption("", "geheim", canCopy=0))
    sheet.lines(["会議録"])
    assert pdf(sheet).text == "会議録\n"


def test_a_file_without_its_end_mark_is_said_to_be_cut_off() -> None:
    content = re.sub(rb"%%EOF\s*$", b"", three_pages().content())
    assert "ingest.cut-off" in codes(read(content, name="a.pdf"))


def test_a_file_with_a_flipped_bit_is_read_or_skipped_but_never_a_crash() -> None:
    content = bytearray(three_pages().content())
    for at in range(0, len(content), 499):
        content[at] ^= 4
        with suppress(SkipDocument):
            assert read(bytes(content), name="a.pdf").pages
        content[at] ^= 4
