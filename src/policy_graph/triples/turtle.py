"""Turtle and TriG for people: grouped, spaced, and under a heading for each kind of thing."""

import re
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from typing import IO

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Triple, serialize

from policy_graph.triples.iri import KINDS, prefixes
from policy_graph.triples.vocab import PREFIXES

# A literal, or a percent sign of a name behind a backslash; a line that holds such a backslash.
PERCENT = re.compile(rb'("(?:[^"\\]|\\.)*")|\\%')
WITH_PERCENT = re.compile(rb"^[^\n]*\\%[^\n]*$", re.MULTILINE)
# The head of a line that begins a subject, with the prefix of its name; in TriG also the line that opens a graph.
SUBJECT = re.compile(rb"^(?=[^\t@}\n])([^:\n]*)", re.MULTILINE)
GRAPH_OR_SUBJECT = re.compile(rb"^(?:(?=[^\t\n][^\n]* \{$)|\t(?=[^\t@}\n])([^:\n]*))", re.MULTILINE)
# So many bytes are spaced at a time.
CHUNK = 1 << 16


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
    spaced.flush()


def _unescaped(lines: bytes) -> bytes:
    """Write percent signs of names as they are (未来5%2E0), where the serializer sets a needless backslash before them."""
    if b"\\%" not in lines:
        return lines
    return WITH_PERCENT.sub(lambda line: PERCENT.sub(lambda found: found[1] or b"%", line[0]), lines)


class _Spaced:
    """A file that passes lines on, with an empty line before each subject and a heading before each kind of subject.

    Subjects are the lines that start behind ``indent``. The serializer escapes line breaks in literals, so that a
    line is never half a literal; a piece of what it writes may end within a line, the last one ends with one.
    """

    def __init__(self, file: IO[bytes], indent: bytes) -> None:
        self.file, self.indent = file, indent
        self.beginning = GRAPH_OR_SUBJECT if indent else SUBJECT
        self.waiting: list[bytes] = []
        self.size = 0
        self.last = b""

    def write(self, content: bytes) -> int:
        """Take a piece; many are passed on at once."""
        self.waiting.append(content)
        self.size += len(content)
        if self.size >= CHUNK:
            self.flush()
        return len(content)

    def flush(self) -> None:
        """Pass on all lines that are complete; who opened the file flushes it."""
        lines, end, rest = b"".join(self.waiting).rpartition(b"\n")
        self.waiting, self.size = [rest], len(rest)
        self.file.write(_unescaped(self.beginning.sub(self._before, lines + end)))

    def _before(self, found: re.Match[bytes]) -> bytes:
        kind = found[1]
        if kind is None:
            self.last = b""
            return b"\n"
        return self._heading(kind) + found[0]

    def _heading(self, kind: bytes) -> bytes:
        same, self.last = kind == self.last, kind
        if same or kind.decode() not in KINDS:
            return b"\n"
        return b"\n" + self.indent + f"# {KINDS[kind.decode()]}\n\n".encode()
