"""Questions: parameters reach them as terms, mistakes are explained, answers come in the formats that others read."""

import csv
import io
import json
import re
from dataclasses import replace
from pathlib import Path

import pyoxigraph
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from policy_graph.errors import UsageError
from policy_graph.model import Extraction, Predicate
from policy_graph.triples.query import ask, list_queries
from policy_graph.triples.question import Question, read

from .conftest import AGENCY, SECTION, Publish, fact

PAYLOADS = [
    '" } DROP ALL #',
    '") } } INSERT DATA { <x:a> <x:b> <x:c> } #',
    "\\u0022 } #",
    "\\",
    '"',
    "'''",
    '"@ja . ?s ?p ?o',
    "} UNION { ?s ?p ?o }",
    "\n# ---\n",
    "{1}",
    r"\1\g<0>",
    "SERVICE <http://127.0.0.1:1/>",
]


def own(tmp_path: Path, text: str, name: str = "own.rq") -> str:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    return str(path)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_an_injected_value_is_only_a_value(build: Path, payload: str) -> None:
    before = (build / "graph.trig").read_bytes()
    for name, parameter in [
        ("who-spoke-about", "program"),
        ("who-answered-whom", "speaker"),
        ("describe", "name"),
    ]:
        assert ask(build, name, {parameter: payload}).rows == ()
    assert (build / "graph.trig").read_bytes() == before


TEXTS = st.text(max_size=20) | st.text("\"'\\{}<>#?$ \n駅前", max_size=12)


