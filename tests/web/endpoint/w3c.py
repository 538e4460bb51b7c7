"""The test suites of the W3C as they lie beside the checkout, read from their manifests."""

import csv
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from pyoxigraph import (
    BlankNode,
    CanonicalizationAlgorithm,
    Dataset,
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QueryResultsFormat,
    RdfFormat,
    Store,
    parse,
    parse_query_results,
)

SUITE = Path(__file__).parents[3] / ".." / "shared" / "w3c" / "sparql11"
HOME = "http://www.w3.org/2009/sparql/docs/tests/data-sparql11/"
MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
QT = "http://www.w3.org/2001/sw/DataAccess/tests/test-query#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
RS = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#"
HT = "http://www.w3.org/2011/http#"
CNT = "http://www.w3.org/2011/content#"
UT = "http://www.w3.org/2009/sparql/tests/test-update#"
XSD = "http://www.w3.org/2001/XMLSchema#"
NUMBERS = {f"{XSD}{name}" for name in ("integer", "decimal", "double", "float")}
RESULTS = {
    ".srx": QueryResultsFormat.XML,
    ".srj": QueryResultsFormat.JSON,
    ".tsv": QueryResultsFormat.TSV,
}
FOLDERS = (
    *(
        "aggregates",
        "bind",
        "bindings",
        "cast",
        "construct",
        "csv-tsv-res",
        "exists",
        "functions",
        "grouping",
    ),
    *("json-res", "negation", "project-expression", "property-path", "subquery", "syntax-query"),
)


Table = tuple[list[str], list[str]]


