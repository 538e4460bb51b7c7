"""What real PDFs do: bold drawn twice, words behind a scan, narrow cells, pages of another size, fonts that say nothing."""

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from tests.ingest.pages import LEFT, PITCH, SIZE, TOP, Sheet

from policy_graph.ingest.pdf import read
from policy_graph.ingest.pdf.glyphs import is_garbled
from policy_graph.model import Document
from policy_graph.text import squeeze


def pdf(sheet: Sheet) -> Document:
    return read(sheet.content(), name="minutes.pdf")


def boxes(sheet: Sheet, rows: list[tuple[float, list[float]]], top: float) -> None:
    """Draw the cells of a table: the height of each row, and how wide its cells are."""
    for height, widths in rows:
        x = LEFT
        for width in widths:
            sheet.canvas.rect(x, top - height, width, height)
            x += width
        top -= height


def test_what_is_drawn_twice_for_bold_is_there_once() -> None:
    sheet = Sheet()
    for shift in (0.0, 1.2):
        sheet.put("【淡路屋会長】", LEFT + shift, TOP)
    sheet.put("始めます。", LEFT + 8 * SIZE, TOP)
    assert squeeze(pdf(sheet).text) == "【淡路屋会長】始めます。"


@pytest.mark.parametrize(("unseen", "read_by_machine"), [(True, True), (False, False)])
def test_words_that_nobody_sees_behind_a_picture_were_read_by_a_machine(
    unseen: bool, read_by_machine: bool
) -> None:
    sheet = Sheet()
    sheet.canvas.drawImage(ImageReader(Image.new("L", (60, 84), 255)), 0, 0, width=595.28, height=841.89)
    sheet.put("", LEFT, TOP)
    words = sheet.canvas.beginText(LEFT, TOP)
    words.setTextRenderMode(3 if unseen else 0)
    words.textLines(["水鏡市総合計画審議会の会議録であり、発言を記す"] * 3)
    sheet.canvas.drawText(words)
    document = pdf(sheet)
    assert bool(document.ocr) is read_by_machine
    assert [finding.code for finding in document.findings] == ["ingest.ocr-layer"] * read_by_machine


def test_closely_set_lines_of_a_cell_stay_in_their_row() -> None:
    sheet = Sheet()
    boxes(sheet, [(60, [80, 200]), (20, [80, 200])], TOP)
    sheet.put("出席者", LEFT + 4, TOP - 12)
    for at, name in enumerate(("淡路屋　千歳", "四方　弓弦", "𠮷野　渚", "波多野　樹", "小鳥遊　歩")):
        sheet.put(name, LEFT + 84, TOP - 12 - 11 * at)
    sheet.put("欠席者", LEFT + 4, TOP - 74)
    sheet.put("東雲　蓮", LEFT + 84, TOP - 74)
    lines = [squeeze(line) for line in pdf(sheet).text.splitlines()]
    assert lines == ["出席者淡路屋千歳", "四方弓弦", "𠮷野渚", "波多野樹", "小鳥遊歩", "欠席者東雲蓮"]


def test_a_name_that_is_broken_early_because_of_its_dot_is_whole() -> None:
    sheet = Sheet()
    boxes(sheet, [(40, [60, 150])], TOP)
    sheet.put("委員", LEFT + 4, TOP - 14)
    sheet.put("淡路屋千歳、トーマ", LEFT + 64, TOP - 14)  # ス・ has no room: a dot begins no line
    sheet.put("ス・グリーン", LEFT + 64, TOP - 30)
    sheet.canvas.rect(LEFT + 60, TOP - 40, 9 * SIZE + 24, 40)
    assert "トーマス・グリーン" in pdf(sheet).text


def test_running_text_in_a_cell_keeps_its_printed_lines() -> None:
    sheet = Sheet()
    boxes(sheet, [(40, [80, 14 * SIZE + 6])], TOP)
    sheet.put("四方委員", LEFT + 4, TOP - 14)
    sheet.put("計画の見直しについて、いつか", LEFT + 83, TOP - 14)
    sheet.put("ら始めるのか。", LEFT + 83, TOP - 30)
    assert [squeeze(line) for line in pdf(sheet).text.splitlines()] == [
        "四方委員計画の見直しについて、いつか",
        "ら始めるのか。",
    ]


def test_a_running_head_is_known_on_a_page_of_another_size() -> None:
    sheet = Sheet()
    for height in (842, 842, 595):
        sheet.canvas.setPageSize((842 if height == 595 else 595, height))
        sheet.put("水鏡市総合計画審議会", LEFT, height - 40, size=8)
        sheet.lines([f"第{height}の議題について、御説明いたします。"] * 12, y=height - 82)
        if height != 595:
            sheet.turn_over()
    document = pdf(sheet)
    assert [region.span.of(document.text) for region in document.known] == ["水鏡市総合計画審議会"] * 3


def test_blanks_between_latin_words_are_one_however_wide_the_line_is_set() -> None:
    sheet = Sheet()
    words = sheet.canvas.beginText(LEFT, TOP - PITCH)
    words.setFont("Helvetica", SIZE)
    words.setWordSpace(9)
    words.textLine("International Council for Initiatives")
    sheet.canvas.drawText(words)
    assert pdf(sheet).text == "International Council for Initiatives\n"


def test_numbers_of_glyphs_are_no_text() -> None:
    assert is_garbled(list("඗ຶƊ౎ٿʂ์޶ʦՒݗɫɺɘʟ"))
    assert not is_garbled(list("水鏡市のМосква、Αθήνα、한국との交流"))
