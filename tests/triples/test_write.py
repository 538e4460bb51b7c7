"""What is written: one graph a document, the same bytes every time, the same graph for every reader."""

import os
import random
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyoxigraph
import pytest
import rdflib
from pyoxigraph import Literal, NamedNode, Quad
from rdflib.compare import isomorphic

from policy_graph.errors import EvidenceError, UsageError
from policy_graph.model import Extraction, Finding, Span, Status
from policy_graph.triples.vocab import term
from policy_graph.triples.write import quads, write

BASE = "https://data.example.jp/kawabe/"
MINUTES = f"{BASE}id/document/kawabe-2024-05-"


def values(said: list[Quad], subject: str, name: str) -> set[str]:
    node = NamedNode(f"{BASE}id/{subject}")
    return {
        quad.object.value  # type: ignore[union-attr]
        for quad in said
        if quad.subject == node and quad.predicate == term(name)
    }


@pytest.fixture
def said(may: Extraction) -> list[Quad]:
    return list(quads(may, BASE))


def of_class(said: list[Quad], name: str) -> list[str]:
    found = (quad for quad in said if quad.predicate == term("rdf:type") and quad.object == term(name))
    return [quad.subject.value for quad in found]  # type: ignore[union-attr]


def local(node: str) -> str:
    return node.removeprefix(f"{BASE}id/")


def test_each_document_is_a_graph_named_by_itself(said: list[Quad]) -> None:
    assert {str(quad.graph_name) for quad in said} == {f"<{of_class(said, 'pg:Minutes')[0]}>"}
    assert of_class(said, "pg:Minutes")[0].startswith(MINUTES)


def test_the_meeting_says_what_the_minutes_say(said: list[Quad]) -> None:
    meeting = "meeting/川辺市駅前再生審議会.2024-05-20"
    assert values(said, meeting, "rdfs:label") == {"令和６年度第１回川辺市駅前再生審議会"}
    assert values(said, meeting, "dct:date") == {"2024-05-20"}
    assert values(said, meeting, "schema:startDate") == {"2024-05-20T13:30:00+09:00"}
    assert values(said, meeting, "pg:endTime") == {"15:00:00"}
    assert values(said, meeting, "pg:observers") == {"2"}
    assert values(said, meeting, "schema:organizer") == {f"{BASE}id/organization/川辺市駅前再生審議会"}
    assert values(said, meeting, "dct:spatial") == {f"{BASE}id/place/川辺市"}
    assert {local(who) for who in values(said, meeting, "schema:attendee")} == {
        "person/川辺市駅前再生審議会.月島",
        "person/川辺市駅前再生審議会.花輪",
    }


def test_a_meeting_without_a_date_goes_by_its_document(may: Extraction) -> None:
    undated = replace(may, meeting=replace(may.meeting, date=None))
    (meeting,) = of_class(list(quads(undated, BASE)), "pg:Meeting")
    assert local(meeting) == f"meeting/{may.document.id}"


def test_an_end_past_midnight_is_kept_as_a_time_and_dates_no_end(may: Extraction) -> None:
    end = replace(may.meeting.end_time or may.meeting.start_time, value="00:10")  # type: ignore[type-var]
    late = list(quads(replace(may, meeting=replace(may.meeting, end_time=end)), BASE))
    meeting = local(of_class(late, "pg:Meeting")[0])
    assert values(late, meeting, "pg:endTime") == {"00:10:00"}
    assert values(late, meeting, "schema:endDate") == set()


def test_a_date_that_is_none_stays_a_string(may: Extraction) -> None:
    odd = replace(may.meeting.date, value="2024-02-30")  # type: ignore[type-var]
    found = list(quads(replace(may, meeting=replace(may.meeting, date=odd)), BASE))
    (said,) = {quad.object for quad in found if quad.predicate == term("dct:date")}
    assert said == Literal("2024-02-30")


