"""Session and issue of a meeting, by the numbers of its title."""

import pytest

from policy_graph.model import Ordinal, Span
from policy_graph.triples.ordinals import numbered


def ordinal(number: int, unit: str, session: str | None = None) -> Ordinal:
    return Ordinal(unit=unit, number=number, span=Span(0, 3), session=session)


@pytest.mark.parametrize(
    ("ordinals", "session", "issue"),
    [
        ((ordinal(3, "回", "定例会"), ordinal(2, "号")), "3", "第2号"),
        ((ordinal(4, "回", "定例会"), ordinal(3, "日")), "4", "第3日"),
        ((ordinal(1, "回", "臨時会"),), "1", None),
        ((ordinal(12, "回"),), None, "第12回"),  # a committee counts its meetings and has no sessions
        ((), None, None),
    ],
)
def test_a_session_has_a_number_and_a_sitting_or_meeting_its_own(
    ordinals: tuple[Ordinal, ...], session: str | None, issue: str | None
) -> None:
    said = {name: getattr(value, "value", None) for name, value in numbered(ordinals).items()}
    assert said == {"pg:session": session, "pg:issue": issue}
