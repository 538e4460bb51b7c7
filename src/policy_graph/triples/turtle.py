"""Turtle and TriG for people: grouped, spaced, and under a heading for each kind of thing."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import BytesIO

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Triple, serialize

from policy_graph.triples.iri import KINDS, prefixes
from policy_graph.triples.vocab import PREFIXES


def trig(quads: Sequence[Quad], base: str) -> Iterator[bytes]:
    """Write sorted quads as TriG; ``base`` is what the IRIs of the graph begin with."""
    yield from _spaced(_serialized(quads, RdfFormat.TRIG, base), "\t")


def turtle(triples: Iterable[Triple], base: str) -> Iterator[bytes]:
    """Write sorted triples as Turtle; ``base`` is what the IRIs of the graph begin with."""
    yield from _spaced(_serialized(triples, RdfFormat.TURTLE, base), "")


def excerpt(triples: Sequence[Triple], base: str) -> Iterator[bytes]:
    """Write a few sorted triples as Turtle, with the prefixes that they use and no others."""
    used = {_namespace(node.value) for triple in triples for node in triple if isinstance(node, NamedNode)}
    used |= {
        _namespace(triple.object.datatype.value) for triple in triples if isinstance(triple.object, Literal)
    }
    known = {prefix: name for prefix, name in _prefixes(base).items() if name in used}
    yield from _spaced(_serialized(triples, RdfFormat.TURTLE, base, known), "")


def _namespace(iri: str) -> str:
    return iri[: max(iri.rfind("/"), iri.rfind("#")) + 1]


def _prefixes(base: str) -> dict[str, str]:
    return {**PREFIXES, **(prefixes(base) if base else {})}


def _serialized(
    said: Iterable[Quad] | Iterable[Triple],
    format: RdfFormat,
    base: str,
    known: Mapping[str, str] | None = None,
) -> str:
    buffer = BytesIO()
    serialize(said, buffer, format=format, prefixes=dict(_prefixes(base) if known is None else known))
    return buffer.getvalue().decode()


def _spaced(content: str, indent: str) -> Iterator[bytes]:
    """Put an empty line before each subject and a heading before each kind of subject.

    Subjects are the lines that start behind ``indent``. The serializer escapes line breaks in literals, so that a
    line is never half a literal.
    """
    last = ""
    for line in content.removesuffix("\n").split("\n"):
        if indent and line.endswith(" {") and not line.startswith("\t"):
            last = ""
            yield b"\n"
        elif line.startswith(indent) and line[len(indent) :][:1] not in ("\t", "@", "}", ""):
            kind = line.strip().partition(":")[0]
            yield from _heading(indent, kind) if kind != last else [b"\n"]
            last = kind
        yield f"{line}\n".encode()


def _heading(indent: str, kind: str) -> Iterator[bytes]:
    yield f"\n{indent}# {KINDS[kind]}\n\n".encode() if kind in KINDS else b"\n"
