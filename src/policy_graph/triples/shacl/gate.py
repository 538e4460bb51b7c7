"""The validator behind the check: shifty, strict about what it does not support, a graph at a time."""

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from pyoxigraph import Literal, NamedNode

from policy_graph.resources import folder
from policy_graph.triples.rules import SHAPES

if TYPE_CHECKING:
    from rdflib import Graph


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One result of a validation: IRIs, ``value`` as a term of N-Triples; ``None`` for what is no IRI or not there."""

    shape: str
    focus: str | None
    path: str | None
    value: str | None
    component: str

    @property
    def rule(self) -> str:
        """The name of the shape in ontology/shapes.ttl."""
        return self.shape.removeprefix(SHAPES)


def validate(triples: bytes) -> list[Result]:
    """Hold N-Triples against ontology/shapes.ttl; raises ValueError where a shape asks what shifty does not support."""
    _, report, _ = _validator().validate(
        triples, graph_mode="data", infer=False, sort_results=False, on_unsupported="error"
    )
    return read(report)


def read(report: "Graph") -> list[Result]:
    """Read the results of a report, in order."""
    from rdflib import SH

    found = [
        Result(
            shape=str(report.value(result, SH.sourceShape)),
            focus=_iri(report.value(result, SH.focusNode)),
            path=_iri(report.value(result, SH.resultPath)),
            value=_term(report.value(result, SH.value)),
            component=str(report.value(result, SH.sourceConstraintComponent)),
        )
        for result in report.subjects(SH.resultSeverity, None)
    ]
    return sorted(found, key=str)


@lru_cache(maxsize=1)
def _validator() -> Any:
    """Read the shapes once."""
    from shifty import PreparedValidator

    return PreparedValidator(folder("ontology") / "shapes.ttl")


def _iri(node: Any) -> str | None:
    from rdflib import URIRef

    return str(node) if isinstance(node, URIRef) else None


def _term(node: Any) -> str | None:
    """Write a term of rdflib as N-Triples, which rdflib itself writes as Turtle, with line breaks."""
    from rdflib import Literal as Words

    if isinstance(node, Words):
        datatype = NamedNode(str(node.datatype)) if node.datatype and not node.language else None
        return str(Literal(str(node), language=node.language, datatype=datatype))
    return None if node is None else node.n3()
