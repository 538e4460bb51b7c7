"""A build that takes what is kept gives the bytes of one that makes everything, whatever happened to the files before."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import mkdtemp
from typing import ClassVar, Self
from unittest.mock import patch

from hypothesis import settings as run_settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from policy_graph.engine import build as building
from policy_graph.engine import chapters
from policy_graph.engine.build import build
from policy_graph.engine.kit import Kit
from policy_graph.ingest.source import read
from policy_graph.model import Extraction, Failure, SourceFile
from policy_graph.parse.meeting import parse
from policy_graph.settings import Settings

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
        self.settings = Settings()
        self.known: set[tuple[str, bytes]] = set()
        # What was extracted may be found damaged only when a judgement is replayed on it.
        self.damaged = False

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
        self.damaged = True
        self.build()

    def some(self, data: st.DataObject) -> Path:
        return data.draw(st.sampled_from(sorted(self.minutes.iterdir())))

    def build(self) -> None:
        lying = {(path.name, path.read_bytes()) for path in self.minutes.iterdir()}
        with without_model() as met:
            build([self.minutes], self.home / "out", self.settings, begin=lambda _: None)
        changed = sorted(name for name, _ in lying - self.known)
        assert met == changed or self.damaged
        self.known = lying
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


Archive.TestCase.settings = run_settings(max_examples=3, stateful_step_count=6, deadline=None)
TestArchive = Archive.TestCase
