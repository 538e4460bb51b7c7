"""The tables that are counted over, and the questions in SQL, which give the rows of those in SPARQL."""

from pathlib import Path
from typing import Any

import pytest

from policy_graph.counts.ask import ask
from policy_graph.counts.tables import write
from policy_graph.engine.counting import write_counts
from policy_graph.triples.binding import plain, values
from policy_graph.triples.query import list_queries, named, open_graph, run
from policy_graph.triples.question import Question
from policy_graph.triples.served.counted import described
from policy_graph.triples.table_file import list_tables

COUNTED = [question for question in list_queries() if question.sql]


def asked(place: Path, question: Question, /, **given: str) -> tuple[tuple[str | None, ...], ...]:
    assert question.sql
    return ask(place, question.sql, plain(values(question, given)), limit=10_000).rows


@pytest.fixture
def place(build: Path, tmp_path: Path) -> Path:
    write_counts(open_graph(build), tmp_path / "counts")
    return tmp_path / "counts"


def test_two_writings_give_the_same_bytes(build: Path, place: Path, tmp_path: Path) -> None:
    write_counts(open_graph(build), tmp_path / "again")
    files = sorted(place.iterdir())
    assert [each.name for each in files] == sorted(each.name for each in (tmp_path / "again").iterdir())
    assert all(each.read_bytes() == (tmp_path / "again" / each.name).read_bytes() for each in files)


def test_the_tables_hold_what_the_minutes_say(place: Path) -> None:
    """Paragraphs of two speakers name the plan in May, two in July; the title of the item is in none."""
    sql = """SELECT date, count(*), count(passage) FROM mentions JOIN things USING (thing)
             WHERE label = '駅前再生計画' GROUP BY date ORDER BY date"""
    assert ask(place, sql, {}, limit=9).rows == (("2024-05-20", "5", "4"), ("2024-07-08", "2", "2"))
    sql = "SELECT count(*) FROM facts WHERE relation = 'responsibleFor' AND status = 'Stated'"
    assert ask(place, sql, {}, limit=9).rows == (("2",),)
    sql = "SELECT count(*) FROM ties WHERE relation = 'cooperatesWith'"
    assert ask(place, sql, {}, limit=9).rows == (("2",),)


def test_each_counted_question_gives_the_rows_of_its_sparql(build: Path, place: Path) -> None:
    store = open_graph(build)
    for question in COUNTED:
        for name in ("", "駅前再生計画", "汐浜", "商工", "無い"):
            given = {each.name: name for each in question.parameters if each.type in ("name", "text")}
            given |= {each.name: "year" for each in question.parameters if each.choices}
            answer = run(store, question, values(question, given))
            assert asked(place, question, **given) == answer.rows, (question.name, name)


@pytest.mark.model
def test_also_on_the_bundled_minutes(demo: Path) -> None:
    """Nothing there is said to follow anything."""
    store, empty = open_graph(demo), set()
    for question in COUNTED:
        given = {each.name: "" for each in question.parameters if each.example is not None}
        answer = run(store, question, values(question, given))
        assert asked(demo / "analysis", question, **given) == answer.rows, question.name
        empty |= {question.name} if not answer.rows else set()
    assert empty == {"successions"}


def made(place: Path, **tables: list[dict[str, str]]) -> Path:
    """Write tables of a few cells."""
    known = {"things": described("things")} | {
        query.table.name: query.table for query in list_tables("counts")
    }
    write(
        place,
        [
            (known[name], [tuple(row.get(column.name) for column in known[name].columns) for row in rows])
            for name, rows in tables.items()
        ],
    )
    return place


def test_programs_that_share_paragraphs_are_counted_once_for_each(tmp_path: Path) -> None:
    """潮計画 and 霧計画 share the paragraphs 1 and 2, in 2 the first is named twice; 風計画 stands alone."""
    programs = {"a": "潮計画", "b": "霧計画", "c": "風計画"}
    named_at = [
        ("a", "1", "q1"),
        ("b", "1", "q2"),
        ("a", "2", "q3"),
        ("a", "2", "q4"),
        ("b", "2", "q5"),
        ("c", "3", "q6"),
    ]
    place = made(
        tmp_path / "counts",
        things=[{"thing": thing, "kind": "program", "label": label} for thing, label in programs.items()],
        names=[{"thing": thing, "name": label} for thing, label in programs.items()],
        mentions=[
            {"mention": quote, "thing": thing, "quote": quote, "passage": passage, "sentence": f"文{quote}"}
            for thing, passage, quote in named_at
        ],
    )
    together = named("programs-together")
    assert asked(place, together) == (("潮計画", "霧計画", "2", "文q1", "a", "b", "q1"),)
    assert asked(place, together, program="霧", least="2") == asked(place, together)
    assert asked(place, together, program="風") == asked(place, together, least="3") == ()


def test_a_value_is_only_a_value(place: Path) -> None:
    for payload in ("'); DROP VIEW names; --", "$name", "%", "' OR 1=1"):
        assert asked(place, named("mentions-over-time"), name=payload) == ()


@pytest.mark.parametrize(
    "query", ["SELECT * FROM read_text('{0}')", "COPY (SELECT 1) TO '{0}'", "SET threads = 4"]
)
def test_the_tables_are_all_that_is_reached(place: Path, tmp_path: Path, query: str) -> None:
    duckdb: Any = pytest.importorskip("duckdb")
    (tmp_path / "other.txt").write_text("secret")
    with pytest.raises(duckdb.Error):
        ask(place, query.format(tmp_path / "other.txt"), {}, limit=9)
    assert (tmp_path / "other.txt").read_text() == "secret"


def test_the_first_rows_know_how_many_there_are(place: Path) -> None:
    found = ask(place, "SELECT * FROM range(25000)", {}, limit=2)
    assert (found.rows, found.total) == ((("0",), ("1",)), 25_000)
