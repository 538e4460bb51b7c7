"""The command draw: every option becomes the choice that it names; a wrong one is told with what is allowed."""

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from policy_graph import api, cli
from policy_graph.errors import UsageError
from policy_graph.model import (
    DRAWN,
    ActorType,
    DrawingChoice,
    Drawn,
    Language,
    NetworkChoice,
    Offered,
    Paper,
    PictureFormat,
    Printing,
    RollUp,
    Weighting,
)

Asked = list[tuple[Path, NetworkChoice, DrawingChoice, Path | None]]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Asked:
    """What the command asks of the api, which draws one file."""
    calls: Asked = []

    def draw(
        folder: Path, choice: NetworkChoice, drawing: DrawingChoice, *, out: Path | None = None
    ) -> Drawn:
        calls.append((folder, choice, drawing, out))
        return Drawn(
            files=(Path("out/network.png"),),
            kind=choice.kind,
            actors=1200,
            lines=50,
            shown=(40, 30),
            communities=7,
            left_out={"confidence": 12, "dates": 0},
            seconds={"measures": 0.25, "layout": 1.5},
        )

    monkeypatch.setattr(api, "draw", draw)
    return calls


def draw(*arguments: str) -> Any:
    return CliRunner().invoke(cli.app, ["draw", "build/town", *arguments])


def test_every_command_of_the_guide_can_be_copied(asked: Asked) -> None:
    text = (Path(__file__).parents[1] / "docs" / "how-to" / "draw-networks.md").read_text("utf-8")
    commands = re.findall(r"^\$ policy-graph (draw .*)$", text, re.MULTILINE)
    for command in commands:
        result = CliRunner().invoke(cli.app, shlex.split(command.replace("--list", "")))
        assert result.exit_code == 0, result.output
    assert len(asked) == len(commands) > 4


def test_steps_without_an_actor_are_refused(asked: Asked) -> None:
    result = draw("--steps", "2")
    assert isinstance(result.exception, UsageError)
    assert "--around" in str(result.exception)
    assert not asked


def test_nothing_said_is_what_a_build_draws(asked: Asked) -> None:
    result = draw()
    assert asked == [(Path("build/town"), NetworkChoice(), DrawingChoice(), None)]
    assert result.stdout == "out/network.png\n"
    assert DrawingChoice().formats == DRAWN


def test_the_summary_on_stderr_tells_what_was_drawn_and_left_out(asked: Asked) -> None:
    told = draw().stderr
    assert "1,200 actors, 50 lines; in the picture 40 and 30, 1,160 and 20 left out" in told
    assert "evidence left out: confidence 12\n" in told
    assert "7 communities; measures 0.2 s, layout 1.5 s" in told


def test_every_option_is_a_part_of_the_choice(asked: Asked) -> None:
    network = "--network speaker-program --since 2024-05 --until 2024-06-30 --meeting 定例会 --body 委員会 --type Person"
    more = "--fiscal-year 2023 --fiscal-year 2024 --matter 条例 --around 市長 --steps 2 --confidence 0.8 --least 3"
    looks = "--as organization --weight jaccard --limit 20 --out pictures --format dot,csv --size slide --language ja"
    rest = "--title 図 --colour community --timeline 基金 --matrix --compare 2022..2023,2024.."
    result = draw(*" ".join((network, more, looks, rest)).split())
    assert result.exit_code == 0, result.output
    choice = NetworkChoice(
        kind="speaker-program",
        since="2024-05",
        until="2024-06-30",
        fiscal_years=(2023, 2024),
        meetings=("定例会",),
        bodies=("委員会",),
        types=(ActorType.PERSON,),
        matters=("条例",),
        around="市長",
        steps=2,
        confidence=0.8,
        least=3,
        roll_up=RollUp.ORGANIZATION,
        weighting=Weighting.JACCARD,
    )
    drawing = DrawingChoice(
        formats=(PictureFormat.DOT, PictureFormat.CSV),
        printing=Printing(paper=Paper.SLIDE, language=Language.JA, limit=20, title="図", communities=True),
        timelines=("基金",),
        matrix=True,
        compared=(("2022", "2023"), ("2024", None)),
    )
    assert asked == [(Path("build/town"), choice, drawing, Path("pictures"))]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--format", "png,bmp"], "--format does not know 'bmp': choose from png,svg,pdf,"),
        (["--format", ","], "--format names nothing"),
        (["--since", "令和6年"], "--since '令和6年' is no date: write 2024, 2024-05 or 2024-05-21"),
        (["--until", "2024-13"], "--until '2024-13' is no date"),
        (["--compare", "2022..2023"], "is no pair of periods: write 2022..2023,2024..2025"),
        (["--compare", "a..b,2024..2025"], "--compare 'a' is no date"),
    ],
)
def test_a_wrong_option_is_one_sentence_with_what_is_allowed(
    arguments: list[str], told: str, asked: Asked
) -> None:
    result = draw(*arguments)
    assert isinstance(result.exception, UsageError)
    assert told in str(result.exception)
    assert not asked


def test_the_kinds_are_listed_in_both_languages(monkeypatch: pytest.MonkeyPatch) -> None:
    offered = [Offered(name="conflict", ja="賛否が分かれた", en="on different sides", lines=12)]
    monkeypatch.setattr(api, "networks", lambda folder: offered)
    shown = draw("--list").stdout
    assert all(word in shown for word in ("conflict", "12", "賛否が分かれた", "on different sides"))
