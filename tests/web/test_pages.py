"""Every IRI leads to a page and to data, whoever asks in whatever way; no address leads anywhere else."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import cycle
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx
import pytest
from pyoxigraph import NamedNode, RdfFormat, parse
from starlette.testclient import TestClient
from tests.site.conftest import written
from tests.site.reading import Seen
from tests.triples.conftest import BASE, made_in_july

from policy_graph import api_serving
from policy_graph.model.page import MeetingPage, Page
from policy_graph.triples.pages import pages as static_pages
from policy_graph.triples.query import open_graph
from policy_graph.triples.served.pages import Reader
from policy_graph.web.app import application

ROOT = "http://server.invalid"
SECRET = "canary-in-a-file-beside-the-build"
FORMS = {
    "text/turtle": RdfFormat.TURTLE,
    "application/ld+json": RdfFormat.JSON_LD,
    "application/n-triples": RdfFormat.N_TRIPLES,
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    beside = tmp_path_factory.mktemp("served-pages")
    (beside / "canary.txt").write_text(SECRET)
    build = written(beside / "build")
    (build / "sources" / "link.txt").symlink_to(beside / "canary.txt")
    (build / "notes.txt").write_text(SECRET)
    return build


@pytest.fixture(scope="module")
def service(folder: Path) -> Iterator[Any]:
    with api_serving.service(folder) as opened:
        yield opened


@pytest.fixture(scope="module")
def client(service: Any) -> TestClient:
    return TestClient(application(service), base_url=ROOT)


def iris(folder: Path) -> list[str]:
    """All IRIs of the graph that lie below its base, those of named graphs included."""
    quads = parse(path=folder / "graph.trig", format=RdfFormat.TRIG)
    found = {each for quad in quads for each in (quad.subject, quad.object, quad.graph_name)}
    return sorted(each.value for each in found if isinstance(each, NamedNode) and each.value.startswith(BASE))


def address(iri: str) -> str:
    """The path that a program asks for that follows an IRI."""
    return "/" + quote(iri.removeprefix(BASE), safe="/%")


def test_every_iri_leads_to_a_page_and_what_a_fragment_names_is_on_it(
    client: TestClient, folder: Path
) -> None:
    shown: dict[str, list[str]] = {}
    for iri in iris(folder):
        led = client.get(address(iri), headers={"Accept": "text/html"}, follow_redirects=False)
        assert led.status_code == 303, iri
        page, _, fragment = str(led.url.join(led.headers["location"])).partition("#")
        if page not in shown:
            answer = client.get(page)
            assert answer.status_code in (200, 410), iri
            is_page = answer.headers["content-type"] == "text/html; charset=utf-8"
            shown[page] = Seen(answer.text).ids if is_page else []
            assert len(shown[page]) == len(set(shown[page])), iri
        assert not fragment or fragment in shown[page], iri


def test_every_iri_leads_to_data_that_can_be_read(client: TestClient, folder: Path) -> None:
    for iri, accept in zip(iris(folder), cycle(FORMS), strict=False):
        answer = client.get(address(iri), headers={"Accept": accept})
        assert answer.status_code in (200, 410), iri
        assert answer.headers["content-type"].startswith(accept), iri
        assert list(parse(answer.content, format=FORMS[accept])), iri


def test_pages_and_data_are_those_of_the_written_site(service: Any, folder: Path) -> None:
    index = service.index
    reader = Reader(index.store, index.register, index.folder, index.base)
    for page in static_pages(open_graph(folder), folder):
        node = NamedNode(page.thing.iri)
        assert told(reader.page(node)) == told(page)
        assert reader.data(node, "ttl") == page.turtle


def told(page: Page | None) -> Page | None:
    """What page and site have in common: data beside the page, words of a meeting on the page of a server."""
    assert page
    page = replace(page, speeches=()) if isinstance(page, MeetingPage) else page
    return replace(page, turtle=b"")


def test_links_of_pages_lead_to_pages(client: TestClient, folder: Path) -> None:
    waiting, seen = [f"{ROOT}/"], set[str]()
    while waiting:
        at = waiting.pop()
        answer = client.get(at)
        assert answer.status_code in (200, 410), at
        if not answer.headers["content-type"].startswith("text/html"):
            continue
        for _, link in Seen(answer.text).links:
            to = str(answer.url.join(link)).partition("#")[0]
            elsewhere = not to.startswith(ROOT) or to.startswith(
                tuple(f"{ROOT}/{door}" for door in ("search", "questions", "editor", "assets"))
            )
            if to not in seen and not elsewhere:
                seen.add(to)
                waiting.append(to)
    assert len(seen) > 100


def test_a_quote_is_shown_where_it_stands(client: TestClient, folder: Path) -> None:
    mentions = [each for each in iris(folder) if "/id/mention/" in each]
    found = [client.get(address(each), follow_redirects=False).headers["location"] for each in mentions]
    assert all("/#q" in each for each in found)
    assert any("/id/utterance/" in f"/{each}" for each in found)
    assert any("/id/document/" in f"/{each}" for each in found)  # named in a list, where nobody speaks


def test_what_was_withdrawn_is_gone_and_what_was_merged_says_where_it_went(client: TestClient) -> None:
    withdrawn = client.get("/id/utterance/kawabe-2020-01-00000000.4", headers={"Accept": "text/html"})
    assert withdrawn.status_code == 410
    assert "2026-01" in withdrawn.text
    assert client.get("/id/utterance/kawabe-2020-01-00000000.4.ttl").status_code == 410
    merged = client.get("/id/organization/%E5%95%86%E5%B7%A5%E4%BF%82/")
    assert merged.status_code == 200
    assert "商工課" in merged.text


@pytest.mark.parametrize(
    ("accept", "suffix"),
    [
        ("text/html,application/xhtml+xml,*/*;q=0.8", "/"),
        ("", "/"),
        ("*/*", "/"),
        ("text/turtle;q=0.5, application/ld+json", ".jsonld"),
        ("text/html;q=0.1, text/turtle", ".ttl"),
        ("application/n-triples", ".nt"),
    ],
)
def test_who_asks_gets_the_form_that_is_wanted_most(client: TestClient, accept: str, suffix: str) -> None:
    july = made_in_july().document.id
    answer = client.get(f"/id/document/{july}", headers={"Accept": accept}, follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"] == f"../../id/document/{july}{suffix}"
    assert "Accept" in answer.headers["vary"]


def test_an_address_is_found_in_every_writing(client: TestClient) -> None:
    right = "/id/organization/%E5%B7%9D%E8%BE%BA%E5%B8%82.A%2FB%E7%8F%AD"
    name = "A/B班"
    for written_as in (
        right,
        right.replace("%2F", "%2f"),
        right.replace("%2F", "/"),
        right.replace(".A", ".%41"),
    ):
        answer = client.get(written_as, headers={"Accept": "text/html"})
        assert answer.status_code == 200, written_as
        assert f'<h1 lang="ja">{name}</h1>' in answer.text


def test_who_has_the_page_already_is_sent_none(client: TestClient) -> None:
    first = client.get("/id/organization/")
    tag = first.headers["etag"]
    again = client.get("/id/organization/", headers={"If-None-Match": f'"other", {tag}'})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get("/id/organization/?page=1", headers={"If-None-Match": tag}).status_code == 200
    head = client.head("/id/organization/")
    assert (head.status_code, head.headers["etag"]) == (200, tag)


@pytest.mark.parametrize(
    "path",
    [
        "/id/../../canary.txt",
        "/id/..%2f..%2fcanary.txt",
        "/id/%2e%2e/%2e%2e/canary.txt",
        "/id/%252e%252e/canary.txt",
        "/../canary.txt",
        "/%2e%2e/canary.txt",
        "/..%2fcanary.txt",
        "/sources/../../canary.txt",
        "/sources/..%2f..%2fcanary.txt",
        "/sources/link.txt",
        "/sources/%00",
        "/sources/..\\..\\canary.txt",
        "/sources//etc/passwd",
        "//etc/passwd",
        "/sources/C:%5Cwindows",
        "/notes.txt",
        "/report.json",
        "/.build.index/index.json",
        "/id/organization/x%00y",
        "/id/organization/%ff%fe",
        "/id/organization/%ed%a0%80",
        "/id/organization/%3E%20%3Cx",
        "/id/organization/" + "%E6%BC%A2" * 300,
        "/id/organization/" + "x" * 4000,
        "/id/nothing/",
        "/id/organization/?page=99",
        "/years/1066/",
        "/years/%27%20OR%201=1/",
    ],
)
def test_an_address_of_nothing_reads_nothing_and_repeats_nothing(client: TestClient, path: str) -> None:
    answer = client.get(ROOT + path)
    assert answer.status_code == 404
    assert SECRET not in answer.text
    assert "OR 1=1" not in answer.text
    assert "xxxx" not in answer.text
    assert "このアドレスには何もありません" in answer.text
    assert "There is nothing at this address" in answer.text


@pytest.mark.parametrize("path", ["/id/{}", "/years/{}", "/questions/{}"])
@pytest.mark.parametrize(
    "name", ["https:evil.example", "\\\\evil.example", "%5c%5cevil.example", "javascript:x"]
)
def test_no_address_leads_to_another_server(client: TestClient, path: str, name: str) -> None:
    """As a browser reads it, to which ``https:name`` is another server and a backslash a slash."""
    sent = httpx.URL(scheme="http", host="server.invalid", raw_path=path.format(name).encode())
    answer = client.get(sent, follow_redirects=False)
    location = answer.headers["location"].replace("\\", "/")
    assert answer.status_code == 308
    assert location.startswith("./")
    assert location.endswith("/")


def test_a_deep_address_is_told_off_in_a_sentence(client: TestClient) -> None:
    """The page that says so would be fifty times as long as the address."""
    answer = client.get(ROOT + "/a" * 20_000)
    assert answer.status_code == 404
    assert len(answer.content) < 100
