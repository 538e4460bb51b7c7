"""Whom a tie counts for: everybody as named, or people and posts as the organization that they belong to."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias

from policy_graph.model import Actor, ActorType, Predicate, RollUp, Tie
from policy_graph.views.choosing.periods import period, year_of
from policy_graph.views.lines import Counted

# The actor that an end of a tie counts for.
CountsFor: TypeAlias = "Callable[[str, Tie], str]"
SEATS = frozenset({str(Predicate.HOLDS_POST), str(Predicate.MEMBER_OF)})
# A municipality may be told as a place.
HOUSES = frozenset({ActorType.ORGANIZATION, ActorType.PLACE})


def counted(ties: Iterable[Tie], whom: CountsFor) -> list[Counted]:
    """Give each tie with the actors that it counts for; its words stay as they are."""
    return [Counted(whom(tie.source, tie), whom(tie.target, tie), tie) for tie in ties]


def counts_for(how: RollUp, actors: Mapping[str, Actor], ties: Iterable[Tie]) -> CountsFor:
    """Make the rule by which ends are counted.

    ``NAMED``: as named. ``POST``: a post counts as its organization. ``ORGANIZATION``: a person, too, counts as the one
    organization that ``ties`` state a post in or a membership of: in the same document, or, where that states none, in
    those of the same body and fiscal year. Where several are stated, the person stays a person; but the body that meets
    counts only for those of whom nothing else is said, since its members sit there for somebody.
    """
    if how is RollUp.NAMED:
        return lambda end, tie: end
    posts = {
        actor.id: actor.organization
        for actor in actors.values()
        if actor.type is ActorType.POST and actor.organization in actors
    }
    if how is RollUp.POST:
        return lambda end, tie: posts.get(end) or end
    return _Organizations(actors, posts, ties)


class _Organizations:
    """Finds the organization that somebody speaks and acts for."""

    def __init__(
        self, actors: Mapping[str, Actor], posts: Mapping[str, str | None], ties: Iterable[Tie]
    ) -> None:
        self.posts, self.actors = posts, actors
        self.people = {actor.id for actor in actors.values() if actor.type is ActorType.PERSON}
        self.seats: dict[tuple[str, ...], set[str]] = defaultdict(set)
        for tie in ties:
            if tie.relation in SEATS and tie.source in self.people:
                self._seat(tie)

    def __call__(self, end: str, tie: Tie) -> str:
        if end not in self.people:
            return self.posts.get(end) or end
        found = next(filter(None, (self.seats.get(key) for key in _scopes(end, tie))), set())
        elsewhere = {house for house in found if self.actors[house].label != tie.body}
        houses = elsewhere or found
        return next(iter(houses)) if len(houses) == 1 else end

    def _seat(self, tie: Tie) -> None:
        house = self.posts.get(tie.target) or tie.target
        if house in self.actors and self.actors[house].type in HOUSES:
            for key in _scopes(tie.source, tie):
                self.seats[key].add(house)


def _scopes(person: str, tie: Tie) -> tuple[tuple[str, ...], ...]:
    """Where a seat is looked for, the nearest first."""
    days = period(tie.date)
    year = year_of(days, fiscal=True) if days else None
    document = ("document", person, tie.document)
    return (document,) if tie.body is None else (document, ("body", person, tie.body, str(year)))
