"""Which ties a choice keeps, and why it leaves out the others: each is counted once, by the first reason that holds."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from policy_graph.errors import UsageError
from policy_graph.model import Actor, ActorType, NetworkChoice, Tie
from policy_graph.views.choosing import finding
from policy_graph.views.choosing.periods import inside, inside_years, period
from policy_graph.views.kinds import Kind, Projection
from policy_graph.views.lines import Counted


class Reason(StrEnum):
    """Why a tie is not in a network, in the order in which it is asked."""

    RELATION = "relation"
    ONE_ACTOR = "one-actor"
    ENDS = "ends"
    TYPE = "type"
    BODY = "body"
    MEETING = "meeting"
    MATTER = "matter"
    UNDATED = "undated"
    PERIOD = "period"
    FISCAL_YEAR = "fiscal-year"
    CONFIDENCE = "confidence"
    SIDE = "side"
    TWICE = "twice"
    ALONE = "alone"
    LEAST = "least"
    AROUND = "around"


class Check(NamedTuple):
    """What a tie has to be, and why it is left out if it is not."""

    reason: Reason
    fits: Callable[[Counted], bool]


def sifted(counted: Iterable[Counted], checks: Sequence[Check]) -> tuple[list[Counted], Counter[Reason]]:
    """Keep what fits every check; count the others by the first check that they do not fit."""
    kept, left_out = [], Counter[Reason]()
    for each in counted:
        reason = next((check.reason for check in checks if not check.fits(each)), None)
        if reason is None:
            kept.append(each)
        else:
            left_out[reason] += 1
    return kept, left_out


def checks(
    choice: NetworkChoice, wanted: Kind, actors: Mapping[str, Actor], ties: Sequence[Tie]
) -> list[Check]:
    """Make the checks that a choice asks for; raises UsageError for one that cannot be meant."""
    return [
        *_kept_apart(),
        *_ends(choice, wanted, actors),
        *_scene(choice, actors, ties),
        *_time(choice),
        *_words(choice, wanted),
    ]


def _kept_apart() -> list[Check]:
    """Whom a choice counts as one actor has no line to itself; what the words themselves say of one actor stays."""
    return [Check(Reason.ONE_ACTOR, lambda it: it.source != it.target or it.tie.source == it.tie.target)]


def _ends(choice: NetworkChoice, wanted: Kind, actors: Mapping[str, Actor]) -> list[Check]:
    found, kind_of = [], {id_: actor.type for id_, actor in actors.items()}
    if wanted.ends:
        first, second = wanted.ends
        found.append(
            Check(
                Reason.ENDS,
                # As named or as counted: a mayor's city may be told as a place.
                lambda it: (
                    (kind_of[it.source] in first or kind_of[it.tie.source] in first)
                    and (kind_of[it.target] in second or kind_of[it.tie.target] in second)
                ),
            )
        )
    if choice.types:
        found.append(Check(Reason.TYPE, _of_types(frozenset(choice.types), wanted, kind_of)))
    return found


def _of_types(
    types: frozenset[ActorType], wanted: Kind, kind_of: Mapping[str, ActorType]
) -> Callable[[Counted], bool]:
    """In a projection only the sources become actors of the network."""
    if wanted.projection:
        return lambda it: kind_of[it.source] in types
    return lambda it: kind_of[it.source] in types and kind_of[it.target] in types


def _scene(choice: NetworkChoice, actors: Mapping[str, Actor], ties: Sequence[Tie]) -> list[Check]:
    found = []
    if choice.bodies:
        bodies = finding.texts(choice.bodies, (tie.body for tie in ties if tie.body), "body")
        found.append(Check(Reason.BODY, lambda it: it.tie.body in bodies))
    if choice.meetings:
        meetings = finding.texts(choice.meetings, (tie.meeting for tie in ties), "meeting")
        found.append(Check(Reason.MEETING, lambda it: it.tie.meeting in meetings))
    if choice.matters:
        matters = finding.matters(choice.matters, actors)
        found.append(
            Check(
                Reason.MATTER,
                lambda it: it.source in matters or it.target in matters or it.tie.matter in matters,
            )
        )
    return found


def _time(choice: NetworkChoice) -> list[Check]:
    found = []
    if choice.since or choice.until or choice.fiscal_years:
        found.append(Check(Reason.UNDATED, lambda it: period(it.tie.date) is not None))
    if choice.since or choice.until:
        in_period = inside(choice)
        found.append(Check(Reason.PERIOD, lambda it: in_period(it.tie.date)))
    if choice.fiscal_years:
        in_years = inside_years(choice)
        found.append(Check(Reason.FISCAL_YEAR, lambda it: in_years(it.tie.date)))
    return found


def _words(choice: NetworkChoice, wanted: Kind) -> list[Check]:
    found, least = [], wanted.confidence if choice.confidence is None else choice.confidence
    if not 0 <= least <= 1:
        raise UsageError(f"a confidence of {least} cannot be; give a number from 0 to 1")
    if least:
        found.append(Check(Reason.CONFIDENCE, lambda it: it.tie.confidence >= least))
    if wanted.projection in (Projection.CONGRUENCE, Projection.CONFLICT):
        found.append(Check(Reason.SIDE, lambda it: it.tie.side is not None))
    return found
