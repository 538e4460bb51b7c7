"""A build is asked from Python: rows, data frames, graphs and networks, and tables that show themselves."""

import html
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote

import nbformat
import networkx as nx
import pandas
import pytest
from pyoxigraph import Store
from rdflib import RDF, RDFS, Literal, Namespace, URIRef

import policy_graph
from policy_graph.errors import UsageError
from policy_graph.model.question import Question
from policy_graph.opened import Opened
from policy_graph.resources import folder
from policy_graph.triples.binding import values
from policy_graph.triples.query import list_queries, open_graph, run

PG = Namespace("https://w3id.org/policy-graph/ns#")
pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def city(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Opened:
    return policy_graph.open(demo, index=tmp_path_factory.mktemp("index") / "index")


def test_a_question_is_asked_by_its_name_and_by_its_titles(city: Opened) -> None:
    asked = [city.ask(each) for each in ("cooperation", "誰と誰が連携しているか", "Who cooperates with whom")]
    assert asked[0].rows == asked[1].rows == asked[2].rows
    assert {(row["one"], row["other"]) for row in asked[0]} >= {("千波大学", "風早町")}


def test_values_are_bound(city: Opened) -> None:
    rows = city.ask("cooperation", name="千波").rows
    assert rows
    assert len(rows) < len(city.ask("cooperation"))
    assert city.ask("cooperation", name=None).rows == city.ask("cooperation").rows


def test_a_wrong_call_says_what_there_is(city: Opened) -> None:
    with pytest.raises(UsageError, match="known: aliases, "):
        city.ask("nothing of the kind")
    with pytest.raises(UsageError, match="known: name="):
        city.ask("cooperation", programme="駅前")


def test_a_data_frame_has_the_columns_that_people_read_with_their_types(city: Opened) -> None:
    frame = city.ask("cooperation").to_pandas()
    assert list(frame.columns) == ["one", "other", "words", "speaker", "date", "file", "page", "line"]
    assert pandas.api.types.is_integer_dtype(frame["line"])
    assert pandas.api.types.is_datetime64_any_dtype(frame["date"])
    japanese = city.ask("cooperation").to_pandas(language="ja")
    assert list(japanese.columns)[:2] == ["一方", "他方"]


def test_a_data_frame_leads_back_to_the_graph(city: Opened) -> None:
    frame = city.ask("cooperation").to_pandas(links=True)
    quotes = set(frame["evidence"])
    assert quotes
    graph = city.to_rdflib()
    assert all((URIRef(quote), PG.sentence, None) in graph for quote in quotes)


def test_an_answer_as_a_graph_says_what_the_graph_says_of_its_things(city: Opened) -> None:
    found = city.ask("cooperation", name="千波大学").to_rdflib()
    assert "千波大学" in {str(label) for label in found.objects(predicate=RDFS.label)}


def test_a_question_that_constructs_gives_its_graph(city: Opened) -> None:
    found = city.ask("describe", name="北霧原駅").to_rdflib()
    assert (None, RDFS.label, Literal("北霧原駅", lang="ja")) in found
    assert len(found) < len(city.to_rdflib())


def test_edges_become_a_network(city: Opened) -> None:
    answer = city.ask("stakeholder-ties")
    network = answer.to_networkx()
    assert network.number_of_edges() == len(answer)
    kinds = {each["label"]: each["kind"] for _, each in network.nodes(data=True)}
    assert (kinds["千波大学"], kinds["風早町"]) == ("organization", "place")
    with pytest.raises(UsageError, match="no edges"):
        city.ask("meeting-overview").to_networkx()


def test_the_stakeholders_are_a_network(city: Opened) -> None:
    network = city.to_networkx()
    assert isinstance(network, nx.MultiDiGraph)
    assert any(relation == "cooperatesWith" for *_, relation in network.edges(data="relation"))


def test_a_network_is_chosen_and_told_as_rows_and_files(city: Opened, tmp_path: Path) -> None:
    network = city.network("cooperation", since="2023")
    graph = network.to_networkx()
    assert len(network) == graph.number_of_edges() > 0
    frame = network.to_pandas()
    assert frame["weight"].sum() == sum(len(each) for *_, each in graph.edges(data="evidence"))
    assert "千波大学" in set(frame["source"]) | set(frame["target"])
    degrees = [row["degree"] for row in network.measures()]
    assert degrees == sorted(degrees, reverse=True)
    assert len(network.to_pandas("actors")) == graph.number_of_nodes()
    page = network.save(tmp_path / "network.html").read_text("utf-8")
    link = re.findall(r'<a href="((?:\.\./)+[^"#]*sources/[^"#]+)#', page)[0]
    assert (tmp_path / unquote(link)).is_file()
    assert network.save(tmp_path / "network.gexf").stat().st_size > 500


def test_a_wrong_choice_of_a_network_says_what_there_is(city: Opened) -> None:
    with pytest.raises(UsageError, match="known: since, until"):
        city.network(sinse="2024")
    with pytest.raises(UsageError, match="Organization"):
        city.network(types="Robot")
    with pytest.raises(UsageError, match="stakeholders"):
        city.network("friendship")
    with pytest.raises(UsageError, match=r"\.html"):
        city.network().save("network.doc")


def test_own_queries_need_no_prefixes_and_reach_no_other_server(city: Opened) -> None:
    frame = city.query("SELECT (COUNT(*) AS ?meetings) { ?m a pg:Meeting }").to_pandas()
    assert frame["meetings"].tolist() == ["5"]
    with pytest.raises(UsageError, match="SERVICE"):
        city.query("SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }")
    with pytest.raises(UsageError, match="no SPARQL"):
        city.query("SELECT")


def test_words_are_found(city: Opened) -> None:
    assert city.find("連携").total == sum("連携" in text for text in _speeches(city))


def test_a_table_escapes_what_it_shows_and_links_to_web_addresses_alone(city: Opened) -> None:
    shown = city.query("SELECT ('<img src=x onerror=alert(1)>' AS ?x) {}")._repr_html_()
    assert "<img" not in shown
    assert "&lt;img" in shown
    led = city.ask("cooperation")._repr_html_()
    assert 'href="https://example.org/policy-graph/id/' in led


def test_no_rows_are_said(city: Opened) -> None:
    assert "該当なし" in city.ask("cooperation", name="どこにもない名")._repr_html_()


def test_a_missing_pandas_is_one_sentence(city: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(UsageError, match=r"policy-graph\[pandas\]"):
        city.ask("cooperation").to_pandas()


EXECUTE = """
import sys, nbformat
from nbclient import NotebookClient
notebook = nbformat.read(sys.argv[1], as_version=4)
NotebookClient(notebook, timeout=120, kernel_name="python3").execute()
nbformat.write(notebook, sys.argv[1])
"""


def test_a_notebook_shows_answers_and_questions_as_tables(demo: Path, tmp_path: Path) -> None:
    cells = [
        f"import policy_graph\ncity = policy_graph.open({str(demo)!r}, index={str(tmp_path / 'index')!r})\ncity.questions",
        "city.ask('cooperation', name='千波')",
        "city.network('cooperation', since='2023')",
    ]
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(each) for each in cells])
    nbformat.write(notebook, tmp_path / "asked.ipynb")
    # In a process of its own: what runs kernels leaves sockets to the collector, which another test would be told of.
    subprocess.run([sys.executable, "-c", EXECUTE, str(tmp_path / "asked.ipynb")], check=True, timeout=180)
    executed = nbformat.read(tmp_path / "asked.ipynb", as_version=4)
    outputs = [cell.outputs[-1]["data"]["text/html"] for cell in executed.cells]
    assert "<code>cooperation</code>" in outputs[0]
    assert "千波大学" in outputs[1]
    assert outputs[2].startswith('<iframe srcdoc="&lt;!DOCTYPE html&gt;')
    assert 'sandbox="allow-scripts allow-downloads allow-popups"' in outputs[2]
    assert "千波大学" in html.unescape(outputs[2])


