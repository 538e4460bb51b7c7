"""A build that takes what is kept gives the bytes of one that makes everything, whatever happened to the files before."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import mkdtemp
from typing import ClassVar, Self
from unittest.mock import patch

import pytest
from hypothesis import settings as run_settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from policy_graph.engine import build as building
from policy_graph.engine import chapters
from policy_graph.engine.build import build
from policy_graph.engine.cache import beside
from policy_graph.engine.kit import Kit
from policy_graph.errors import UsageError
from policy_graph.ingest.source import read
from policy_graph.model import Extraction, Failure, SourceFile
from policy_graph.parse.meeting import parse
from policy_graph.settings import Settings

# What is extracted in this process can be counted.
ALONE = Settings(workers=1)
NAMES = st.sampled_from(["一.txt", "二.txt", "三.txt", "四.txt"])
TALK = st.sampled_from(["始めます。", "終わります。", "再開します。"])
JUDGED = (
    'judgements = [ { drop = "person/霧原市議会.姫野", who = "藤山", when = 2026-11-28, why = "誤り" } ]\n'
)


class Parser:
    """Takes the place of what extracts: reads and parses, recognizes nothing, and remembers what it was given."""

    met: ClassVar[list[str]] = []

    def __init__(self, kit: Kit) -> None:
        self.settings = kit.settings

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def __call__(self, given: tuple[SourceFile, bytes]) -> Extraction | Failure:
        file, source = given
        self.met.append(file.name)
        document = read(file, self.settings, source=source)
        meeting = parse(document)
        return Extraction(
            document=document, meeting=meeting, mentions=(), entities=(), facts=(), findings=meeting.findings
        )


@contextmanager
def without_model() -> Iterator[list[str]]:
    """Give the names of the files that are extracted; pictures are left out, for they are drawn from the tables alone."""
    with patch.object(chapters, "Extractor", Parser), patch.object(building, "draw"):
        Parser.met = []
        yield Parser.met


def content(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


class Archive(RuleBasedStateMachine):
    """A folder of minutes that is changed, and built after every change into one place."""

    def __init__(self) -> None:
        super().__init__()
        self.home = Path(mkdtemp())
        self.minutes = self.home / "minutes"
        self.minutes.mkdir()
        self.settings = ALONE
        self.known: set[tuple[str, bytes]] = set()

    @initialize(talk=TALK)
    def begin(self, talk: str) -> None:
        self.put("一.txt", talk)

    @rule(name=NAMES, talk=TALK)
    def put(self, name: str, talk: str) -> None:
        text = f"第1回みずき市環境審議会会議録\n\n日時　令和6年5月8日\n\n○青柳会長　{talk}\n"
        (self.minutes / name).write_text(text, "utf-8")
        self.build()

    @precondition(lambda self: len(self.known) > 1)
    @rule(data=st.data())
    def remove(self, data: st.DataObject) -> None:
        self.some(data).unlink()
        self.build()

    @rule(data=st.data(), new=NAMES)
    def rename(self, data: st.DataObject, new: str) -> None:
        self.some(data).rename(self.minutes / new)
        self.build()

    @precondition(lambda self: self.settings.judgements is None)
    @rule()
    def judge(self) -> None:
        path = self.home / "judgements.toml"
        path.write_text(JUDGED, "utf-8")
        self.settings = replace(self.settings, judgements=path)
        self.build()

    @rule(data=st.data())
    def damage(self, data: st.DataObject) -> None:
        file = data.draw(st.sampled_from(sorted((self.home / ".out.cache").iterdir())))
        file.write_bytes(file.read_bytes()[:-9])
        self.build(damaged=True)

    def some(self, data: st.DataObject) -> Path:
        return data.draw(st.sampled_from(sorted(self.minutes.iterdir())))

    def build(self, damaged: bool = False) -> None:
        lying = {(path.name, path.read_bytes()) for path in self.minutes.iterdir()}
        with without_model() as met:
            build([self.minutes], self.home / "out", self.settings, begin=lambda _: None)
        changed = sorted(name for name, _ in lying - self.known)
        assert met == changed or (damaged and len(met) <= 1)
        self.known = lying
        kept = beside(self.home / "out")
        assert [file.name for file in kept.place.iterdir() if not kept.holds(file.name)] == []
        with without_model():
            build([self.minutes], self.home / "clean", self.settings, begin=lambda _: None)
        assert content(self.home / "out") == content(self.home / "clean")
        for name in ("clean", ".clean.cache"):
            shutil.rmtree(self.home / name)
        assert {path.name for path in self.home.iterdir()} <= {
            "minutes",
            "out",
            ".out.cache",
            "judgements.toml",
        }

    def teardown(self) -> None:
        shutil.rmtree(self.home)


MINUTES = "第1回みずき市環境審議会会議録\n\n○青柳会長　始めます。\n"


@pytest.fixture
def minutes(tmp_path: Path) -> Path:
    (tmp_path / "minutes").mkdir()
    (tmp_path / "minutes" / "一.txt").write_text(MINUTES, "utf-8")
    return tmp_path / "minutes"


def make(minutes: Path, out: Path, settings: Settings) -> list[str]:
    """Build; give the names of the files that were extracted."""
    with without_model() as met:
        build([minutes], out, settings, begin=lambda _: None)
        return list(met)


def test_a_file_with_the_words_of_another_is_taken_from_the_cache_as_well(minutes: Path) -> None:
    shutil.copy(minutes / "一.txt", minutes / "一.text")
    out = minutes.parent / "out"
    assert make(minutes, out, ALONE) == ["一.text", "一.txt"]
    assert make(minutes, out, ALONE) == []


@pytest.mark.parametrize(
    "inside", ["minutes", "--privacy", "--judgements", "--gazetteer", "--layout", "--cache"]
)
def test_what_would_vanish_with_the_earlier_build_is_not_built_from(minutes: Path, inside: str) -> None:
    out = minutes.parent / "out"
    make(minutes, out, ALONE)
    own = out / ("layout.toml" if inside == "--layout" else "own")
    own.write_text(MINUTES, "utf-8")
    settings = {
        "minutes": ALONE,
        "--privacy": replace(ALONE, privacy=own),
        "--judgements": replace(ALONE, judgements=own),
        "--gazetteer": replace(ALONE, gazetteers=(own,)),
        "--layout": replace(ALONE, layout=str(own)),
        "--cache": replace(ALONE, cache=out / "cache"),
    }
    with pytest.raises(UsageError, match=f"{inside} .* lies in --out .*, which is replaced"):
        make(own if inside == "minutes" else minutes, out, settings[inside])
    assert own.exists()


def test_the_judgements_that_a_build_has_copied_may_be_given_again(minutes: Path) -> None:
    out, own = minutes.parent / "out", minutes.parent / "own.toml"
    own.write_text(JUDGED, "utf-8")
    make(minutes, out, replace(ALONE, judgements=own))
    before = content(out)
    make(minutes, out, replace(ALONE, judgements=out / building.JUDGEMENTS))
    assert content(out) == before


def test_a_cache_among_the_minutes_is_refused(minutes: Path) -> None:
    with pytest.raises(UsageError, match=r"--cache .* lies among the minutes .* choose another"):
        make(minutes, minutes.parent / "out", replace(ALONE, cache=minutes / "cache"))


def test_a_cache_that_goes_while_a_build_runs_is_told(minutes: Path) -> None:
    cache = minutes.parent / ".out.cache"
    with (
        patch.object(building, "bind", lambda *_: shutil.rmtree(cache)),
        patch.object(building, "unite", lambda tables, place: list(tables)),
        pytest.raises(UsageError, match=r"has vanished from the cache .*: run again"),
    ):
        make(minutes, minutes.parent / "out", ALONE)


Archive.TestCase.settings = run_settings(max_examples=3, stateful_step_count=6, deadline=None)
TestArchive = Archive.TestCase
