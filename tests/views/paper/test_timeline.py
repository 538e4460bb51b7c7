"""When somebody speaks of a matter: a row for each, a mark for each meeting, what is left out counted."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from policy_graph.errors import UsageError
from policy_graph.model import Actor, ActorType, Printing, Side, Tie
from policy_graph.views.paper.ticks import day, ticks
from policy_graph.views.paper.timeline import most_spoken_of, timeline

MakeTie = Callable[..., Tie]
ACTORS = [
    Actor(id="a", label="青山", type=ActorType.PERSON),
    Actor(id="b", label="石黒", type=ActorType.PERSON),
    Actor(id="x", label="港湾計画", type=ActorType.PROGRAM),
    Actor(id="y", label="議案第1号", type=ActorType.BILL),
]


@pytest.fixture
def speeches(tie: MakeTie) -> list[Tie]:
    """青山 once, 石黒 twice at one date, on both sides, and once without a date; 青山 also of a bill."""
    return [
        tie("a", "x", "speaksOf", date="2031-04-01"),
        replace(tie("b", "x", "speaksOf", start=1, date="2031-10-01"), side=Side.FOR),
        replace(tie("b", "x", "speaksOf", start=2, date="2031-10-01"), side=Side.AGAINST),
        tie("b", "x", "speaksOf", start=3, date=None),
        tie("a", "y", "speaksOf", start=4, date="2031-05-01"),
        tie("a", "x", "coMention", start=5),
    ]


def test_the_most_active_stands_first_and_a_mark_is_a_meeting(speeches: list[Tie]) -> None:
    drawing = timeline(ACTORS, speeches, "x")
    assert [drawing.parts[name].words for name in ("event-1-1", "event-2-1")] == [
        "石黒 2031-10-01 川辺市議会総務委員会（賛否とも both sides、2）",
        "青山 2031-04-01 川辺市議会総務委員会（賛否を述べない takes no side、1）",
    ]
    assert len(drawing.parts) == 2
    assert "日付のない根拠：1件" in drawing.captions[0]
    assert "2031-04-01 – 2031-10-01" in drawing.captions[-1]


def test_time_runs_to_the_right_and_more_evidence_is_larger(speeches: list[Tie]) -> None:
    marks = {each.get_gid(): each for each in timeline(ACTORS, speeches, "x").sheet.axes.patches}
    late, early = (marks[name].get_path().get_extents() for name in ("event-1-1", "event-2-1"))
    assert early.x1 < late.x0
    assert late.width > early.width


def test_without_a_matter_all_matters_are_rows(speeches: list[Tie]) -> None:
    words = [part.words for part in timeline(ACTORS, speeches).parts.values()]
    assert [each.split(" ")[0] for each in words] == ["港湾計画", "港湾計画", "議案第1号"]
    assert most_spoken_of(speeches, 1) == ["x"]


def test_rows_that_find_no_room_are_counted(speeches: list[Tie]) -> None:
    drawing = timeline(ACTORS, speeches, "x", Printing(rows=1))
    assert "全2行のうち根拠の多い1行を表示。省略：1行、根拠1件" in drawing.captions[0]


def test_where_nobody_speaks_co_mentions_are_told_as_what_they_are(speeches: list[Tie]) -> None:
    drawing = timeline(ACTORS, speeches[-1:], "x")
    assert drawing.title.startswith("港湾計画に関する根拠の時系列")
    assert "named in one paragraph" in drawing.parts["event-1-1"].words


def test_a_matter_that_is_no_actor_is_refused_and_an_empty_time_said(speeches: list[Tie]) -> None:
    with pytest.raises(UsageError, match="'z'"):
        timeline(ACTORS, speeches, "z")
    assert "There is no relation to draw" in timeline(ACTORS, [], "x").captions[1]


def test_dates_of_all_kinds_have_a_day_and_scales_a_dozen_marks_at_most() -> None:
    assert [day(each) for each in ("2031", "2031-05", "2031-05-21", "令和", None)] == [
        date(2031, 1, 1),
        date(2031, 5, 1),
        date(2031, 5, 21),
        None,
        None,
    ]
    assert [label for _, label in ticks(date(2031, 4, 2), date(2032, 5, 1))] == [
        "2031-07",
        "2031-10",
        "2032-01",
        "2032-04",
    ]
    assert [label for _, label in ticks(date(2011, 4, 2), date(2031, 5, 1))][:2] == ["2012", "2014"]
    assert ticks(date(2031, 4, 2), date(2031, 4, 2)) == [(date(2031, 4, 2), "2031-04-02")]
