"""CSV of a network: its actors, its lines, and one row for every piece of evidence; for programs and for Excel."""

import csv
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from io import StringIO
from typing import Any

from policy_graph.cells import cut, guarded, one_line
from policy_graph.model import Tie
from policy_graph.views.exports.texts import given
from policy_graph.views.markup import legal
from policy_graph.views.network import Network

Row = Mapping[str, Any]
NODES = (
    *("id", "label", "type", "names", "degree", "weight", "strength", "betweenness", "pagerank", "core"),
    *("community", "broker", "is_broker", "x", "y"),
)
# Gephi takes id, source, target, type (Directed, Undirected), weight and kind for what they are.
EDGES = (
    *("id", "source", "source_label", "target", "target_label", "type", "kind", "relation", "weight"),
    *("strength", "side", "first", "last", "speakers", "meetings"),
)
EVIDENCE = (
    *("line", "source", "source_label", "kind", "target", "target_label", "quote", "speaker", "date"),
    *("meeting", "body", "document", "start", "end", "source_line", "page", "side", "confidence", "iri"),
    *("matter", "beside_quote", "beside_speaker", "beside_iri"),
)
# What a spreadsheet may well read as what it is; dates are texts of one kind, so let it.
READ = {"date", "first", "last"}


def tables(graph: Network, plain: Network) -> Iterator[tuple[str, bytes]]:
    """Give ``nodes``, ``edges`` and ``evidence`` as CSV, each followed by its form for Excel (``nodes.excel``).

    ``plain`` is the plain network of ``graph``. Evidence has the words as they stand in the source, line breaks
    included; its ``line`` is the ``id`` of a row of the edges.
    """
    found = (
        ("nodes", NODES, nodes(plain)),
        ("edges", EDGES, edges(plain)),
        ("evidence", EVIDENCE, evidence(graph, plain)),
    )
    for name, columns, rows in found:
        kept = list(rows)
        yield f"{name}.csv", table(columns, kept)
        yield f"{name}.excel.csv", excel(columns, kept)


def nodes(plain: Network) -> Iterator[Row]:
    """Give the actors as rows."""
    return ({"id": node, **data} for node, data in plain.nodes.items())


def edges(plain: Network) -> Iterator[Row]:
    """Give the lines as rows; ``relation`` is the Japanese word, ``kind`` the name of the relation."""
    for source, target, key, data in plain.edges(keys=True, data=True):
        ends = _ends(plain, source, target)
        way = "Undirected" if data["symmetric"] else "Directed"
        said = {"type": way, "kind": data["relation"], "relation": data["label"]}
        yield {"id": key, **data, **ends, **said}


def evidence(graph: Network, plain: Network) -> Iterator[Row]:
    """Give every piece of evidence of every line as a row."""
    for at, (source, target, data) in enumerate(graph.edges(data=True), 1):
        ends = _ends(plain, given(source), given(target))
        for tie in data["evidence"]:
            yield {"line": f"line-{at}", **ends, **_piece(tie), **_beside(tie.beside)}


def table(columns: Iterable[str], rows: Iterable[Row]) -> bytes:
    """Write rows as RFC 4180 wants it: UTF-8 without a mark, CR LF, what is not known empty."""
    heads = list(columns)
    return _written([heads, *([_cell(row.get(name)) for name in heads] for row in rows)]).encode()


def excel(columns: Iterable[str], rows: Iterable[Row]) -> bytes:
    """Write rows for a double click: Japanese headings, no formula, no lost zero, one line a row, a byte order mark."""
    heads = list(columns)
    lines = ([_safe(name, row.get(name), row) for name in heads] for row in rows)
    return _written([[headings()[name] for name in heads], *lines]).encode("utf-8-sig")


@cache
def headings() -> Mapping[str, str]:
    """Read the Japanese headings from data/exports.toml."""
    found = files("policy_graph.views").joinpath("data/exports.toml").read_text("utf-8")
    return {name: each["ja"] for name, each in tomllib.loads(found).items()}


def _ends(plain: Network, source: str, target: str) -> dict[str, str]:
    labels = plain.nodes[source].get("label", ""), plain.nodes[target].get("label", "")
    return {"source": source, "source_label": labels[0], "target": target, "target_label": labels[1]}


def _piece(tie: Tie) -> dict[str, Any]:
    same = ("quote", "speaker", "date", "meeting", "body", "document", "start", "end", "page")
    more = {"source_line": tie.line, "side": tie.side, "confidence": tie.confidence, "iri": tie.place}
    return {**{name: getattr(tie, name) for name in same}, **more, "kind": tie.relation, "matter": tie.matter}


def _beside(other: Tie | None) -> dict[str, Any]:
    if other is None:
        return {}
    return {"beside_quote": other.quote, "beside_speaker": other.speaker, "beside_iri": other.place}


def _written(lines: Iterable[Iterable[str]]) -> str:
    out = StringIO()
    csv.writer(out, lineterminator="\r\n").writerows(lines)
    return out.getvalue()


def _cell(value: object) -> str:
    return "" if value is None else legal(str(value))


def _safe(name: str, value: object, row: Row) -> str:
    """A number is a number; a text is on one line and nothing that a spreadsheet would run or change."""
    text = one_line(_cell(value))
    read = isinstance(value, int | float) or name in READ
    return cut(guarded(text, value=read) if not isinstance(value, int | float) else text, _whole(row))


def _whole(row: Row) -> str:
    return f"{row.get('line') or row.get('id')} の行"
