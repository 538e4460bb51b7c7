"""What a client gets is what it wants most of what there is."""

import pytest

from policy_graph.errors import NotAcceptable, UsageError
from policy_graph.web.accept import by_word, form_of, in_order, is_browser, wishes

JSON, XML, CSV = "application/sparql-results+json", "application/sparql-results+xml", "text/csv"


@pytest.mark.parametrize(
    ("header", "first"),
    [
        ("", JSON),
        ("*/*", JSON),
        ("text/csv", CSV),
        ("TEXT/CSV; q=0.9, application/sparql-results+xml;q=1.0", XML),
        # The more exact part counts, not the first nor the largest.
        ("text/*;q=0.9, text/csv;q=0.2, text/turtle;q=0.1", "text/tab-separated-values"),
        ("application/sparql-results+json;q=0, */*;q=0.1", XML),
        ("application/json", JSON),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", JSON),
        # A part that cannot be read is no wish.
        ("text/csv;q=much, application/sparql-results+xml;q=0.1", XML),
    ],
)
def test_the_first_format_is_the_one_that_is_wanted_most(header: str, first: str) -> None:
    assert in_order(header)[0] == first


def test_a_name_for_tables_and_graphs_gives_both() -> None:
    assert in_order("application/json") == (JSON, "application/ld+json")
    assert by_word("XML") == (XML, "application/rdf+xml")
    assert by_word(CSV) == (CSV,)


def test_nothing_that_there_is() -> None:
    with pytest.raises(NotAcceptable, match="text/csv"):
        in_order("image/png, text/csv;q=0")
    with pytest.raises(UsageError, match="json, xml"):
        by_word("xlsx")


def test_a_browser_wants_pages_by_name() -> None:
    assert is_browser("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8")
    assert not is_browser("text/*")
    assert not is_browser("text/turtle, text/html;q=0.9")


@pytest.mark.parametrize(
    ("header", "form"),
    [
        ("", "page"),
        ("*/*", "page"),
        ("image/png", "page"),
        ("text/csv", "table"),
        # How much each is wanted counts, not which is named first.
        ("text/csv;q=0.5, application/json", "data"),
        ("application/json;q=0.1, text/html", "page"),
    ],
)
def test_a_page_data_or_a_table(header: str, form: str) -> None:
    assert form_of(header, {"text/html": "page", "application/json": "data", "text/csv": "table"}) == form


def test_an_endless_header_is_read_as_far_as_anybody_writes_one() -> None:
    assert len(wishes("text/turtle," * 20_000)) == 100