@given(value=TEXTS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
def test_a_value_comes_back_as_it_was_given(build: Path, tmp_path: Path, value: str) -> None:
    text = (
        "# ---\n# [parameters.it]\n# type = 'text'\n# example = 'x'\n# ja = 'x'\n# en = 'x'\n# ---\n"
        'SELECT ?it ?deep WHERE { VALUES ?it { "x" } { SELECT ?deep { VALUES ?it { "x" } BIND(?it AS ?deep) } } }'
    )
    assert ask(build, own(tmp_path, text), {"it": value}).rows == ((value, value),)


@pytest.mark.parametrize("form", ["第２期", "第2期", "ＤＡＩ２ｋｉ", "dai2ki"])
def test_a_name_is_found_in_any_width_and_case(build: Path, tmp_path: Path, form: str) -> None:
    text = (
        "# ---\n# [parameters.name]\n# type = 'name'\n# example = 'x'\n# ja = 'x'\n# en = 'x'\n# ---\n"
        "SELECT ?name WHERE { VALUES ?name { 'x' } }"
    )
    query = own(tmp_path, text.replace("'x' }", '"x" }'))
    assert ask(build, query, {"name": form}).rows[0][0] in {"第2期", "dai2ki"}


def test_a_reading_finds_the_name(build: Path) -> None:
    answer = ask(build, "organizations-of-place", {"place": "かわべし"})
    assert [row[:3] for row in answer.rows] == [("川辺市", "商工課", "の一部である")]


def test_an_unknown_parameter_lists_the_known_ones(build: Path) -> None:
    with pytest.raises(UsageError, match=r"no parameter programme; known: program=.*施策の名"):
        ask(build, "who-spoke-about", {"programme": "x"})


def test_a_missing_parameter_is_named_with_an_example(build: Path) -> None:
    with pytest.raises(UsageError, match="who-spoke-about needs program=…; known: program=駅前再生計画"):
        ask(build, "who-spoke-about", {})


def test_a_wrong_value_is_named(build: Path) -> None:
    with pytest.raises(UsageError, match="least='many' is no integer"):
        ask(build, "most-connected", {"least": "many"})


def test_a_question_without_parameters_takes_none(build: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="it takes none"):
        ask(build, own(tmp_path, "SELECT * {}"), {"x": "1"})


def test_an_unknown_question_lists_the_known_ones(build: Path) -> None:
    with pytest.raises(UsageError, match=r"no query 'who-speak'; known: .*who-spoke-about.*\.rq"):
        ask(build, "who-speak", {})


def test_a_missing_file_is_the_callers_fault(build: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot read the query"):
        ask(build, str(tmp_path / "none.rq"), {})


def test_a_mistake_in_sparql_has_its_line_and_column(build: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"own is no SPARQL query: .*2:"):
        ask(build, own(tmp_path, "SELECT * WHERE {\n ?a b }"), {})


def test_a_mistake_in_the_head_is_explained(build: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="the head between the lines"):
        ask(build, own(tmp_path, "# ---\n# title = \n# ---\nASK {}"), {})


def test_a_parameter_that_the_query_does_not_use_is_refused(build: Path, tmp_path: Path) -> None:
    text = "# ---\n# [parameters.it]\n# type = 'text'\n# default = ''\n# ja = 'x'\n# en = 'x'\n# ---\nSELECT * {}"
    with pytest.raises(UsageError, match=r"no VALUES \?it"):
        ask(build, own(tmp_path, text), {})


@pytest.mark.parametrize(
    "update", ["DROP ALL", "LOAD <http://127.0.0.1:1/>", "INSERT DATA { <x:a> <x:b> 1 }"]
)
def test_an_update_is_no_query(build: Path, tmp_path: Path, update: str) -> None:
    with pytest.raises(UsageError, match="no SPARQL query"):
        ask(build, own(tmp_path, update), {})


def test_a_query_never_asks_another_server(build: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="SERVICE is refused"):
        ask(build, own(tmp_path, "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }"), {})


def test_known_prefixes_need_no_declaration(build: Path, tmp_path: Path) -> None:
    query = own(tmp_path, "SELECT (COUNT(*) AS ?meetings) { ?m a pg:Meeting }")
    assert ask(build, query, {}).rows == (("2",),)


def test_what_two_documents_say_counts_once(build: Path, tmp_path: Path) -> None:
    query = own(tmp_path, "SELECT (COUNT(*) AS ?n) { ?s a pg:Program ; rdfs:label ?l ; pg:kind ?k }")
    assert ask(build, query, {}).rows == (("1",),)


def test_one_document_can_be_asked_by_itself(build: Path, tmp_path: Path) -> None:
    query = own(
        tmp_path, "SELECT ?date { GRAPH ?document { ?s a pg:Program . ?m dct:date ?date } } ORDER BY ?date"
    )
    assert ask(build, query, {}).rows == (("2024-05-20",), ("2024-07-08",))


def test_yes_and_no(build: Path, tmp_path: Path) -> None:
    answer = ask(build, own(tmp_path, "ASK { ?m a pg:Meeting }"), {})
    assert answer.rows == (("true",),)
    assert json.loads(answer.format("json"))["boolean"] is True


def test_csv_and_json_hold_the_same_rows(build: Path) -> None:
    answer = ask(build, "programs-by-department", {})
    assert answer.columns == ("所管", "施策", "本文", "日付", "文書", "頁", "行")
    rows = list(csv.reader(io.StringIO(answer.format("csv"))))
    assert tuple(rows[0]) == answer.variables
    assert [tuple(cell or None for cell in row) for row in rows[1:]] == list(answer.rows)
    bindings = json.loads(answer.format("json"))["results"]["bindings"]
    assert [row["program"]["value"] for row in bindings] == [row[1] for row in answer.rows]
    assert bindings[0]["date"]["datatype"].endswith("#date")


def test_what_only_serves_links_is_in_no_table(build: Path) -> None:
    answer = ask(build, "places-named", {"place": "汐浜港"})
    assert answer.columns_en == ("place", "mentions", "meetings", "for example")
    assert answer.table == (("汐浜港", "1", "1", "ルミナ港と汐浜港は姉妹港である。"),)
    place, quote = (answer.rows[0][answer.variables.index(name)] for name in ("thing", "quote"))
    assert place == "https://data.example.jp/kawabe/id/place/川辺市.汐浜港"
    assert "/id/quote/kawabe-2024-05-" in str(quote)


def test_what_succeeds_what_is_told_with_its_words(publish: Publish, july: Extraction) -> None:
    follows = fact(july.document.text, SECTION, Predicate.SUCCEEDS, AGENCY, "商工課が引き続き")
    build = publish([replace(july, facts=(follows,))])
    assert [row[:7] for row in ask(build, "successions", {"name": "機構"}).rows] == [
        (
            "商工課",
            "汐浜まちづくり機構",
            "駅前再生計画は商工課が引き続き所管する。",
            "商工課長",
            "2024-07-08",
            "kawabe-2024-07.txt",
            None,
        )
    ]


def test_a_constructed_graph_is_turtle_and_the_same_every_time(build: Path) -> None:
    answer = ask(build, "describe", {"name": "駅前再生計画"})
    turtle = answer.format("ttl")
    assert ask(build, "describe", {"name": "駅前再生計画"}).format("ttl") == turtle
    assert "\nprogram:川辺市.駅前再生計画 a pg:Plan" in turtle
    assert "駅前再生計画は商工課が引き続き所管する" in turtle
    parsed = set(pyoxigraph.parse(turtle.encode(), format=pyoxigraph.RdfFormat.TURTLE))
    assert {quad.triple for quad in parsed} <= {
        quad.triple for quad in pyoxigraph.parse(path=build / "graph.ttl")
    }
    assert len(answer.rows) == len(parsed)


@pytest.mark.parametrize(("name", "format"), [("describe", "csv"), ("aliases", "ttl"), ("aliases", "xlsx")])
def test_a_format_that_does_not_fit_is_refused(build: Path, name: str, format: str) -> None:
    given = {"name": "駅前再生計画"} if name == "describe" else {}
    with pytest.raises(UsageError, match="cannot be written as"):
        ask(build, name, given).format(format)


def test_a_folder_without_a_graph_is_the_callers_fault(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="folder of a build"):
        ask(tmp_path, "aliases", {})


def test_windows_newlines_do_no_harm(build: Path, tmp_path: Path) -> None:
    path = tmp_path / "own.rq"
    (aliases,) = [question for question in list_queries() if question.name == "aliases"]
    path.write_bytes(aliases.text.replace("\n", "\r\n").encode())
    assert read(path) == read_as(aliases, "own")
    assert ask(build, str(path), {}).rows == ask(build, "aliases", {}).rows


def read_as(question: Question, name: str) -> Question:
    return replace(question, name=name)


def test_the_queries_of_the_how_to_run(build: Path, tmp_path: Path) -> None:
    page = Path(__file__).parents[2] / "docs" / "how-to" / "write-a-query.md"
    words, headed = re.findall(r"```sparql\n(.*?)```", page.read_text("utf-8"), re.DOTALL)
    rows = ask(build, own(tmp_path, words), {}).rows
    assert [row[:2] for row in rows] == [("2024-05-20", "商工課長"), ("2024-07-08", "商工課長")]
    answer = ask(build, own(tmp_path, headed), {"program": "再生計画"})
    assert (answer.title_ja, answer.columns, answer.rows) == ("所管の一覧", ("組織",), (("商工課",),))
