"""The quads of one graph as nodes and their properties, by short names and local ids."""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from pyoxigraph import Literal, NamedNode, Quad

from policy_graph.triples.vocab import short

Said = Mapping[str, list[str]]


@dataclass(frozen=True, slots=True)
class Described:
    """What one graph says of each node.

    Nodes below the base go by their local part (``person/川辺市.月島``), so that two versions with different bases can
    be compared; terms of known vocabularies by their short names. Values are strings.
    """

    nodes: Mapping[str, Said]

    def all(self, node: str | None, name: str) -> list[str]:
        """Give the values of a property, in order."""
        return self.nodes.get(node or "", {}).get(name, [])

    def one(self, node: str | None, name: str) -> str | None:
        """Give the first value of a property."""
        return next(iter(self.all(node, name)), None)

    def number(self, node: str | None, name: str) -> int:
        """Give the first value of a property as a number, 0 where there is none."""
        found = self.one(node, name) or ""
        return int(found) if found.isdecimal() else 0

    def of(self, kind: str) -> Iterator[str]:
        """Give the nodes of a kind (``utterance``), those that stand behind ``kind/`` in their ids."""
        return (node for node in self.nodes if node.startswith(f"{kind}/"))


def described(quads: Iterable[Quad], base: str, without: Container[str] = ()) -> Described:
    """Gather what the quads of one graph say; ``without`` are kinds of nodes that are passed over, to be quick."""
    own = f"{base}id/"
    nodes: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for quad in quads:
        subject = _value(quad.subject).removeprefix(own)
        if without and subject.partition("/")[0] in without:
            continue
        nodes[subject][_short(quad.predicate.value)].append(_named(quad.object, own))
    for said in nodes.values():
        for values in said.values():
            values.sort()
    return Described(nodes)


def _named(found: object, own: str) -> str:
    if isinstance(found, NamedNode):
        return found.value.removeprefix(own) if found.value.startswith(own) else _short(found.value)
    return _value(found)


def _value(found: object) -> str:
    return found.value if isinstance(found, NamedNode | Literal) else str(found)


@lru_cache(maxsize=4096)
def _short(iri: str) -> str:
    return short(iri)
