"""Actors and ties become a network: one line per pair and relation, as heavy as its pieces of evidence."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

import networkx as nx

from policy_graph.errors import UsageError
from policy_graph.model import CO_MENTION, Actor, ActorType, Tie
from policy_graph.views.theme import theme

# Nodes are actor ids, edge keys relations; networkx has no generic classes at run time, only in its stubs.
Network: TypeAlias = "nx.MultiDiGraph[str]"
Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """An actor in a network. ``number`` counts from 1; ``degree`` counts its lines, ``weight`` their evidence."""

    number: int
    id: str
    label: str
    type: str
    degree: int
    weight: int

    @property
    def anchor(self) -> str:
        """Name of its row in the page."""
        return f"actor-{self.number}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """A line of a network: all evidence for one relation between two actors. ``number`` counts from 1."""

    number: int
    source: str
    target: str
    relation: str
    evidence: tuple[Tie, ...]

    @property
    def anchor(self) -> str:
        """Name of its row in the page and of the line in exports."""
        return f"line-{self.number}"

    @property
    def weight(self) -> int:
        """How many pieces of evidence the line stands on."""
        return len(self.evidence)

    @property
    def is_fact(self) -> bool:
        """Tell whether the text states the relation; a co-mention only shares a paragraph."""
        return self.relation != CO_MENTION

    @property
    def ends(self) -> frozenset[str]:
        """Both actors, without direction."""
        return frozenset((self.source, self.target))

    @property
    def period(self) -> tuple[str, str] | None:
        """The first and the last date of its evidence; ``None`` where no evidence has a date."""
        dates = [tie.date for tie in self.evidence if tie.date]
        return (min(dates), max(dates)) if dates else None


def network(actors: Iterable[Actor], ties: Iterable[Tie]) -> Network:
    """Build the network of ``ties`` among ``actors``, in an order that does not depend on theirs.

    Node attributes: ``label``, ``type``, ``degree`` (lines), ``weight`` (evidence). Edge key: the relation; edge
    attributes: ``relation``, ``weight`` and ``evidence`` (its distinct ties; weight is their number). Relations
    without direction run from the smaller id to the larger. Raises UsageError for a tie whose end is no actor.
    """
    graph: Network = nx.MultiDiGraph()
    for actor in _distinct(actors):
        graph.add_node(actor.id, label=_label(actor), type=str(actor.type))
    for (source, target, relation), evidence in sorted(_bundles(ties, set(graph)).items()):
        graph.add_edge(
            source, target, relation, relation=relation, weight=len(evidence), evidence=tuple(evidence)
        )
    _measure(graph)
    return graph


def nodes(graph: Network) -> list[Node]:
    """List the actors of a network in its order."""
    return [Node(number=at, id=id_, **data) for at, (id_, data) in enumerate(graph.nodes.items(), 1)]


def edges(graph: Network) -> list[Edge]:
    """List the lines of a network in its order."""
    return list(_edges(graph))


def _edges(graph: Network) -> Iterator[Edge]:
    for at, (source, target, data) in enumerate(graph.edges(data=True), 1):
        yield Edge(
            number=at,
            source=source,
            target=target,
            relation=data["relation"],
            evidence=data["evidence"],
        )


def _label(actor: Actor) -> str:
    """Say a post as Japanese says it: the organization first (``部長@経済局`` → ``経済局 部長``)."""
    role, at, organization = actor.label.partition("@")
    return f"{organization} {role}" if actor.type is ActorType.POST and at and organization else actor.label


def _distinct(actors: Iterable[Actor]) -> list[Actor]:
    """Order actors by id; of two with one id the label that sorts first stays."""
    found = sorted(set(actors), key=lambda actor: (actor.id, actor.label, actor.type), reverse=True)
    by_id = {actor.id: actor for actor in found}
    return [by_id[each] for each in sorted(by_id)]


def _bundles(ties: Iterable[Tie], known: set[str]) -> dict[Key, list[Tie]]:
    bundles: dict[Key, list[Tie]] = defaultdict(list)
    for tie in sorted(set(ties), key=_order):
        for end in (tie.source, tie.target):
            if end not in known:
                raise UsageError(
                    f"a {tie.relation} tie of {tie.document} ends at {end!r}, which is no actor; add it"
                )
        bundles[_key(tie)].append(tie)
    return bundles


def _key(tie: Tie) -> Key:
    if theme().relation(tie.relation).directed:
        return tie.source, tie.target, tie.relation
    return min(tie.source, tie.target), max(tie.source, tie.target), tie.relation


def _order(tie: Tie) -> tuple[Any, ...]:
    return (
        tie.date or "",
        tie.document,
        tie.start,
        tie.end,
        tie.source,
        tie.target,
        tie.relation,
        tie.quote,
        tie.meeting,
        tie.speaker or "",
    )


def _measure(graph: Network) -> None:
    degree: Counter[str] = Counter()
    weight: Counter[str] = Counter()
    for source, target, data in graph.edges(data=True):
        for end in {source, target}:
            degree[end] += 1
            weight[end] += data["weight"]
    for node in graph:
        graph.nodes[node].update(degree=degree[node], weight=weight[node])
