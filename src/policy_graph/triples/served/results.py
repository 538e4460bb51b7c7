"""Tables of results in the four formats of SPARQL 1.1, a row at a time, so that rows and bytes are counted as they come."""

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from policy_graph.triples.served.formats import Format

Cell = NamedNode | BlankNode | Literal | Triple
Cells = Sequence[Cell | None]
XSD = "http://www.w3.org/2001/XMLSchema#"
STRINGS = (f"{XSD}string", "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString")
DIRECTED = "http://www.w3.org/1999/02/22-rdf-syntax-ns#dirLangString"
RESULTS = "http://www.w3.org/2005/sparql-results#"
ITS = "http://www.w3.org/2005/11/its"
# What XML 1.0 cannot say, not even as a reference.
NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
# Numbers that Turtle, and so TSV, writes as they are.
PLAIN = {
    f"{XSD}integer": re.compile(r"[+-]?\d+"),
    f"{XSD}decimal": re.compile(r"[+-]?\d*\.\d+"),
    f"{XSD}double": re.compile(r"[+-]?(\d+\.?\d*|\.\d+)[eE][+-]?\d+"),
    f"{XSD}boolean": re.compile("true|false"),
}


@dataclass(frozen=True, slots=True)
class Form:
    """How a table begins, how a row is written, what stands between rows and at the end; and how yes or no is said."""

    head: Callable[[Sequence[str]], str]
    row: Callable[[Sequence[str], Cells], str]
    between: str
    tail: str
    truth: Callable[[bool], str]


def _json_head(names: Sequence[str]) -> str:
    return '{"head":{"vars":' + json.dumps(list(names), ensure_ascii=False) + '},"results":{"bindings":['


def _json_row(names: Sequence[str], cells: Cells) -> str:
    bound = {name: _json_cell(cell) for name, cell in zip(names, cells, strict=True) if cell is not None}
    return _compact(bound)


_compact = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode


def _json_cell(cell: Cell) -> dict[str, object]:
    if isinstance(cell, NamedNode):
        return {"type": "uri", "value": cell.value}
    if isinstance(cell, BlankNode):
        return {"type": "bnode", "value": cell.value}
    if isinstance(cell, Literal):
        return {"type": "literal", "value": cell.value, **_qualities(cell)}
    parts = {"subject": cell.subject, "predicate": cell.predicate, "object": cell.object}
    return {"type": "triple", "value": {name: _json_cell(part) for name, part in parts.items()}}


def _qualities(literal: Literal) -> dict[str, str]:
    """Give language, direction or type of a literal, under the names that JSON and XML have in common."""
    if literal.language is None:
        return {} if literal.datatype.value in STRINGS else {"datatype": literal.datatype.value}
    direction = {"its:dir": str(literal.direction)} if literal.datatype.value == DIRECTED else {}
    return {"xml:lang": literal.language} | direction


def _xml_head(names: Sequence[str]) -> str:
    variables = "".join(f"<variable name={_quoted(name)}/>" for name in names)
    return f'<?xml version="1.0"?>\n<sparql xmlns="{RESULTS}"><head>{variables}</head><results>'


def _xml_row(names: Sequence[str], cells: Cells) -> str:
    bound = (
        f"<binding name={_quoted(name)}>{_xml_cell(cell)}</binding>"
        for name, cell in zip(names, cells, strict=True)
        if cell is not None
    )
    return f"<result>{''.join(bound)}</result>"


def _xml_cell(cell: Cell) -> str:
    if isinstance(cell, NamedNode):
        return f"<uri>{_xml(cell.value)}</uri>"
    if isinstance(cell, BlankNode):
        return f"<bnode>{_xml(cell.value)}</bnode>"
    if isinstance(cell, Literal):
        qualities = _qualities(cell)
        space = f' xmlns:its="{ITS}" its:version="2.0"' if "its:dir" in qualities else ""
        said = "".join(f" {name}={_quoted(value)}" for name, value in qualities.items())
        return f"<literal{said}{space}>{_xml(cell.value)}</literal>"
    parts = {"subject": cell.subject, "predicate": cell.predicate, "object": cell.object}
    return "<triple>" + "".join(f"<{k}>{_xml_cell(each)}</{k}>" for k, each in parts.items()) + "</triple>"


def _xml(text: str) -> str:
    """Escape; a reader of XML would take CR for LF, and stops at what XML cannot say."""
    return escape(NO_XML.sub("\N{REPLACEMENT CHARACTER}", text)).replace("\r", "&#13;")


def _quoted(text: str) -> str:
    return f'"{_xml(text)}"'


def _csv_row(_: Sequence[str], cells: Cells) -> str:
    return ",".join(_csv_field("" if cell is None else _csv_cell(cell)) for cell in cells) + "\r\n"


def _csv_cell(cell: Cell) -> str:
    if isinstance(cell, Triple):
        return " ".join(_csv_cell(each) for each in (cell.subject, cell.predicate, cell.object))
    return str(cell) if isinstance(cell, BlankNode) else cell.value


def _csv_field(text: str) -> str:
    if any(sign in text for sign in '",\r\n'):
        return '"' + text.replace('"', '""') + '"'
    return text


def _tsv_row(_: Sequence[str], cells: Cells) -> str:
    return "\t".join("" if cell is None else _tsv_cell(cell) for cell in cells) + "\n"


def _tsv_cell(cell: Cell) -> str:
    if isinstance(cell, Literal):
        plain = PLAIN.get(cell.datatype.value)
        if plain and plain.fullmatch(cell.value):
            return cell.value
    # N-Triples leaves a tab as it is, and a row would break at it.
    return str(cell).replace("\t", "\\t")


def _truth(value: bool) -> str:
    return str(value).lower()


FORMS: dict[Format, Form] = {
    Format.JSON: Form(
        _json_head, _json_row, ",", "]}}\n", lambda value: f'{{"head":{{}},"boolean":{_truth(value)}}}\n'
    ),
    Format.XML: Form(
        _xml_head,
        _xml_row,
        "",
        "</results></sparql>\n",
        lambda value: (
            f'<?xml version="1.0"?>\n<sparql xmlns="{RESULTS}"><head/><boolean>{_truth(value)}</boolean></sparql>\n'
        ),
    ),
    Format.CSV: Form(lambda names: ",".join(names) + "\r\n", _csv_row, "", "", _truth),
    Format.TSV: Form(lambda names: "\t".join(f"?{name}" for name in names) + "\n", _tsv_row, "", "", _truth),
}
