"""The tables of many documents, made apart and put together, are those of the graph of all of them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, Store

from policy_graph.counts.network import read
from policy_graph.engine.counting import chapter_tables, unite, write_counts
from policy_graph.model import ActorType, Code, EntityType, Extraction, Ordinal
from policy_graph.triples.network import network
from policy_graph.triples.served.counted import loaded
from policy_graph.triples.vocab import term
from policy_graph.triples.write import quads

from . import sitting
from .conftest import BASE, document, entity, made_in_july, made_in_may, stated

Graph = list[Quad]
SPEECH = "みなと基金条例（以下「条例」という。）は総務課が所管します。"
HOUSE = "汐乃町議会（第１部会）"
ID = f"{BASE}id/"


def session(
    name: str, day: str, *, title: str, body: str = HOUSE, label: str = "汐乃町", at: int = 0
) -> Graph:
    """One sitting of the second regular session; the chief of section speaks against 議案第４号.

    Sources of one name differ ``at`` their ends. The town goes by ``label``.
    """
    text, held = sitting.TEXT + "\n" * at, sitting.sitting()
    source = document(text, name)
    meeting = replace(
        held.meeting,
        document=source.id,
        title=stated(text, "汐乃町議会会議録", title),
        body=replace(held.meeting.body, value=body),  # type: ignore[type-var]
        date=stated(text, "令和６年６月３日", day),
        numbers=(Ordinal(unit="回", number=2, span=stated(text, "汐乃町議会会議録").span, session="定例会"),),
    )
    town = entity(
        sitting.TOWN,
        EntityType.PLACE,
        label,
        kind="municipality",
        codes=(Code(scheme="lgcode", value=f"9999{60 + at}"),),
    )
    entities = tuple(town if each.id == sitting.TOWN else each for each in held.entities)
    return list(_spoken(replace(held, document=source, meeting=meeting, entities=entities)))


def _spoken(held: Extraction) -> Iterator[Quad]:
    for each in quads(held, BASE):
        said = isinstance(each.object, Literal) and each.object.value == SPEECH
        if said and each.predicate == term("schema:text"):
            each = Quad(
                each.subject,
                each.predicate,
                Literal("議案第４号に反対です。", language="ja"),
                each.graph_name,
            )
        yield each


@pytest.fixture(scope="module")
def documents() -> Sequence[Graph]:
    """Five documents in the order of their ids: two of one sitting that spell it differently and share their file's name,
    one of the next day, and two of another town."""
    morning = session("asa.txt", "2024-06-03", title="令和６年第２回定例会（午前）", label="汐乃町")
    afternoon = session(
        "asa.txt",
        "2024-06-03",
        title="令和６年第２回定例会",
        body="汐乃町議会(第1部会)",
        label="しおの町",
        at=1,
    )
    next_day = session("yoku.txt", "2024-06-04", title="令和６年第２回定例会　第２日", at=2)
    others = (list(quads(each, BASE)) for each in (made_in_may(), made_in_july()))
    return sorted((morning, afternoon, next_day, *others), key=lambda graph: str(graph[0].graph_name))


@pytest.fixture(scope="module")
def merged(documents: Sequence[Graph]) -> Store:
    return merging(documents)


@pytest.fixture(scope="module")
def chapters(documents: Sequence[Graph]) -> Sequence[Mapping[str, bytes]]:
    return [chapter_tables(graph) for graph in documents]


@pytest.fixture(scope="module")
def place(chapters: Sequence[Mapping[str, bytes]], tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("build") / "analysis"
    unite(chapters, place)
    return place


def merging(graphs: Iterable[Graph]) -> Store:
    return loaded(each for graph in graphs for each in graph)


def contents(place: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in place.iterdir()}


def told(place: Path, sql: str) -> list[tuple[object, ...]]:
    with duckdb.connect() as database:
        for file in place.iterdir():
            database.execute(f"CREATE VIEW {file.stem} AS SELECT * FROM read_parquet('{file}')")
        found: list[tuple[object, ...]] = database.execute(sql).fetchall()
    return found


def test_all_tables_are_byte_for_byte_those_of_the_whole_graph(
    merged: Store, place: Path, tmp_path: Path
) -> None:
    write_counts(merged, tmp_path / "whole")
    assert contents(place) == contents(tmp_path / "whole")


@settings(max_examples=5, deadline=None)
@given(
    st.lists(
        st.fixed_dictionaries(
            {
                "name": st.sampled_from(("asa.txt", "yoru.txt")),
                "day": st.sampled_from(("2024-06-03", "2025-06-03")),
                "title": st.sampled_from(
                    ("令和６年第２回定例会", "第２回定例会（午後）", "第２回臨時会", "総会")
                ),
                "body": st.sampled_from((HOUSE, "汐乃町議会(第1部会)", "汐乃町議会")),
                "label": st.sampled_from(("汐乃町", "しおの町")),
            }
        ),
        min_size=1,
        max_size=4,
    )
)
def test_it_is_so_for_whatever_documents_share(drawn: list[dict[str, str]]) -> None:
    graphs = [session(**each, at=at) for at, each in enumerate(drawn)]
    whole = merging(graphs)
    with TemporaryDirectory() as folder:
        unite(map(chapter_tables, graphs), Path(folder) / "parts")
        write_counts(whole, Path(folder) / "whole")
        assert contents(Path(folder) / "parts") == contents(Path(folder) / "whole")
        assert read(Path(folder) / "parts") == network(whole)


def test_a_graph_that_knows_its_documents_is_read_one_by_one(
    documents: Sequence[Graph], place: Path, tmp_path: Path
) -> None:
    """As a server does for a release, whose graph lies on disk."""
    store = Store()
    store.extend(each for graph in documents for each in graph)
    write_counts(store, tmp_path / "apart")
    assert contents(place) == contents(tmp_path / "apart")


def test_the_network_in_the_tables_is_that_of_the_graph(merged: Store, place: Path) -> None:
    """What is read from a graph that has no tables: the same rules once more, without DuckDB."""
    assert read(place) == network(merged)


def test_a_document_says_the_same_in_any_order(documents: Sequence[Graph]) -> None:
    shuffled = Random(7).sample(documents[0], len(documents[0]))
    assert chapter_tables(shuffled) == chapter_tables(documents[0])


def test_documents_of_one_meeting_agree_on_its_names(place: Path) -> None:
    """The least of both ways to write title and body, in every table."""
    body, date = "汐乃町議会(第1部会)", "2024-06-03"
    assert told(place, f"SELECT DISTINCT meeting, body FROM ties WHERE date = '{date}'") == [
        ("令和６年第２回定例会", body)
    ]
    for table in ("facts", "mentions", "speeches"):
        assert told(place, f"SELECT DISTINCT body FROM {table} WHERE date = '{date}'") == [(body,)]


def test_a_thing_has_the_least_of_what_documents_call_it(place: Path) -> None:
    """The town is しおの町 in one document, with the code 999961; 999960 is from another one."""
    town = f"WHERE thing = '{ID}{sitting.TOWN}'"
    assert told(place, f"SELECT label, lgcode, kind FROM things {town}") == [("しおの町", "999960", "place")]
    assert told(place, f"SELECT name FROM names {town}") == [("しおの町",), ("汐乃町",)]


def test_a_bill_of_several_meetings_is_one(documents: Sequence[Graph], place: Path) -> None:
    """The chief speaks against it in all three documents."""
    bills = sorted(
        each.subject.value
        for graph in documents
        for each in graph
        if each.object == term("pg:Bill") and isinstance(each.subject, NamedNode)
    )
    assert len(bills) == 3
    actors, ties = read(place)
    assert [each.id for each in actors if each.type is ActorType.BILL] == bills[:1]
    assert [(tie.document, tie.target) for tie in ties if tie.quote == "議案第４号に反対です。"] == [
        ("asa.txt", bills[0]),
        ("asa.txt", bills[0]),
        ("yoku.txt", bills[0]),
    ]


def test_nothing_is_left_behind_where_a_document_fails(
    chapters: Sequence[Mapping[str, bytes]], tmp_path: Path
) -> None:
    def failing() -> Iterator[Mapping[str, bytes]]:
        yield chapters[0]
        raise OSError("no room")

    with pytest.raises(OSError, match="no room"):
        unite(failing(), tmp_path / "analysis")
    assert not [each for each in tmp_path.iterdir() if each.name != "analysis"]


def test_no_documents_give_tables_without_rows(tmp_path: Path) -> None:
    unite([], tmp_path / "analysis")
    assert read(tmp_path / "analysis") == ((), ())
    assert told(tmp_path / "analysis", "SELECT count(*) FROM things") == [(0,)]
