"""How many a list says there are, against how many were read."""

from collections.abc import Iterator, Sequence

from policy_graph.model import Finding, Span
from policy_graph.parse.roster import Roster


def tallies(rosters: Sequence[Roster]) -> Iterator[Finding]:
    """Give a finding for every list of which not everybody was read, or more than it says; lists within it count."""
    for at, roster in enumerate(rosters):
        read = _read(roster) + sum(map(_read, _within(rosters[at + 1 :], roster)))
        line = roster.section.line
        if roster.stated is None or line is None or read == roster.stated or line.plain.startswith("欠員"):
            continue
        yield Finding(
            code="parse.roster-count",
            message=f"{line.plain[:40]}: {roster.stated} stated, {read} read",
            span=Span(line.span.start, line.span.end),
        )


def _read(roster: Roster) -> int:
    """How many of a list were read; who stands below the absentees and was there belongs to no list."""
    return sum(person.group is not None for person in roster.people)


def _within(following: Sequence[Roster], outer: Roster) -> Iterator[Roster]:
    """The lists with a number in brackets below one without, as long as that one names nobody itself."""
    if outer.people or outer.section.head is None or outer.section.head.number.startswith("("):
        return
    for roster in following:
        if roster.section.head is None or not roster.section.head.number.startswith("("):
            return
        yield roster
