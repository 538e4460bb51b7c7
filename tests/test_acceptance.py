"""The main job on real minutes: what a user is promised, end to end. Needs the shared minutes beside the checkout."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from policy_graph import api, codec
from policy_graph.model import Failure
from policy_graph.settings import Settings

SHARED = Path(__file__).parents[2] / "shared"
MINUTES = SHARED / "minutes" / "kawasaki-2017-10-16.txt"

pytestmark = [
    pytest.mark.model,
    pytest.mark.shared,
    pytest.mark.skipif(not MINUTES.is_file(), reason="the shared minutes are not beside this checkout"),
]


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("kawasaki") / "out"
    api.build([MINUTES], folder, Settings())
    return folder


@pytest.fixture(scope="module")
def lines() -> list[codec.Line]:
    return [line for line in api.extract([MINUTES], Settings()) if not isinstance(line, Failure)]


def of(lines: list[codec.Line], record: str) -> list[codec.Line]:
    return [line for line in lines if line["record"] == record]


def label(lines: list[codec.Line]) -> dict[str, str]:
    return {line["id"]: line["label"] for line in of(lines, "entity")}


def facts(lines: list[codec.Line], predicate: str, status: str = "stated") -> set[tuple[str, str]]:
    names = label(lines)
    return {
        (names.get(line["subject"], str(line["subject"])), names.get(line["object"], str(line["object"])))
        for line in of(lines, "fact")
        if line["predicate"] == predicate and line["status"] == status
    }


def test_the_meeting_is_read_whole(lines: list[codec.Line]) -> None:
    (meeting,) = of(lines, "meeting")
    assert meeting["body"] == "川崎市産業振興協議会中小企業活性化専門部会"
    assert meeting["municipality"] == "川崎市"
    assert (meeting["date"], meeting["start_time"], meeting["end_time"]) == ("2017-10-16", "13:30", "17:15")
    assert meeting["venue"].startswith("殿町・キングスカイフロント地区")
    assert len(of(lines, "attendee")) == 9
    assert [item["number"] for item in of(lines, "agenda")] == ["1", "2", "3"]
    kinds = [utterance["kind"] for utterance in of(lines, "utterance")]
    assert (len(kinds), kinds.count("procedural")) == (46, 4)


def test_the_places_are_places(lines: list[codec.Line]) -> None:
    places = {entity["label"] for entity in of(lines, "entity") if entity["type"] == "Place"}
    assert {"殿町", "新川崎", "ダナン"} <= places


def test_the_facts_that_everybody_would_look_for(lines: list[codec.Line]) -> None:
    assert ("コントラスト", "公共工事代金債権信託制度") in facts(lines, "aliasOf")
    assert ("臨海部国際戦略本部", "殿町") in facts(lines, "responsibleFor")
    ports = facts(lines, "cooperatesWith")
    assert ("ダナン港", "川崎港") in ports or ("川崎港", "ダナン港") in ports


def test_a_post_that_was_given_up_is_no_plain_fact(lines: list[codec.Line]) -> None:
    assert ("経済労働局", "殿町") not in facts(lines, "responsibleFor")


def test_every_quote_of_the_build_stands_in_its_source(build: Path) -> None:
    assert list(api.check(build)) == []


def test_one_changed_character_names_what_lost_its_evidence(build: Path, tmp_path: Path) -> None:
    copied = tmp_path / "out"
    shutil.copytree(build, copied)
    (source,) = (copied / "sources").iterdir()
    text = source.read_bytes().decode()
    at = text.index("公共工事代金債権信託制度（コントラスト）")
    source.write_bytes((text[:at] + "交" + text[at + 1 :]).encode())
    told = "\n".join(str(fault) for fault in api.check(copied))
    assert "コントラスト" in told
    assert "公共工事代金債権信託制度" in told
    assert "ダナン港" not in told


@pytest.mark.parametrize("seed", ["1", "2"])
def test_another_process_with_another_hash_seed_writes_the_same_bytes(
    build: Path, tmp_path: Path, seed: str
) -> None:
    again = tmp_path / "again"
    subprocess.run(
        [sys.executable, "-m", "policy_graph", "build", str(MINUTES), "--out", str(again)],
        check=True,
        capture_output=True,
        env={**os.environ, "PYTHONHASHSEED": seed},
    )
    written = {path.relative_to(build): path.read_bytes() for path in build.rglob("*") if path.is_file()}
    assert {
        path.relative_to(again): path.read_bytes() for path in again.rglob("*") if path.is_file()
    } == written


def test_both_parsers_read_the_same_graph(build: Path) -> None:
    import pyoxigraph
    import rdflib

    turtle = build / "graph.ttl"
    mine = pyoxigraph.Dataset(pyoxigraph.parse(path=turtle, format=pyoxigraph.RdfFormat.TURTLE))
    theirs = rdflib.Graph().parse(turtle)
    again = pyoxigraph.parse(theirs.serialize(format="nt").encode(), format=pyoxigraph.RdfFormat.N_TRIPLES)
    assert len(theirs) == len(mine)
    assert pyoxigraph.Dataset(again) == mine