MINE = """# ---
# title = { ja = "略称", en = "Short forms" }
# [parameters.name]
# type = "name"
# example = "交通協議会"
# ja = "略称"
# en = "short form"
# [columns]
# thing = { ja = "名前", en = "name" }
# ---
SELECT (STR(?label) AS ?thing) WHERE {
  VALUES ?name { "交通協議会" }
  ?entity skos:altLabel ?alias ; rdfs:label ?label . FILTER(STR(?alias) = ?name)
}
"""


@pytest.mark.parametrize("kind", [str, Path])
def test_a_question_in_a_file_of_ones_own_is_asked_by_its_path(
    city: Opened, tmp_path: Path, kind: type
) -> None:
    file = tmp_path / "mine.rq"
    file.write_text(MINE, "utf-8")
    answer = city.ask(kind(file), name="市社協")
    assert answer.rows == (("霧原市社会福祉協議会",),)
    assert answer.question.title_en == "Short forms"
    with pytest.raises(UsageError, match="cannot read"):
        city.ask(kind(tmp_path / "nobody.rq"))


def test_the_page_on_python_runs(demo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its block, and every piece of code in its table, on the bundled minutes."""
    page = (folder("examples").parent / "docs" / "how-to" / "use-from-python.md").read_text("utf-8")
    (tmp_path / "build").mkdir()
    (tmp_path / "build" / "demo").symlink_to(demo)
    (tmp_path / "mine.rq").write_text(MINE, "utf-8")
    monkeypatch.chdir(tmp_path)
    known: dict[str, object] = {}
    (block,) = re.findall(r"```python\n(.+?)```", page, re.DOTALL)
    exec(block, known)
    pieces = re.findall(r"`((?:city|answer)\.[^`]+)`", page)
    assert [str(piece) for piece in pieces if eval(piece, known) is None] == []
    assert len(pieces) == 11


@pytest.fixture(scope="module")
def in_memory(demo: Path) -> Store:
    return open_graph(demo)


@pytest.mark.parametrize("question", list_queries(), ids=lambda question: question.name)
def test_index_memory_and_the_query_that_is_copied_give_the_same_rows(
    city: Opened, in_memory: Store, question: Question
) -> None:
    """A server answers from index and tables, the command line from memory; what is copied runs by itself."""
    given = {each.name: "霧原" for each in question.parameters if each.type == "name"}
    given |= {each.name: each.example for each in question.parameters if each.type == "text" and each.example}
    answer = city.ask(question.name, **given)
    if question.name == "describe":
        assert len(city.query(answer.sparql)) == len(answer)
    else:
        assert answer.rows == run(in_memory, question, values(question, given)).rows
        assert answer.rows == city.query(answer.sparql).rows


def test_a_folder_without_a_graph_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="graph"):
        policy_graph.open(tmp_path)


def _speeches(city: Opened) -> list[str]:
    """Every speech as the graph's own positions cut it out of the sources."""
    graph = city.to_rdflib()
    found = []
    for utterance in set(graph.subjects(RDF.type, PG.Utterance)):
        document = next(each for each in graph.objects(utterance, URIRef("http://purl.org/dc/terms/source")))
        position = graph.value(utterance, PG.position)
        start, end = (
            int(str(graph.value(position, URIRef(f"http://www.w3.org/ns/oa#{name}"))))
            for name in ("start", "end")
        )
        file = Path(str(city.folder), str(graph.value(document, PG.file)))
        found.append(file.read_text("utf-8")[start:end])
    return found
