"""What a check found as RDF: a SHACL validation report that also says where, in which words, and what to do."""

from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse, serialize

from policy_graph.errors import UsageError
from policy_graph.model import Fault, FaultNode, FaultSeverity
from policy_graph.settings import DEFAULTS
from policy_graph.triples import datasets
from policy_graph.triples.graph import Term
from policy_graph.triples.literals import both, number, plain, truth, verbatim
from policy_graph.triples.rules import SEVERITIES, SHACL, SHAPES
from policy_graph.triples.vocab import PREFIXES, term

IRIS = {severity: iri for iri, severity in SEVERITIES.items()}
Said = Mapping[str, Term | Iterable[Term] | None]


def report(faults: Iterable[Fault], folder: Path) -> bytes:
    """Write the faults of the build in ``folder`` as Turtle, in their order; equal faults once, no blank nodes."""
    base = _base(folder)
    results = {_name(base, fault): fault for fault in faults}
    whole = NamedNode(f"{base}id/report/shacl")
    publishable = all(fault.severity is not FaultSeverity.VIOLATION for fault in results.values())
    triples = [
        *_described(
            whole,
            "ValidationReport",
            {
                f"{SHACL}conforms": truth(not results),
                f"{SHAPES}publishable": truth(publishable),
                f"{SHACL}result": list(results),
            },
        ),
        *(triple for name, fault in results.items() for triple in _result(name, fault)),
    ]
    known = {"sh": SHACL, "pgsh": SHAPES, "report": f"{base}id/report/", "result": f"{base}id/result/"}
    written = serialize(triples, format=RdfFormat.TURTLE, prefixes={**PREFIXES, **known}) or b""
    return written.replace(b" .\nresult:", b" .\n\nresult:").replace(b" .\nreport:", b" .\n\nreport:")


def _result(name: NamedNode, fault: Fault) -> Iterator[Triple]:
    node = fault.node or FaultNode(focus=f"{SHAPES}{fault.rule}")
    said: Said = {
        f"{SHACL}resultSeverity": NamedNode(IRIS[fault.severity]),
        f"{SHACL}sourceShape": NamedNode(SHAPES + fault.rule),
        f"{SHACL}sourceConstraintComponent": NamedNode(node.component or f"{SHAPES}Check"),
        f"{SHACL}focusNode": NamedNode(node.focus),
        f"{SHACL}resultPath": NamedNode(node.path) if node.path else None,
        f"{SHACL}value": _value(node.value),
        f"{SHACL}resultMessage": both(fault.message),
        f"{SHAPES}whatToDo": both(fault.remedy),
        f"{SHAPES}document": plain(fault.document) if fault.document else None,
        f"{SHAPES}meeting": plain(fault.meeting) if fault.meeting else None,
        term("pg:page").value: number(fault.page) if fault.page is not None else None,
        term("pg:line").value: number(fault.line) if fault.line is not None else None,
        f"{SHAPES}concerns": plain(fault.subject) if fault.subject else None,
        **{
            f"{SHAPES}{key}": verbatim(words) if (words := getattr(fault, key)) is not None else None
            for key in ("quote", "expected", "found", "detail")
        },
    }
    yield from _described(name, "ValidationResult", said)


def _described(subject: NamedNode, kind: str, said: Said) -> Iterator[Triple]:
    yield Triple(subject, term("rdf:type"), NamedNode(SHACL + kind))
    for name, value in said.items():
        values = (value,) if isinstance(value, NamedNode | Literal) else value or ()
        for each in values:
            yield Triple(subject, NamedNode(name), each)


def _value(term_: str | None) -> Term | None:
    """Read a term of N-Triples; a blank node has no name that others could know."""
    if term_ is None or term_.startswith("_:"):
        return None
    found = next(iter(parse(f"<x:s> <x:p> {term_} .", format=RdfFormat.N_TRIPLES))).object
    return found if isinstance(found, NamedNode | Literal) else None


def _name(base: str, fault: Fault) -> NamedNode:
    """Name a result by all that it says, so that the same fault has the same name in every report."""
    return NamedNode(
        f"{base}id/result/{sha256(repr(fault).encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"
    )


def _base(folder: Path) -> str:
    """What the IRIs of the graph begin with; the default where it cannot be read."""
    try:
        return datasets.base(folder) or DEFAULTS.base
    except (UsageError, ValueError):
        return DEFAULTS.base
