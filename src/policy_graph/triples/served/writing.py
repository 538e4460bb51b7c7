"""An answer is written within limits of rows and bytes: whole, or its first rows where that was asked for, or not at all."""

from collections.abc import Iterable, Iterator
from io import BytesIO

from pyoxigraph import QuerySolutions, RdfFormat, Triple, serialize

from policy_graph.errors import LimitExceeded
from policy_graph.model.limits import Limits
from policy_graph.model.serving import Reply
from policy_graph.triples.served.formats import Format
from policy_graph.triples.served.results import FORMS
from policy_graph.triples.vocab import PREFIXES

GRAPH_FORMATS = {
    Format.TURTLE: RdfFormat.TURTLE,
    Format.N_TRIPLES: RdfFormat.N_TRIPLES,
    Format.JSON_LD: RdfFormat.JSON_LD,
    Format.RDF_XML: RdfFormat.RDF_XML,
    Format.TRIG: RdfFormat.TRIG,
    Format.N_QUADS: RdfFormat.N_QUADS,
}


class Tally:
    """Counts what is written against the limits; ``truncate`` says to stop there, otherwise LimitExceeded is raised."""

    def __init__(self, limits: Limits, *, truncate: bool, rows: int | None = None) -> None:
        """Count against the limits; ``rows`` says how many rows may be, where these are fewer than the limits allow."""
        self.limits, self.truncate, self.most = limits, truncate, limits.rows if rows is None else rows
        self.rows = self.size = 0
        self.full = False

    def admits(self, size: int) -> bool:
        """Count one more row of so many bytes, unless that is one too many."""
        if self.rows >= self.most:
            self._stop(f"more than {self.most:,} rows")
        elif self.size + size > self.limits.size:
            self._stop(f"more than {self.limits.size:,} bytes")
        else:
            self.rows, self.size = self.rows + 1, self.size + size
        return not self.full

    def _stop(self, said: str) -> None:
        self.full = True
        if not self.truncate:
            raise LimitExceeded(
                f"the answer has {said}; add LIMIT, ask for counts, or ask for the first rows alone (truncate)",
                ja=f"答えが上限（{self.limits.rows:,}行、{self.limits.size:,}バイト）を超えました。LIMIT を付けるか、件数を尋ねるか、はじめの行だけを求めてください（truncate）",
            )


def write_table(found: QuerySolutions, media_type: str, format: Format, tally: Tally) -> Reply:
    """Write the solutions of a SELECT."""
    form, names = FORMS[format], [each.value for each in found.variables]
    buffer = BytesIO()
    buffer.write(form.head(names).encode())
    for cells in found:
        row = form.row(names, tuple(cells)).encode()
        if not tally.admits(len(row)):
            break
        buffer.write(form.between.encode() if tally.rows > 1 else b"")
        buffer.write(row)
    buffer.write(form.tail.encode())
    return _reply(buffer, media_type, tally)


def write_truth(value: bool, media_type: str, format: Format) -> Reply:
    """Write the answer of an ASK."""
    return Reply(content=FORMS[format].truth(value).encode(), media_type=media_type)


def write_graph(found: Iterable[Triple], media_type: str, format: Format, tally: Tally) -> Reply:
    """Write the triples of a CONSTRUCT or DESCRIBE; bytes are counted as those of N-Triples."""
    buffer = BytesIO()
    serialize(_admitted(found, tally), buffer, format=GRAPH_FORMATS[format], prefixes=PREFIXES)
    return _reply(buffer, media_type, tally)


def _admitted(found: Iterable[Triple], tally: Tally) -> Iterator[Triple]:
    for triple in found:
        if not tally.admits(len(str(triple).encode())):
            return
        yield triple


def _reply(buffer: BytesIO, media_type: str, tally: Tally) -> Reply:
    return Reply(content=buffer.getvalue(), media_type=media_type, rows=tally.rows, truncated=tally.full)
