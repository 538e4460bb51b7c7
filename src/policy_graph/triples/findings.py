"""Oddities of the minutes as RDF: what was not understood is published beside what was."""

from collections.abc import Iterable, Iterator
from hashlib import sha256

from pyoxigraph import Literal, Quad

from policy_graph.model import Finding, Severity
from policy_graph.triples.graph import DocumentGraph
from policy_graph.triples.literals import plain
from policy_graph.triples.vocab import term

SEVERITIES = {Severity.INFO: "pg:Information", Severity.WARNING: "pg:Warning"}


def findings(graph: DocumentGraph, found: Iterable[Finding]) -> Iterator[Quad]:
    """Write every finding of one document."""
    for finding in found:
        span = finding.span if finding.span and finding.span.start < finding.span.end else None
        said = f"{finding.code}\n{finding.message}\n{span}"
        yield from graph.describe(
            graph.own("finding", sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:12]),
            ["pg:Finding"],
            {
                "dct:source": graph.name,
                "pg:code": plain(finding.code),
                "rdfs:comment": Literal(finding.message, language="en"),
                "pg:severity": term(SEVERITIES[finding.severity]),
                "pg:evidence": graph.at("quote", span) if span else None,
            },
        )
