"""The files that a portal offers for download, each with its size, its checksum and what it is good for."""

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Triple

from policy_graph.model import Bilingual, Concept, FileRole, Format, ReleaseFile
from policy_graph.triples.catalogue.dataset import ONTOLOGY, SHAPES, distribution_of
from policy_graph.triples.catalogue.lists import entry, named
from policy_graph.triples.catalogue.nodes import Nodes, Said, both, describe, iri
from policy_graph.triples.catalogue.vocabulary import term
from policy_graph.triples.literals import day, hexadecimal

FILE_TYPES = "http://publications.europa.eu/resource/authority/file-type/"
MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"


def distributions(nodes: Nodes) -> Iterator[Triple]:
    """Write every file of data or tables."""
    for file in nodes.release.files:
        if file.is_distribution:
            yield from _distribution(nodes, file)
            yield from _around(nodes, file)


def _distribution(nodes: Nodes, file: ReleaseFile) -> Iterator[Triple]:
    portal, known = nodes.release.portal, nodes.release.formats.get(file.media_type)
    yield from describe(
        distribution_of(nodes, file),
        ["dcat:Distribution"],
        {
            "dct:title": both(file.title),
            "dct:description": both(known.use) if known else (),
            "dct:format": iri(_file_type(known)),
            "dcat:mediaType": _media_type(file.media_type),
            "dcat:compressFormat": _media_type(file.compression) if file.compression else None,
            "dcat:byteSize": Literal(str(file.size), datatype=term("xsd:nonNegativeInteger")),
            "spdx:checksum": nodes.node("hash", file.path),
            "dcat:accessURL": nodes.page(file.path),
            "dcat:downloadURL": nodes.page(file.path),
            "dct:license": nodes.licence,
            "dct:rights": nodes.node("statement", "rights"),
            "dct:language": [NamedNode(each.iri) for each in portal.languages],
            "dct:issued": day(portal.issued) if portal.issued else None,
            "dct:modified": day(portal.modified) if portal.modified else None,
            "dct:conformsTo": _standards(file),
            "dcatap:availability": iri(entry("available")),
            "adms:status": iri(entry("completed")),
        },
    )


def _around(nodes: Nodes, file: ReleaseFile) -> Iterator[Triple]:
    """What a file leads to: its checksum, its format, what it follows."""
    yield from checksum(nodes.node("hash", file.path), file.sha256)
    yield from named(_file_type(nodes.release.formats.get(file.media_type)), "dct:MediaTypeOrExtent")
    for media_type in filter(None, (file.media_type, file.compression)):
        yield from describe(_media_type(media_type), ["dct:MediaType"], {"rdfs:label": Literal(media_type)})
    if file.conforms_to:
        titles = {nodes.release.url(each.path): each.title for each in nodes.release.files}
        title = {"dct:title": both(titles.get(file.conforms_to))}
        yield from describe(NamedNode(file.conforms_to), ["dct:Standard"], title)


def checksum(node: NamedNode, digits: str) -> Iterator[Triple]:
    """Write a SHA-256."""
    algorithm = term("spdx:checksumAlgorithm_sha256")
    said: Said = {"spdx:algorithm": algorithm, "spdx:checksumValue": hexadecimal(digits)}
    yield from describe(node, ["spdx:Checksum"], said)
    yield from describe(algorithm, ["spdx:ChecksumAlgorithm"], {})


def is_rdf(file: ReleaseFile) -> bool:
    """Whether a file holds the graph itself."""
    return file.role is FileRole.DATA


def _standards(file: ReleaseFile) -> list[NamedNode]:
    own = [NamedNode(file.conforms_to)] if file.conforms_to else []
    return [*own, ONTOLOGY, SHAPES] if is_rdf(file) else own


def _file_type(known: Format | None) -> Concept | None:
    if known is None or known.file_type is None:
        return None
    label = Bilingual(ja=known.label.ja, en=known.label.en)
    return Concept(iri=FILE_TYPES + known.file_type, label=label)


def _media_type(name: str) -> NamedNode:
    return NamedNode(MEDIA_TYPES + name)
