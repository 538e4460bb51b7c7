"""The tables of a graph: each thing is one row, every row is true to the graph, and every way back leads there."""

import csv
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
import rdflib
import uritemplate
from csvw import CSVW
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store, parse, serialize
from tests.publisher import TOWN

from policy_graph.errors import UsageError
from policy_graph.model import Extraction
from policy_graph.release.tables.csv_file import joined
from policy_graph.release.tables.files import write_metadata, write_table
from policy_graph.release.tables.metadata import metadata
from policy_graph.resources import folder
from policy_graph.triples.query import open_graph
from policy_graph.triples.store import base
from policy_graph.triples.table_file import read_table
from policy_graph.triples.tables import list_tables, rows
from policy_graph.triples.vocab import PREFIXES

TABLES = {query.table.name: query for query in list_tables()}
HOME = "https://data.example.jp/kawabe/"
# What each row of a table is, as a count of the graph.
COUNTS = {
    "meetings": "?x a pg:Meeting",
    "speeches": "?x a pg:Utterance",
    "attendees": "?x a pg:Attendance",
    "agenda_items": "?x a pg:AgendaItem",
    "bills": "?x a pg:Bill",
    "outcomes": "?x a pg:Outcome",
    "entities": "VALUES ?k { org:Organization foaf:Person org:Post schema:Place pg:Program } ?x a ?k ; rdfs:label ?l",
    "mentions": "?x a oa:Annotation",
    "facts": "?x a pg:Statement",
    "evidence": "?s a pg:Statement ; pg:evidence ?q BIND(CONCAT(STR(?s), STR(?q)) AS ?x)",
    "findings": "?x a pg:Finding",
    "sources": "?x a pg:Minutes",
    "judgements": "?x a pg:Judgement",
    "withdrawals": "?x a pg:Withdrawal",
}


@pytest.fixture
def store(build: Path) -> Store:
    return open_graph(build)


def filled(store: Store, name: str) -> list[dict[str, str]]:
    names = [column.name for column in TABLES[name].table.columns]
    return [dict(zip(names, map(joined, row), strict=True)) for row in rows(store, TABLES[name], home=HOME)]


def picked(store: Store, name: str, columns: str) -> list[tuple[str, ...]]:
    return [tuple(row[column] for column in columns.split()) for row in filled(store, name)]


def test_a_fact_says_who_said_what_where(store: Store) -> None:
    planned, stated = (
        row for row in filled(store, "facts") if row["relation"] in ("participatesIn",) or row["date"] == "2024-07-08"
    )  # fmt: skip
    assert planned["subject"] == "川辺倉庫株式会社"
    assert (planned["object"], planned["status"]) == ("駅前再生計画", "Planned")
    assert planned["quote"] == "川辺倉庫株式会社が再生計画の実証に参加する予定"
    assert planned["sentence"] == "来年度には川辺倉庫株式会社が再生計画の実証に参加する予定である。"
    assert (planned["speaker"], planned["speechID"].rpartition(".")[2]) == ("商工課長", "5")
    assert (planned["file"], planned["page"], planned["line"]) == ("kawabe-2024-05.txt", "", "27")
    assert (stated["subject"], stated["relation"]) == ("商工課", "responsibleFor")
    assert stated["nameOfMeeting"] == "川辺市駅前再生審議会"
    assert stated["issueID"] == "川辺市駅前再生審議会.2024-07-08"
    assert stated["subjectURL"] == f"{HOME}id/organization/川辺市.商工課"


def test_an_alias_is_a_name_and_no_thing(store: Store) -> None:
    (alias,) = (row for row in filled(store, "facts") if row["relation"] == "alias")
    assert (alias["subject"], alias["object"], alias["objectURL"]) == ("駅前再生計画", "再生計画", "")


def test_a_speech_has_the_fields_that_researchers_know(store: Store) -> None:
    columns = "speechOrder speaker speakerPosition speakerLabel kind startPage line"
    assert picked(store, "speeches", columns)[:3] == [
        ("1", "月島", "会長", "月島会長", "Spoken", "", "12"),
        ("2", "商工課長", "商工課長", "商工課長", "Procedural", "", "16"),
        ("3", "商工課長", "商工課長", "商工課長", "Spoken", "", "19"),
    ]
    first, *_, answer = (row for row in filled(store, "speeches") if row["date"] == "2024-05-20")
    assert first["speech"] == "駅前再生計画の素案について、商工課長から説明をお願いしたい。"
    assert first["nameOfHouse"] == "川辺市"
    assert answer["answers"] == answer["speechID"].replace(".5", ".4")


