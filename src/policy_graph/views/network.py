"""Actors and ties become a network: one line per pair and relation, as heavy as its pieces of evidence."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import takewhile
from typing import TypeAlias

import networkx as nx

from policy_graph.errors import UsageError
from policy_graph.model import CO_MENTION, Actor, ActorType, Tie
from policy_graph.views.lines import Counted, Key, Line, bundled, plain, side_of
from policy_graph.views.theme import theme

# Nodes are actor ids, edge keys relations; networkx has no generic classes at run time, only in its stubs.
Network: TypeAlias = "nx.MultiDiGraph[str]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """An actor in a network.

    ``number`` counts from 1; ``degree`` counts its lines, ``weight`` their evidence; ``names`` are other names and readings.
    """

    number: int
    id: str
    label: str
    type: str
    degree: int
    weight: int
    names: tuple[str, ...] = ()

    @property
    def anchor(self) -> str:
        """Name of its row in the page."""
        return f"actor-{self.number}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """A line of a network: all evidence for one relation between two actors.

    ``number`` counts from 1. ``strength`` is the weight under the weighting that was chosen, the weight itself unless
    told otherwise. ``side`` is ``for``, ``against`` or ``both`` where its words take a side.
    """

    number: int
    source: str
    target: str
    relation: str
    evidence: tuple[Tie, ...]
    strength: float
    side: str | None

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
    """Build the network of all ``ties`` among all ``actors`` as named, in an order that does not depend on theirs.

    The attributes are those of ``assembled``; every line is as strong as it has pieces of evidence. Raises UsageError for
    a tie whose end is no actor.
    """
    known = distinct(actors)
    counted = [Counted(tie.source, tie.target, tie) for tie in dict.fromkeys(ties)]
    refuse_strangers(counted, known)
    return assembled(known.values(), plain(bundled(counted)))


def assembled(actors: Iterable[Actor], lines: Mapping[Key, Line]) -> Network:
    """Build a network of actors and lines, in their order.

    Node attributes: ``label``, ``type``, ``names``, ``degree`` (lines), ``weight`` (evidence). Edge key: the relation; edge
    attributes: ``relation``, ``evidence``, ``weight`` (the number of its evidence), ``strength`` and ``side``.
    """
    graph: Network = nx.MultiDiGraph()
    known = list(actors)
    labels = told_apart(known)
    for actor in known:
        graph.add_node(actor.id, label=labels[actor.id], type=str(actor.type), names=actor.names)
    for (source, target, relation), (evidence, strength) in lines.items():
        graph.add_edge(
            source,
            target,
            relation,
            relation=relation,
            weight=len(evidence),
            strength=strength,
            side=side_of(evidence),
            evidence=evidence,
        )
    _measure(graph)
    return graph


def distinct(actors: Iterable[Actor]) -> dict[str, Actor]:
    """Give actors by id, in its order; of two with one id the label that sorts first stays."""
    found = sorted(set(actors), key=repr, reverse=True)
    by_id = {actor.id: actor for actor in sorted(found, key=lambda actor: actor.label, reverse=True)}
    return dict(sorted(by_id.items()))


def refuse_strangers(counted: Iterable[Counted], known: Mapping[str, Actor]) -> None:
    """Raise UsageError for a tie whose end is no actor."""
    for source, target, tie in counted:
        if source not in known or target not in known:
            end = source if source not in known else target
            raise UsageError(
                f"a {tie.relation} tie of {tie.document} ends at {end!r}, which is no actor; add it"
            )


def named(actor: Actor) -> str:
    """Say a post as Japanese says it: the organization first (``部長@経済局`` → ``経済局 部長``)."""
    role, at, organization = actor.label.partition("@")
    return f"{organization} {role}" if actor.type is ActorType.POST and at and organization else actor.label


def told_apart(actors: Iterable[Actor]) -> dict[str, str]:
    """Label actors by id; those of one type and name are told apart by where they belong, as their ids say it
    (``person/霧原市議会総務委員会.西``): 西（総務委員会）, less what begins all of these."""
    alike: dict[tuple[str, str], list[str]] = defaultdict(list)
    for actor in actors:
        alike[named(actor), actor.type].append(actor.id)
    labels: dict[str, str] = {}
    for (label, _), ids in alike.items():
        scopes = [each.rpartition("/")[2].rpartition(".")[0] for each in ids]
        shared = _shared(scopes) if len(ids) > 1 else 0
        for id_, scope in zip(ids, scopes, strict=True):
            where = scope[shared:] or scope
            labels[id_] = f"{label}（{where}）" if len(ids) > 1 and where else label
    return labels


def _shared(scopes: Iterable[str]) -> int:
    """Count the characters that begin all of the names, up to a joint of names of organizations."""
    same = [chars[0] for chars in takewhile(lambda chars: len(set(chars)) == 1, zip(*scopes, strict=False))]
    joints = theme().wrapping.joints
    return max((at for at, char in enumerate(same, 1) if char in joints), default=0)


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
            strength=data["strength"],
            side=data["side"],
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
