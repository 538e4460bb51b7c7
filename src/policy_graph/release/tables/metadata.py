"""What the tables hold, as CSVW says it (W3C Metadata Vocabulary for Tabular Data): types, keys, ways back into the graph."""

from collections.abc import Mapping, Sequence
from typing import Any

from policy_graph.model import Bilingual, ColumnType, Portal, Table, TableColumn
from policy_graph.release.tables.csv_file import SEPARATOR

FILE = "csv-metadata.json"
DATATYPES = {
    ColumnType.TEXT: "string",
    ColumnType.WORDS: "string",
    ColumnType.CODE: "string",
    ColumnType.INTEGER: "integer",
    ColumnType.DECIMAL: "decimal",
    ColumnType.DATE: "date",
    ColumnType.TIME: "time",
    ColumnType.BOOLEAN: "boolean",
    ColumnType.HEX: "hexBinary",
    ColumnType.IRI: "anyURI",
}


def metadata(tables: Sequence[Table], portal: Portal) -> Mapping[str, Any]:
    """Describe all tables of a release."""
    about = {
        "dc:title": _said(portal.title),
        "dc:description": _said(portal.description),
        "dc:publisher": {"@id": portal.publisher_iri},
        "dc:license": {"@id": portal.licence},
        "dc:rights": _said(portal.rights),
        "dc:issued": portal.issued,
        "dc:modified": portal.modified,
    }
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "ja"}],
        **{name: value for name, value in about.items() if value is not None},
        "dialect": {"encoding": "utf-8", "header": True, "delimiter": ",", "lineTerminators": ["\r\n"]},
        "tables": [_table(table) for table in tables],
    }


def _table(table: Table) -> Mapping[str, Any]:
    return {
        "url": table.file,
        "dc:title": _said(table.title),
        "dc:description": _said(table.description),
        "tableSchema": {
            **({"aboutUrl": f"{{+{table.about}}}"} if table.about else {}),
            "columns": [_column(column) for column in table.columns],
            "primaryKey": list(table.key),
            **_foreign_keys(table),
        },
    }


def _column(column: TableColumn) -> Mapping[str, Any]:
    described: dict[str, Any] = {
        "name": column.name,
        "titles": {"und": column.name, "ja": column.title.ja, "en": column.title.en},
        "datatype": _datatype(column),
        "required": column.required,
    }
    if column.type is ColumnType.WORDS:
        described["lang"] = "ja"
    if column.many:
        described["separator"] = SEPARATOR
    if column.term:
        described["propertyUrl"] = column.term
    if value := _value(column):
        described["valueUrl"] = value
    if column.refers and not _is_key(column):
        described["dc:references"] = "{}.csv#{}".format(*column.refers)
    if column.note:
        described["dc:description"] = _said(column.note)
    return described


def _datatype(column: TableColumn) -> str | Mapping[str, str]:
    base = DATATYPES[column.type]
    if not column.choices:
        return base
    said = "; ".join(f"{each.code}: {each.said.ja} / {each.said.en}" for each in column.choices)
    return {"base": base, "format": "|".join(each.code for each in column.choices), "dc:description": said}


def _value(column: TableColumn) -> str | None:
    """What the cell stands for, as a template of its IRI."""
    if column.leads:
        return f"{{+{column.leads}}}"
    return f"{column.scheme}{{{column.name}}}" if column.scheme else None


def _foreign_keys(table: Table) -> Mapping[str, Any]:
    """Name the tables that cells lead to; a key of CSVW takes no empty cells and no lists, such columns say it by themselves."""
    keys = [
        {
            "columnReference": column.name,
            "reference": {"resource": f"{column.refers[0]}.csv", "columnReference": column.refers[1]},
        }
        for column in table.columns
        if column.refers and _is_key(column)
    ]
    return {"foreignKeys": keys} if keys else {}


def _is_key(column: TableColumn) -> bool:
    return column.required and not column.many


def _said(words: Bilingual) -> list[Mapping[str, str]]:
    return [{"@value": words.ja, "@language": "ja"}, {"@value": words.en, "@language": "en"}]