def test_a_list_of_people_is_a_row_each(store: Store) -> None:
    assert picked(store, "attendees", "name presence role affiliation affiliationRole line") == [
        ("月島", "Present", "会長", "みなと大学", "教授", "5"),
        ("花輪", "Present", "委員", "川辺商工会議所", "専務理事", "6"),
        ("商工課長（川辺市）", "Present", "商工課長", "", "", "7"),
        ("雪村", "Absent", "委員", "", "", "9"),
    ]


def test_a_thing_has_its_codes_and_names(store: Store) -> None:
    found = {row["label"]: row for row in filled(store, "entities")}
    assert found["川辺市"]["lgcode"] == "999997"
    assert found["川辺市"]["readings"] == "かわべし"
    assert found["川辺商工会議所"]["codes"] == "法人番号:9000000000001"
    assert found["ルミナ"]["matches"] == "https://sws.geonames.org/99000001/"
    assert found["緑町"]["candidates"] == f"{HOME}id/entry/lgcode.999971|{HOME}id/entry/lgcode.999989"
    assert (found["駅前再生計画"]["type"], found["駅前再生計画"]["aliases"]) == ("program", "再生計画")
    # two say that the section is in charge, one gives the alias, one tells of a trial
    assert found["駅前再生計画"]["facts"] == "4"


@pytest.mark.parametrize("name", TABLES)
def test_there_are_as_many_rows_as_things(store: Store, name: str) -> None:
    (counted,) = store.query(f"SELECT (COUNT(DISTINCT ?x) AS ?n) {{ {COUNTS[name]} }}", prefixes=PREFIXES)  # type: ignore[misc]
    assert len(filled(store, name)) == int(counted["n"].value)


def test_a_fact_that_rests_on_two_places_is_one_fact_and_two_rows_of_evidence(
    publish: Any, may: Extraction
) -> None:
    first, second, *_ = may.facts
    both = replace(first, evidence=(*second.evidence, *may.facts[2].evidence))
    store = open_graph(publish([replace(may, facts=(both,))]))
    assert picked(store, "facts", "subject quotes line") == [("月島", "2", "5")]
    assert picked(store, "evidence", "subject line") == [("月島", "5"), ("月島", "6")]


def test_two_documents_of_one_meeting_are_one_row(publish: Any, may: Extraction, july: Extraction) -> None:
    same = replace(july, meeting=replace(july.meeting, date=may.meeting.date))
    store = open_graph(publish([may, same]))
    (row,) = filled(store, "meetings")
    assert row["sources"] == "|".join(sorted((may.document.id, july.document.id)))
    assert int(row["speeches"]) == len(may.meeting.utterances) + len(july.meeting.utterances)


@pytest.mark.parametrize("name", TABLES)
def test_the_order_of_the_graph_does_not_matter(build: Path, name: str) -> None:
    before = rows(open_graph(build), TABLES[name], home=HOME)
    triples = [quad.triple for quad in parse(path=build / "graph.ttl")]
    serialize(triples[::-1], str(build / "graph.ttl"), format=RdfFormat.TURTLE)
    assert rows(open_graph(build), TABLES[name], home=HOME) == before


@pytest.mark.parametrize("name", TABLES)
def test_rdflib_gives_the_same_cells(build: Path, store: Store, name: str) -> None:
    theirs = rdflib.Graph().parse(build / "graph.ttl").query(TABLES[name].question.text)
    columns = TABLES[name].table.columns
    place = {str(variable): at for at, variable in enumerate(theirs.vars or ())}
    for column in columns:
        if not column.unknown:
            wanted = {
                part
                for row in theirs
                if (cell := row[place[column.name]]) is not None  # type: ignore[index]
                for part in str(cell).split("\x1f")
            }
            cells = {row[column.name] for row in filled(store, name)} - {""}
            found = {part for cell in cells for part in (cell.split("|") if column.many else [cell])}
            assert found == {part.removeprefix(column.scheme or "") for part in wanted if part}, column.name


def test_the_whole_is_valid_csvw_and_csv_gives_back_what_the_graph_says(store: Store, tmp_path: Path) -> None:
    for query in TABLES.values():
        found = rows(store, query, home=HOME)
        assert [file.path for file in write_table(tmp_path, query.table, found, home=HOME)]
        with (tmp_path / "tables" / query.table.file).open(encoding="utf-8", newline="") as file:
            assert list(csv.DictReader(file)) == filled(store, query.table.name)
    write_metadata(tmp_path, [query.table for query in TABLES.values()], TOWN)
    described = tmp_path / "tables" / "csv-metadata.json"
    assert CSVW(str(described), validate=True).is_valid
    sources = tmp_path / "tables" / "sources.csv"
    sources.write_text(
        sources.read_text("utf-8").rpartition("kawabe-2024-07")[0].rpartition("\n")[0], "utf-8"
    )
    with pytest.raises(ValueError, match="not found in table sources"):
        assert CSVW(str(described), validate=True).is_valid


