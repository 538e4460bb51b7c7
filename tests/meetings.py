"""A meeting of which nothing is known: what the makers of invented minutes start from."""

from policy_graph.model import LayoutChoice, Meeting

BLANK = Meeting(
    document="minutes",
    layout=LayoutChoice(name="test", score=None, margin=None),
    title=None,
    body=None,
    municipality=None,
    date=None,
    start_time=None,
    end_time=None,
    venue=None,
    observers=None,
    attendees=(),
    agenda=(),
    utterances=(),
    passages=(),
    regions=(),
)
