"""PROV: which minutes the release was made from, by which programs in which versions."""

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Triple

from policy_graph.model import Software
from policy_graph.triples.catalogue.distributions import checksum
from policy_graph.triples.catalogue.lists import words
from policy_graph.triples.catalogue.nodes import Nodes, Said, both, describe


def provenance(nodes: Nodes) -> Iterator[Triple]:
    """Write how the dataset came about; when, is not told: the same minutes give the same bytes at any time."""
    sources = [NamedNode(each.iri) for each in nodes.release.survey.sources]
    making = nodes.node("activity", "extraction")
    yield from describe(nodes.dataset, [], {"prov:wasGeneratedBy": making, "prov:wasDerivedFrom": sources})
    yield from describe(
        making,
        ["prov:Activity"],
        {
            "rdfs:label": both(words("activity")),
            "prov:used": sources,
            "prov:wasAssociatedWith": [
                nodes.maker,
                *(_software_node(nodes, each) for each in nodes.release.software),
            ],
        },
    )
    for each in nodes.release.software:
        yield from _software(nodes, each)
    yield from _sources(nodes)


def _sources(nodes: Nodes) -> Iterator[Triple]:
    for each in nodes.release.survey.sources:
        node = NamedNode(each.iri)
        digest = NamedNode(each.iri.replace("/id/document/", "/id/checksum/"))
        said: Said = {"dct:title": Literal(each.name), "spdx:checksum": digest}
        yield from describe(node, ["foaf:Document", "prov:Entity"], said)
        yield from checksum(digest, each.sha256)


def _software(nodes: Nodes, software: Software) -> Iterator[Triple]:
    yield from describe(
        _software_node(nodes, software),
        ["prov:SoftwareAgent"],
        {
            "rdfs:label": Literal(f"{software.name} {software.version}"),
            "dct:description": both(software.purpose),
            "schema:softwareVersion": Literal(software.version),
        },
    )


def _software_node(nodes: Nodes, software: Software) -> NamedNode:
    return nodes.node("software", f"{software.name}-{software.version}")
