"""Turtle and TriG for people: grouped, spaced, and under a heading for each kind of thing."""

from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO

from pyoxigraph import Quad, RdfFormat, Triple, serialize

from policy_graph.triples.iri import KINDS, prefixes
from policy_graph.triples.vocab import PREFIXES


def trig(quads: Sequence[Quad], base: str) -> Iterator[bytes]:
    """Write sorted quads as TriG; ``base`` is what the IRIs of the graph begin with."""
    yield from _spaced(_serialized(quads, RdfFormat.TRIG, base), "\t")


def turtle(triples: Iterable[Triple], base: str) -> Iterator[bytes]:
    """Write sorted triples as Turtle; ``base`` is what the IRIs of the graph begin with."""
    yield from _spaced(_serialized(triples, RdfFormat.TURTLE, base), "")


def _serialized(said: Iterable[Quad] | Iterable[Triple], format: RdfFormat, base: str) -> str:
    buffer = BytesIO()
    own = prefixes(base) if base else {}
    serialize(said, buffer, format=format, prefixes={**PREFIXES, **own})
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
