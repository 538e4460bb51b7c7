"""SHACL: does every graph have the shape that ontology/shapes.ttl asks for?"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, RdfFormat, Store

from policy_graph.model import Fault, FaultSeverity
from policy_graph.resources import folder
from policy_graph.triples.naming import resting
from policy_graph.triples.store import graphs, integer, nodes, value
from policy_graph.triples.vocab import short

if TYPE_CHECKING:
    from rdflib import Graph

SEVERITIES = {
    "Violation": FaultSeverity.VIOLATION,
    "Warning": FaultSeverity.WARNING,
    "Info": FaultSeverity.INFO,
}


def shape_faults(store: Store) -> Iterator[Fault]:
    """Validate the graph of each document by itself: it must be whole without the others."""
    from rdflib import Graph

    shapes = Graph().parse(folder("ontology") / "shapes.ttl")
    for name in graphs(store):
        triples = store.dump(format=RdfFormat.N_TRIPLES, from_graph=name)
        graph = Graph().parse(data=triples, format="nt")
        yield from sorted(_results(store, name, graph, shapes), key=str)


def _results(store: Store, name: NamedNode, graph: "Graph", shapes: "Graph") -> Iterator[Fault]:
    from pyshacl import validate
    from rdflib import SH

    _, report, _ = validate(graph, shacl_graph=shapes, inference="none")
    for result in report.subjects(SH.resultSeverity, None):
        focus = NamedNode(str(report.value(result, SH.focusNode)))
        messages = {message.language: str(message) for message in report.objects(result, SH.resultMessage)}
        path = report.value(result, SH.resultPath)
        wrong = report.value(result, SH.value)
        page, line = _place(store, focus, name)
        yield Fault(
            kind="shape",
            severity=SEVERITIES[str(report.value(result, SH.resultSeverity)).rpartition("#")[2]],
            document=value(store, name, "pg:file", name),
            page=page,
            line=line,
            subject=resting(store, focus, name),
            message=" ".join(
                part
                for part in (
                    f"{short(str(path))}:" if path is not None else "",
                    " / ".join(messages[language] for language in ("ja", "en") if language in messages),
                    f"({short(str(wrong))})" if wrong is not None else "",
                )
                if part
            ),
        )


def _place(store: Store, focus: NamedNode, graph: NamedNode) -> tuple[int | None, int | None]:
    """The page and the line of a node, or the first ones of what it rests on."""
    quotes = [*nodes(store, focus, "pg:evidence", graph), *nodes(store, focus, "oa:hasTarget", graph), focus]
    places = [
        (integer(store, quote, "pg:page", graph), integer(store, quote, "pg:line", graph)) for quote in quotes
    ]
    known = [place for place in places if place[1] is not None]
    return min(known, key=lambda place: (place[0] or 0, place[1] or 0), default=(None, None))
