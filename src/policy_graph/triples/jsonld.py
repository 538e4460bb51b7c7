"""JSON-LD for programs that know JSON: the words of the context, a node an object, a property a line."""

import json
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import IO, Any

from pyoxigraph import DefaultGraph, NamedNode, Quad

from policy_graph.triples.context import Context, Value, context
from policy_graph.triples.vocab import term

# Made once: json.dumps would make one for each value.
ONE_LINE = json.JSONEncoder(ensure_ascii=False)


def write_jsonld(quads: Iterable[Quad], base: str, file: IO[bytes]) -> None:
    """Write quads that are sorted as for TriG into a file as they come; each named graph is an object of its own.

    The context is in the file, so that nobody has to fetch it. Types come first in each object, as programs need them
    that read JSON-LD as a stream. Raises UsageError for an IRI that JSON-LD would read as another one.
    """
    short = context(base)
    file.write(
        b'{\n"@context": '
        + json.dumps(dict(short.written), ensure_ascii=False, indent=1).encode()
        + b',\n"@graph": ['
    )
    for at, (graph, said) in enumerate(groupby(quads, key=lambda quad: quad.graph_name)):
        file.write(b",\n" if at else b"\n")
        file.writelines(_graph(short, graph, said))
    file.write(b"\n]\n}\n")


def _graph(short: Context, graph: object, said: Iterable[Quad]) -> Iterator[bytes]:
    named = not isinstance(graph, DefaultGraph)
    if named:
        yield b' {\n "id": ' + _json(short.compact(_iri(graph))) + b',\n "@graph": [\n'
    for at, (subject, about) in enumerate(groupby(said, key=lambda quad: quad.subject)):
        yield (b",\n" if at else b"") + _node(short, subject, about)
    if named:
        yield b"\n ]\n }"


def _node(short: Context, subject: object, about: Iterable[Quad]) -> bytes:
    said = [
        _property(short, predicate, [quad.object for quad in quads])
        for predicate, quads in groupby(about, key=lambda quad: quad.predicate)
    ]
    at = sum(name == "type" for name, _ in said)
    said.insert(at, ("id", [short.compact(_iri(subject))]))
    lines = (
        f'  "{name}": '.encode() + _json(values[0] if len(values) == 1 else values) for name, values in said
    )
    return b"  {\n" + b",\n".join(lines) + b"\n  }"


def _property(short: Context, predicate: NamedNode, said: list[Any]) -> tuple[str, list[Value]]:
    if predicate == term("rdf:type") and all(isinstance(each, NamedNode) for each in said):
        return "type", [short.word(each.value) for each in said]
    key = short.key(predicate.value)
    return key.name, [short.value(key, each) for each in said]


def _iri(node: object) -> str:
    return node.value if isinstance(node, NamedNode) else str(node)


def _json(value: object) -> bytes:
    return ONE_LINE.encode(value).encode()
