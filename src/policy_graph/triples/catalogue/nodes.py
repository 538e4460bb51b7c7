"""The nodes of a catalogue: each has an IRI that leads to the file, no blank nodes; and ways to describe them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Triple

from policy_graph.model import Bilingual, Concept, Release
from policy_graph.triples import literals
from policy_graph.triples.catalogue.vocabulary import KINDS, OF_GRAPH, term
from policy_graph.triples.iri import encoded

FILE = "catalog.ttl"
# What parts a path or a short name: data/graph.ttl, pg:Meeting.
PARTED = str.maketrans("/:", "..")

Term = NamedNode | Literal
Said = Mapping[str, Term | Iterable[Term] | None]


@dataclass(frozen=True, slots=True)
class Nodes:
    """Names the nodes of the catalogue of a release."""

    release: Release

    def node(self, kind: str, name: str) -> NamedNode:
        """Give the node of a thing: ``…catalog.ttl#distribution/data.graph.ttl``.

        It hangs on the base of the graph, so that a release that moves keeps the name of its dataset.
        """
        return NamedNode(self.namespaces()[kind] + encoded(name.translate(PARTED)))

    def namespaces(self) -> dict[str, str]:
        """The namespace of each kind of thing."""
        base = self.release.base
        own = f"{base.rstrip('/#')}/{FILE}#"
        return {kind: f"{base}id/{kind}/" if kind in OF_GRAPH else f"{own}{kind}/" for kind in KINDS}

    @property
    def dataset(self) -> NamedNode:
        """The dataset."""
        return self.node("dataset", "minutes")

    @property
    def publisher(self) -> NamedNode:
        """Who publishes."""
        return NamedNode(self.release.portal.publisher_iri)

    @property
    def maker(self) -> NamedNode:
        """Who made the data: the creator, else the publisher."""
        return NamedNode(self.release.portal.creator_iri or self.release.portal.publisher_iri)

    @property
    def licence(self) -> NamedNode:
        """Under which licence."""
        return NamedNode(self.release.portal.licence)

    def page(self, path: str) -> NamedNode:
        """A file of the release by its address."""
        return NamedNode(self.release.url(path))


def describe(subject: NamedNode, types: Iterable[str], said: Said) -> Iterator[Triple]:
    """Write the classes of a node and its properties by their short names; ``None`` says nothing."""
    for name in types:
        yield Triple(subject, term("rdf:type"), term(name))
    for name, value in said.items():
        for each in _each(value):
            yield Triple(subject, term(name), each)


def both(said: Bilingual | None) -> Iterable[Literal]:
    """Write the same in both languages, nothing where nothing is said."""
    return literals.both(said) if said else ()


def iri(concept: Concept | None) -> NamedNode | None:
    """Lead to an entry of a shared list."""
    return NamedNode(concept.iri) if concept else None


def _each(value: Term | Iterable[Term] | None) -> Iterable[Term]:
    if value is None:
        return ()
    return (value,) if isinstance(value, NamedNode | Literal) else value
