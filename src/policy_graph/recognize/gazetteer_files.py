"""Lists of names in files: the one that is shipped, and the CSV files of the user."""

import csv
import io
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from policy_graph.errors import UsageError
from policy_graph.model import Code, EntityType, Finding
from policy_graph.recognize.gazetteer_records import Entry, Guard, Row
from policy_graph.text import fold, squeeze

SHIPPED = "data/gazetteer.tsv"


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column of one file holds what; ``codes`` pairs schemes with columns."""

    fields: Mapping[str, str]
    codes: tuple[tuple[str, str], ...]
    type: EntityType | None


def shipped() -> Iterator[Row]:
    """Yield the names of the list that comes with the package."""
    lines = (line for line in shipped_text().splitlines() if line and not line.startswith("#"))
    for record in csv.DictReader(lines, delimiter="\t"):
        entry = _entry(record, _columns(tuple(record), SHIPPED), EntityType(record["type"]))
        yield Row(entry, Guard.SHORT if entry.type is EntityType.PLACE else Guard.FREE)


def shipped_text() -> str:
    """Return the text of the shipped list."""
    return files(__package__).joinpath(SHIPPED).read_text("utf-8")


def read(path: Path) -> tuple[tuple[Row, ...], tuple[Finding, ...]]:
    """Read a user's CSV file: its rows, and a finding for every line that could not be used.

    Raises UsageError when the file cannot be read or no column of names is recognised.
    """
    text = _decode(path)
    try:
        table = csv.DictReader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
        columns = _columns(tuple(table.fieldnames or ()), str(path))
        rows, findings = [], []
        for record in table:
            made = _try(record, columns)
            if isinstance(made, Entry):
                rows.append(Row(made))
            else:
                findings.append(_finding(path, table.line_num, made))
    except csv.Error as error:
        raise UsageError(
            f"{path}: not a CSV file ({error}); save it as UTF-8 CSV with a header line"
        ) from error
    return tuple(rows), tuple(findings)


def _decode(path: Path) -> str:
    try:
        source = path.read_bytes()
    except OSError as error:
        raise UsageError(f"cannot read the gazetteer {path}: {error.strerror}") from error
    for encoding in ("utf-8-sig", "cp932"):
        try:
            return source.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UsageError(f"{path}: neither UTF-8 nor Shift_JIS (CP932); save it as UTF-8 CSV")


def _delimiter(text: str) -> str:
    header = text.partition("\n")[0]
    return "\t" if header.count("\t") > header.count(",") else ","


@cache
def _dictionary() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    table = tomllib.loads(files(__package__).joinpath("data/gazetteer_columns.toml").read_text("utf-8"))
    return {
        part: {name: tuple(fold(word).lower() for word in words) for name, words in entries.items()}
        for part, entries in table.items()
    }


def _columns(header: tuple[str, ...], where: str) -> Columns:
    known = _dictionary()
    there = {fold(column).lower(): column for column in header if column}
    fields = {
        field: there[word]
        for field, words in known["columns"].items()
        for word in words[::-1]
        if word in there
    }
    if "name" not in fields:
        raise UsageError(
            f"{where}, line 1: no column of names among {', '.join(header) or '(no columns)'}; "
            "call the column of the names 'name' (or 名称)"
        )
    codes = [
        (scheme, there[word]) for scheme, words in known["codes"].items() for word in words if word in there
    ]
    implied = [type_ for type_, words in known["types"].items() if fold(fields["name"]).lower() in words]
    if "type" not in fields and not implied:
        raise UsageError(
            f"{where}, line 1: nothing says what the names are; add a column 'type' with "
            f"{', '.join(type_.value for type_ in EntityType)}"
        )
    return Columns(fields, tuple(codes), EntityType(implied[0]) if implied else None)


def _try(record: Mapping[str, str], columns: Columns) -> Entry | str:
    """Make the entry of one line, or say what is wrong with the line."""
    if any(value is None for value in record.values()) or None in record:
        return "the number of columns is not that of the header"
    if not squeeze(record[columns.fields["name"]]):
        return "the name is empty"
    written = record[columns.fields["type"]] if "type" in columns.fields else ""
    type_ = _type(written) or (columns.type if not written else None)
    if type_ is None:
        return f"unknown type {written!r}; known: {', '.join(each.value for each in EntityType)}"
    return _entry(record, columns, type_)


def _type(written: str) -> EntityType | None:
    word = fold(written).lower()
    for type_ in EntityType:
        if word == type_.value.lower() or word in _dictionary()["words"][type_.value]:
            return type_
    return None


def _entry(record: Mapping[str, str], columns: Columns, type_: EntityType) -> Entry:
    def value(field: str) -> str:
        return squeeze(record[columns.fields[field]]) if field in columns.fields else ""

    codes = [Code(scheme=scheme, value=squeeze(record[column])) for scheme, column in columns.codes]
    if value("code") and value("scheme"):
        codes.append(Code(scheme=value("scheme"), value=value("code")))
    *outer, name = record[columns.fields["name"]].split() if type_ is EntityType.PLACE else [value("name")]
    return Entry(
        name=name,
        type=type_,
        kind=value("kind") or ("ward" if outer and name.endswith("区") else ""),
        canonical=value("canonical") or name,
        within="".join(outer) or value("within") or _prefecture(value("address")),
        reading=_last(record, columns, "reading") if outer else value("reading") or None,
        codes=tuple(code for code in dict.fromkeys(codes) if code.value),
    )


def _last(record: Mapping[str, str], columns: Columns, field: str) -> str | None:
    parts = record[columns.fields[field]].split() if field in columns.fields else []
    return parts[-1] if parts else None


def _prefecture(address: str) -> str | None:
    """Return the prefecture that a Japanese address begins with; only these do not end in 県."""
    if address.startswith(("東京都", "北海道", "大阪府", "京都府")):
        return address[:3]
    end = address.find("県", 2, 4)
    return address[: end + 1] if end > 0 else None


def _finding(path: Path, line: int, problem: str) -> Finding:
    return Finding(
        code="gazetteer.line", message=f"{path.name}, line {line}: {problem}; the line was left out"
    )
