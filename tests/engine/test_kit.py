"""What work needs travels in one parcel, whose digest says what comes out and nothing else."""

import pickle
from pathlib import Path

import pytest

from policy_graph import api
from policy_graph.engine.kit import packed, unpacked
from policy_graph.engine.likeness import digest
from policy_graph.errors import UsageError
from policy_graph.settings import Settings


def settings(folder: Path, **others: object) -> Settings:
    folder.mkdir(exist_ok=True)
    for name in ("names.csv", "more.csv", "said.toml", "hidden.toml"):
        (folder / name).write_text(name, "utf-8")
    return Settings(
        gazetteers=(folder / "names.csv", folder / "more.csv"),
        judgements=folder / "said.toml",
        privacy=folder / "hidden.toml",
        **others,  # type: ignore[arg-type]
    )


def test_a_kit_gives_the_files_back_elsewhere_without_what_is_withdrawn(tmp_path: Path) -> None:
    kit = pickle.loads(pickle.dumps(packed(settings(tmp_path / "one"))))
    there = unpacked(kit)
    assert there.judgements
    files = [*there.gazetteers, there.judgements]
    assert [path.read_text("utf-8") for path in files] == ["names.csv", "more.csv", "said.toml"]
    assert [path.name for path in files] == ["names.csv", "more.csv", "said.toml"]
    assert not any(path.is_relative_to(tmp_path) for path in files)
    assert unpacked(kit).gazetteers == there.gazetteers
    assert there.privacy is None
    assert b"hidden.toml" not in pickle.dumps(kit)


def test_the_digest_is_that_of_what_comes_out(tmp_path: Path) -> None:
    first = packed(settings(tmp_path / "one")).digest
    elsewhere = settings(
        tmp_path / "two", workers=8, batch=4, engine="dask", scheduler="tcp://a:1", read_seconds=1
    )
    assert packed(elsewhere).digest == first
    assert packed(settings(tmp_path / "one", min_confidence=0.5)).digest != first
    other = settings(tmp_path / "three")
    (tmp_path / "three" / "more.csv").write_text("other", "utf-8")
    assert packed(other).digest != first
    named = Settings(layout="plain")
    assert len({packed(named).digest, packed(Settings()).digest}) == 2


def test_a_message_names_the_file_of_the_user(tmp_path: Path) -> None:
    minutes, bad = tmp_path / "minutes.txt", tmp_path / "bad.toml"
    minutes.write_text("○議長　開会します。", "utf-8")
    bad.write_text("name =", "utf-8")
    with pytest.raises(UsageError, match=f"^{bad} is no TOML"):
        list(api.extract([minutes], Settings(layout=str(bad))))
    with pytest.raises(UsageError, match=r"absent\.csv"):
        packed(Settings(gazetteers=(tmp_path / "absent.csv",)))


def test_a_digest_is_that_of_names_and_bytes(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("1", "utf-8")
    first = digest(tmp_path)
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__" / "a.pyc").touch()
    assert digest(tmp_path) == first
    (tmp_path / "a.py").rename(tmp_path / "b.py")
    assert digest(tmp_path) != first
