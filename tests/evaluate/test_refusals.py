"""What cannot be evaluated is refused in one sentence, before any work."""

import json
from pathlib import Path
from typing import Any

import pytest

from policy_graph import api
from policy_graph.errors import UsageError
from policy_graph.evaluate.documents import find, read
from policy_graph.model import SourceFile
from policy_graph.settings import Settings

DEFAULTS = Settings()


def refusal(gold: Path, settings: Settings = DEFAULTS, **options: Any) -> str:
    begun: list[SourceFile] = []
    with pytest.raises(UsageError) as refused:
        api.evaluate([gold], settings, begin=begun.append, **options)
    assert begun == []
    return str(refused.value)


@pytest.mark.parametrize(
    ("settings", "option"),
    [
        (Settings(min_confidence=0.5), "--min-confidence"),
        (Settings(parts=("model",)), "--parts"),
        (Settings(judgements=Path("mine.toml")), "--judgements"),
    ],
)
def test_confidences_are_not_measured_on_a_part_of_the_finds(
    stem: Path, tmp_path: Path, settings: Settings, option: str
) -> None:
    table = tmp_path / "confidence.tsv"
    assert f"leave out {option}" in refusal(stem, settings, calibrate=table)
    assert not table.exists()


@pytest.mark.parametrize("option", ["save", "calibrate"])
def test_a_file_that_cannot_be_written_is_refused(stem: Path, tmp_path: Path, option: str) -> None:
    told = refusal(stem, DEFAULTS, **{option: tmp_path / "nowhere" / "x"})
    assert f"--{option} " in told
    assert f"there is no folder {tmp_path / 'nowhere'}" in told
    assert f"--{option} {tmp_path} is a folder" in refusal(stem, DEFAULTS, **{option: tmp_path})


def test_gold_cannot_be_written_into_a_file(stem: Path, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("", "utf-8")
    with pytest.raises(UsageError, match="taken is a file: name a folder"):
        api.detach([stem], tmp_path / "taken")


def test_a_relation_without_a_predicate_is_named_with_its_line(stem: Path) -> None:
    relations = stem.with_name(f"{stem.name}.relations.jsonl")
    relations.write_text('{"s": "港", "p": "partOf", "o": "市"}\n{"s": "x"}\n', "utf-8")
    assert f"{relations}, line 2: 'p' is missing" in refusal(stem)


def test_an_utterance_without_its_last_words_is_named_with_its_number(stem: Path) -> None:
    structure = stem.with_name(f"{stem.name}.structure.json")
    told = json.loads(structure.read_text("utf-8"))
    del told["utterances"][1]["last"]
    structure.write_text(json.dumps(told), "utf-8")
    assert f"{structure}, utterances, entry 2: 'last' is missing" in refusal(stem)


@pytest.mark.parametrize(
    ("key", "entries", "says"),
    [
        ("relations", [{"s": "x"}], "relations, entry 1: 'p' is missing"),
        ("relations", {"s": "x"}, "'relations' cannot be"),
        ("spans", [[0, 2, "TOWN", None, ""]], "spans, entry 1: not [start, end, TYPE"),
        ("relations", [{"s": "港", "p": "partOf", "o": "市", "evidence": [1]}], "evidence' cannot be [1]"),
        ("spans", [[0, 2, "ORG"]], "spans, entry 1: not [start, end, TYPE"),
        ("structure", {"attendees": [], "agenda": []}, "structure: 'utterances' is missing"),
    ],
)
def test_a_wrong_entry_of_stand_off_gold_is_named(
    stem: Path, tmp_path: Path, key: str, entries: Any, says: str
) -> None:
    (path,) = api.detach([stem], tmp_path / "apart")
    path.write_text(json.dumps(json.loads(path.read_text("utf-8")) | {key: entries}), "utf-8")
    told = refusal(path, sources=stem.parent)
    assert str(path) in told
    assert says in told


def test_relations_need_no_evidence(stem: Path, tmp_path: Path) -> None:
    relations = stem.with_name(f"{stem.name}.relations.jsonl")
    relations.write_text('{"s": "港", "p": "partOf", "o": "市"}\n', "utf-8")
    (path,) = api.detach([stem], tmp_path / "apart")
    (relation,) = read(path, stem.parent).relations or ()
    assert (relation["s"], relation["p"], relation["o"]) == ("港", "partOf", "市")


def test_stand_off_gold_that_is_not_there_is_named(tmp_path: Path) -> None:
    path = tmp_path / "nowhere.standoff.json"
    assert f"no such file: {path}" in refusal(path)


@pytest.mark.parametrize("ending", ["", ".standoff.json", ".txt"])
def test_stand_off_gold_is_found_by_its_stem(stem: Path, tmp_path: Path, ending: str) -> None:
    (path,) = api.detach([stem], tmp_path / "apart")
    assert find([tmp_path / "apart" / f"{stem.name}{ending}"]) == [path]


def test_gold_kept_without_its_text_can_be_written_again(stem: Path, tmp_path: Path) -> None:
    (once,) = api.detach([stem], tmp_path / "once")
    (twice,) = api.detach([once], tmp_path / "twice", sources=stem.parent)
    assert twice.read_bytes() == once.read_bytes()
