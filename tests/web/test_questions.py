"""Pages of questions as the server writes them: forms, faults at their fields, answers that need no script, permalinks."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from markupsafe import escape
from starlette.testclient import TestClient
from tests.web.library import BASE, HARM, QUESTIONS
from tests.web.standing import library_application

from policy_graph import api, api_serving
from policy_graph.web.app import application
from policy_graph.web.questions import known, themed
from policy_graph.web.tables import table


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    """A visitor of the invented library."""
    with library_application() as made:
        yield TestClient(made)


def test_every_question_of_the_library_is_a_page_that_answers(served_build: Path) -> None:
    with api_serving.service(served_build) as service:
        visitor = TestClient(application(service))
        listed = visitor.get("/questions/").text
        for question in api.queries():
            needed = {
                each.name: each.example or "川辺" for each in question.parameters if each.default is None
            }
            page = visitor.get(f"/questions/{question.name}/", params=needed)
            assert page.status_code == 200, question.name
            assert '<h2 id="answer-title"' in page.text, question.name
            assert f'href="../questions/{question.name}/"' in listed


def test_questions_stand_under_their_theme_and_others_at_the_end() -> None:
    groups = [(theme, [each.name for each in questions]) for theme, questions in themed(QUESTIONS)]
    assert groups[-1] == ("records", ["long"])
    assert len(groups) == 2


def test_an_answer_is_a_table_with_links_and_quotes_in_their_place(client: TestClient) -> None:
    page = client.get("/questions/ties/", params={"name": "汐"}).text
    assert f'href="../../id/place/{"%E6%B1%90%E6%B5%9C%E5%B8%82"}">汐浜市</a>' in page
    assert '<q class="evidence" lang="ja"><a href="../../id/quote/q0">汐浜市と連携して' in page
    assert 'lang="ja">12行目</span>' in page
    # The file and the line stand below the quote, not in columns of their own.
    assert page.count('<th scope="col"') == 4


def test_the_form_keeps_what_was_asked_and_its_address_is_the_permalink(client: TestClient) -> None:
    page = client.get("/questions/speakers/", params={"name": "月 & 花"}).text
    assert 'value="月 &amp; 花"' in page
    assert "http://testserver/questions/speakers/?name=%E6%9C%88%20%26%20%E8%8A%B1" in page
    assert 'method="get"' in page


def test_nothing_is_asked_before_a_field_that_must_be_filled_is(client: TestClient) -> None:
    page = client.get("/questions/speakers/")
    assert page.status_code == 200
    assert '<h2 id="answer-title"' not in page.text
    # Examples are names that there are.
    assert "?name=%E6%B1%90%E6%B5%9C%E5%B8%82" in page.text


@pytest.mark.parametrize(
    ("given", "field", "words"),
    [
        ({"least": "たくさん"}, "least", "数を入れてください"),
        ({"since": "2024-02-30"}, "since", "2024-05-20 の形"),
    ],
)
def test_a_wrong_value_is_told_at_its_field(
    client: TestClient, given: dict[str, str], field: str, words: str
) -> None:
    page = client.get("/questions/long/", params=given)
    assert page.status_code == 400
    assert f'aria-invalid="true" aria-describedby="fault-{field}"' in page.text
    fault = page.text.partition(f'id="fault-{field}"')[2].partition("</p>")[0]
    assert words in fault


def test_an_empty_field_that_must_be_filled_is_told(client: TestClient) -> None:
    page = client.get("/questions/speakers/", params={"name": " "})
    assert page.status_code == 400
    assert "ここに何か入れてください" in page.text


def test_a_parameter_that_the_question_does_not_have_is_told(client: TestClient) -> None:
    page = client.get("/questions/long/", params={"lesat": "3"})
    assert page.status_code == 400
    assert "lesat" in page.text


def test_an_unknown_question_is_not_found(client: TestClient) -> None:
    assert client.get("/questions/nowhere/").status_code == 404


def test_what_means_harm_is_text_in_values_names_and_addresses(client: TestClient) -> None:
    page = client.get("/questions/ties/", params={"name": HARM, HARM: "1"})
    assert "<img" not in page.text
    assert page.status_code == 400
    assert str(escape(HARM)) in page.text
    answered = client.get("/questions/by-body/", params={"name": HARM}).text
    assert "<img" not in answered


def test_many_rows_come_page_by_page_without_a_script(client: TestClient) -> None:
    first = client.get("/questions/long/").text
    assert "もの99<" in first
    assert "もの100<" not in first
    assert "_from=100#answer" in first
    second = client.get("/questions/long/", params={"_from": "400"}).text
    assert "もの449<" in second
    assert "401〜450件目" in second


def test_an_empty_answer_says_what_to_try_and_a_cut_one_that_it_is_cut(client: TestClient) -> None:
    empty = client.get("/questions/ties/", params={"name": "無"}).text
    assert "当てはまるものはありません" in empty
    assert "../../search/?q=%E7%84%A1" in empty
    cut = client.get("/questions/ties/", params={"name": "切"}).text
    assert 'class="banner truncated"' in cut


def test_a_link_leads_nowhere_but_to_the_web_and_to_things_of_ours() -> None:
    columns = [{"name": "a", "ja": "甲", "en": "a", "type": "text", "iri": "b"}]
    iris = [
        f"{BASE}id/place/a",
        "https://town.example/x",
        "javascript:alert(1)",
        f"{BASE}other",
        "data:text/html,x",
    ]
    answer = {"columns": columns, "variables": ["a", "b"], "rows": [["名", iri] for iri in iris]}
    found = table(answer, BASE, slice(None))
    assert [row[0].to for row in found.rows] == [
        "id/place/a",
        "https://town.example/x",
        None,
        f"{BASE}other",
        None,
    ]


def test_known_questions_are_found_by_name() -> None:
    assert known({"ties": QUESTIONS[4]}, "ties").title_en == "Ties between organizations"
