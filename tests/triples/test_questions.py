"""The library of questions: each is whole in both languages, runs as it is, and gives the rows that the text gives."""

import re
from pathlib import Path

import pyoxigraph
import pytest
import rdflib

from policy_graph.triples.query import ask, list_queries
from policy_graph.triples.question import Question

QUESTIONS = {question.name: question for question in list_queries()}
MAY, JULY = "2024-05-20", "2024-07-08"
COUNCIL = "川辺市駅前再生審議会"
FILES = {MAY: "kawabe-2024-05.txt", JULY: "kawabe-2024-07.txt"}
ROWS: dict[str, tuple[dict[str, str], str, list[tuple[str | None, ...]]]] = {
    # name: (parameters, the columns that are compared, their rows in order)
    "who-spoke-about": (
        {"program": "再生計画"},
        "date speaker role topic line",
        [
            (MAY, "月島会長", "会長", "駅前再生計画", "13"),
            (MAY, "商工課長", "商工課長", "駅前再生計画", "20"),
            (MAY, "商工課長", "商工課長", "駅前再生計画", "27"),
            (JULY, "花輪委員", "委員", "駅前再生計画", "5"),
            (JULY, "商工課長", "商工課長", "駅前再生計画", "8"),
        ],
    ),
    "organizations-of-place": (
        {"place": "汐浜"},
        "at organization relation speaker line",
        [
            ("汐浜地区", "汐浜まちづくり機構", "に位置する", "商工課長", "21"),
            ("汐浜港", "ルミナ大学", "同じ段落で言及", "花輪委員", "24"),
        ],
    ),
    "programs-by-department": (
        {"department": "商工"},
        "who program words date",
        [
            (
                "商工課",
                "駅前再生計画",
                "駅前再生計画（以下「再生計画」という。）は商工課が所管している。",
                MAY,
            ),
            ("商工課", "駅前再生計画", "駅前再生計画は商工課が引き続き所管する。", JULY),
        ],
    ),
    "who-answered-whom": (
        {"speaker": "花輪"},
        "asked answered line",
        [("花輪委員", "商工課長", "26")],
    ),
    "people-and-affiliations": (
        {"person": "月島"},
        "who relation what role line",
        [
            ("月島", "所属する", "みなと大学", "教授", "5"),
            ("月島", "所属する", "川辺市駅前再生審議会", "会長", "5"),
        ],
    ),
    "partners-abroad": (
        {},
        "abroad partner relation words",
        [("ルミナ港", "汐浜港", "連携する", "ルミナ港と汐浜港は姉妹港である。")],
    ),
    "timeline-of-program": (
        {"program": "駅前再生計画"},
        "date mentions speakers words line",
        [
            (MAY, "5", "2", "議題（１）駅前再生計画の素案について", "10"),
            (JULY, "2", "2", "駅前再生計画について、汐浜まちづくり機構の意見を聴きたい。", "5"),
        ],
    ),
    "most-connected": (
        {"least": "3"},
        "actor kind partners statements mentions",
        [("商工課", "組織", "3", "4", "2")],
    ),
    "meeting-overview": (
        {},
        "date start end venue items present utterances speakers",
        [
            (MAY, "13:30", "15:00", "市役所第一会議室", "1", "3", "5", "3"),
            (JULY, None, None, None, "0", "0", "2", "2"),
        ],
    ),
    "where-does-it-say": (
        {"name": "ルミナ大学"},
        "thing kind surface words speaker",
        [
            ("ルミナ大学", "組織", "ルミナ大学", "ルミナ大学との共同研究はどうなったのか。", "花輪委員"),
            ("ルミナ大学", "組織", "ルミナ大学", "ルミナ大学とは協定を結んでいない。", "商工課長"),
        ],
    ),
    "aliases": (
        {},
        "thing alias words",
        [
            (
                "駅前再生計画",
                "再生計画",
                "駅前再生計画（以下「再生計画」という。）は商工課が所管している。",
            )
        ],
    ),
    "named-together": (
        {"name": "汐浜まちづくり機構"},
        "partner kind passages place",
        [
            ("汐浜地区", "場所", "1", f"{MAY} {FILES[MAY]}:21"),
            ("駅前再生計画", "施策", "1", f"{JULY} {FILES[JULY]}:5"),
        ],
    ),
    "not-plain-facts": (
        {},
        "subject relation object status line",
        [
            ("商工課", "連携する", "ルミナ大学", "否定", "27"),
            ("川辺倉庫株式会社", "参加する", "駅前再生計画", "予定", "27"),
        ],
    ),
    "cooperation": (
        {},
        "one other speaker",
        [("ルミナ港", "汐浜港", "花輪委員"), ("商工課", "汐浜まちづくり機構", "商工課長")],
    ),
    "attendance": (
        {},
        "who role affiliation presence line",
        [
            ("月島", "会長", "みなと大学", "出席", "5"),
            ("花輪", "委員", "川辺商工会議所", "出席", "6"),
            ("商工課長（川辺市）", "商工課長", None, "出席", "7"),
            ("雪村", "委員", None, "欠席", "9"),
        ],
    ),
    "speakers-by-agenda-item": (
        {"name": "商工課長"},
        "date item speaker utterances line",
        [
            (MAY, "駅前再生計画の素案について", "商工課長", "2", "19"),
            (JULY, None, "商工課長", "1", "7"),
        ],
    ),
    "judgements": ({}, "verdict about", []),
    "sides": ({}, "who side", []),  # and so of who takes a side there
    "votes-by-bill": ({}, "matter result", []),  # test_decided.py asks of minutes that decide something
    "handed-out": ({}, "name", []),
    "late-and-absent": ({}, "who how words line", [("雪村", "欠席", "雪村委員", "9")]),
    "not-understood": (
        {},
        "line kind severity words",
        [("16", "parse.speaker-not-listed", "注意", "商工課長")],
    ),
    "mentions-over-time": (
        {"name": "駅前再生計画"},
        "period topic mentions meetings words",
        [
            ("2024-05", "駅前再生計画", "5", "1", "議題（１）駅前再生計画の素案について"),
            (
                "2024-07",
                "駅前再生計画",
                "2",
                "1",
                "駅前再生計画について、汐浜まちづくり機構の意見を聴きたい。",
            ),
        ],
    ),
    "who-speaks-most": (
        {},
        "who held speeches meetings",
        [
            ("商工課長", COUNCIL, "3", "2"),
            ("花輪委員", COUNCIL, "2", "2"),
            ("月島会長", COUNCIL, "1", "1"),
        ],
    ),
    "stakeholder-ties": (
        {"name": "商工課"},
        "source relation target quotes",
        [
            ("商工課", "所管する", "駅前再生計画", "2"),
            ("商工課", "の一部である", "川辺市", "1"),
            ("商工課", "連携する", "汐浜まちづくり機構", "1"),
        ],
    ),
    "programs-together": ({}, "source target", []),  # one program alone; test_counted.py has two
    "organizations-and-programs": (
        {},
        "source target passages",
        [
            ("商工課", "駅前再生計画", "2"),
            ("ルミナ大学", "駅前再生計画", "1"),
            ("川辺倉庫株式会社", "駅前再生計画", "1"),
            ("汐浜まちづくり機構", "駅前再生計画", "1"),
        ],
    ),
    "places-named": (
        {},
        "where mentions meetings words",
        [
            ("ルミナ港", "1", "1", "ルミナ港と汐浜港は姉妹港である。"),
            ("汐浜地区", "1", "1", "汐浜地区の倉庫街については、汐浜まちづくり機構と連携して取り組む。"),
            ("汐浜港", "1", "1", "ルミナ港と汐浜港は姉妹港である。"),
        ],
    ),
    "votes-over-time": ({}, "period result", []),
    "answers-by-department": (
        {"department": "課長"},
        "who answers askers words",
        [
            (
                "商工課長",
                "1",
                "1",
                "ルミナ大学とは協定を結んでいない。来年度には川辺倉庫株式会社が再生計画の実証に参加する予定である。",
            )
        ],
    ),
    "words-said": (
        {"words": "姉妹"},
        "date speaker said line",
        [
            (
                MAY,
                "花輪委員",
                "ルミナ港と汐浜港は姉妹港である。ルミナ大学との共同研究はどうなったのか。",
                "23",
            )
        ],
    ),
    "what-somebody-said": (
        {"person": "花輪", "words": "意見"},
        "date speaker said line",
        [(JULY, "花輪委員", "駅前再生計画について、汐浜まちづくり機構の意見を聴きたい。", "4")],
    ),
    "successions": ({}, "newer older", []),
    "newest-statements": (
        {"since": "2024-06-01"},
        "date source relation target speaker line",
        [(JULY, "商工課", "所管する", "駅前再生計画", "商工課長", "8")],
    ),
    "which-documents-say": (
        {"subject": "商工課", "object": "ルミナ"},
        "source relation target status file quotes",
        [("商工課", "連携する", "ルミナ大学", "否定", FILES[MAY], "1")],
    ),
    "coverage": (
        {},
        "year held meetings documents speeches earliest latest",
        [("2024", COUNCIL, "2", "2", "7", MAY, JULY)],
    ),
    "withdrawn": ({}, "what", []),  # test_withdrawals.py asks of a graph that has some
    "presence-of-people": (
        {},
        "who present absent late words",
        [
            ("雪村", "0", "1", "0", "雪村委員"),
            ("商工課長（川辺市）", "1", "0", "0", "事務局　商工課長"),
            ("月島", "1", "0", "0", "月島会長（みなと大学教授）"),
            ("花輪", "1", "0", "0", "花輪委員（川辺商工会議所専務理事）"),
        ],
    ),
}


