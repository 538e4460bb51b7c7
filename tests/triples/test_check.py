"""A sound build passes; each planted fault is found and named so that somebody can act."""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from policy_graph.errors import UsageError
from policy_graph.model import Extraction, Fault, FaultSeverity, FieldState, Presence
from policy_graph.triples.check import check

Publish = Callable[[Iterable[Extraction]], Path]


def kinds(faults: Iterable[Fault]) -> set[str]:
    return {fault.kind for fault in faults}


def source(build: Path, month: str) -> Path:
    (found,) = (build / "sources").glob(f"*-{month}-*")
    return found


def change(path: Path, old: str, new: str) -> None:
    """Replace the only place of ``old``; text files keep their newlines."""
    text = path.read_bytes().decode()
    assert text.count(old) == 1, (old, text.count(old))
    path.write_bytes(text.replace(old, new).encode())


def plant(build: Path, old: str, new: str) -> list[Fault]:
    """Change the graph at its first place of ``old`` and check its shapes and agreement."""
    for name in ("graph.trig", "graph.ttl"):
        text = (build / name).read_text("utf-8")
        found = re.search(old, text)
        assert found, old
        (build / name).write_text(text[: found.start()] + found.expand(new) + text[found.end() :], "utf-8")
    return check(build, least=FaultSeverity.INFO)


def test_a_sound_build_has_no_fault_of_any_severity(build: Path) -> None:
    assert check(build, least=FaultSeverity.INFO) == []


def test_one_changed_character_names_exactly_what_rests_on_it(build: Path) -> None:
    change(source(build, "05"), "姉妹港", "姉弟港")
    hashed, lost, speech = check(build)
    assert (speech.rule, speech.subject, speech.line) == ("speech-elsewhere", "発言 4", 23)
    assert (hashed.kind, hashed.document) == ("source", f"sources/{source(build, '05').name}")
    assert (lost.kind, lost.subject, lost.line) == ("evidence", "ルミナ港 – 連携する → 汐浜港", 24)
    assert (lost.expected, lost.found) == (
        "ルミナ港と汐浜港は姉妹港である",
        "ルミナ港と汐浜港は姉弟港である",
    )


def test_every_statement_and_mention_that_a_character_carries_is_named(build: Path) -> None:
    change(source(build, "05"), "ルミナ港と", "ルミネ港と")
    subjects = {fault.subject for fault in check(build) if fault.rule == "quote-elsewhere"}
    assert subjects == {
        "ルミナ港 – 連携する → 汐浜港",
        "ルミナ港 – に位置する → ルミナ",
        "名前の出現 ルミナ港",
    }


def test_a_change_that_no_quote_covers_is_a_changed_source_and_a_changed_speech(build: Path) -> None:
    change(source(build, "05"), "はどうなったのか", "はどうなったのさ")
    assert [fault.rule for fault in check(build)] == ["source-changed", "speech-elsewhere"]


def test_a_changed_source_leaves_the_other_documents_in_peace(build: Path) -> None:
    change(source(build, "07"), "意見を聴きたい", "意見を聞きたい")
    assert {fault.document for fault in check(build)} == {f"sources/{source(build, '07').name}"}


def test_a_missing_source_is_said_once(build: Path) -> None:
    source(build, "05").unlink()
    (fault,) = check(build)
    assert (fault.rule, fault.document) == ("source-missing", "sources/kawabe-2024-05-9434b4aa.txt")


def test_a_source_that_is_no_text_any_more_is_said_once(build: Path) -> None:
    source(build, "05").write_bytes(b"\xff\xfe\x00")
    (fault,) = check(build)
    assert fault.rule == "source-undecodable"
    assert "0xff" in (fault.detail or "")