class Manifest:
    """One manifest, asked by subject and predicate."""

    def __init__(self, folder: str, name: str = "manifest.ttl") -> None:
        self.store = Store()
        content = (SUITE / folder / name).read_bytes()
        base = f"{HOME}{folder}/{name.removesuffix('.ttl')}"
        self.store.load(content, format=RdfFormat.TURTLE, base_iri=base)

    def every(self, subject: Any, name: str) -> list[Any]:
        return [quad.object for quad in self.store.quads_for_pattern(subject, NamedNode(name), None)]

    def one(self, subject: Any, name: str) -> Any:
        return next(iter(self.every(subject, name)), None)

    def listed(self, subject: Any, name: str) -> Iterator[Any]:
        """Give the members of a list."""
        node = self.one(subject, name)
        while node is not None and node.value != f"{RDF}nil":
            yield self.one(node, f"{RDF}first")
            node = self.one(node, f"{RDF}rest")

    def entries(self) -> Iterator[Any]:
        for quad in self.store.quads_for_pattern(None, NamedNode(f"{MF}entries"), None):
            yield from self.listed(quad.subject, f"{MF}entries")


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One test of queries: ``data`` and ``named`` are IRIs of files, as ``query`` and ``result`` are."""

    name: str
    kind: str
    query: str
    data: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    result: str = ""

    @property
    def text(self) -> str:
        return path(self.query).read_text("utf-8")


def path(iri: str) -> Path:
    return SUITE / iri.removeprefix(HOME)


def cases() -> list[Case]:
    """Every test of queries, of their syntax and of the formats of results."""
    return [] if not SUITE.is_dir() else [case for folder in FOLDERS for case in _cases(folder)]


def _cases(folder: str) -> Iterator[Case]:
    manifest = Manifest(folder)
    for entry in manifest.entries():
        action = manifest.one(entry, f"{MF}action")
        query = manifest.one(action, f"{QT}query")
        result = manifest.one(entry, f"{MF}result")
        yield Case(
            name=f"{folder}/{entry.value.rpartition('#')[2]}",
            kind=manifest.one(entry, f"{RDF}type").value.removeprefix(MF),
            query=(query or action).value,
            data=_values(manifest.every(action, f"{QT}data")),
            named=_values(manifest.every(action, f"{QT}graphData")),
            result=result.value if result else "",
        )


def _values(nodes: list[Any]) -> tuple[str, ...]:
    return tuple(sorted(node.value for node in nodes))


def files(cases: list[Case]) -> list[str]:
    """The files that tests load, each once; those that a query names itself are among them."""
    found = {iri for case in cases for iri in (*case.data, *case.named)}
    return sorted(found)


def quads(iri: str, file: Path) -> Iterator[Quad]:
    """The triples of a file as a graph that is called as the file is."""
    kind = {".ttl": RdfFormat.TURTLE, ".nt": RdfFormat.N_TRIPLES, ".rdf": RdfFormat.RDF_XML}[file.suffix]
    for quad in parse(path=file, format=kind, base_iri=iri, rename_blank_nodes=True):
        yield Quad(quad.subject, quad.predicate, quad.object, NamedNode(iri))


def same(content: bytes, media_type: str, result: Path, *, graph: bool) -> bool:
    """Whether an answer is the expected one: blank nodes may be called otherwise, numbers are compared by value."""
    if graph:
        got = parse(content, format=RdfFormat.from_media_type(media_type))
        return _canonical(map(_by_value, got)) == _canonical(map(_by_value, quads("x:x", result)))
    if result.suffix == ".csv":
        return _csv(content) == _csv(result.read_bytes())
    if result.suffix == ".ttl":
        return _rows(content, QueryResultsFormat.from_media_type(media_type)) == _set_rows(result)
    expected = RESULTS[result.suffix]
    answered = QueryResultsFormat.from_media_type(media_type)
    return _rows(content, answered) == _rows(result.read_bytes(), expected)


def _csv(content: bytes) -> Counter[frozenset[tuple[str, str]]]:
    """Read rows whose columns stand in any order; blank nodes are all the same."""
    rows = csv.DictReader(content.decode().splitlines())
    return Counter(frozenset((key, _plain(value)) for key, value in row.items()) for row in rows)


def _plain(cell: str) -> str:
    if cell.startswith("_:"):
        return "_:"
    try:
        return f"{Decimal(cell).normalize():f}"
    except ArithmeticError:
        return cell


def _set_rows(result: Path) -> Table:
    """Read a table that is written as a graph (rs:ResultSet)."""
    store = Manifest(result.parent.name, result.name)
    (table,) = {
        quad.subject for quad in store.store.quads_for_pattern(None, NamedNode(f"{RS}resultVariable"), None)
    }
    names = [each.value for each in store.every(table, f"{RS}resultVariable")]
    rows = [
        {
            store.one(cell, f"{RS}variable").value: store.one(cell, f"{RS}value")
            for cell in store.every(row, f"{RS}binding")
        }
        for row in store.every(table, f"{RS}solution")
    ]
    filled = [{name: row.get(name) for name in names} for row in rows]
    return sorted(names), _canonical(_row_quads(filled, names))


def _rows(content: bytes, form: QueryResultsFormat | None) -> Table | bool:
    assert form
    found = parse_query_results(content, format=form)
    if isinstance(found, QueryBoolean):
        return bool(found)
    names = [variable.value for variable in found.variables]
    return sorted(names), _canonical(_row_quads(found, names))


def _row_quads(found: Any, names: list[str]) -> Iterator[Quad]:
    """Write each row as a blank node with its cells, so that rows compare as graphs do."""
    for row in found:
        node = BlankNode()
        yield Quad(node, NamedNode("x:row"), node)
        for name in names:
            if row[name] is not None:
                yield _by_value(Quad(node, NamedNode(f"x:{name}"), row[name]))


def _by_value(quad: Quad) -> Quad:
    return Quad(quad.subject, quad.predicate, _valued(quad.object), DefaultGraph())


def _valued(term: Any) -> Any:
    if isinstance(term, Literal) and term.datatype.value in NUMBERS:
        try:
            number = Decimal(term.value).normalize()
        except ArithmeticError:
            return term
        return Literal(f"{number:f}", datatype=term.datatype)
    if isinstance(term, Literal) and term.datatype.value == f"{XSD}boolean":
        return Literal(term.value in ("1", "true"))
    return term


def _canonical(found: Any) -> list[str]:
    dataset = Dataset(found)
    dataset.canonicalize(CanonicalizationAlgorithm.UNSTABLE)
    return sorted(map(str, dataset))


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """One request of a test of the protocol, and what may come back."""

    method: str
    target: str
    headers: tuple[tuple[str, str], ...]
    body: bytes
    statuses: tuple[str, ...]
    boolean: bool | None
    form: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProtocolCase:
    """One test of the protocol: its requests, and the graphs that it wants, by name."""

    name: str
    exchanges: tuple[Exchange, ...]
    graphs: tuple[tuple[str, str], ...]


def protocol_cases() -> list[ProtocolCase]:
    """Every test of the protocol."""
    if not SUITE.is_dir():
        return []
    manifest = Manifest("protocol")
    return [_protocol_case(manifest, entry) for entry in manifest.entries()]


def _protocol_case(manifest: Manifest, entry: Any) -> ProtocolCase:
    action = manifest.one(entry, f"{MF}action")
    graphs = manifest.every(entry, f"{UT}graphData")
    return ProtocolCase(
        name=entry.value.rpartition("#")[2],
        exchanges=tuple(_exchange(manifest, request) for request in manifest.listed(action, f"{HT}requests")),
        graphs=tuple(
            (manifest.one(each, f"{RDFS}label").value, manifest.one(each, f"{UT}graph").value)
            for each in graphs
        ),
    )


def _exchange(manifest: Manifest, request: Any) -> Exchange:
    response = manifest.one(request, f"{HT}resp")
    body = manifest.one(request, f"{HT}body")
    boolean = manifest.one(response, f"{MF}expectedBoolean")
    form = manifest.one(response, f"{MF}expectedFormat")
    return Exchange(
        method=manifest.one(request, f"{HT}methodName").value,
        target=manifest.one(request, f"{HT}absolutePath").value,
        headers=tuple(
            (manifest.one(each, f"{HT}fieldName").value, manifest.one(each, f"{HT}fieldValue").value)
            for each in manifest.listed(request, f"{HT}headers")
        ),
        body=_body(manifest, body) if body else b"",
        statuses=tuple(
            each.value.rpartition("StatusCode")[2] for each in manifest.every(response, f"{MF}expectedStatus")
        ),
        boolean=None if boolean is None else boolean.value == "true",
        form=form.value if form else "",
    )


def _body(manifest: Manifest, body: Any) -> bytes:
    text: str = manifest.one(body, f"{CNT}chars").value
    return text.encode(manifest.one(body, f"{CNT}characterEncoding").value)
