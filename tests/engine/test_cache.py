"""What is kept is what was written, whole, and nothing else."""

import os
import pickle
import time
import zlib
from pathlib import Path

import pytest

from policy_graph.engine.cache import Cache, beside
from policy_graph.engine.records import closed, opened
from policy_graph.errors import UsageError
from policy_graph.ingest.plain import read
from policy_graph.model import Extraction
from policy_graph.parse.meeting import parse

KEY = "0f" * 32


def test_what_was_damaged_is_as_if_it_were_not_there(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache")
    assert cache.get(KEY) is None
    cache.put(KEY, b"line\nline")
    assert cache.get(KEY) == b"line\nline"
    for damage in (b"", cache.file(KEY).read_bytes()[:-1], cache.file(KEY).read_bytes() + b"x"):
        cache.file(KEY).write_bytes(damage)
        assert not cache.holds(KEY)


def test_what_lies_under_the_key_of_something_else_is_as_if_it_were_not_there(tmp_path: Path) -> None:
    cache, other = Cache(tmp_path / "cache"), "1e" * 32
    cache.put(KEY, b"one")
    cache.file(other).write_bytes(cache.file(KEY).read_bytes())
    assert not cache.holds(other)


def test_what_a_run_left_unfinished_in_a_shared_cache_goes_when_nobody_can_be_writing_it(
    tmp_path: Path,
) -> None:
    cache = beside(tmp_path / "out", tmp_path / "shared")
    cache.put(KEY, b"one")
    for name, hours in ((".unfinished-old", 25), (".unfinished-new", 1)):
        cache.file(name).write_bytes(b"half")
        then = time.time() - hours * 3600
        os.utime(cache.file(name), (then, then))
    cache.keep_only(())
    assert {each.name for each in cache.place.iterdir()} == {KEY, ".unfinished-new"}


def test_the_cache_of_one_build_throws_away_what_is_not_needed_and_a_shared_one_nothing(
    tmp_path: Path,
) -> None:
    own, shared = beside(tmp_path / "out"), beside(tmp_path / "out", tmp_path / "shared")
    for cache in (own, shared):
        cache.put(KEY, b"one")
        cache.put("1e" * 32, b"two")
        cache.file(".unfinished-7-x").write_bytes(b"of a run that was killed")
        cache.keep_only({KEY})
    assert [each.name for each in own.place.iterdir()] == [KEY]
    assert len(list(shared.place.iterdir())) == 3


def test_a_place_where_nothing_can_be_written_is_told_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(UsageError, match=r"cannot be written: .*; make room, or choose another with --cache"):
        Cache(tmp_path / "file").put(KEY, b"one")
    with pytest.raises(UsageError, match=r"is no folder: choose another with --cache"):
        Cache(tmp_path / "file").check()
    with pytest.raises(UsageError, match=r"File name too long; choose another with --cache"):
        beside(tmp_path / ("あ" * 83)).check()
    Cache(tmp_path / "none" / "yet").check()


def test_an_extraction_comes_back_as_it_was() -> None:
    document = read("第1回みずき市会議録\n\n○青柳会長　始めます。\n".encode(), name="会議.txt")
    meeting = parse(document)
    found = Extraction(
        document=document, meeting=meeting, mentions=(), entities=(), facts=(), findings=meeting.findings
    )
    assert opened(closed(found)) == found


class Evil:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return print, ("this ran",)


def test_nothing_but_records_is_made_from_a_file_of_the_cache(capsys: pytest.CaptureFixture[str]) -> None:
    for content in (pickle.dumps(Evil()), b"cpolicy_graph.model.document\nos\n.", pickle.dumps({"no": 1})):
        with pytest.raises(pickle.UnpicklingError):
            opened(zlib.compress(content))
    assert not capsys.readouterr().out
