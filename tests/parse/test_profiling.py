"""Unknown minutes are looked at, and a profile is drafted that reads them."""

from pathlib import Path

import pytest

from policy_graph.parse.layouts import read
from policy_graph.parse.meeting import parse
from policy_graph.parse.profiling import suggest

from .conftest import document

FIXTURES = sorted((Path(__file__).parent / "layouts").glob("*.txt"))
ODD = (
    "みずき市環境審議会の記録\n集いの日：令和６年４月２４日\n場所：市役所\n\n"
    "▶青柳会長／それでは審議に入ります。\n▷緑川委員／資料２の数字は去年のものですか。\nみずき市公式サイト\n"
    "▷事務局／そのとおりです。\n▶青柳会長／次の方。\nみずき市公式サイト\n▷白川委員／今年のものはありますか。\n"
    "▷事務局／次回に出します。\n▶青柳会長／終わります。\nみずき市公式サイト\n"
)


def test_a_profile_is_drafted_that_reads_minutes_which_no_layout_reads() -> None:
    found = suggest(document(ODD), "mizuki")
    layout = read(found.profile, where="mizuki.toml")
    meeting = parse(document(ODD), layout=layout)
    assert [each.speaker for each in meeting.utterances] == [
        "青柳会長", "緑川委員", "事務局", "青柳会長", "白川委員", "事務局", "青柳会長",
    ]  # fmt: skip
    assert meeting.utterances[1].span.of(ODD).startswith("資料２")
    assert found.utterances == 7


def test_what_marks_mean_is_counted() -> None:
    marks = {each.sign: each for each in suggest(document(ODD), "mizuki").marks}
    chair, others = marks["▶"], marks["▷"]
    assert (chair.lines, chair.speakers, chair.meaning) == (3, 3, "chair")
    assert (others.use.count, others.use.chairs, others.use.officers, others.use.members) == (4, 0, 2, 2)
    assert (others.use.asking, others.meaning) == (2, "speaker")


def test_fields_and_lines_that_repeat_are_named() -> None:
    found = suggest(document(ODD), "mizuki")
    assert ("venue", "場所", "市役所") in found.headings
    assert found.unknown == (("集いの日", "令和６年４月２４日"),)
    assert found.repeated == (("みずき市公式サイト", 3),)
    assert "みずき市公式サイト" in found.profile


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_a_draft_reads_known_minutes_as_their_layout_does(path: Path) -> None:
    source = document(path.read_text("utf-8"))
    drafted = parse(source, layout=read(suggest(source, "mine").profile, where="mine.toml"))
    assert drafted.utterances == parse(source).utterances
