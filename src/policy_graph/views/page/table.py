"""The first lines of a page's data as records, for a page that is filled elsewhere."""

from typing import Any

from policy_graph.model import Bilingual
from policy_graph.model.serving import Networked, NetworkLine, NetworkQuote
from policy_graph.views.network import Network
from policy_graph.views.page.evidence import whole
from policy_graph.views.page.payload import Data, as_json

# So many lines, and quotes of each, are read in a table; the script shows them all.
LINES, QUOTES = 500, 3


def networked(graph: Network, found: Data) -> Networked:
    """Make of a network and its data what a server shows of it."""
    said = {name: Bilingual(**found[name]) for name in ("title", "reading", "scope", "source")}
    return Networked(
        **said,
        actors=graph.number_of_nodes(),
        lines=graph.number_of_edges(),
        shown=tuple(_line(found, at) for at in range(min(LINES, len(found["edges"]["source"])))),
        data=as_json(found),
    )


def _line(found: Data, at: int) -> NetworkLine:
    edge, nodes = {name: column[at] for name, column in found["edges"].items()}, found["nodes"]
    look = found["relations"][edge["relation"]]
    rows = edge["evidence"][:QUOTES]
    return NetworkLine(
        relation=Bilingual(ja=look["ja"], en=look["en"]),
        source=(nodes["label"][edge["source"]], nodes["href"][edge["source"]]),
        target=(nodes["label"][edge["target"]], nodes["href"][edge["target"]]),
        weight=edge["weight"],
        quotes=tuple(_quote(found, row) for row in rows),
        more=edge["weight"] - len(rows),
    )


def _quote(found: Data, row: int) -> NetworkQuote:
    cells: dict[str, Any] = {name: column[row] for name, column in found["evidence"].items()}
    meeting = found["meetings"][cells["meeting"]]
    return NetworkQuote(
        words=found["texts"][cells["text"]],
        speaker=None if cells["speaker"] is None else found["speakers"][cells["speaker"]],
        date=meeting["date"],
        meeting=meeting["label"],
        href=whole(cells["href"], found["documents"][cells["document"]]["href"]),
    )
