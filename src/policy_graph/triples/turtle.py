"""Turtle and TriG for people: grouped, spaced, and under a heading for each kind of thing."""

import re
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from typing import IO

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Triple, serialize

from policy_graph.triples.iri import KINDS, prefixes
from policy_graph.triples.vocab import PREFIXES

# A literal, or a percent sign of a name behind a backslash.
PERCENT = re.compile(rb'("(?:[^"\\]|\\.)*")|\\%')


def write_trig(quads: Iterable[Quad], base: str, file: IO[bytes]) -> None:
    """Write sorted quads as TriG into a file as they come; ``base`` is what the IRIs of the graph begin with."""
    _write(quads, RdfFormat.TRIG, _prefixes(base), _Spaced(file, b"\t"))


def write_turtle(triples: Iterable[Triple], base: str, file: IO[bytes]) -> None:
    """Write sorted triples as Turtle into a file as they come; ``base`` is what the IRIs of the graph begin with."""
    _write(triples, RdfFormat.TURTLE, _prefixes(base), _Spaced(file, b""))


def turtle(triples: Iterable[Triple], base: str) -> Iterator[bytes]:
    """Give a few sorted triples as Turtle; what is large is written with ``write_turtle``."""
    buffer = BytesIO()
    write_turtle(triples, base, buffer)
    yield buffer.getvalue()


def excerpt(triples: Sequence[Triple], base: str) -> Iterator[bytes]:
    """Give a few sorted triples as Turtle, with the prefixes that they use and no others."""
    used = {_namespace(node.value) for triple in triples for node in triple if isinstance(node, NamedNode)}
    used |= {_namespace(each.object.datatype.value) for each in triples if isinstance(each.object, Literal)}
    known = {prefix: name for prefix, name in _prefixes(base).items() if name in used}
    buffer = BytesIO()
    _write(triples, RdfFormat.TURTLE, known, _Spaced(buffer, b""))
    yield buffer.getvalue()


def _namespace(iri: str) -> str:
    return iri[: max(iri.rfind("/"), iri.rfind("#")) + 1]


def _prefixes(base: str) -> dict[str, str]:
    return {**PREFIXES, **(prefixes(base) if base else {})}


def _write(
    said: Iterable[Quad] | Iterable[Triple], format: RdfFormat, known: dict[str, str], spaced: "_Spaced"
) -> None:
    serialize(said, spaced, format=format, prefixes=known)  # type: ignore[arg-type]


def _unescaped(line: bytes) -> bytes:
    """Write percent signs of names as they are (未来5%2E0), where the serializer sets a needless backslash before them."""
    return PERCENT.sub(lambda found: found[1] or b"%", line) if b"\\%" in line else line


class _Spaced:
    """A file that passes lines on, with an empty line before each subject and a heading before each kind of subject.

    Subjects are the lines that start behind ``indent``. The serializer escapes line breaks in literals, so that a
    line is never half a literal; a piece of what it writes may end within a line, the last one ends with one.
    """

    def __init__(self, file: IO[bytes], indent: bytes) -> None:
        self.file, self.indent = file, indent
        self.rest = b""
        self.last = b""

    def write(self, content: bytes) -> int:
        """Pass on all lines that are complete."""
        *lines, self.rest = (self.rest + content).split(b"\n")
        self.file.write(b"".join(self._before(line) + _unescaped(line) + b"\n" for line in lines))
        return len(content)

    def flush(self) -> None:
        """Do nothing: who opened the file flushes it."""

    def _before(self, line: bytes) -> bytes:
        if self.indent and line.endswith(b" {") and not line.startswith(b"\t"):
            self.last = b""
            return b"\n"
        if line.startswith(self.indent) and line[len(self.indent) :][:1] not in (b"\t", b"@", b"}", b""):
            return self._heading(line.strip().partition(b":")[0])
        return b""

    def _heading(self, kind: bytes) -> bytes:
        if kind == self.last or kind.decode() not in KINDS:
            self.last = kind
            return b"\n"
        self.last = kind
        return b"\n" + self.indent + f"# {KINDS[kind.decode()]}\n\n".encode()
