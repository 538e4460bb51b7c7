"""A build that takes what is kept gives the bytes of one that makes everything, whatever happened to the files before."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import mkdtemp
from unittest.mock import patch

from hypothesis import settings as run_settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from policy_graph.engine import build as building
from policy_graph.engine import chapters
from policy_graph.engine.build import build
from policy_graph.errors import SkipDocument
from policy_graph.ingest.source import read
from policy_graph.model import Extraction, Failure, SourceFile
from policy_graph.parse.meeting import parse
from policy_graph.settings import Settings

NAMES = st.sampled_from(["一.txt", "二.txt", "三.txt", "四.txt"])
TALK = st.sampled_from(["始めます。", "終わります。", "再開します。"])
JUDGED = 'judgements = [ { drop = "person/霧原市議会.姫野", who = "藤山", when = 2026-11-28, why = "誤り" } ]\n'


@contextmanager
def without_model(met: list[str]) -> Iterator[None]:
    """Read and parse, and recognize nothing; pictures are left out, for they are drawn from the tables alone."""

    def extracted(file: SourceFile, source: bytes, settings: Settings) -> Extraction | Failure:
        met.append(file.name)
        try:
            document = read(file, settings, source=source)
        except SkipDocument as error:
            return Failure(name=str(file), message=str(error))
        meeting = parse(document)
        return Extraction(
            document=document, meeting=meeting, mentions=(), entities=(), facts=(), findings=meeting.findings
        )

    with patch.object(chapters, "extracted", extracted), patch.object(building, "draw"):
        yield


def content(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


class Archive(RuleBasedStateMachine):
    """A folder of minutes that is changed, and built again and again into one place."""

    def __init__(self) -> None:
        super().__init__()
        self.home = Path(mkdtemp())
        self.minutes = self.home / "minutes"
        self.minutes.mkdir()
        self.settings = Settings()
        self.known: set[tuple[str, bytes]] = set()

    @rule(name=NAMES, talk=TALK)
    def put(self, name: str, talk: str) -> None:
        text = f"第1回みずき市環境審議会会議録\n\n日時　令和6年5月8日\n\n○青柳会長　{talk}\n"
        (self.minutes / name).write_text(text, "utf-8")

    @rule(name=NAMES)
    def remove(self, name: str) -> None:
        (self.minutes / name).unlink(missing_ok=True)

    @rule(name=NAMES, new=NAMES)
    def rename(self, name: str, new: str) -> None:
        if (self.minutes / name).exists():
            (self.minutes / name).rename(self.minutes / new)

    @rule()
    def judge(self) -> None:
        path = self.home / "judgements.toml"
        path.write_text(JUDGED, "utf-8")
        self.settings = replace(self.settings, judgements=path)

    @rule()
    def damage(self) -> None:
        for file in (self.home / ".out.cache").glob("0*"):
            file.write_bytes(file.read_bytes()[:-9])
            self.known.clear()

    @precondition(lambda self: any(self.minutes.iterdir()))
    @rule()
    def build(self) -> None:
        lying = {(path.name, path.read_bytes()) for path in self.minutes.iterdir()}
        met: list[str] = []
        with without_model(met):
            build([self.minutes], self.home / "out", self.settings, begin=lambda _: None)
        if self.known:
            assert sorted(met) == sorted(name for name, _ in lying - self.known)
        self.known = lying
        clean = Path(mkdtemp(dir=self.home))
        with without_model([]):
            build([self.minutes], clean / "out", self.settings, begin=lambda _: None)
        assert content(self.home / "out") == content(clean / "out")

    @invariant()
    def nothing_is_left_lying(self) -> None:
        assert not {".out.new", ".out.old"} & {path.name for path in self.home.iterdir()}

    def teardown(self) -> None:
        shutil.rmtree(self.home)


Archive.TestCase.settings = run_settings(max_examples=6, stateful_step_count=10, deadline=None)
TestArchive = Archive.TestCase