def test_a_speaker_is_the_person_or_else_the_post(said: list[Quad], may: Extraction) -> None:
    first, third = (f"utterance/{may.document.id}.{number}" for number in (1, 3))
    assert {local(who) for who in values(said, first, "schema:creator")} == {
        "person/川辺市駅前再生審議会.月島"
    }
    assert values(said, first, "pg:speakingAs") == set()
    assert {local(who) for who in values(said, third, "schema:creator")} == {"post/川辺市.商工課長"}
    assert {local(who) for who in values(said, third, "pg:speakingAs")} == {"post/川辺市.商工課長"}


def test_wrapped_lines_are_joined_for_reading_but_quoted_as_they_stand(
    said: list[Quad], may: Extraction
) -> None:
    joined = "駅前再生計画の素案について、商工課長から説明をお願いしたい。"
    assert values(said, f"utterance/{may.document.id}.1", "schema:text") == {joined}
    wrapped = Span(may.document.text.index("説明をお"), may.document.text.index("願いしたい") + 5)
    extraction = replace(may, findings=(Finding(code="test", message="wrapped", span=wrapped),))
    found = list(quads(extraction, BASE))
    quote = f"{may.document.id}.{wrapped.start}-{wrapped.end}"
    assert values(found, f"words/{quote}", "oa:exact") == {"説明をお\n　願いしたい"}
    assert values(found, f"quote/{quote}", "pg:sentence") == {joined}


def test_a_full_stop_in_brackets_ends_no_sentence(said: list[Quad], may: Extraction) -> None:
    at = may.document.text.index("商工課が所管している")
    quote = f"quote/{may.document.id}.{at}-{at + 3}"
    assert values(said, quote, "pg:sentence") == {
        "駅前再生計画（以下「再生計画」という。）は商工課が所管している。"
    }


def test_names_readings_and_codes(said: list[Quad]) -> None:
    city = NamedNode(f"{BASE}id/place/川辺市")
    objects = {quad.object for quad in said if quad.subject == city}
    assert {Literal("かわべし", language="ja-hira"), Literal("999997", datatype=term("pg:lgcode"))} <= objects
    assert {term("schema:Place"), term("pg:Jurisdiction"), term("org:Organization")} <= objects
    assert values(said, "place/ルミナ", "skos:exactMatch") == {"https://sws.geonames.org/99000001/"}
    assert values(said, "post/川辺市.商工課長", "rdfs:label") == {"商工課長（川辺市）"}
    assert {local(node) for node in values(said, "post/川辺市.商工課長", "org:postIn")} == {"place/川辺市"}


def test_a_name_that_fits_several_entries_leads_to_them_and_has_no_code(said: list[Quad]) -> None:
    entries = values(said, "place/緑町", "pg:candidate")
    assert {local(node) for node in entries} == {"entry/lgcode.999989", "entry/lgcode.999971"}
    assert values(said, "place/緑町", "skos:notation") == set()
    assert values(said, "entry/lgcode.999989", "rdfs:label") == {"緑町（青葉県）"}
    assert values(said, "entry/lgcode.999989", "skos:notation") == {"999989"}


def test_a_ward_is_a_place_and_employs_nobody(may: Extraction) -> None:
    ward = tuple(replace(each, kind="ward") if each.id == "place/川辺市" else each for each in may.entities)
    found = list(quads(replace(may, entities=ward), BASE))
    assert of_class(found, "pg:Jurisdiction") == []
    assert values(found, "post/川辺市.商工課長", "org:postIn") == set()


def test_a_code_of_an_unknown_scheme_brings_its_scheme(said: list[Quad]) -> None:
    scheme = NamedNode(f"{BASE}id/scheme/法人番号")
    assert Quad(scheme, term("rdf:type"), term("rdfs:Datatype"), said[0].graph_name) in said
    assert Literal("9000000000001", datatype=scheme) in {quad.object for quad in said}


def test_a_stated_fact_is_a_plain_triple_twice_named(said: list[Quad]) -> None:
    moon, university = "person/川辺市駅前再生審議会.月島", f"{BASE}id/organization/みなと大学"
    assert university in values(said, moon, "pg:memberOf")
    assert university in values(said, moon, "org:memberOf")
    assert values(said, "program/川辺市.駅前再生計画", "pg:alias") == {"再生計画"}


