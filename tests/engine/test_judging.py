"""Judgements end to end: seen in the Turtle, counted in the report, undone by deleting the line."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import rdflib
from rdflib import RDF, RDFS, SKOS, Namespace

from policy_graph import api
from policy_graph.engine.judging import judgements
from policy_graph.errors import UsageError
from policy_graph.model import Verdict
from policy_graph.resources import folder
from policy_graph.settings import Settings

MINUTES = folder("examples") / "kirihara-committee" / "kirihara-committee-2024-05-21.txt"
SIGNED = 'who = "藤山", when = 2026-11-28, why = "試し"'
RAILWAY, BUS = "organization/霧原高原鉄道", "organization/霧原バス"
PLAN, OTHER_PLAN = "program/霧原市.学校給食センター再整備基本構想", "program/霧原市.再整備基本構想"
SECTION, CENTRE, CITY = "organization/霧原市.学校給食課", "place/霧原市.学校給食センター", "place/霧原市"
MERGE = f'  {{ same = ["{BUS}", "{RAILWAY}"], {SIGNED} }},'
SPLIT = f'  {{ not_same = "{PLAN}", name = "再整備基本構想", {SIGNED} }},'
DROP = f'  {{ drop = "{CENTRE}", {SIGNED} }},'
NOWHERE = f'  {{ drop = "place/どこにもない町", {SIGNED} }},'
ID = Namespace("https://example.org/policy-graph/id/")
PG = Namespace("https://w3id.org/policy-graph/ns#")
OA = Namespace("http://www.w3.org/ns/oa#")


def written(path: Path, lines: Sequence[str]) -> Path:
    path.write_text("judgements = [\n" + "".join(f"{line}\n" for line in lines) + "]\n", "utf-8")
    return path


class Build:
    """A build of the invented minutes, looked at through its Turtle."""

    def __init__(self, out: Path, lines: Sequence[str] | None) -> None:
        self.folder = out / "out"
        out.mkdir()
        self.file = None if lines is None else written(out / "mine.toml", lines)
        self.report: dict[str, Any] = api.build([MINUTES], self.folder, Settings(judgements=self.file))
        self.graph = rdflib.Graph().parse(self.folder / "graph.ttl")

    def knows(self, id_: str) -> bool:
        return (ID[id_], RDF.type, None) in self.graph

    def mentions(self, id_: str) -> int:
        return len(list(self.graph.subjects(OA.hasBody, ID[id_])))

    def says(self, subject: str, predicate: str, object_: str) -> bool:
        return (ID[subject], PG[predicate], ID[object_]) in self.graph

    def names(self, id_: str) -> set[str]:
        return {
            str(each) for about in (RDFS.label, SKOS.altLabel) for each in self.graph.objects(ID[id_], about)
        }

    def content(self) -> dict[str, bytes]:
        files = [path for path in self.folder.rglob("*") if path.is_file()]
        return {str(path.relative_to(self.folder)): path.read_bytes() for path in files}


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Build:
    return Build(tmp_path_factory.mktemp("plain") / "build", None)


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> Build:
    return Build(tmp_path_factory.mktemp("judged") / "build", [MERGE, SPLIT, DROP, NOWHERE])


def merged(build: Build) -> bool:
    """Both companies are one, which has the mentions, names and facts of both; the old IRI leads to it."""
    one = not build.knows(RAILWAY)
    assert build.says(BUS if one else RAILWAY, "cooperatesWith", CITY)
    assert build.says(BUS, "cooperatesWith", CITY) == one
    assert ((ID[RAILWAY], rdflib.DCTERMS.isReplacedBy, ID[BUS]) in build.graph) == one
    assert ("霧原高原鉄道株式会社" in build.names(BUS)) == one
    return one


def parted(build: Build) -> bool:
    """What is written 再整備基本構想 is a program of its own, and what was said of it under that name is said of it."""
    two = build.knows(OTHER_PLAN)
    assert build.knows(PLAN)
    assert build.says(SECTION, "responsibleFor", OTHER_PLAN if two else PLAN)
    assert build.says(SECTION, "responsibleFor", PLAN) != two
    assert build.says(CITY, "responsibleFor", PLAN)
    assert ("再整備基本構想" in build.names(PLAN)) != two
    return two


def dropped(build: Build) -> bool:
    """The place is gone, with its mentions and facts."""
    gone = not build.knows(CENTRE)
    assert (build.mentions(CENTRE) == 0) == gone
    assert build.says(CENTRE, "locatedIn", CITY) != gone
    return gone


@pytest.mark.model
def test_a_merge_a_split_and_a_drop_are_seen_in_the_turtle(plain: Build, judged: Build) -> None:
    assert (merged(plain), parted(plain), dropped(plain)) == (False, False, False)
    assert (merged(judged), parted(judged), dropped(judged)) == (True, True, True)
    assert judged.mentions(BUS) == plain.mentions(BUS) + plain.mentions(RAILWAY)
    assert judged.mentions(PLAN) + judged.mentions(OTHER_PLAN) == plain.mentions(PLAN)
    assert api.check(judged.folder) == []


@pytest.mark.model
def test_deleting_a_line_undoes_it_and_deleting_all_leaves_the_bytes_of_a_plain_build(
    plain: Build, tmp_path: Path
) -> None:
    unmerged = Build(tmp_path / "1", [SPLIT, DROP])
    assert (merged(unmerged), parted(unmerged), dropped(unmerged)) == (False, True, True)
    unparted = Build(tmp_path / "2", [DROP])
    assert (merged(unparted), parted(unparted), dropped(unparted)) == (False, False, True)
    undone = Build(tmp_path / "3", [])
    content = undone.content()
    assert content.pop("judgements.toml") == b"judgements = [\n]\n"
    assert content == plain.content()


@pytest.mark.model
def test_the_build_keeps_the_file_and_counts_what_each_judgement_met(judged: Build) -> None:
    assert judged.file
    assert (judged.folder / "judgements.toml").read_bytes() == judged.file.read_bytes()
    told = judged.report["judgements"]
    assert [(each["judgement"], each["verdict"], each["documents"]) for each in told] == [
        (1, "same", 1),
        (2, "not_same", 1),
        (3, "drop", 1),
        (4, "drop", 0),
    ]
    assert all(each["places"] for each in told[:3])
    assert told[3]["places"] == 0


def test_the_example_of_the_documentation_is_a_file_of_judgements(tmp_path: Path) -> None:
    page = Path(__file__).parents[2] / "docs" / "how-to" / "judge-identity.md"
    example = re.search(r"```toml\n(.+?)```", page.read_text("utf-8"), re.DOTALL)
    assert example
    (tmp_path / "mine.toml").write_text(example[1], "utf-8")
    found = judgements(Settings(judgements=tmp_path / "mine.toml")).all
    assert {each.verdict for each in found} == set(Verdict)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"nowhere\.toml cannot be read"):
        judgements(Settings(judgements=tmp_path / "nowhere.toml"))


def test_an_iri_below_the_base_of_the_settings_is_an_id(tmp_path: Path) -> None:
    base = "https://data.example.jp/minutes/"
    line = f'  {{ drop = "{base}id/place/%E7%84%A1%E3%81%84%E7%94%BA", {SIGNED} }},'
    file = written(tmp_path / "mine.toml", [line])
    (found,) = judgements(Settings(judgements=file, base=base)).all
    assert found.about == "place/無い町"
    with pytest.raises(UsageError, match=r"mine\.toml, judgement 1 has .* where an id should stand"):
        judgements(Settings(judgements=file))
