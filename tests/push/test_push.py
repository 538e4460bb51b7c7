"""A build arrives on servers that others have written: whole, once, and on from where it was ended."""

import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import httpx
import pytest
from tests.push.conftest import BASE, DOCUMENT, TITLE, Write, write_graph
from tests.servers import Server, free

from policy_graph import api_serving
from policy_graph.engine import pushing
from policy_graph.errors import ServerFailed
from policy_graph.push.sender import Sender
from policy_graph.triples import parts

FIRST = {"may": "第１回審議会", "july": "第２回審議会"}


def push(server: Server, build: Path, **given: Any) -> tuple[int, int, int]:
    done = api_serving.push(build, server.endpoint, user=server.user, **given)
    return done.sent, done.kept, done.deleted


def titles(server: Server, graph: str | None = None) -> list[str]:
    """Ask a server for the titles in one of its graphs, or in what is asked by default."""
    inner = f"?s <{TITLE}> ?title"
    where = inner if graph is None else f"GRAPH <{graph}> {{ {inner} }}"
    form = {"query": f"SELECT ?title WHERE {{ {where} }} ORDER BY ?title"}
    if graph is None and server.name == "virtuoso":
        form["default-graph-uri"] = parts.merged(BASE)
    answer = httpx.post(server.endpoint, data=form, headers={"Accept": "application/sparql-results+json"})
    return [row["title"]["value"] for row in answer.json()["results"]["bindings"]]


def test_a_build_arrives_and_what_two_documents_say_counts_once(server: Server, write: Write) -> None:
    assert push(server, write(**FIRST)) == (3, 0, 0)  # two documents and the merged graph
    assert titles(server) == ["川辺市", "第１回審議会", "第２回審議会"]
    assert titles(server, f"{DOCUMENT}may") == ["川辺市", "第１回審議会"]


def test_only_what_differs_is_sent(server: Server, write: Write) -> None:
    push(server, write(**FIRST))
    assert push(server, write("same", **FIRST)) == (0, 3, 0)
    changed = write("changed", may="第１回審議会（改）", july=FIRST["july"])
    assert push(server, changed) == (2, 1, 0)  # the document and the merged graph
    assert titles(server) == ["川辺市", "第１回審議会（改）", "第２回審議会"]
    assert push(server, changed, everything=True) == (3, 0, 0)


def test_a_document_that_is_gone_is_deleted_and_nothing_else(server: Server, write: Write) -> None:
    other = "https://other.example/graph"
    write_graph(server, other, f'<https://other.example/x> <{TITLE}> "よその市" .')
    push(server, write(**FIRST))
    assert push(server, write("less", may=FIRST["may"])) == (1, 1, 1)
    assert titles(server, f"{DOCUMENT}july") == []
    assert titles(server) == ["川辺市", "第１回審議会"]
    assert titles(server, other) == ["よその市"]


@pytest.mark.parametrize("sent", [1, 2, 3])
def test_a_run_that_is_ended_is_finished_by_the_next(server: Server, write: Write, sent: int) -> None:
    push(server, write("old", may="古い題名"))
    build = write(**FIRST)

    def end(number: int, count: int, name: str) -> None:
        if number == sent:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        push(server, build, begin=end)
    assert push(server, build) == (4 - sent, sent - 1, 0)
    assert titles(server) == ["川辺市", "第１回審議会", "第２回審議会"]
    assert titles(server, f"{DOCUMENT}may") == ["川辺市", "第１回審議会"]


def test_a_process_that_is_killed_is_finished_by_the_next(server: Server, write: Write) -> None:
    if server.name != "oxigraph":
        pytest.skip("one server is enough: the process is ours")
    many = {f"d{number:03}": f"第{number}回" for number in range(120)}
    build = write(**many)
    command = [sys.executable, "-m", "policy_graph", "push", server.endpoint, str(build)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    while process.poll() is None and not titles(server, f"{DOCUMENT}d007"):
        time.sleep(0.01)
    process.kill()
    assert process.wait() == -signal.SIGKILL  # else it was through before
    sent, kept, _ = push(server, build)
    assert kept >= 7
    assert sent == 121 - kept > 0
    assert titles(server) == sorted(["川辺市", *many.values()])
    assert all(titles(server, f"{DOCUMENT}{key}") == ["川辺市", title] for key, title in many.items())


def test_a_graph_that_was_begun_is_never_taken_for_the_old_one(server: Server, write: Write) -> None:
    old, new = write("old", may="古い題名"), write(may="新しい題名")
    push(server, old)

    def end(number: int, count: int, name: str) -> None:
        write_graph(server, f"{DOCUMENT}may", "")  # half of it has arrived
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        push(server, new, begin=end)
    assert push(server, old)[0] == 2
    assert titles(server, f"{DOCUMENT}may") == ["古い題名", "川辺市"]


def test_no_triple_is_lost_between_two_pieces(
    server: Server, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parts, "PIECE", 2)
    many = {f"d{number}": f"第{number}回" for number in range(5)}
    push(server, write(**many))
    assert titles(server) == sorted(["川辺市", *many.values()])


def test_a_default_graph_that_others_fill_is_left_to_them(server: Server, write: Write) -> None:
    if server.name == "virtuoso":
        pytest.skip("Virtuoso has no default graph of its own")
    write_graph(server, None, f'<https://other.example/x> <{TITLE}> "よその市" .')
    done = api_serving.push(write(**FIRST), server.endpoint)
    assert done.merged == parts.merged(BASE)
    assert titles(server) == ["よその市"]
    assert titles(server, done.merged) == ["川辺市", "第１回審議会", "第２回審議会"]


def test_files_for_the_loader_are_what_a_push_would_send(
    server: Server, write: Write, tmp_path: Path
) -> None:
    build, out = write(**FIRST), (server.folder if server.folder.name else tmp_path) / "files"
    scripts = {path.parent.name: path for path in api_serving.push_files(build, out)}
    if server.name == "virtuoso":
        load = ["isql-vt", f"127.0.0.1:{server.port}", "dba", "dba", str(scripts["virtuoso"])]
        subprocess.run(load, check=True, capture_output=True)
        assert titles(server) == ["川辺市", "第１回審議会", "第２回審議会"]
        assert push(server, build) == (0, 3, 0)
    else:
        text = scripts["oxigraph"].read_text("utf-8")
        assert f"--graph '{DOCUMENT}may'" in text
        nothing = [line for line in text.splitlines() if line.startswith("load ") and "--graph" not in line]
        assert len(nothing) == 1  # the merged graph becomes the default graph


def test_a_wrong_password_is_told_and_changes_nothing(
    server: Server, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    if server.user is None:
        pytest.skip("this server lets everybody write")
    monkeypatch.setenv("POLICY_GRAPH_PASSWORD", "wrong")
    with pytest.raises(ServerFailed, match=r"pushed: .* answered 401.*POLICY_GRAPH_PASSWORD"):
        push(server, write(**FIRST))
    assert titles(server) == []


def test_a_server_that_is_down_is_told_with_its_address(write: Write) -> None:
    url = f"http://127.0.0.1:{free()}/sparql"
    told = rf"{url} does not answer .*tried 5 times"
    with Sender(pause=lambda _: None) as sender, pytest.raises(ServerFailed, match=told):
        pushing.push(write(**FIRST), url, begin=lambda *_: None, sender=sender)
