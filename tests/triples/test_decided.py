"""What was decided, who came late and what was handed out: asked of the bundled minutes of an assembly, as read."""

from pathlib import Path

import pytest

from policy_graph.ingest.plain import read
from policy_graph.model import Extraction
from policy_graph.parse.meeting import parse
from policy_graph.resources import folder
from policy_graph.triples.check import check
from policy_graph.triples.query import ask

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


def test_who_came_late(assembly: Path) -> None:
    assert rows(assembly, "late-and-absent", "who how time line") == [("海老原弥生", "入場", "10:24", "56")]


def test_what_was_handed_out(assembly: Path) -> None:
    assert rows(assembly, "handed-out", "name speaker") == [("予算説明資料", "副市長（宝田玲子君）")]


def test_the_graph_of_the_form_is_sound(assembly: Path) -> None:
    assert check(assembly) == []
