"""Turtle and TriG for people: a block for each subject, spaced, and under a heading for each kind of thing."""

import re
from collections.abc import Iterable, Iterator, Sequence

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, serialize

from policy_graph.triples.iri import KINDS, prefixes
from policy_graph.triples.vocab import PREFIXES, term

# A literal, or a percent sign of a name behind a backslash; a line that holds such a backslash.
PERCENT = re.compile(rb'("(?:[^"\\]|\\.)*")|\\%')
WITH_PERCENT = re.compile(rb"^[^\n]*\\%[^\n]*$", re.MULTILINE)
# What ends a subject, and nothing else: the serializer escapes line breaks in literals.
END = b" .\n"
# The serializer writes no prefixes where there is nothing to say.
ANY = Triple(term("rdf:type"), term("rdf:type"), term("rdf:type"))
HEADINGS = {kind.encode(): heading.encode() for kind, heading in KINDS.items()}


def turtle(triples: Iterable[Triple], base: str) -> Iterator[bytes]:
    """Give a few sorted triples as Turtle; ``base`` is what the IRIs of the graph begin with."""
    return _document(triples, known(base))


def excerpt(triples: Sequence[Triple], base: str) -> Iterator[bytes]:
    """Give a few sorted triples as Turtle, with the prefixes that they use and no others."""
    used = {_namespace(node.value) for triple in triples for node in triple if isinstance(node, NamedNode)}
    used |= {_namespace(each.object.datatype.value) for each in triples if isinstance(each.object, Literal)}
    return _document(triples, {prefix: name for prefix, name in known(base).items() if name in used})


def known(base: str) -> dict[str, str]:
    """Give the prefixes of a whole graph: those of the vocabularies and, where there is a base, of each kind of thing."""
    return {**PREFIXES, **(prefixes(base) if base else {})}


def head(prefixes: dict[str, str]) -> bytes:
    """Give the lines that a file begins with: one for each prefix."""
    lines = _serialized([ANY], prefixes).splitlines(keepends=True)
    return b"".join(lines[: len(prefixes)])


def headed(pieces: Iterator[bytes], prefixes: dict[str, str]) -> Iterator[bytes]:
    """Give what a file holds, its head first; where there is nothing, a file is empty."""
    for first in pieces:
        yield head(prefixes)
        yield first
        yield from pieces


def texts(triples: Iterable[Triple], prefixes: dict[str, str]) -> list[bytes]:
    """Give what is said of each subject as a block of Turtle that ends with a line; equal subjects stand side by side."""
    written = _serialized(triples, prefixes).removeprefix(head(prefixes))
    return [_unescaped(text + END) for text in written.split(END)[:-1]]


def spaced(texts: Iterable[bytes], indent: bytes = b"") -> Iterator[bytes]:
    """Give blocks with an empty line before each and a heading before each kind, all behind ``indent``."""
    last, inner = b"", b"\n" + indent
    for text in texts:
        kind = text[: text.find(b":")]
        if kind != last and kind in HEADINGS:
            yield b"\n" + indent + b"# " + HEADINGS[kind] + b"\n"
        last = kind
        yield inner + (text.replace(b"\n\t", inner + b"\t") if indent else text)


def name(iri: str, prefixes: dict[str, str]) -> bytes:
    """Give an IRI as it is written in Turtle."""
    (text,) = texts([Triple(NamedNode(iri), ANY.predicate, ANY.object)], prefixes)
    return text.partition(b" ")[0]


def _document(triples: Iterable[Triple], prefixes: dict[str, str]) -> Iterator[bytes]:
    return headed(spaced(texts(triples, prefixes)), prefixes)


def _serialized(triples: Iterable[Triple], prefixes: dict[str, str]) -> bytes:
    return serialize(triples, format=RdfFormat.TURTLE, prefixes=prefixes) or b""


def _namespace(iri: str) -> str:
    return iri[: max(iri.rfind("/"), iri.rfind("#")) + 1]


def _unescaped(lines: bytes) -> bytes:
    """Write percent signs of names as they are (未来5%2E0), where the serializer sets a needless backslash before them."""
    if b"\\%" not in lines:
        return lines
    return WITH_PERCENT.sub(lambda line: PERCENT.sub(lambda found: found[1] or b"%", line[0]), lines)
