"""What changed between two periods: who and what is new, gone, stronger or weaker, who rose, who went over."""

from collections import Counter
from collections.abc import Mapping

from policy_graph.views.measures.definitions import definitions
from policy_graph.views.measures.measured import (
    ActorChange,
    Change,
    LineChange,
    Measured,
    NodeMeasures,
    Shift,
)
from policy_graph.views.measures.measuring import measure
from policy_graph.views.network import Network

Line = tuple[str, str, str]
Ranks = Mapping[str, Mapping[str, int]]


def compare(before: Network, after: Network, *, seed: int = 1) -> Change:
    """Set two networks side by side, as of two periods; both are measured with ``seed``.

    An actor is there where it has a line to another one. It and a line are stronger or weaker by strength. Communities
    are matched one to one, those with most members in common first.
    """
    one, other = measure(before, seed=seed), measure(after, seed=seed)
    became = _became(one, other)
    return Change(
        actors=_actors(before, after, one, other, became),
        lines=_lines(before, after),
        became=became,
        before=one,
        after=other,
    )


def shift(before: float | None, after: float | None) -> Shift:
    """Name what became of something with these strengths; ``None`` where it is not there."""
    if before is None or after is None:
        return Shift.NEW if before is None else Shift.GONE
    if before == after:
        return Shift.SAME
    return Shift.STRONGER if before < after else Shift.WEAKER


def ranks(measured: Measured) -> Ranks:
    """Give by measure the place of every actor that has lines: 1 for the highest, the same for equals."""
    there = _there(measured)
    found = {}
    for name in (each.name for each in definitions().values() if each.of == "actor"):
        values = {id_: getattr(node, name) for id_, node in there.items()}
        place: dict[float, int] = {}
        for at, value in enumerate(sorted(values.values(), reverse=True), 1):
            place.setdefault(value, at)
        found[name] = {id_: place[value] for id_, value in values.items()}
    return found


def _there(measured: Measured) -> dict[str, NodeMeasures]:
    return {id_: node for id_, node in measured.nodes.items() if node.degree}


def _became(before: Measured, after: Measured) -> dict[int, int]:
    """Match communities; of equal overlaps the larger communities go first."""
    one, other = _there(before), _there(after)
    shared = Counter((one[id_].community, other[id_].community) for id_ in one.keys() & other.keys())
    found: dict[int, int] = {}
    taken: set[int] = set()
    for (was, is_), _ in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
        if was not in found and is_ not in taken:
            found[was] = is_
            taken.add(is_)
    return dict(sorted(found.items()))


def _actors(
    before: Network, after: Network, one: Measured, other: Measured, became: Mapping[int, int]
) -> tuple[ActorChange, ...]:
    was, is_ = _there(one), _there(other)
    ranked = ranks(one), ranks(other)
    found = []
    for id_ in sorted(was.keys() | is_.keys()):
        old, new = was.get(id_), is_.get(id_)
        data = (after if new else before).nodes[id_]
        found.append(
            ActorChange(
                id=id_,
                label=data["label"],
                type=data["type"],
                shift=shift(old.strength if old else None, new.strength if new else None),
                before=old,
                after=new,
                ranks={name: (ranked[0][name].get(id_), ranked[1][name].get(id_)) for name in ranked[0]},
                moved=bool(old and new and became.get(old.community) != new.community),
            )
        )
    return tuple(found)


def _lines(before: Network, after: Network) -> tuple[LineChange, ...]:
    was, is_ = _strengths(before), _strengths(after)
    return tuple(
        LineChange(
            source=line[0],
            target=line[1],
            relation=line[2],
            shift=shift(
                was[line][1] if line in was else None,
                is_[line][1] if line in is_ else None,
            ),
            weights=(was.get(line, (0, 0.0))[0], is_.get(line, (0, 0.0))[0]),
            strengths=(was.get(line, (0, 0.0))[1], is_.get(line, (0, 0.0))[1]),
        )
        for line in sorted(was.keys() | is_.keys())
    )


def _strengths(network: Network) -> dict[Line, tuple[int, float]]:
    return {
        (source, target, data["relation"]): (data["weight"], float(data.get("strength", data["weight"])))
        for source, target, data in network.edges(data=True)
        if source != target
    }
