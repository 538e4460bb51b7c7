"""Records to quads, quads to files: the same records always give the same bytes."""

import gc
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from pyoxigraph import Quad

from policy_graph.model import Extraction, Span
from policy_graph.triples import structure
from policy_graph.triples.entities import entities
from policy_graph.triples.findings import findings
from policy_graph.triples.graph import DocumentGraph
from policy_graph.triples.index import index
from policy_graph.triples.iri import base_of
from policy_graph.triples.mentions import mentions
from policy_graph.triples.order import by_graph, merged
from policy_graph.triples.quotes import quotes
from policy_graph.triples.statements import statements
from policy_graph.triples.store import TRIG, TURTLE
from policy_graph.triples.turtle import write_trig, write_turtle


def quads(extraction: Extraction, base: str) -> Iterator[Quad]:
    """Write everything that is known about one document, in the graph that the document's IRI names.

    Raises EvidenceError where a record points at words that the text does not hold.
    """
    graph, found = DocumentGraph(base, extraction.document), index(extraction)
    yield from structure.structure(graph, found, extraction.meeting)
    yield from entities(graph, found, extraction.entities)
    yield from statements(graph, found, extraction)
    yield from mentions(graph, extraction.mentions)
    yield from findings(graph, extraction.findings)
    yield from quotes(graph, found, _evidence(extraction))


def write(said: Iterable[Quad], folder: Path) -> None:
    """Write graph.trig (a named graph for each document and one for judgements) and graph.ttl (the same, merged) into ``folder``.

    The bytes do not depend on the order of the quads. Each file appears whole or not at all.
    """
    with _uncollected():
        ordered = by_graph(said)
        base = base_of(str(ordered[0].graph_name).strip("<>")) if ordered else ""
        with replacing(folder / TRIG) as file:
            write_trig(ordered, base, file)
        with replacing(folder / TURTLE) as file:
            write_turtle(merged(ordered), base, file)


def _evidence(extraction: Extraction) -> Iterator[Span]:
    yield from structure.spans(extraction.meeting)
    yield from (mention.span for mention in extraction.mentions)
    yield from (span for fact in extraction.facts for span in fact.evidence)
    yield from (each.span for each in extraction.findings if each.span and each.span.start < each.span.end)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keep the garbage collector out: quads hold no circles, and it would walk through a million of them again and again."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


@contextmanager
def replacing(path: Path) -> Iterator[IO[bytes]]:
    """Give a file to write; it takes the place of ``path`` when the block ends well."""
    new = path.with_name(f".{path.name}.new")
    with new.open("wb") as file:
        yield file
        file.flush()
        os.fsync(file.fileno())
    os.replace(new, path)


def blocks(quads, base):
    from pyoxigraph import serialize, RdfFormat
    return serialize(quads, format=RdfFormat.N_QUADS)

def bind(graphs, folder, base):
    from pyoxigraph import parse, RdfFormat
    def all_():
        for name, opener in graphs:
            with opener() as stream:
                yield from parse(stream.read(), format=RdfFormat.N_QUADS)
    write(all_(), folder)
