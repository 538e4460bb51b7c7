"""Answers over HTTP: JSON for pages, CSV for programs and for Excel, errors in both languages."""

import csv
import io
from collections.abc import Mapping
from typing import Any, cast

import pytest
from starlette.applications import Starlette

from policy_graph.errors import LimitExceeded, NotFound, PolicyGraphError, UsageError
from policy_graph.model.question import Column, Question, View
from policy_graph.model.serving import Answered, Position, Query, Reply
from policy_graph.web.answers import routes
from policy_graph.web.errors import told
from policy_graph.web.serving import Served

PORTS = Question(
    name="ports",
    title_ja="港",
    title_en="Ports",
    description_ja="港の一覧",
    description_en="All ports",
    parameters=(),
    columns=(
        Column(name="port", ja="港", en="port", iri="thing"),
        Column(name="count", ja="回数", en="mentions", type="integer"),
    ),
    text="",
    view=View(kind="map", roles={"place": "port", "value": "count"}),
)
ROWS = (('=潮"港', "3", "urn:a"), ("12-3\n番", None, "urn:b"))
SHIO = Position(latitude=35.0, longitude=139.5, how="geonames", of="urn:a")


class Harbour:
    """A service that knows one question."""

    def ask(
        self, name: str, values: Mapping[str, str], *, truncate: bool = False, rows: int | None = None
    ) -> Answered:
        if name != "ports":
            raise NotFound("there is no such question")
        if values:
            raise UsageError("ports has no parameter", ja="項目はありません")
        if not truncate:
            raise LimitExceeded("too many rows")
        return Answered(
            question=PORTS,
            values={},
            variables=("port", "count", "thing"),
            rows=ROWS[:rows],
            total=2,
            sparql="SELECT * {}",
            positions={"urn:a": SHIO},
            unplaced=1,
        )

    def sparql(self, query: Query) -> Reply:
        return Reply(content=query.text.encode(), media_type=query.accept[0])


def client() -> Any:
    testclient: Any = pytest.importorskip("starlette.testclient")
    handlers: Any = {PolicyGraphError: told}
    return testclient.TestClient(
        Starlette(routes=routes(cast(Served, Harbour())), exception_handlers=handlers)
    )


pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore:Using .httpx.")


def test_json_tells_what_a_page_needs_to_draw() -> None:
    said = client().get("/answer/ports").json()
    assert said["title"] == {"ja": "港", "en": "Ports"}
    assert said["columns"][0] == {"name": "port", "ja": "港", "en": "port", "type": "text", "iri": "thing"}
    assert said["rows"] == [list(row) for row in ROWS]
    assert (said["total"], said["truncated"], said["unplaced"]) == (2, False, 1)
    assert said["view"] == {"kind": "map", "roles": {"place": "port", "value": "count"}}
    assert said["positions"]["urn:a"] == {
        "latitude": 35.0,
        "longitude": 139.5,
        "how": "geonames",
        "of": "urn:a",
    }


def test_fewer_rows_than_there_are_is_said() -> None:
    said = client().get("/answer/ports?limit=1").json()
    assert (len(said["rows"]), said["truncated"], said["total"]) == (1, True, 2)


def test_a_file_is_whole_or_refused() -> None:
    assert client().get("/answer/ports.csv").status_code == 422


def test_csv_for_programs_is_exact() -> None:
    answer = client().get("/answer/ports.csv?limit=5")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8; header=present"
    assert answer.headers["access-control-allow-origin"] == "*"
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8"), newline="")))
    assert rows == [["port", "count", "thing"], ['=潮"港', "3", "urn:a"], ["12-3\n番", "", "urn:b"]]


def test_csv_for_excel_runs_nothing_and_leaves_out_links() -> None:
    answer = client().get("/answer/ports.csv?format=excel&limit=5")
    assert answer.content.decode("utf-8") == '\ufeff港,回数\r\n"\'=潮""港",3\r\n12-3↵番,\r\n'
    assert 'filename="ports-excel.csv"' in answer.headers["content-disposition"]


def test_results_come_from_the_endpoint_with_the_written_query() -> None:
    answer = client().get("/answer/ports.srj")
    assert answer.headers["content-type"] == "application/sparql-results+json"
    assert answer.text == "SELECT * {}"


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("none", 404),
        ("ports.exe", 404),
        ("ports.ttl?limit=1", 400),
        ("ports?x=1", 400),
        ("ports?limit=-1", 400),
        ("ports?limit=" + "9" * 5000, 400),
    ],
)
def test_what_cannot_be_is_an_error(address: str, status: int) -> None:
    assert client().get(f"/answer/{address}").status_code == status


def test_a_wrong_parameter_is_told_in_both_languages() -> None:
    said = client().get("/answer/ports?x=1").json()
    assert said == {"error": {"ja": "項目はありません", "en": "ports has no parameter"}}
