"""What stands around every door: names, headers, other origins, clients, room."""

import asyncio

import httpx
import pytest
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.testclient import TestClient
from starlette.types import Message, Receive, Scope, Send
from tests.web.endpoint.conftest import called

from policy_graph.errors import Busy
from policy_graph.model.limits import Address
from policy_graph.web import bodies
from policy_graph.web.clients import Budget, client_of
from policy_graph.web.headers import policy
from policy_graph.web.outside import Outside
from policy_graph.web.room import Room
from policy_graph.web.serving import Served


@pytest.mark.parametrize(
    "address", ["/sparql?query=ASK%7B%7D", "/sparql?query=", "/no<b>such</b>page", "/search?x"]
)
@pytest.mark.parametrize("method", ["GET", "PUT"])
def test_every_answer_has_the_headers_of_safety_and_repeats_nothing(
    client: TestClient, method: str, address: str
) -> None:
    got = client.request(method, address)
    assert "default-src 'none'" in got.headers["content-security-policy"]
    assert got.headers["x-content-type-options"] == "nosniff"
    assert got.headers["referrer-policy"] == "no-referrer"
    assert "such" not in got.text


@pytest.mark.parametrize(
    "path",
    [
        "/assets/../app.py",
        "/assets/..%2f..%2f..%2f..%2f..%2fetc/passwd",
        "/assets/%252e%252e/app.py",
        "/assets//etc/passwd",
        "/assets/built/..%5c..%5capp.py",
        "/assets/%00",
        "/id/..%2f..%2fetc/passwd",
        "/questions/..%2f..%2fetc%2fpasswd/",
    ],
)
def test_no_path_leads_out(client: TestClient, path: str) -> None:
    got = client.get(httpx.URL(scheme="http", host="testserver", raw_path=path.encode()))
    assert got.status_code in (400, 404), got.text
    assert "root:" not in got.text
    assert "Starlette" not in got.text


def test_styles_of_a_page_are_let_in_by_a_word_that_is_its_own() -> None:
    assert "style-src 'self' 'nonce-abc';" in policy("abc")
    assert "style-src 'self';" in policy(None)