@pytest.mark.parametrize("status", [status for status in Status if status is not Status.STATED])
def test_what_is_not_stated_is_a_statement_but_no_plain_triple(may: Extraction, status: Status) -> None:
    fact = replace(may.facts[0], status=status)
    found = list(quads(replace(may, facts=(fact,)), BASE))
    (statement,) = of_class(found, "pg:Statement")
    assert values(found, local(statement), "pg:status") == {term(f"pg:{status.capitalize()}").value}
    assert values(found, fact.subject, "pg:memberOf") == set()
    assert values(found, fact.subject, "org:memberOf") == set()


def test_the_same_fact_denied_is_another_statement(may: Extraction) -> None:
    both = (may.facts[0], replace(may.facts[0], status=Status.NEGATED))
    assert len(of_class(list(quads(replace(may, facts=both), BASE)), "pg:Statement")) == 2


def test_a_membership_knows_the_role_on_the_list(said: list[Quad]) -> None:
    roles = {
        (
            next(iter(values(said, local(node), "org:organization"))).rpartition("/")[2],
            *values(said, local(node), "opengov:role"),
        )
        for node in of_class(said, "org:Membership")
    }
    assert {("みなと大学", "教授"), ("川辺市駅前再生審議会", "会長"), ("川辺商工会議所", "専務理事")} <= roles


def test_a_mention_whose_name_is_not_there_is_refused(may: Extraction) -> None:
    wrong = replace(may.mentions[0], name="汐浜地区")
    with pytest.raises(EvidenceError, match="汐浜地区"):
        list(quads(replace(may, mentions=(wrong,)), BASE))


def test_a_page_number_may_stand_inside_of_a_name(may: Extraction) -> None:
    at = may.document.text.index("説明をお")
    broken = replace(may.mentions[0], span=Span(at, at + 8), name="説明をお願い", entity=None)
    assert of_class(list(quads(replace(may, mentions=(broken,)), BASE)), "oa:Annotation")


def test_evidence_beyond_the_end_of_the_text_is_refused(may: Extraction) -> None:
    beyond = Span(len(may.document.text) - 1, len(may.document.text) + 3)
    with pytest.raises(EvidenceError, match=may.document.name):
        list(quads(replace(may, facts=(replace(may.facts[0], evidence=(beyond,)),)), BASE))


def test_there_are_no_blank_nodes_and_all_text_is_nfc(said: list[Quad]) -> None:
    assert all(isinstance(quad.subject, NamedNode) for quad in said)
    assert all(isinstance(quad.object, NamedNode | Literal) for quad in said)


def test_both_libraries_read_the_same_graph(build: Path) -> None:
    ours = pyoxigraph.parse(path=build / "graph.ttl", format=pyoxigraph.RdfFormat.TURTLE)
    lines = "".join(f"{quad.triple} .\n" for quad in ours)
    assert isomorphic(
        rdflib.Graph().parse(build / "graph.ttl"), rdflib.Graph().parse(data=lines, format="nt")
    )


def test_the_turtle_is_the_union_of_the_graphs(build: Path) -> None:
    merged = {quad.triple for quad in pyoxigraph.parse(path=build / "graph.ttl")}
    graphs = list(pyoxigraph.parse(path=build / "graph.trig"))
    assert len({quad.graph_name for quad in graphs}) == 2
    assert merged == {quad.triple for quad in graphs}


def test_a_store_gives_back_every_literal_unchanged(build: Path) -> None:
    written = set(pyoxigraph.parse(path=build / "graph.trig"))
    store = pyoxigraph.Store()
    store.extend(written)
    assert set(store) == written


def test_strange_characters_of_a_source_survive_every_reader(publish: Any, may: Extraction) -> None:
    strange = '市\f役\x0b所\x85第\u2028一\r\n会\t議"室\\'
    source = replace(may.document, text=may.document.text + strange)
    span = Span(len(may.document.text), len(source.text))
    finding = Finding(code="test", message="strange", span=span)
    folder = publish([replace(may, document=source, findings=(finding,))])
    ours = {quad.object for quad in pyoxigraph.parse(path=folder / "graph.ttl")}
    theirs = set(rdflib.Graph().parse(folder / "graph.ttl").objects())
    assert Literal(strange) in ours
    assert rdflib.Literal(strange) in theirs


