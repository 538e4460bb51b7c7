"""Cells that a spreadsheet opens safely: no formula, no lost zero, no broken row, nothing longer than a cell."""

import re

# How many UTF-16 units a cell of Excel holds; what is longer is lost without a word, or moves into the next row.
LONGEST = 32_767
# What a spreadsheet takes for the beginning of a formula, in full width as well.
FORMULA = re.compile(r"[=+\-@\t\r＝＋－＠]")
# What it would turn into another value: 01202, 1-2, (3), 1E5, ￥500, TRUE, 令和６年５月２０日, １０時３０分.
CHANGED = re.compile(
    r"\s*(?:(?:明治|大正|昭和|平成|令和|[MTSHR])?[(（\[¥￥$]*[\d元][\d.,:/．，：／\-－年月日時分秒%％)）\s]*(?:E[+\-]?\d+|[AP]M)?|true|false)\s*",
    re.IGNORECASE,
)
# No number or date is longer.
AS_VALUE = 100
BREAK = re.compile("\r\n|[\n\r\v\f\u0085\u2028\u2029]")


def one_line(text: str) -> str:
    """Put a text on one line; a line break becomes ↵."""
    return text if text.isprintable() else BREAK.sub("↵", text)


def guarded(text: str, *, value: bool) -> str:
    """Put an apostrophe before what a spreadsheet would run, or turn into another value.

    ``value`` marks cells that it may well read as what they are: numbers, dates.
    """
    changed = not value and len(text) <= AS_VALUE and CHANGED.fullmatch(text)
    return f"'{text}" if FORMULA.match(text) or changed else text


def cut(text: str, whole: str) -> str:
    """Cut a text to what a cell holds, with a note that says where the whole is."""
    if len(text) <= LONGEST // 2 or _units(text) <= LONGEST:
        return text
    note = f"……（Excel に入る長さで切りました。全文は {whole}）"
    room = (LONGEST - _units(note)) * 2
    return text.encode("utf-16-le", "surrogatepass")[:room].decode("utf-16-le", "ignore") + note


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
