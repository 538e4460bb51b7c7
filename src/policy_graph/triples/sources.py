"""The sources of a build, read again and compared with the hashes in the graph."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import NamedNode, Store

from policy_graph.model import Fault
from policy_graph.triples.naming import called
from policy_graph.triples.place import place
from policy_graph.triples.rules import fault
from policy_graph.triples.store import node, value


@dataclass(frozen=True, slots=True)
class Source:
    """A source as it lies in the folder; ``text`` is ``None`` where it cannot be read."""

    name: str
    text: str | None
    faults: tuple[Fault, ...] = ()


def read(store: Store, graph: NamedNode, document: NamedNode, folder: Path) -> Source:
    """Read the source; where it is no plain text, the text that was read out of it and lies beside it."""
    name = value(store, document, "pg:file", graph) or ""
    content, faults = _bytes(store, graph, document, folder, ("pg:file", "spdx:checksum"))
    encoding = value(store, document, "cnt:characterEncoding", graph) or "utf-8"
    if value(store, document, "pg:textFile", graph):
        content, more = _bytes(store, graph, document, folder, ("pg:textFile", "pg:textChecksum"))
        faults, encoding = (*faults, *more), "utf-8"
    if content is None:
        return Source(name, None, faults)
    try:
        text = content.decode(encoding)
    except (UnicodeDecodeError, LookupError) as error:
        return Source(name, None, (_fault(store, graph, "source-undecodable", name, str(error)),))
    return Source(name, text, faults)


def _bytes(
    store: Store, graph: NamedNode, document: NamedNode, folder: Path, terms: tuple[str, str]
) -> tuple[bytes | None, tuple[Fault, ...]]:
    """Read the file and compare it with its hash, both named by ``terms``."""
    name = value(store, document, terms[0], graph) or ""
    path = (folder / name).resolve()
    if not name or not path.is_relative_to(folder.resolve()) or not path.is_file():
        return None, (_fault(store, graph, "source-missing", name or called(store, document, graph)),)
    content = path.read_bytes()
    hashed = value(store, node(store, document, terms[1], graph), "spdx:checksumValue", graph)
    if hashlib.sha256(content).hexdigest() == hashed:
        return content, ()
    return content, (_fault(store, graph, "source-changed", name),)


def _fault(store: Store, graph: NamedNode, rule: str, name: str, detail: str | None = None) -> Fault:
    return fault("source", rule, place(store, None, graph), document=name, detail=detail)
