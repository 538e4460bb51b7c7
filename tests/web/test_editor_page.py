"""The page of the editor as the server sends it: what it holds without script, what it allows, what the editor may offer."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from policy_graph import api_serving
from policy_graph.web import editor
from policy_graph.web.app import application


@pytest.fixture(scope="module")
def door(served_build: Path) -> Iterator[TestClient]:
    with api_serving.service(served_build) as service:
        yield TestClient(application(service))


def test_where_nothing_is_built_the_page_says_how_and_has_a_form(
    door: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(editor, "built", lambda: False)
    page = door.get("/editor/").text
    assert "npm ci &amp;&amp; npm run build" in page
    assert "editor.js" not in page
    assert re.search(r'<form [^>]*action="../sparql" method="get">', page)


def test_only_styles_that_carry_the_word_of_this_very_answer_are_allowed(door: TestClient) -> None:
    policies = [door.get("/editor/").headers["Content-Security-Policy"] for _ in range(2)]
    words = [re.search(r"style-src 'self' 'nonce-([\w-]{16,})'", each) for each in policies]
    assert all(words)
    assert len({each[1] for each in words if each}) == 2
    assert not re.search(r"unsafe|\*|https?:", "".join(policies))
    assert "nonce" not in door.get("/questions/").headers["Content-Security-Policy"]


def test_an_example_is_the_query_of_the_question_without_its_head(door: TestClient) -> None:
    page = door.get("/editor/", params={"example": "programs-by-department"}).text
    query = re.search(r"<textarea[^>]*>(.*?)</textarea>", page, re.DOTALL)
    assert query
    assert query[1].strip().startswith("PREFIX")
    assert "pg:responsibleFor" in query[1]
    assert "# ---" not in query[1]
    assert door.get("/editor/", params={"example": "../../etc/passwd"}).status_code == 404


def test_what_the_editor_offers_says_what_it_means(door: TestClient) -> None:
    offered = door.get("/assets/terms.json").json()
    terms = {each["name"]: each for each in offered["terms"]}
    assert offered["prefixes"]["pg"] == "https://w3id.org/policy-graph/ns#"
    meeting, member = terms["pg:Meeting"], terms["pg:memberOf"]
    assert (meeting["sort"], meeting["ja"], meeting["en"]) == ("class", "会議", "Meeting")
    assert meeting["about_ja"].startswith("一つの日に")
    assert member["sort"] == "property"
    assert terms["pg:Planned"]["sort"] == "value"
    assert all(each["ja"] and each["en"] for each in offered["terms"] if each["sort"] != "datatype")
