"""The door to networks: a form, a page that is whole without script, its data, and what strangers may choose."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from policy_graph import api_serving
from policy_graph.engine.serving import networks
from policy_graph.engine.serving.index import prepared
from policy_graph.errors import LimitExceeded
from policy_graph.model import NetworkChoice
from policy_graph.web.app import application


@pytest.fixture(scope="module")
def door(served_build: Path) -> Iterator[TestClient]:
    with api_serving.service(served_build) as service, service:
        yield TestClient(application(service))


def test_the_page_is_whole_without_a_script(door: TestClient) -> None:
    page = door.get("/network/?kind=stakeholders&from=&steps=").text
    found = door.get("/network.json").json()
    shown = re.findall(r"<q lang=\"ja\">(.*?)</q>", page)
    assert len(shown) >= len(found["edges"]["source"]) > 0
    assert '<img src="../network.svg?kind=stakeholders"' in page
    assert "style=" not in page
    assert not re.findall(r"<script(?![^>]*src=)", page)
    assert all(f'value="{kind}"' in page for kind in ("co-mention", "membership", "question-answer"))


@pytest.mark.parametrize("script", [None, "start()"])
def test_where_the_script_is_built_the_still_picture_is_for_those_without_alone(
    door: TestClient, monkeypatch: pytest.MonkeyPatch, script: str | None
) -> None:
    monkeypatch.setattr("policy_graph.web.network.built", lambda _: script)
    page = door.get("/network/").text
    assert ("<noscript>" in page, 'data-src="../network.json"' in page) == (bool(script), bool(script))
    assert ("not built in" in page) == (not script)


def test_words_lead_to_pages_that_are_there(door: TestClient) -> None:
    found = door.get("/network.json").json()
    hrefs = [href for href in found["nodes"]["href"] if href]
    assert hrefs
    places = [each.partition("#")[0] for each in (*hrefs[:3], *filter(None, found["evidence"]["href"][:3]))]
    assert {door.get("/network/" + place).status_code for place in places} == {200}


def test_the_choice_is_in_the_address_and_narrows(door: TestClient) -> None:
    kinds = {name: door.get(f"/network.json?kind={name}").json() for name in ("stakeholders", "co-mention")}
    assert set(kinds["co-mention"]["relations"]) == {"coMention"}
    assert len(kinds["co-mention"]["edges"]["source"]) < len(kinds["stakeholders"]["edges"]["source"])
    later = door.get("/network.json?from=2999").json()
    assert later["edges"]["source"] == []
    assert "条件をゆるめて" in door.get("/network/?from=2999").text
    assert (
        door.get("/network?kind=membership", follow_redirects=False).headers["location"]
        == "network/?kind=membership"
    )


def test_a_still_picture_is_an_image(door: TestClient) -> None:
    answer = door.get("/network.svg?kind=stakeholders")
    assert answer.headers["content-type"] == "image/svg+xml"
    assert answer.content.startswith(b"<svg ")
    assert b"<script" not in answer.content


WRONG = [
    ("kind", "everything"),
    ("from", "2024-02-30"),
    ("to", "yesterday"),
    ("year", "R6"),
    ("type", "Robot"),
    ("steps", "999999"),
    ("confidence", "1.5"),
    ("least", "0"),
    ("rollup", "all"),
    ("weighting", "heavy"),
    ("around", "a" * 1000),
    ("limit", "5"),
]


@pytest.mark.parametrize(("name", "value"), WRONG)
def test_what_strangers_may_not_choose_is_named_in_both_languages(
    door: TestClient, name: str, value: str
) -> None:
    asked = {name: f"{value}<b>" if name == "kind" else value}
    answer = door.get("/network.json", params=asked, headers={"Accept": "application/json"})
    assert answer.status_code == 400
    assert name in answer.json()["detail"]
    assert name in answer.json()["detail_ja"]
    page = door.get("/network/", params=asked)
    assert page.status_code == 400
    assert "<b>everything" not in page.text
    assert 'role="alert"' in page.text


def test_too_many_values_are_refused(door: TestClient) -> None:
    assert door.get("/network.json?" + "&".join(f"body={at}" for at in range(50))).status_code == 400


def test_a_network_is_no_larger_than_an_answer_to_strangers(served_build: Path) -> None:
    with pytest.raises(LimitExceeded):
        networks.networked(prepared(served_build), NetworkChoice(), 100)


def test_the_same_choice_is_made_once_and_few_are_kept() -> None:
    kept, made = networks.Kept(), list[int]()

    def answer(asked: int) -> Any:
        def make() -> int:
            made.append(asked)
            return asked

        return kept(asked, make, lambda _: 1)

    for asked in (1, 1, *range(2, 18), 17, 1):
        answer(asked)
    # The first one was asked again after sixteen others had taken its place.
    assert made == [*range(1, 18), 1]


def test_the_page_of_a_thing_leads_to_the_network_around_it(door: TestClient) -> None:
    found = door.get("/network.json").json()
    page = door.get("/network/" + next(filter(None, found["nodes"]["href"]))).text
    assert re.search(r'href="(\.\./)+network/\?around=https?%3A', page) or "network/?around=http" in page
    assert 'href="../../../network/"' in page


def test_data_are_json_for_a_program(door: TestClient) -> None:
    answer = door.get("/network.json")
    assert answer.headers["content-type"] == "application/json"
    assert json.loads(answer.content)["version"] == 1
