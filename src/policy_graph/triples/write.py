"""Records to quads, quads to files: the same records always give the same bytes."""

import gc
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from io import BytesIO
from itertools import chain
from pathlib import Path
from typing import IO

from pyoxigraph import Quad

from policy_graph.model import Extraction, Span
from policy_graph.triples import structure
from policy_graph.triples.blocks import blocks as blocks_of
from policy_graph.triples.blocks import framed
from policy_graph.triples.entities import entities
from policy_graph.triples.findings import findings
from policy_graph.triples.graph import DocumentGraph
from policy_graph.triples.index import index
from policy_graph.triples.iri import base_of
from policy_graph.triples.mentions import mentions
from policy_graph.triples.merging import Merger, Open, merging
from policy_graph.triples.quotes import quotes
from policy_graph.triples.statements import statements
from policy_graph.triples.store import TRIG, TURTLE
from policy_graph.triples.turtle import headed, known, name, spaced

# What pyoxigraph calls the graph without a name; nothing of ours lies there.
DEFAULT = "DEFAULT"


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


def blocks(quads: Iterable[Quad], base: str) -> bytes:
    """Write what one graph holds for ``bind``: a block for each subject, in order; see ``triples.blocks``.

    The bytes do not depend on the order of the quads, whose graph is left out. ``base`` is what the IRIs of the graph
    begin with.
    """
    with _uncollected():
        return b"".join(framed(blocks_of(quads, known(base))))


def bind(graphs: Iterable[tuple[str, Open]], folder: Path, base: str) -> None:
    """Write graph.trig (graph by graph) and graph.ttl (all graphs, merged) into ``folder`` from the blocks of graphs.

    ``graphs`` are pairs: the IRI of a graph, and what opens a buffered stream of its ``blocks``, made with the same
    ``base``, each time anew. Graphs of one IRI are united. The bytes depend on what is said alone, the memory on the
    widest subject. Each file appears whole or not at all. Raises UsageError where a stream ends too soon.
    """
    streams: dict[str, list[Open]] = {}
    for iri, opened in graphs:
        streams.setdefault(iri, []).append(opened)
    prefixes = known(base)
    with merging(folder, prefixes) as merger:
        with replacing(folder / TRIG) as file:
            told = chain.from_iterable(_graph(iri, streams[iri], merger) for iri in sorted(streams))
            file.writelines(headed(told, prefixes))
        with replacing(folder / TURTLE) as file, merger.merged([*chain(*streams.values())]) as said:
            file.writelines(headed(spaced(text for _, text in said), prefixes))


def write(said: Iterable[Quad], folder: Path) -> None:
    """Write graph.trig (a named graph for each document and one for judgements) and graph.ttl (the same, merged) into ``folder``.

    For what fits into memory; the bytes are those of ``bind`` and do not depend on the order of the quads.
    """
    found = list(said)
    base = base_of(min((_graph_of(quad) for quad in found), default=""))
    bind(apart(found, base), folder, base)


def apart(said: Iterable[Quad], base: str) -> list[tuple[str, Open]]:
    """Part quads by their graphs, for ``bind``."""
    graphs: dict[str, list[Quad]] = {}
    for quad in said:
        graphs.setdefault(_graph_of(quad), []).append(quad)
    return [(iri, partial(BytesIO, blocks(quads, base))) for iri, quads in graphs.items()]


def _graph(iri: str, streams: Sequence[Open], merger: Merger) -> Iterator[bytes]:
    """Give a named graph; of one that holds nothing, nothing."""
    with merger.merged(streams) as said:
        if iri == DEFAULT:
            yield from spaced(text for _, text in said)
        for first in said:
            yield b"\n" + name(iri, merger.prefixes) + b" {\n"
            yield from spaced((text for _, text in chain([first], said)), b"\t")
            yield b"}\n"


def _graph_of(quad: Quad) -> str:
    return str(quad.graph_name).strip("<>")


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
    """Give a file to write; it takes the place of ``path`` when the block ends well, else it vanishes."""
    new = path.with_name(f".{path.name}.new")
    try:
        with new.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        os.replace(new, path)
    except BaseException:
        new.unlink(missing_ok=True)
        raise
