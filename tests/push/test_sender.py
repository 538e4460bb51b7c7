"""Requests are sent again where that helps, and a refusal says who refused what, and what to do."""

import httpx
import pytest

from policy_graph.errors import ServerFailed
from policy_graph.model.pushing import GraphPart, Pushed
from policy_graph.push.doors import graph_store
from policy_graph.push.sender import Sender
from policy_graph.push.steps import begun, steps

URL = "https://data.example.jp/sparql"


def answering(*answers: httpx.Response | Exception) -> tuple[Sender, list[float]]:
    """Make a sender whose server gives these answers, and the seconds that it waits between."""
    left, waits = list(answers), list[float]()

    def handle(request: httpx.Request) -> httpx.Response:
        answer = left.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    return Sender(pause=waits.append, transport=httpx.MockTransport(handle)), waits


def test_a_busy_server_is_asked_again_when_it_says() -> None:
    sender, waits = answering(
        httpx.Response(503, headers={"Retry-After": "7"}),
        httpx.ReadError("broken"),
        httpx.Response(429),
        httpx.Response(200, text="done"),
    )
    assert sender.demand("PUT of x", "PUT", URL).text == "done"
    assert waits == [7.0, 1.0, 2.0]


def test_a_server_that_stays_busy_is_told_after_five_times() -> None:
    sender, waits = answering(*[httpx.Response(503, text="too many")] * 5)
    with pytest.raises(
        ServerFailed, match=r"PUT of x: https://data.example.jp/sparql answered 503: too many"
    ):
        sender.demand("PUT of x", "PUT", URL)
    assert len(waits) == 4


def test_what_is_refused_is_not_asked_again_and_says_what_to_do() -> None:
    page = "<html><title>No</title><h1>No</h1><p>Body too   large</p>"
    sender, waits = answering(httpx.Response(413, text=page))
    with pytest.raises(ServerFailed, match=r"answered 413: Body too large; .*--bulk FOLDER"):
        sender.demand("PUT of x", "PUT", URL)
    assert waits == []


def test_a_token_goes_with_every_request(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POLICY_GRAPH_TOKEN", "secret")
    seen = []

    def handle(request: httpx.Request) -> httpx.Response:
        seen.append(request.headers["Authorization"])
        return httpx.Response(200)

    Sender(transport=httpx.MockTransport(handle)).send("a query", "GET", URL)
    assert seen == ["Bearer secret"]


def test_a_password_is_shown_only_where_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POLICY_GRAPH_PASSWORD", "secret")
    seen = []

    def handle(request: httpx.Request) -> httpx.Response:
        seen.append(request.headers.get("Authorization", ""))
        if seen[-1]:
            return httpx.Response(200)
        return httpx.Response(401, headers={"WWW-Authenticate": 'Basic realm="x"'})

    sender = Sender("clerk", transport=httpx.MockTransport(handle))
    assert sender.send("a query", "GET", URL).is_success
    assert seen == ["", "Basic Y2xlcms6c2VjcmV0"]  # clerk:secret


def test_no_redirect_is_followed_with_a_password() -> None:
    sender, _ = answering(httpx.Response(302, headers={"Location": "https://elsewhere.example/"}))
    with pytest.raises(ServerFailed, match=r"it sends on to https://elsewhere\.example/: name that address"):
        sender.demand("PUT of x", "PUT", URL)


def test_where_nobody_takes_graphs_the_places_that_were_tried_are_named() -> None:
    sender = Sender(transport=httpx.MockTransport(lambda _: httpx.Response(404)))
    with pytest.raises(ServerFailed, match=r"tried https://data\.example\.jp/store, .*--graph-store URL"):
        graph_store(sender, URL)


def test_a_page_for_people_takes_no_graphs() -> None:
    def handle(request: httpx.Request) -> httpx.Response:
        page = httpx.Response(200, headers={"Content-Type": "text/html"})
        return httpx.Response(200) if request.url.path == "/data" else page

    sender = Sender(transport=httpx.MockTransport(handle))
    assert graph_store(sender, URL).url == "https://data.example.jp/data"


def test_what_is_about_to_change_counts_as_unfinished() -> None:
    part = GraphPart(name="g:same", sha256="1", triples=1), GraphPart(name="g:new", sha256="2", triples=1)
    known = Pushed(hashes={"g:same": "1", "g:new": "0", "g:gone": "3"})
    todo = steps(part, known)
    assert (todo.keep, todo.send, todo.delete) == (("g:same",), ("g:new",), ("g:gone",))
    assert begun(todo, known, None).hashes == {"g:same": "1", "g:new": "", "g:gone": ""}
