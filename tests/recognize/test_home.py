"""Whose minutes these are where no heading says so."""

import pytest
from tests.recognize.conftest import document_of, meeting_of

from policy_graph.model import EntityType, Stated
from policy_graph.recognize.gazetteer import Gazetteer
from policy_graph.recognize.gazetteer_index import Index
from policy_graph.recognize.gazetteer_records import Entry
from policy_graph.recognize.home import finding, plain


class Known(Gazetteer):
    """A gazetteer of two invented cities."""

    def lookup(self, name: str) -> tuple[Entry, ...]:
        known = Entry(name=name, type=EntityType.PLACE, kind="municipality", canonical=name)
        return (known,) if name in ("若草市", "青葉市") else ()


def home(text: str, municipality: str = "") -> Stated | None:
    meeting = meeting_of(text, body="", municipality=municipality, attendees="", speakers="")
    return plain(document_of(text), meeting, Known(index=Index.__new__(Index)))


def test_the_one_city_of_a_text_that_says_our_city() -> None:
    text = "本市の人口は減った。本市としては若草市まつりを続ける。"
    found = home(text)
    assert found is not None
    assert (found.value, found.span.of(text)) == ("若草市", "若草市")
    assert "若草市 is what the text means by 本市" in finding(found).message


@pytest.mark.parametrize(
    "text",
    [
        "若草市の人口は減った。若草市まつりを続ける。",
        "本市と本市議会は、若草市と青葉市に学ぶ。",
        "本市場と本市場の話。若草市。",
    ],
)
def test_nothing_is_assumed_without_the_word_or_between_two_cities(text: str) -> None:
    assert home(text) is None


def test_a_heading_that_names_the_municipality_is_enough() -> None:
    assert home("本市は本市です。青葉市。", municipality="若草市") is None
