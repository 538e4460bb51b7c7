"""The document's own readings of names."""

from policy_graph.model import Document, Reading, Span
from policy_graph.recognize.ruby import reading

DOCUMENT = Document(
    name="a.pdf",
    source=b"",
    sha256="0" * 64,
    text="会長の淡路屋　千歳です",
    encoding="utf-8",
    media_type="application/pdf",
    readings=(Reading(span=Span(3, 6), kana="あわじや"), Reading(span=Span(7, 9), kana="ちとせ")),
)


def test_a_name_is_read_as_the_kana_beside_it() -> None:
    assert reading(DOCUMENT, Span(3, 6)) == "あわじや"
    assert reading(DOCUMENT, Span(3, 9)) == "あわじやちとせ"


def test_kana_beside_a_part_are_no_reading_of_the_whole() -> None:
    assert reading(DOCUMENT, Span(2, 6)) is None
    assert reading(DOCUMENT, Span(0, 2)) is None