@pytest.mark.parametrize("name", sorted(QUESTIONS.keys() - {"describe"}))
def test_the_rows_are_those_of_the_text(build: Path, name: str) -> None:
    given, columns, expected = ROWS[name]
    answer = ask(build, name, given)
    places = [answer.variables.index(column) for column in columns.split()]
    assert [tuple(row[at] for at in places) for row in answer.rows] == expected


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS.keys())
class TestEachQuestion:
    def test_it_speaks_both_languages(self, question: Question) -> None:
        assert question.title_ja != question.name != question.title_en
        assert all(map(re.compile("[ぁ-ん]").search, (question.description_ja, question.title_ja)))
        assert question.description_en.isascii()
        parts = [(part.ja, part.en) for part in question.parameters]
        for ja, en in parts + [(part.ja, part.en) for part in question.columns]:
            assert ja
            assert en.isascii()

    def test_a_parameter_has_a_default_or_an_example_which_the_query_holds(self, question: Question) -> None:
        for parameter in question.parameters:
            assert (parameter.default is None) != (parameter.example is None)
            sample = parameter.default if parameter.default is not None else parameter.example
            typed = {"integer": f"{sample}", "date": f'"{sample}"^^xsd:date'}
            literal = typed.get(parameter.type, f'"{sample}"')
            assert f"VALUES ?{parameter.name} {{ {literal} }}" in question.text

    def test_it_runs_as_it_is_on_any_endpoint(self, question: Question, build: Path) -> None:
        """The file itself, with its example values, needs nothing of ours: rdflib answers alike."""
        given = {each.name: each.example for each in question.parameters if each.example is not None}
        ours = ask(build, question.name, given)
        graph = rdflib.Graph().parse(build / "graph.ttl")
        theirs = graph.query(question.text)
        if theirs.type == "CONSTRUCT":
            assert theirs.graph is not None
            assert len(theirs.graph) == len(ours.rows)
        else:
            rows = [tuple(None if term is None else str(term) for term in row) for row in theirs]  # type: ignore[union-attr]
            assert sorted(rows, key=str) == sorted(ours.rows, key=str)

    def test_its_columns_are_described_and_ordered(self, question: Question, build: Path) -> None:
        given = {each.name: each.example for each in question.parameters if each.example is not None}
        answer = ask(build, question.name, given)
        if answer.triples is None:
            columns = tuple(column.name for column in question.columns)
            assert answer.variables[: len(columns)] == columns
            assert {column.iri for column in question.columns} - {None} <= set(answer.variables)
            assert "ORDER BY" in question.text

    def test_what_it_draws_are_columns_and_places_and_ends_lead_somewhere(self, question: Question) -> None:
        columns = {column.name: column for column in question.columns}
        roles = dict(question.view.roles) if question.view else {}
        assert set(roles.values()) <= columns.keys()
        assert all(columns[roles[role]].iri for role in ("place", "source", "target") if role in roles)
        assert all(column.iri for column in question.columns if column.type == "quote")

    def test_the_order_does_not_depend_on_that_of_the_graph(self, question: Question, build: Path) -> None:
        given = {each.name: each.example for each in question.parameters if each.example is not None}
        before = ask(build, question.name, given).rows
        triples = [quad.triple for quad in pyoxigraph.parse(path=build / "graph.ttl")]
        pyoxigraph.serialize(triples[::-1], str(build / "graph.ttl"), format=pyoxigraph.RdfFormat.TURTLE)
        assert ask(build, question.name, given).rows == before


