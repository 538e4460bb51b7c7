"""The catalogue and its one dataset: what a portal shows and a harvester reads."""

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Triple

from policy_graph.model import Bilingual, FileRole, Place, ReleaseFile
from policy_graph.triples.catalogue.lists import scheme, words
from policy_graph.triples.catalogue.nodes import Nodes, Said, both, describe, iri
from policy_graph.triples.catalogue.vocabulary import PREFIXES
from policy_graph.triples.literals import day

ONTOLOGY = NamedNode(PREFIXES["pg"].rstrip("#"))
SHAPES = NamedNode(PREFIXES["pg"].replace("ns#", "shapes"))
# Read-me files are written behind the catalogue, which leads to them.
READ_ME = {"README.ja.md": "ja", "README.en.md": "en"}
# What people read.
TEXTS = ("text/html", "text/markdown")


def catalogue(nodes: Nodes) -> Iterator[Triple]:
    """Write the catalogue itself."""
    portal = nodes.release.portal
    title = words("catalog", title=portal.title.ja).ja, words("catalog", title=portal.title.en).en
    themes = {scheme(theme) for theme in portal.themes} - {None}
    yield from describe(
        nodes.node("catalog", "minutes"),
        ["dcat:Catalog"],
        {
            "dct:title": both(Bilingual(ja=title[0], en=title[1])),
            "dct:description": both(portal.description),
            "foaf:homepage": nodes.page(""),
            "dcat:themeTaxonomy": sorted(filter(None, themes), key=str),
            "dcat:dataset": nodes.dataset,
            **_common(nodes),
        },
    )


def dataset(nodes: Nodes) -> Iterator[Triple]:
    """Write the dataset: one for the graph in all its forms, as it is one entry at a portal."""
    portal, release = nodes.release.portal, nodes.release
    files = [file for file in release.files if file.is_distribution]
    yield from describe(
        nodes.dataset,
        ["dcat:Dataset", "void:Dataset", "prov:Entity"],
        {
            "dct:title": both(portal.title),
            "dct:description": both(portal.description),
            "dct:identifier": Literal(portal.identifier or nodes.dataset.value),
            "dcat:keyword": [each for keyword in portal.keywords for each in both(keyword)],
            "dcat:theme": [NamedNode(theme.iri) for theme in portal.themes],
            "dcat:contactPoint": nodes.node("contact", "desk"),
            "dct:creator": NamedNode(portal.creator_iri) if portal.creator_iri else None,
            "dct:accessRights": iri(portal.access_rights),
            "dct:accrualPeriodicity": iri(portal.frequency),
            "dcat:version": Literal(portal.version) if portal.version else None,
            "adms:versionNotes": both(portal.version_notes),
            "dcat:landingPage": NamedNode(portal.landing_page or release.home),
            "foaf:page": [nodes.page(path) for path in pages_of(release.files)],
            "dct:conformsTo": (ONTOLOGY, SHAPES),
            "dct:provenance": nodes.node("statement", "provenance"),
            "dcat:distribution": [distribution_of(nodes, file) for file in files],
            **_common(nodes),
        },
    )


def distribution_of(nodes: Nodes, file: ReleaseFile) -> NamedNode:
    """The node of a file to download."""
    return nodes.node("distribution", file.path)


def _common(nodes: Nodes) -> Said:
    """What is said of the catalogue and of the dataset alike."""
    portal = nodes.release.portal
    return {
        "dct:publisher": nodes.publisher,
        "dct:license": nodes.licence,
        "dct:rights": nodes.node("statement", "rights"),
        "dct:issued": day(portal.issued) if portal.issued else None,
        "dct:modified": day(portal.modified) if portal.modified else None,
        "dct:language": [NamedNode(each.iri) for each in portal.languages],
        "dct:spatial": [place_node(nodes, place) for place in portal.spatial],
        "dct:temporal": nodes.node("period", "meetings") if nodes.release.survey.first else None,
    }


def place_node(nodes: Nodes, place: Place) -> NamedNode:
    """The IRI of a place, one of the catalogue's own where the publisher knows none, by its English name."""
    return NamedNode(place.iri) if place.iri else nodes.node("place", place.label.en if place.label else "")


def pages_of(files: tuple[ReleaseFile, ...]) -> list[str]:
    """The files that explain the data to people."""
    explaining = (FileRole.DOCUMENTATION, FileRole.REPORT)
    found = {file.path for file in files if file.role in explaining and file.media_type in TEXTS}
    return sorted(found | set(READ_ME))
