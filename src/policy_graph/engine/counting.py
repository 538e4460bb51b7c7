"""The tables that are counted over, written beside a graph: read by triples, placed and written by counts."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from policy_graph.counts.positions import positions
from policy_graph.counts.tables import write
from policy_graph.model import Row, Table
from policy_graph.triples.served.counted import counted, described
from policy_graph.triples.store import ANALYSIS as ANALYSIS


def write_counts(graph: Any, place: Path) -> None:
    """Write the tables of a graph, whose default graph is that of all documents merged, into the folder ``place``."""
    write(place, _placed(graph))


def _placed(graph: Any) -> Iterator[tuple[Table, list[Row]]]:
    for table, rows in counted(graph):
        yield table, rows
        if table.name == "things":
            yield described("positions"), positions([column.name for column in table.columns], rows)