@pytest.mark.parametrize(
    ("name", "parameter"),
    [
        ("answers-by-department", "department"),
        ("attendance", "person"),
        ("speakers-by-agenda-item", "name"),
        ("what-somebody-said", "person"),
        ("who-answered-whom", "speaker"),
        ("who-speaks-most", "speaker"),
    ],
)
@pytest.mark.parametrize("called", ["商工課長（川辺市）", "商工課長(川辺市)", "商工課長 (川辺市)"])
def test_a_speaker_is_found_by_the_name_that_completion_offers(
    build: Path, name: str, parameter: str, called: str
) -> None:
    """The label of the speech says 商工課長 alone, the list 事務局　商工課長; the post goes by its organization as well."""
    expected = ask(build, name, {parameter: "商工課長"}).rows
    assert ask(build, name, {parameter: called}).rows == expected != ()


STATEMENT = """
<{base}statement/added> a <http://www.w3.org/1999/02/22-rdf-syntax-ns#Statement> ;
  <http://www.w3.org/1999/02/22-rdf-syntax-ns#subject> <{base}{subject}> ;
  <http://www.w3.org/1999/02/22-rdf-syntax-ns#predicate> <https://w3id.org/policy-graph/ns#{predicate}> ;
  <http://www.w3.org/1999/02/22-rdf-syntax-ns#object> <{base}{object}> ;
  <https://w3id.org/policy-graph/ns#status> <https://w3id.org/policy-graph/ns#Stated> ;
  <https://w3id.org/policy-graph/ns#evidence> {quotes} .
"""