@pytest.mark.parametrize(
    "base", ["no iri", "relative/", "https://data.example.jp", "https://data.example.jp/<>/"]
)
def test_a_base_that_iris_cannot_begin_with_is_the_callers_fault(may: Extraction, base: str) -> None:
    with pytest.raises(UsageError, match="the base"):
        list(quads(may, base))


def test_utterances_stand_in_the_order_of_the_meeting(publish: Any, may: Extraction) -> None:
    many = tuple(replace(may.meeting.utterances[0], number=number, answers=None) for number in range(1, 13))
    folder = publish([replace(may, meeting=replace(may.meeting, utterances=many))])
    lines = (folder / "graph.ttl").read_text("utf-8").split("\n")
    found = [int(line.split(" ")[0].rpartition(".")[2]) for line in lines if line.startswith("utterance:")]
    assert found == list(range(1, 13))


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_the_quads_does_not_matter(
    build: Path, tmp_path: Path, may: Extraction, july: Extraction, seed: int
) -> None:
    found = [*quads(july, BASE), *quads(may, BASE), *quads(may, BASE)]
    random.Random(seed).shuffle(found)
    write(found, tmp_path)
    for name in ("graph.trig", "graph.ttl"):
        assert (build / name).read_bytes() == (tmp_path / name).read_bytes()


def test_the_seed_of_hashes_does_not_matter(tmp_path: Path) -> None:
    script = (
        "import pathlib, runpy, sys\n"
        "made = runpy.run_path(sys.argv[1])\n"
        "found = [made['made_in_may'](), made['made_in_july']()]\n"
        "made['write'](set(made['said'](found)), pathlib.Path(sys.argv[2]))\n"
    )
    contents = []
    for seed in ("0", "1", "4711"):
        folder = tmp_path / seed
        folder.mkdir()
        subprocess.run(
            [sys.executable, "-c", script, str(Path(__file__).with_name("conftest.py")), str(folder)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
        )
        contents.append([(folder / name).read_bytes() for name in ("graph.trig", "graph.ttl")])
    assert contents[0] == contents[1] == contents[2]


def test_an_interrupted_write_leaves_the_old_files(build: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = (build / "graph.trig").read_bytes()

    def fail(_: int) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="disk full"):
        write([], build)
    assert (build / "graph.trig").read_bytes() == before


def test_a_reader_finds_headings_and_empty_lines(build: Path) -> None:
    text = (build / "graph.ttl").read_text("utf-8")
    assert text.count("\n# 会議 / Meetings\n") == 1
    assert "\n\nprogram:川辺市.駅前再生計画 a pg:Plan , pg:Program ;\n\trdfs:label" in text
    assert "\r" not in text
    assert text.endswith(" .\n")


def test_what_a_machine_read_is_marked_down_to_each_statement_and_no_more(may: Extraction) -> None:
    fact = may.facts[0]
    read = replace(may, document=replace(may.document, ocr=(fact.evidence[0],)), facts=(fact,))
    marked = {quad.subject.value for quad in quads(read, BASE) if quad.predicate == term("pg:machineRead")}  # type: ignore[union-attr]
    quote = f"{may.document.id}.{fact.evidence[0].start}-{fact.evidence[0].end}"
    assert {f"{BASE}id/quote/{quote}"} < marked
    assert any("/statement/" in node for node in marked)
    assert not any(quad.predicate == term("pg:machineRead") for quad in quads(may, BASE))


def test_on_a_page_lines_are_counted_from_its_beginning(may: Extraction) -> None:
    at = may.facts[0].evidence[0].start
    page = may.document.text.rindex("\n", 0, at) + 1
    paged = replace(may, document=replace(may.document, pages=(0, page)))
    quote = f"quote/{may.document.id}.{at}-{may.facts[0].evidence[0].end}"
    said = list(quads(paged, BASE))
    assert (values(said, quote, "pg:page"), values(said, quote, "pg:line")) == ({"2"}, {"1"})
