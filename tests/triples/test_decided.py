"""What was decided, who came late and what was handed out: asked of the bundled minutes of an assembly, as read."""

from pathlib import Path

import pytest

from policy_graph.ingest.plain import read
from policy_graph.model import Extraction
from policy_graph.parse.meeting import parse
from policy_graph.resources import folder
from policy_graph.triples.check import check
from policy_graph.triples.query import ask, open_graph
from policy_graph.triples.tables import list_tables
from policy_graph.triples.tables import rows as rows_of

from .conftest import Publish


@pytest.fixture
def assembly(publish: Publish) -> Path:
    """The graph of the form of the minutes alone: no names are recognized."""
    (path,) = (folder("examples") / "aone-assembly").glob("*.txt")
    document = read(path.read_bytes(), name=path.name)
    return publish(
        [Extraction(document=document, meeting=parse(document), mentions=(), entities=(), facts=())]
    )


def rows(build: Path, name: str, columns: str, **given: str) -> list[tuple[str | None, ...]]:
    answer = ask(build, name, given)
    places = [answer.variables.index(column) for column in columns.split()]
    return [tuple(row[at] for at in places) for row in answer.rows]


def test_what_was_decided_on_each_bill_and_how(assembly: Path) -> None:
    assert rows(assembly, "votes-by-bill", "matter result manner ayes noes words") == [
        ("議案第41号", "付託", "異議なし", None, None, "よって、そのとおり決しました。"),
        ("議案第42号", "可決", "全会一致", None, None, "議案第42号は可決されました。"),
        ("議員提出議案第3号", "可決", "投票", "5", "2", "よって、本案は可決されました。"),
    ]
    assert rows(assembly, "votes-by-bill", "matter title", bill="補正予算") == [
        ("議案第42号", "令和６年度青嶺市一般会計補正予算（第２号）")
    ]


def test_who_spoke_for_or_against_what(assembly: Path) -> None:
    against = "議員提出議案第３号に反対の立場から討論いたします。"
    assert rows(assembly, "sides", "who side matter title words line") == [
        ("３番（若王子健君）", "反対", "議員提出議案第3号", "路線バスの維持を求める意見書", against, "105"),
        ("７番（東雲あやか君）", "賛成", "議員提出議案第3号", "路線バスの維持を求める意見書", "賛成の立場で討論いたします。", "106"),
    ]  # fmt: skip
    assert [who for (who,) in rows(assembly, "sides", "who", speaker="東雲")] == ["７番（東雲あやか君）"]
    assert rows(assembly, "sides", "who", bill="議案第42号") == []


def test_decisions_are_counted_by_month_or_year_and_result(assembly: Path) -> None:
    expected = [("2024-09", "付託", "1"), ("2024-09", "可決", "2")]
    assert rows(assembly, "votes-over-time", "period result decisions") == expected
    years = rows(assembly, "votes-over-time", "period result decisions", per="year")
    assert years == [("2024", "付託", "1"), ("2024", "可決", "2")]


def test_who_came_late(assembly: Path) -> None:
    assert rows(assembly, "late-and-absent", "who how time line") == [("海老原弥生", "入場", "10:24", "56")]


def test_what_was_handed_out(assembly: Path) -> None:
    assert rows(assembly, "handed-out", "name speaker") == [("予算説明資料", "副市長（宝田玲子君）")]


def table(build: Path, name: str, columns: str) -> list[tuple[object, ...]]:
    (query,) = (each for each in list_tables() if each.table.name == name)
    places = [query.table.place(column) for column in columns.split()]
    return [tuple(row[at] for at in places) for row in rows_of(open_graph(build), query, home="")]


def test_the_table_of_outcomes_has_a_row_for_each_decision(assembly: Path) -> None:
    assert table(assembly, "outcomes", "date matters result manner decidedBy ayes noes quote") == [
        ("2024-09-11", ("議案第41号",), "Referred", "NoObjection", "Body", None, None, "よって、そのとおり決しました。"),
        ("2024-09-11", ("議案第42号",), "Passed", "Unanimous", "Body", None, None, "議案第42号は可決されました。"),
        ("2024-09-11", ("議員提出議案第3号",), "Passed", "Ballot", "Body", "5", "2", "よって、本案は可決されました。"),
    ]  # fmt: skip
    assert table(assembly, "bills", "name title")[0] == (
        "議案第41号",
        "青嶺市地域エネルギー推進条例の制定について",
    )


def test_the_table_of_the_agenda_tells_what_was_added_on_the_day(assembly: Path) -> None:
    found = table(assembly, "agenda_items", "order number added")
    assert (len(found), found[0], found[-1]) == (5, ("1", "1", None), ("5", "1", "true"))


def test_the_table_of_meetings_reads_session_and_issue_from_the_title(assembly: Path) -> None:
    assert table(assembly, "meetings", "session issue startTime speeches") == [
        ("3", "第2号", "10:00:00", "33")
    ]


def test_the_graph_of_the_form_is_sound(assembly: Path) -> None:
    assert check(assembly) == []
