"""A side on a programme: the words right before it must name one, and it must be about the programme itself."""

import pytest

from policy_graph.model import EntityType, Mention, Side, Span, Stance
from policy_graph.resolve.stances import named


def kept(words: str, name: str, *, anaphor: bool = False) -> tuple[Stance, ...]:
    said = Span(words.index(name), words.index(name) + len(name))
    mention = Mention(
        span=said,
        type=EntityType.PROGRAM,
        name=name,
        method="made",
        confidence=1,
        anaphor=anaphor,
        entity="program/みずき市.岸壁計画",
    )
    stance = Stance(
        side=Side.AGAINST,
        utterance=1,
        bills=(),
        items=(),
        evidence=(Span(0, len(words)),),
        method="stance:program",
        confidence=0.9,
        programs=(Span(0, len(words)),),
    )
    return named([stance], [mention], words)


@pytest.mark.parametrize(
    ("words", "name", "anaphor", "stays"),
    [
        ("暮らしを変える岸壁計画", "岸壁計画", False, True),
        ("岸壁計画そのもの", "岸壁計画", False, True),
        ("岸壁計画の推進", "岸壁計画", False, True),
        ("岸壁計画の変更", "岸壁計画", False, False),
        ("岸壁計画を進める考え", "岸壁計画", False, False),
        ("この計画", "この計画", True, True),
        ("人を追い出す計画", "計画", True, False),
    ],
)
def test_the_words_must_name_the_programme_itself(words: str, name: str, anaphor: bool, stays: bool) -> None:
    found = kept(words, name, anaphor=anaphor)
    assert [each.programs for each in found] == (
        [(Span(words.index(name), words.index(name) + len(name)),)] if stays else []
    )