def state(build: Path, subject: str, predicate: str, object_: str, quotes: list[str]) -> None:
    """Add a statement to the graph of a build."""
    text = STATEMENT.format(
        base=quotes[0].partition("quote/")[0],
        subject=subject,
        predicate=predicate,
        object=object_,
        quotes=" , ".join(f"<{quote}>" for quote in quotes),
    )
    graph = build / "graph.ttl"
    graph.write_text(graph.read_text("utf-8") + text, "utf-8")


def quotes_of(build: Path, name: str, words: str) -> list[str]:
    """Give the quotes in the sentence that holds ``words``."""
    found = ask(build, "where-does-it-say", {"name": name})
    at, where = (found.variables.index(column) for column in ("quote", "words"))
    return sorted({str(row[at]) for row in found.rows if words in str(row[where])})


def test_a_relation_of_a_place_is_told_from_the_organization(build: Path) -> None:
    """The harbour lies in the city; so the city does not lie in the harbour, but is where it lies."""
    state(build, "place/川辺市.汐浜港", "locatedIn", "place/川辺市", quotes_of(build, "汐浜港", "姉妹港"))
    answer = ask(build, "organizations-of-place", {"place": "汐浜港"})
    assert ("汐浜港", "川辺市", "の所在地である") in {row[:3] for row in answer.rows}


@pytest.mark.parametrize("name", ["newest-statements", "successions"])
def test_two_quotes_in_one_sentence_are_one_row(build: Path, name: str) -> None:
    quotes = quotes_of(build, "港", "姉妹港")
    assert len(quotes) > 1
    state(build, "place/ルミナ港", "succeeds", "place/川辺市.汐浜港", quotes)
    rows = ask(build, name, {"name": "ルミナ港"}).table
    assert len([row for row in rows if name == "successions" or "引き継ぐ" in row]) == 1
