"""What a store holds, counted once when the index is made and kept as JSON beside it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from pyoxigraph import Store

from policy_graph.model import Count, SourceText, Survey
from policy_graph.triples.catalogue.survey import survey
from policy_graph.triples.pages.nodes import Nodes
from policy_graph.triples.store import graphs


@dataclass(frozen=True, slots=True, kw_only=True)
class Holdings:
    """A graph in numbers, and the named graphs in it by IRI with what they are called."""

    base: str
    survey: Survey
    graphs: tuple[tuple[str, str], ...]


def counted(store: Store) -> dict[str, Any]:
    """Count what is in a store, as JSON."""
    nodes = Nodes(store)
    found = Holdings(
        base=nodes.base,
        survey=survey(store, nodes.base),
        graphs=tuple((name.value, nodes.thing(name).label) for name in graphs(store)),
    )
    return asdict(found)


def read(kept: Mapping[str, Any]) -> Holdings:
    """Read what ``counted`` has counted."""
    told = dict(kept["survey"])
    for name in ("classes", "properties", "codes", "links"):
        told[name] = tuple(Count(**each) for each in told[name])
    told["sources"] = tuple(SourceText(**each) for each in told["sources"])
    told["examples"] = tuple(told["examples"])
    return Holdings(
        base=kept["base"],
        survey=Survey(**told),
        graphs=tuple((iri, label) for iri, label in kept["graphs"]),
    )