def test_what_breaks_tells_nobody_how(service: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(service, "sparql", lambda *_, **__: 1 // 0)
    got = called(service).get("/sparql", params={"query": "ASK {}"})
    assert (got.status_code, got.text) == (500, "something broke here; the server has noted it\n")
    assert "content-security-policy" in got.headers


def test_data_may_be_read_from_other_origins_and_pages_may_not(client: TestClient) -> None:
    other = {"origin": "https://other.example"}
    for address in ("/sparql?query=ASK%7B%7D", "/sparql?query=", "/id/meeting/none"):
        got = client.get(address, headers=other)
        assert got.headers["access-control-allow-origin"] == "*"
        assert "access-control-allow-credentials" not in got.headers
    assert "access-control-allow-origin" not in client.get("/questions", headers=other).headers
    before = client.options("/sparql", headers={**other, "access-control-request-method": "POST"})
    assert before.status_code == 204
    assert "POST" in before.headers["access-control-allow-methods"]
    assert "Content-Type" in before.headers["access-control-allow-headers"]


@pytest.mark.parametrize(
    ("host", "public", "name", "status"),
    [
        ("127.0.0.1", None, "127.0.0.1:8000", 200),
        ("127.0.0.1", None, "LOCALHOST", 200),
        ("127.0.0.1", None, "[::1]:8000", 200),
        ("127.0.0.1", None, "rebound.example", 421),
        ("127.0.0.1", None, "127.0.0.1.rebound.example", 421),
        ("127.0.0.1", None, "localhost@rebound.example", 400),
        ("127.0.0.1", None, "", 400),
        ("127.0.0.1", "https://data.example.jp/x", "data.example.jp", 200),
        ("0.0.0.0", None, "anything.example", 200),
        ("0.0.0.0", "https://data.example.jp/x", "anything.example", 421),
    ],
)
def test_the_server_answers_to_its_own_names(
    service: Served, host: str, public: str | None, name: str, status: int
) -> None:
    client = called(service, Address(host=host, port=8000, public=public))
    got = client.get("/sparql", params={"query": "ASK {}"}, headers={"host": name})
    assert got.status_code == status, got.text
    assert "rebound" not in got.text


@pytest.mark.parametrize("sent", ["/minutes/id/a%2Fb", "/id/a%2Fb"])
def test_behind_a_proxy_a_path_keeps_its_escapes(sent: str) -> None:
    """An escaped slash is a part of the name in an IRI."""
    seen: list[Scope] = []

    async def inside(scope: Scope, receive: Receive, send: Send) -> None:
        seen.append(scope)
        await Response()(scope, receive, send)

    outside = Outside(inside, Address(host="0.0.0.0", public="https://data.example.jp/minutes/"))
    url = httpx.URL(scheme="http", host="localhost", raw_path=sent.encode())
    TestClient(outside, base_url="http://localhost").get(url)
    assert (seen[0]["raw_path"], seen[0]["path"]) == (b"/minutes/id/a%2Fb", "/minutes/id/a/b")
    assert seen[0]["root_path"] == "/minutes"


@pytest.mark.parametrize("path", ["/minutes/sparql", "/sparql"])
def test_behind_a_proxy_addresses_are_those_of_outside(service: Served, path: str) -> None:
    """Whether the proxy cuts its path off or not."""
    address = Address(host="127.0.0.1", port=8000, public="https://data.example.jp/minutes/")
    client, local = called(service, address), {"host": "127.0.0.1:8000"}
    assert "<https://data.example.jp/minutes/sparql> a sd:Service" in client.get(path, headers=local).text
    assert client.get(path.replace("sparql", "assets/site.css"), headers=local).status_code == 200
    person = client.get(path, headers={**local, "accept": "text/html"}, follow_redirects=False)
    assert person.headers["location"] == "https://data.example.jp/minutes/editor/"


def request(*forwarded: str, host: str = "192.0.2.1") -> Request:
    headers = [(b"x-forwarded-for", each.encode()) for each in forwarded]
    return Request({"type": "http", "headers": headers, "client": (host, 1)})


def test_a_client_is_whom_the_connection_says_or_the_proxy_that_is_trusted() -> None:
    assert client_of(request("198.51.100.7"), trust_proxy=False) == "192.0.2.1"
    # What a client writes himself stands before what the proxy adds.
    assert client_of(request("203.0.113.9, 198.51.100.7"), trust_proxy=True) == "198.51.100.7"
    assert client_of(request("203.0.113.9", "198.51.100.7"), trust_proxy=True) == "198.51.100.7"
    assert client_of(request(), trust_proxy=True) == "192.0.2.1"


def test_a_network_is_one_client() -> None:
    one, other = request(host="2001:db8:0:1::a"), request(host="2001:db8:0:1:ffff::b")
    assert client_of(one, trust_proxy=False) == client_of(other, trust_proxy=False) == "2001:db8:0:1::/64"
    assert client_of(request(host="::ffff:192.0.2.1"), trust_proxy=False) == "192.0.2.1"


def refused(budget: Budget, client: str) -> str:
    """Say when a client may come again, "" where he may now."""
    try:
        with budget.asking(client):
            return ""
    except HTTPException as error:
        return (error.headers or {})["Retry-After"]


def test_seconds_come_back_evenly() -> None:
    now = 0.0
    budget = Budget(60.0, clock=lambda: now)
    budget.spend("a", 61.0)
    assert refused(budget, "b") == ""
    assert refused(budget, "a") == "2"
    now = 2.0
    assert refused(budget, "a") == ""


def test_one_client_fills_no_waiting_room() -> None:
    budget, free = Budget(60.0, at_once=2), Budget(0.0, at_once=1)
    with budget.asking("a"), budget.asking("a"), free.asking("a"):
        assert refused(budget, "a") == "1"
        assert refused(budget, "b") == refused(free, "a") == ""
    assert refused(budget, "a") == ""


def arriving(*, seconds: float) -> tuple[Request, list[int]]:
    """A request whose body never ends, and how many bytes of it were read."""
    taken: list[int] = []

    async def receive() -> Message:
        await asyncio.sleep(seconds)
        taken.append(100)
        return {"type": "http.request", "body": b"#" * 100, "more_body": True}

    return Request({"type": "http", "method": "POST", "headers": []}, receive), taken


def test_a_body_is_read_to_its_limit_and_only_so_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bodies, "SECONDS", 0.05)
    endless, taken = arriving(seconds=0)
    with pytest.raises(HTTPException) as refused:
        asyncio.run(bodies.read(endless, 250))
    assert (refused.value.status_code, taken) == (413, [100, 100, 100])
    with pytest.raises(HTTPException) as late:
        asyncio.run(bodies.read(arriving(seconds=1)[0], 250))
    assert late.value.status_code == 408


def test_who_finds_no_place_to_wait_is_told_at_once_and_who_waits_is_told_in_the_end() -> None:
    async def crowded() -> list[type[Busy]]:
        room, found = Room(1, waiting=1, patience=0.05), list[type[Busy]]()

        async def asking() -> None:
            try:
                async with room.entered():
                    pass
            except Busy as error:
                found.append(type(error))

        async with room.entered():
            await asyncio.gather(asking(), asking())
        await asking()
        return found

    assert asyncio.run(crowded()) == [Busy, Busy]
