"""The nastiest graph that names and words can make is the same graph for programs of other makers."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad
from tests.witnesses import READERS, Lines, pyoxigraph, rapper, unpacked

from policy_graph.triples.export import export
from policy_graph.triples.iri import iri
from policy_graph.triples.vocab import term
from policy_graph.triples.write import write

BASE = "https://data.example.jp/川辺/"
NAMES = (
    *("organization/川辺市.商工課", "place/か\u3099", "place/がｶﾞ", "place/𠮷野", "place/a\u200db\u200c"),
    *("program/100%", "program/a%20b", "program/未来5%2E0", "program/%2F", "program/a/b", "program/.."),
    *(
        "person/\"月\"'島'",
        "person/\t\x01\x7f\x85",
        "place/①",
        "place/\u202eabc",
        "place/\ufeff",
        "place/🏢👨‍👩‍👧",
    ),
    *(
        "place/あ#い?う&え=お",
        "place/(a),b;c:d@e!$*+~",
        "place/<>{}|\\^`",
        "place/ ",
        "place/\u3000",
        "place/",
    ),
    *("place/\ud800", "place/\ue000", "place/\uffff", "place/2024-05", "place/_x", "place/true", "kind/x"),
    f"place/{'長' * 3000}",
)
WORDS = (
    *(f"a{chr(code)}b" for code in range(1, 0x21)),
    *(
        "\x7f\x80\x85\x9f",
        "\u2028\u2029",
        "\r\n",
        '"""',
        "'''",
        "\\",
        "\\u0041",
        '\\"',
        "\\%41",
        "%41",
        "",
        " ",
    ),
    *(
        "𠮷🏢\U0010fffd",
        "か\u3099",
        "\u200d\u200c\u202e\ufeff",
        "<a>&amp;",
        "{",
        "@id",
        "_:b",
        "https://x/",
        "this:x",
    ),
    *("Stated", "長" * 40000),
)
# What raptor 2.0.15 cannot hold: it ends a literal at U+0000 and refuses U+FFFE and U+FFFF, which RDF allows.
BEYOND_RAPTOR = ("a\0b", "\ufffe\uffff")
SAID = ("oa:exact", "rdfs:label", "pg:partOf", "pg:status", "oa:start", "skos:notation", "dct:date")
TYPED = {
    "xsd:integer": ("0", "1", "-5", "99999999999999999999"),
    "xsd:decimal": ("0", "0.5"),
    "xsd:boolean": ("true", "false"),
    "xsd:date": ("2024-05-20",),
    "pg:lgcode": ("999997", "00"),
}
FOREIGN = ("http://example.com/%E5%B7%9D?x=1&y#f", "urn:isbn:1", "mailto:a@b.jp", "http://schema.org/")
Strange = Callable[[Iterable[str]], Path]


def odd(words: Iterable[str]) -> Iterator[Quad]:
    graphs = [NamedNode(iri(BASE, f"document/{name}")) for name in ("d.1", '会議"録 %2')]
    for node in (NamedNode(iri(BASE, name)) for name in NAMES):
        for graph in graphs:
            yield Quad(node, term("rdf:type"), term("pg:Meeting"), graph)
            yield Quad(node, term("pg:partOf"), node, graph)
    for at, each in enumerate(words):
        node = NamedNode(iri(BASE, f"words/d.{at}"))
        for name in SAID:
            yield from (
                Quad(node, term(name), said, graphs[0])
                for said in (Literal(each), Literal(each, language="ja"))
            )
        yield Quad(node, term("rdfs:label"), Literal(each, language="en-US"), graphs[0])
    node = NamedNode(iri(BASE, "words/d.x"))
    for name in SAID:
        for datatype, values in TYPED.items():
            yield from (
                Quad(node, term(name), Literal(v, datatype=term(datatype)), graphs[0]) for v in values
            )
        for foreign in (term("pg:Stated"), *map(NamedNode, FOREIGN)):
            yield Quad(node, term(name), foreign, graphs[0])


@pytest.fixture
def strange(tmp_path: Path) -> Strange:
    """Write the odd graph with some words in every format."""

    def written(words: Iterable[str]) -> Path:
        write(odd(words), tmp_path)
        export(tmp_path, tmp_path / "data")
        unpacked(tmp_path / "data" / "graph.nq.gz", tmp_path / "data")
        return tmp_path / "data"

    return written


READS = [
    (read, name)
    for read in READERS
    for name in ("graph.ttl", "graph.trig", "graph.nq", "graph.jsonld")
    if (read, name) != (rapper, "graph.jsonld")
]


@pytest.mark.parametrize(("read", "name"), READS, ids=lambda each: getattr(each, "__name__", each))
def test_strange_names_and_words_are_the_same_everywhere(
    strange: Strange, tmp_path: Path, read: Callable[[Iterable[Path], Path], Lines], name: str
) -> None:
    data = strange(WORDS if read is rapper else (*WORDS, *BEYOND_RAPTOR))
    assert read([data / name], tmp_path) == pyoxigraph([data / name], tmp_path)


def test_every_format_holds_the_same_dataset(strange: Strange, tmp_path: Path) -> None:
    data = strange((*WORDS, *BEYOND_RAPTOR))
    trig, jsonld, nquads = (
        pyoxigraph([data / f"graph.{name}"], tmp_path) for name in ("trig", "jsonld", "nq")
    )
    assert len(trig) == len(set(odd((*WORDS, *BEYOND_RAPTOR))))
    assert trig == jsonld == nquads
    assert b"".join(nquads) == (data / "graph.nq").read_bytes()
