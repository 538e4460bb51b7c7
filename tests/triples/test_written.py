"""The query that people copy: it holds their values as terms, says what it asks, and gives the same rows anywhere."""

from pathlib import Path

import pyoxigraph
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policy_graph.errors import NotFound, UsageError
from policy_graph.triples.binding import values, written
from policy_graph.triples.query import list_queries, named, open_graph, run, run_first
from policy_graph.triples.question import Question, _question

HEAD = {"parameters": {"it": {"type": "text", "example": "x", "ja": "値", "en": "value"}}}
ECHO = _question("echo", 'SELECT ?it WHERE { VALUES ?it { "x" } }', HEAD)
TEXTS = st.text(max_size=20) | st.text("\"'\\{}<>#?$\n\r\t\0\b駅𠮷", max_size=12)


@given(value=TEXTS)
@settings(max_examples=200)
def test_any_text_comes_back_from_the_written_query(value: str) -> None:
    text = written(ECHO, values(ECHO, {"it": value}))
    found = pyoxigraph.Store().query(text)
    assert isinstance(found, pyoxigraph.QuerySolutions)
    (solution,) = found
    assert solution["it"] == pyoxigraph.Literal(value)


def test_half_a_character_is_refused() -> None:
    with pytest.raises(UsageError, match="is no text") as caught:
        values(ECHO, {"it": "\ud867"})
    assert "正しい値ではありません" in caught.value.ja


@pytest.mark.parametrize("question", list_queries(), ids=lambda question: question.name)
def test_the_written_query_gives_the_rows_of_the_question(question: Question, build: Path) -> None:
    given = {each.name: each.example for each in question.parameters if each.example is not None}
    store, bound = open_graph(build), values(question, given)
    text = written(question, bound)
    assert text.startswith(f"# {question.title_ja}\n# {question.title_en}\n\nPREFIX")
    found = store.query(text)
    if isinstance(found, pyoxigraph.QuerySolutions):
        rows = [tuple(getattr(term, "value", None) for term in row) for row in found]
        assert rows == list(run(store, question, bound).rows)


def test_the_first_rows_know_how_many_there_are(build: Path) -> None:
    question = named("where-does-it-say")
    found = run_first(open_graph(build), question, values(question, {"name": "ルミナ大学"}), base="", limit=1)
    assert (len(found.rows), found.total) == (1, 2)


def test_a_value_that_is_no_choice_is_refused_in_both_languages() -> None:
    with pytest.raises(UsageError, match="choose month or year") as caught:
        values(named("mentions-over-time"), {"name": "x", "per": "day"})
    assert "月ごと（month）か年ごと（year）か" in caught.value.ja


@pytest.mark.parametrize("name", ["none", "../secret.rq", "aliases.rq", "tables/facts"])
def test_only_questions_of_the_library_have_a_name(name: str) -> None:
    with pytest.raises(NotFound):
        named(name)
