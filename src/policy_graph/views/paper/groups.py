"""Communities and brokers in a picture: a ring in the colour of the community with its number, a second for brokers."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from policy_graph.model import Printing
from policy_graph.views.paper.legend import Group, Sample
from policy_graph.views.paper.phrases import phrase, said
from policy_graph.views.paper.sheet import INK, Point, Sheet
from policy_graph.views.theme import theme

# Widths in points of the ring of a community and of that of a broker, and of the space before each.
RING, BROKER, SPACE = 2.2, 1.1, 0.8


class ActorMeasures(Protocol):
    """What is marked of an actor."""

    @property
    def community(self) -> int:
        """Number of its community, from 1."""
        ...

    @property
    def is_broker(self) -> bool:
        """Whether it joins communities that little else joins."""
        ...


class Community(Protocol):
    """A community by number, members and the name of its best connected one."""

    @property
    def number(self) -> int:
        """From 1, the largest first."""
        ...

    @property
    def members(self) -> Sequence[str] | frozenset[str]:
        """Actor ids."""
        ...

    @property
    def label(self) -> str:
        """Name of its best connected actor."""
        ...


class Measured(Protocol):
    """What a picture takes from the measures of a network."""

    @property
    def nodes(self) -> Mapping[str, ActorMeasures]:
        """Measures by actor id."""
        ...

    @property
    def communities(self) -> Sequence[Community]:
        """All communities, the largest first."""
        ...


def ring_width(printing: Printing, measured: Measured | None) -> float:
    """Space in points that rings take around a mark."""
    if measured is None:
        return 0.0
    return (RING + SPACE) * printing.communities + (BROKER + SPACE) * printing.brokers


def rings(
    sheet: Sheet, at: Point, radius: float, actor: str, printing: Printing, measured: Measured | None
) -> None:
    """Draw the rings around the mark of an actor."""
    found = measured.nodes.get(actor) if measured else None
    if found is None:
        return
    if printing.communities:
        radius += SPACE + RING / 2
        sheet.mark(at, radius, "circle", "none", edge=theme().group(found.community), width=RING)
        radius += RING / 2
    if printing.brokers and found.is_broker:
        sheet.mark(at, radius + SPACE + BROKER / 2, "circle", "none", edge=INK, width=BROKER)


def number(
    sheet: Sheet, at: Point, size: float, actor: str, printing: Printing, measured: Measured | None
) -> None:
    """Write the number of an actor's community into its mark, for those who see no colours."""
    found = measured.nodes.get(actor) if measured and printing.communities else None
    if found is not None:
        sheet.text(at, str(found.community), size, place="center")


def group_groups(shown: Iterable[str], printing: Printing, measured: Measured | None) -> list[Group]:
    """Explain the rings that occur."""
    if measured is None:
        return []
    known = [measured.nodes[each] for each in shown if each in measured.nodes]
    groups = (
        [_communities({each.community for each in known}, printing, measured)] if printing.communities else []
    )
    if printing.brokers and any(each.is_broker for each in known):
        sample = Sample(said(phrase("brokers"), printing.language), "circle", "none", edge=INK, width=BROKER)
        groups.append(Group("", (sample,)))
    return groups


def _communities(numbers: set[int], printing: Printing, measured: Measured) -> Group:
    looks, language = theme(), printing.language
    named = [
        each for each in measured.communities if each.number in numbers and each.number <= len(looks.groups)
    ]
    samples = [
        Sample(
            said(phrase("group", number=each.number, label=each.label, size=len(each.members)), language),
            "circle",
            "none",
            edge=looks.group(each.number),
            width=RING,
        )
        for each in named
    ]
    if any(each > len(looks.groups) for each in numbers):
        words = said(phrase("groups_beyond"), language)
        samples.append(Sample(words, "circle", "none", edge=looks.beyond, width=RING))
    return Group(said(phrase("groups"), language), tuple(samples))
