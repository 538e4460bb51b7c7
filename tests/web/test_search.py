"""The search over HTTP: a page that works without script, the same as JSON and CSV, completion for forms."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pytest
from starlette.testclient import TestClient
from tests.publisher import TOWN

from policy_graph.model.limits import Limits
from policy_graph.model.serving import Named, Spoken
from policy_graph.search.find import complete, find
from policy_graph.search.write import write
from policy_graph.site.render import Renderer
from policy_graph.web.app import application

BASE = "https://example.org/"
SAID = Spoken(
    iri=f"{BASE}id/utterance/1", label="市長（発言1）", text="=公園の<b>整備</b>です。", document="d", start=10,
    speaker="市長", date="2024-06-03", context="川辺市議会", meeting=f"{BASE}id/meeting/1", body="川辺市議会",
)  # fmt: skip


class Asked:
    """The verbs of a service that these doors ask, in this process."""

    limits, workers, pages = Limits(), 1, None

    def __init__(self, place: Path) -> None:
        self.place, self.renderer = place, Renderer(TOWN, {}, kinds=("place",))

    def find(self, sought: Any) -> Any:
        return find(self.place, sought)

    def complete(self, begun: str, *, kind: str = "", limit: int = 20) -> Any:
        return complete(self.place, begun, kind=kind, limit=limit)

    def html(self, name: str, folder: str, **values: Any) -> str:
        return self.renderer.workbench(name, folder, **{"base": BASE, **values})


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    place = tmp_path_factory.mktemp("web") / "search.sqlite"
    write(place, [Named(iri=f"{BASE}id/place/公園%2F北", kind="place", label="公園北", count=2)], [SAID] * 45)
    with TestClient(application(cast("Any", Asked(place)))) as client:
        yield client


def test_the_page_shows_things_then_utterances_with_links_to_the_place(client: TestClient) -> None:
    page = client.get("/search/", params={"q": "公園 整備"}).text
    assert "<mark>公園</mark>の&lt;b&gt;<mark>整備</mark>&lt;/b&gt;です。" in page
    assert 'href="../id/utterance/1/#q11-13=%E5%85%AC%E5%9C%92"' in page
    assert 'href="../id/meeting/1/"' in page
    assert 'href="../id/place/公園%2F北/"' in client.get("/search/", params={"q": "公園"}).text


def test_all_things_of_a_kind_are_one_click_away(client: TestClient) -> None:
    page = client.get("/search/", params={"q": "公園"}).text
    assert 'href="?q=%E5%85%AC%E5%9C%92&amp;kind=place"' in page
    only = client.get("/search/", params={"q": "公園", "kind": "place"}).text
    assert "id/place/公園%2F北/" in only
    assert "id/utterance/" not in only
    assert "当てはまるものはありません" in client.get("/search/", params={"q": "公園", "kind": "person"}).text


def test_no_policy_of_the_page_keeps_its_form_from_being_sent(client: TestClient) -> None:
    answer = client.get("/search/")
    assert "form-action 'self'" in answer.headers["content-security-policy"]
    assert "form-action" not in answer.text


def test_pages_follow_each_other_and_keep_what_was_asked(client: TestClient) -> None:
    page = client.get("/search/", params={"q": "公園", "body": "川辺", "page": 2}).text
    assert "（2／3ページ）" in page
    assert 'rel="next" href="?q=%E5%85%AC%E5%9C%92&amp;body=%E5%B7%9D%E8%BE%BA&amp;page=3"' in page
    assert 'value="川辺"' in page


@pytest.mark.parametrize(
    ("query", "status", "says"),
    [
        ({}, 200, "何を探せるか"),
        ({"q": "図書館"}, 200, "当てはまるものはありません"),
        ({"q": "<script>", "from": "x"}, 400, "is no date"),
        ({"q": "公" * 401}, 400, "上限は400文字"),
        ({"q": "公園", "page": "0"}, 400, "is no number"),
        ({"q": "公園", "page": "9" * 5000}, 400, "is no number"),
        ({"q": "公園", "page": "²"}, 400, "is no number"),
        ({"q": "公園", "order": "x"}, 400, "is none of"),
    ],
)
def test_every_state_says_what_to_do(
    client: TestClient, query: dict[str, str], status: int, says: str
) -> None:
    answer = client.get("/search/", params=query)
    assert answer.status_code == status
    assert says in answer.text
    assert "<script>" not in answer.text


def test_scripts_get_json_by_name_or_by_accept(client: TestClient) -> None:
    asked = {"q": "公園", "limit": "2"}
    found = client.get("/search/", params={**asked, "format": "json"}).json()
    assert (found["total"], len(found["hits"]), found["named"]) == (45, 2, {"place": 1})
    assert client.get("/search/", params=asked, headers={"Accept": "application/json"}).json() == found
    assert client.get("/search/", params={**asked, "format": "xml"}).status_code == 400


def test_csv_is_exact_and_for_excel_safe(client: TestClient) -> None:
    plain = client.get("/search/", params={"q": "公園", "format": "csv", "limit": 1})
    assert plain.text.splitlines()[1].split(",")[4:7] == ["=", "公園", "の<b>整備</b>です。"]
    assert plain.headers["x-total-count"] == "45"
    excel = client.get("/search/", params={"q": "公園", "format": "excel", "limit": 1}).content.decode(
        "utf-8"
    )
    assert excel.startswith("\ufeffiri,")
    assert ",'=,公園," in excel


def test_names_are_completed_and_kept_for_a_moment(client: TestClient) -> None:
    answer = client.get("/complete", params={"q": "こうえん", "kind": "place,person"})
    assert [each["label"] for each in answer.json()] == ["公園北"]
    assert "max-age" in answer.headers["cache-control"]


def test_the_address_without_a_slash_leads_on(client: TestClient) -> None:
    answer = client.get("/search?q=a%20b", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (308, "search/?q=a%20b")
