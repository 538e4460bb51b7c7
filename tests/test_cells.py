"""Cells that a spreadsheet opens: nothing runs, nothing changes, nothing is lost without a word."""

import pytest

from policy_graph.cells import cut, guarded, one_line


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+81",
        "-5",
        "@SUM(A1)",
        "＝1",
        "＋1",
        "－5",
        "＠A",
        "01202",
        "１２３",
        "1-2",
        "3/4",
        "(1)",
        "（１）",
        "1E5",
        "50%",
        "￥500",
        "1,234",
        "10:30",
        "TRUE",
        "false",
        "2024年5月1日",
        "令和６年５月２０日",
        "R6.5.20",
        "１０時３０分",
    ],
)
def test_what_a_spreadsheet_would_run_or_change_is_guarded(text: str) -> None:
    assert guarded(text, value=False) == f"'{text}"


@pytest.mark.parametrize(
    "text", ["", "第2号", "議案第12号", "5人が出席", "a@example.org", "令和の町", "R6号線", "・1"]
)
def test_what_is_harmless_stays_as_it_is(text: str) -> None:
    assert guarded(text, value=False) == text


def test_a_number_stays_a_number() -> None:
    assert guarded("12", value=True) == "12"
    assert guarded("=12", value=True) == "'=12"


def test_a_cell_that_fits_is_whole() -> None:
    assert cut("潮" * 32_767, "") == "潮" * 32_767


def test_a_broken_line_is_one_row() -> None:
    assert one_line("潮\r\n丸\n") == "潮↵丸↵"