@pytest.mark.parametrize("name", TABLES)
def test_every_cell_with_a_property_leads_back_into_the_graph(store: Store, name: str) -> None:
    said = {wire(quad) for quad in store if isinstance(quad.graph_name, NamedNode)}
    described = metadata([TABLES[name].table], TOWN)["tables"][0]["tableSchema"]
    for row in filled(store, name):
        about = expanded(described["aboutUrl"], row)
        for column in described["columns"]:
            for value in values(column, row):
                assert (about, column["propertyUrl"], value) in said, column["name"]


def values(column: Any, row: Any) -> Iterator[str]:
    """Give what the metadata makes of a cell."""
    cell = row[column["name"]]
    if "propertyUrl" in column and cell:
        if "valueUrl" in column:
            yield expanded(column["valueUrl"], row)
        else:
            yield from cell.split(column["separator"]) if "separator" in column else (cell,)


def expanded(template: str, row: Any) -> str:
    return unquote(uritemplate.expand(template, row))


def wire(quad: Quad) -> tuple[str, str, str]:
    assert isinstance(quad.subject, NamedNode)
    assert isinstance(quad.object, NamedNode | Literal)
    value = quad.object.value
    return (
        unquote(quad.subject.value),
        quad.predicate.value,
        unquote(value) if isinstance(quad.object, NamedNode) else value,
    )


def test_every_reference_names_a_column_that_exists() -> None:
    known = {(query.table.name, column.name) for query in TABLES.values() for column in query.table.columns}
    named = {column.refers for query in TABLES.values() for column in query.table.columns if column.refers}
    assert named <= known


def test_an_empty_graph_gives_headings_alone(tmp_path: Path) -> None:
    assert base(Store()) == ""
    assert all(rows(Store(), query, home=HOME) == [] for query in TABLES.values())


HEAD = """# ---
# title = { ja = "舟", en = "Boats" }
# key = ["boatURL"]
# [columns]
# boatURL = { type = "iri", ja = "舟", en = "boat" }
# ---
"""


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        (HEAD.replace('key = ["boatURL"]', 'key = ["ship"]') + "SELECT ?boatURL {}", "speaks of ship"),
        (HEAD.replace('"iri"', '"url"') + "SELECT ?boatURL {}", "'url' is not a valid ColumnType"),
        (HEAD + "SELECT ?boat {}", "head and SELECT do not agree on boat, boatURL"),
        (HEAD + "SELECT ?boatURL { VALUES ?boatURL { UNDEF } }", "has a row without boatURL"),
        (HEAD + "SELECT", "is no SPARQL"),
        (HEAD + "ASK {}", "must be a SELECT"),
    ],
)
def test_a_table_that_is_wrong_is_refused_in_a_sentence(tmp_path: Path, text: str, wrong: str) -> None:
    (tmp_path / "boats.rq").write_text(text, "utf-8")
    with pytest.raises(UsageError, match=wrong):
        rows(Store(), read_table(tmp_path / "boats.rq"), home=HOME)


def test_codes_are_those_of_the_ontology() -> None:
    (presence,) = (each for each in TABLES["attendees"].table.columns if each.name == "presence")
    assert [(each.code, each.said.ja) for each in presence.choices][:2] == [
        ("Present", "出席"),
        ("Absent", "欠席"),
    ]


def test_the_tables_of_the_library_lie_where_the_wheel_has_them() -> None:
    names = sorted(path.stem for path in (folder("queries") / "tables").glob("*.rq"))
    assert names == sorted(COUNTS)
    assert json.dumps(metadata([query.table for query in TABLES.values()], TOWN))


def test_the_example_of_the_how_to_is_a_table(store: Store, tmp_path: Path) -> None:
    how_to = (Path(__file__).parents[2] / "docs" / "how-to" / "use-the-tables.md").read_text("utf-8")
    (tmp_path / "handouts.rq").write_text(how_to.split("```sparql\n")[1].split("```")[0], "utf-8")
    query = read_table(tmp_path / "handouts.rq")
    assert rows(store, query, home=HOME) == []
    assert [column.title.ja for column in query.table.columns] == ["資料", "資料のURL"]
