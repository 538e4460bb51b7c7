"""The tables that are counted over, made with each document and put together beside a graph: read by triples, written by counts."""

from collections.abc import Iterable, Mapping
from itertools import chain
from pathlib import Path
from typing import Any

from policy_graph.counts import united
from policy_graph.counts.tables import packed
from policy_graph.triples.served.counted import described, loaded, nothing, told
from policy_graph.triples.store import ANALYSIS as ANALYSIS
from policy_graph.triples.store import graphs

Quads = Iterable[Any]


def chapter_tables(quads: Quads) -> Mapping[str, bytes]:
    """Give the tables of one document, out of all its quads, as Parquet by name.

    Some are parts of those that are published, others (``said``, ``meetings``, ``bills``) only what ``unite`` makes such
    tables of.
    """
    return packed(told(loaded(quads)))


def unite(chapters: Iterable[Mapping[str, bytes]], place: Path) -> None:
    """Write the tables of all documents into the new folder ``place``; chapters are given in the order of document ids."""
    united.unite(chain([packed(nothing())], chapters), place, described("positions"))


def write_counts(graph: Any, place: Path) -> None:
    """Write the tables of a graph into the new folder ``place``.

    Its named graphs are read one by one, so that an archive needs no more memory than its largest document; where there
    are none, its default graph is that of all documents merged, and read at once. Both give the same rows.
    """
    documents = graphs(graph)
    apart = (chapter_tables(graph.quads_for_pattern(None, None, None, name)) for name in documents)
    unite(apart if documents else [packed(told(graph))], place)
