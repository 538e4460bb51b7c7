"""Gaps of a page: blanks that a PDF does not hold as characters, and the one between columns that a drawn line crosses."""

import io
from collections.abc import Sequence

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from policy_graph.ingest.pdf import read
from policy_graph.settings import DEFAULTS

FONT, SIZE = "HeiseiKakuGo-W5", 10


def page(words: Sequence[tuple[float, str]]) -> str:
    """Print words, each so far behind the one before it (in characters), and read the line."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    made = io.BytesIO()
    canvas = Canvas(made)
    at = 72.0
    for number, line in enumerate(("港町議会の会議録であります。", "この頁は試しに刷ったものです。")):
        canvas.setFont(FONT, SIZE)
        canvas.drawString(72, 700 - 20 * number, line)
    for gap, word in words:
        canvas.setFont(FONT, SIZE)
        canvas.drawString(at + gap * SIZE, 600, word)
        at += (gap + len(word)) * SIZE
    canvas.save()
    return read(made.getvalue(), name="printed.pdf", settings=DEFAULTS).text.splitlines()[-1]


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ([(0, "１"), (0.25, "報告事項")], "１ 報告事項"),
        ([(0, "２"), (0.25, "視察")], "２ 視察"),
        ([(0, "区"), (0.5, "民"), (0.5, "部"), (0.5, "長")], "区民部長"),
        ([(0, "開会します。"), (0.25, "次に")], "開会します。次に"),
        ([(0, "議長（辺見）"), (0.5, "開会")], "議長（辺見） 開会"),
    ],
)
def test_a_gap_wider_than_those_of_its_line_is_a_blank(words: list[tuple[float, str]], line: str) -> None:
    assert page(words) == line


def test_a_drawn_line_that_runs_out_of_its_column_does_not_join_the_columns() -> None:
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    made = io.BytesIO()
    canvas = Canvas(made)
    left = [f"左の段の{number}行目に書いたことです。" for number in "一二三四五六七八九"]
    left[4] = "─" * 44
    right = [f"右の段の{number}行目に書いたことです。" for number in "一二三四五六七八九"]
    for x, column in ((50, left), (310, right)):
        canvas.setFont(FONT, SIZE)
        for at, line in enumerate(column):
            canvas.drawString(x, 700 - 20 * at, line)
    canvas.save()
    text = read(made.getvalue(), name="printed.pdf", settings=DEFAULTS).text
    assert text.split() == [*left, *right]
