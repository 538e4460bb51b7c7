"""A literal has the one lexical form that every store gives back byte for byte."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store, parse, serialize

from policy_graph.triples import literals
from policy_graph.triples.vocab import term

TEXT = st.text()
HOURS = st.integers(0, 29).map(lambda hour: f"{hour:02}:59")
DAYS = st.dates(date(1868, 1, 25), date(2100, 1, 1)).map(date.isoformat) | st.sampled_from(["2024-02-30", ""])
LITERALS = st.one_of(
    TEXT.map(literals.words),
    TEXT.map(literals.verbatim),
    TEXT.map(literals.plain),
    TEXT.map(literals.reading),
    st.integers().map(literals.number),
    st.floats(-1, 1).map(literals.share),
    st.booleans().map(literals.truth),
    st.binary().map(bytes.hex).map(literals.hexadecimal),
    TEXT.map(lambda code: literals.coded(code, term("pg:lgcode"))),
    DAYS.map(literals.day),
    HOURS.map(literals.clock),
    st.builds(literals.moment, DAYS, HOURS).map(lambda found: found or literals.truth(False)),
)


@given(LITERALS)
def test_a_store_and_every_format_give_it_back_byte_for_byte(literal: Literal) -> None:
    node = NamedNode("https://data.example.jp/id/words/d.1")
    quad = Quad(node, term("oa:exact"), literal, node)
    store = Store()
    store.add(quad)
    line = serialize([quad], format=RdfFormat.N_QUADS)
    assert store.dump(format=RdfFormat.N_QUADS) == line
    for format in (RdfFormat.N_QUADS, RdfFormat.TRIG, RdfFormat.JSON_LD):
        read = parse(serialize([quad], format=format) or b"", format=format)
        assert serialize(read, format=RdfFormat.N_QUADS) == line


def test_shares_have_no_trailing_zeros_and_no_negative_nothing() -> None:
    assert [literals.share(each).value for each in (1.0, 0.5, 0.12345, -0.00001, 0.0)] == [
        *("1", "0.5", "0.1235", "0", "0")
    ]
