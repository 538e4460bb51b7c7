"""The user's lists as tables: a CSV or JSON file becomes records with the numbers of their lines."""

import csv
import io
import json
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from policy_graph.errors import UsageError


@dataclass(frozen=True, slots=True)
class Table:
    """The names of the columns, and the records; each with the line of the file, or its number in a JSON list."""

    columns: tuple[str, ...]
    records: tuple[tuple[str, Mapping[str, Any]], ...]


def table(path: Path) -> Table:
    """Read a list; raises UsageError where the file is none."""
    text = _decode(path)
    return _listed(path, text) if text.lstrip().startswith("[") else _separated(path, text)


def _decode(path: Path) -> str:
    try:
        source = path.read_bytes()
    except OSError as error:
        raise UsageError(f"cannot read the gazetteer {path}: {error.strerror}") from error
    if source.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        raise UsageError(f"{path}: UTF-16, as spreadsheets save 'Unicode text'; save it as UTF-8 CSV")
    for encoding in ("utf-8-sig", "cp932"):
        try:
            return source.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UsageError(f"{path}: neither UTF-8 nor Shift_JIS (CP932); save it as UTF-8 CSV")


def _separated(path: Path, text: str) -> Table:
    header = text.partition("\n")[0]
    delimiter = "\t" if header.count("\t") > header.count(",") else ","
    try:
        reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        columns = tuple(reader.fieldnames or ())
        return Table(columns, tuple((f"line {reader.line_num}", record) for record in reader))
    except csv.Error as error:
        raise UsageError(
            f"{path}: not a CSV file ({error}); save it as UTF-8 CSV with a header line"
        ) from error


def _listed(path: Path, text: str) -> Table:
    try:
        records = json.loads(text)
    except json.JSONDecodeError as error:
        raise UsageError(
            f"{path}, line {error.lineno}: not JSON ({error.msg}); mend it or save it as CSV"
        ) from error
    if not all(isinstance(record, dict) for record in records):
        raise UsageError(f"{path}: not a list of objects; give one object for each name")
    columns = tuple(dict.fromkeys(key for record in records for key in record))
    return Table(columns, tuple(_numbered(records, columns)))


def _numbered(records: list[Any], columns: tuple[str, ...]) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Yield the objects with all columns, their values as text; what is absent is empty."""
    for number, record in enumerate(records, start=1):
        values = {column: record.get(column) for column in columns}
        yield (
            f"object {number}",
            {column: "" if value is None else str(value) for column, value in values.items()},
        )