def test_a_graph_cannot_make_the_check_read_other_files(build: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    faults = plant(build, r'pg:file "sources/[^"]+"', 'pg:file "../secret.txt"')
    assert "source-missing" in {fault.rule for fault in faults}
    assert not any("secret" in (fault.found or "") for fault in faults)


def test_a_broken_graph_is_a_fault_with_its_line(build: Path) -> None:
    path = build / "graph.trig"
    path.write_text(path.read_text("utf-8")[:-40], "utf-8")
    (fault,) = check(build)
    assert fault.kind == "graph"
    assert "line" in (fault.detail or "")


def test_turtle_that_says_something_else_is_a_fault(build: Path) -> None:
    change(build / "graph.ttl", "999997", "999998")
    (fault,) = check(build)
    assert (fault.kind, fault.document) == ("graph", "graph.ttl")


def test_a_folder_without_a_graph_is_the_callers_fault(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"graph\.trig"):
        check(tmp_path)


def test_a_stated_fact_without_its_plain_triple(build: Path) -> None:
    (fault,) = [
        f
        for f in plant(build, r" ;\n\t*pg:responsibleFor program:川辺市\.駅前再生計画", "")
        if f.kind == "statement"
    ]
    assert fault.subject == "商工課 – 所管する → 駅前再生計画"


def test_a_plain_triple_that_nothing_supports(build: Path) -> None:
    faults = plant(build, r'pg:kind "plan"', r'pg:kind "plan" ; pg:targets place:ルミナ')
    (fault,) = [fault for fault in faults if fault.kind == "statement"]
    assert (fault.subject, fault.rule) == ("駅前再生計画 – 対象とする → ルミナ", "plain-not-stated")


def test_a_shape_fault_speaks_both_languages_and_says_where(build: Path) -> None:
    faults = plant(build, r"pg:status pg:Planned", "pg:status pg:Rumoured")
    (fault,) = [fault for fault in faults if fault.kind == "shape"]
    assert fault.rule == "Statement-status"
    assert fault.subject == "川辺倉庫株式会社 – 参加する → 駅前再生計画"
    assert fault.line == 27
    assert fault.message.ja == "言い方は、定められたものの一つです。"
    assert fault.message.en == "The status must be one of those defined."
    assert (fault.about("ja"), fault.about("en")) == (
        f"{fault.subject}: 言い方 = pg:Rumoured",
        f"{fault.subject}: status = pg:Rumoured",
    )
    assert (fault.value, fault.quote) == (
        "pg:Rumoured",
        "川辺倉庫株式会社が再生計画の実証に参加する予定",
    )
    assert fault.meeting == "令和６年度第１回川辺市駅前再生審議会"
    assert str(fault).startswith(
        f"violation (shape): sources/{source(build, '05').name}:27: 川辺倉庫株式会社"
    )


def test_what_is_missing_in_the_minutes_is_a_warning_and_no_violation(
    publish: Publish, may: Extraction
) -> None:
    folder = publish([replace(may, meeting=replace(may.meeting, date=None, body=None))])
    assert check(folder) == []
    assert {fault.severity for fault in check(folder, least=FaultSeverity.WARNING)} == {FaultSeverity.WARNING}


def test_a_field_that_could_not_be_read_is_a_warning_that_the_graph_explains(
    publish: Publish, may: Extraction
) -> None:
    states = (
        ("date", FieldState.UNREADABLE),
        ("venue", FieldState.NOT_PUBLISHED),
        ("observers", FieldState.NOT_APPLICABLE),
        ("title", FieldState.PRESENT),
    )
    folder = publish([replace(may, meeting=replace(may.meeting, date=None, states=states))])
    written = (folder / "graph.ttl").read_text("utf-8")
    assert "pg:unreadable dct:date" in written
    assert "pg:notPublished schema:location" in written
    assert "pg:notApplicable pg:observers" in written
    assert check(folder) == []
    told = "\n".join(str(fault) for fault in check(folder, least=FaultSeverity.WARNING))
    assert "There is no date: the minutes do not have it (pg:notPublished), or it could not be read" in told
    assert "A field has a heading and a value that could not be read" in told


def test_somebody_unknown_on_a_list_is_good_to_know(publish: Publish, may: Extraction) -> None:
    unknown = replace(may.meeting.attendees[3], name=None, role=None, presence=Presence.PRESENT)
    folder = publish(
        [replace(may, meeting=replace(may.meeting, attendees=(*may.meeting.attendees[:3], unknown)))]
    )
    assert check(folder, least=FaultSeverity.WARNING) == []
    (fault,) = check(folder, least=FaultSeverity.INFO)
    assert (fault.rule, fault.line, fault.quote) == ("Attendance-attendee-unknown", 9, "雪村委員")
