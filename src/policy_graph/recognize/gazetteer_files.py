"""Lists of names in files: the one that is shipped, and those of the user."""

import csv
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from unicodedata import normalize

from policy_graph.errors import UsageError
from policy_graph.model import Code, EntityType, Finding
from policy_graph.recognize.gazetteer_codes import checked
from policy_graph.recognize.gazetteer_records import Entry, Guard, Row
from policy_graph.recognize.gazetteer_tables import table
from policy_graph.text import fold, squeeze

SHIPPED = "data/gazetteer.tsv"
KANA = re.compile(r"[\u3041-\u309f\u30a0-\u30ff]+")


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
    """Read a user's list: its rows, and a finding for every line and every code that could not be used.

    Raises UsageError when the file cannot be read or no column of names is recognised.
    """
    list_ = table(path)
    columns = _columns(list_.columns, str(path))
    rows, findings = [], list(_without_scheme(path, columns))
    for place, record in list_.records:
        made = _try(record, columns)
        if isinstance(made, str):
            findings.append(_left_out(f"{path.name}, {place}: {made}", "line"))
            continue
        entry, problems = _verified(made)
        rows.append(Row(entry))
        findings += (_left_out(f"{path.name}, {place}: {problem}", "value") for problem in problems)
    return tuple(rows), tuple(findings)


def _without_scheme(path: Path, columns: Columns) -> Iterator[Finding]:
    if "code" in columns.fields and "scheme" not in columns.fields:
        yield Finding(
            code="gazetteer.value",
            message=f"{path.name}, line 1: nothing says of which scheme the column {columns.fields['code']!r} is; "
            "add a column 'scheme', or call it after its scheme (lgcode, hojin, geonames); the codes were left out",
        )


def _verified(entry: Entry) -> tuple[Entry, list[str]]:
    """Complete the codes of an entry and leave out what cannot be right; say what is wrong with it."""
    codes, problems = [], []
    for code in entry.codes:
        value, problem = checked(code.scheme, code.value)
        if problem:
            problems.append(f"the {code.scheme} {code.value} of {entry.name} is wrong: {problem}")
        else:
            codes.append(replace(code, value=value))
    if entry.reading and not KANA.fullmatch(entry.reading):
        problems.append(f"the reading {entry.reading} of {entry.name} is not in kana")
        entry = replace(entry, reading=None)
    return replace(entry, codes=tuple(codes)), problems


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
    within = "".join(outer) or value("within") or _prefecture(value("address"))
    whole = name
    if type_ is EntityType.PLACE and within:
        name = name.removeprefix(within) or name
    return Entry(
        name=name,
        type=type_,
        kind=value("kind") or ("ward" if outer and name.endswith("区") else ""),
        canonical=value("canonical") or name,
        within=within,
        reading=_reading(record, columns, last=bool(outer)) if name == whole else None,
        codes=tuple(code for code in dict.fromkeys(codes) if code.value),
    )


def _reading(record: Mapping[str, str], columns: Columns, *, last: bool) -> str | None:
    """Return the kana of a name, full-width; of a name in parts the ``last`` one."""
    parts = record[columns.fields["reading"]].split() if "reading" in columns.fields else []
    return normalize("NFKC", parts[-1] if last and parts else "".join(parts)) or None


def _prefecture(address: str) -> str | None:
    """Return the prefecture that a Japanese address begins with; only these do not end in 県."""
    if address.startswith(("東京都", "北海道", "大阪府", "京都府")):
        return address[:3]
    end = address.find("県", 2, 4)
    return address[: end + 1] if end > 0 else None


def _left_out(problem: str, what: str) -> Finding:
    return Finding(code=f"gazetteer.{what}", message=f"{problem}; the {what} was left out")
