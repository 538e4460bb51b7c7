"""What the catalogue and the dataset lead to: contact, period, places, rights, entries of lists, agents, pages."""

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Triple

from policy_graph.model import Bilingual, Place, Portal, Survey
from policy_graph.triples.catalogue.dataset import ONTOLOGY, SHAPES, pages_of, place_node
from policy_graph.triples.catalogue.lists import entry, named, words
from policy_graph.triples.catalogue.nodes import Nodes, Said, both, describe, iri
from policy_graph.triples.catalogue.vocabulary import term
from policy_graph.triples.literals import day


def surroundings(nodes: Nodes) -> Iterator[Triple]:
    """Write all that they lead to, so that no reader has to look it up elsewhere."""
    yield from _contact(nodes)
    yield from _period(nodes)
    for place in nodes.release.portal.spatial:
        yield from _place(nodes, place)
    yield from _statements(nodes)
    yield from _entries(nodes.release.portal)
    yield from _agents(nodes)
    yield from _documents(nodes)


def _contact(nodes: Nodes) -> Iterator[Triple]:
    portal = nodes.release.portal
    yield from describe(
        nodes.node("contact", "desk"),
        ["vcard:Kind", "vcard:Organization"],
        {
            "vcard:fn": both(portal.contact),
            "vcard:hasEmail": NamedNode(f"mailto:{portal.contact_email}"),
            "vcard:hasURL": NamedNode(portal.contact_url) if portal.contact_url else None,
        },
    )


def _period(nodes: Nodes) -> Iterator[Triple]:
    """From the earliest to the latest meeting that states its date."""
    counted = nodes.release.survey
    if counted.first and counted.last:
        yield from describe(
            nodes.node("period", "meetings"),
            ["dct:PeriodOfTime"],
            {"dcat:startDate": day(counted.first), "dcat:endDate": day(counted.last)},
        )


def _place(nodes: Nodes, place: Place) -> Iterator[Triple]:
    west, south, east, north = (_number(each) for each in place.box or (0, 0, 0, 0))
    corners = ((west, south), (east, south), (east, north), (west, north), (west, south))
    box = f"POLYGON(({', '.join(map(' '.join, corners))}))"
    yield from describe(
        place_node(nodes, place),
        ["dct:Location"],
        {
            "rdfs:label": both(place.label),
            "dcat:centroid": _shape(f"POINT({' '.join(map(_number, place.point))})") if place.point else None,
            "dcat:bbox": _shape(box) if place.box else None,
        },
    )


def _number(value: float) -> str:
    """Write degrees without an exponent and without zeros at the end."""
    return f"{value:.6f}".rstrip("0").rstrip(".")


def _shape(text: str) -> Literal:
    return Literal(text, datatype=term("geo:wktLiteral"))


def _statements(nodes: Nodes) -> Iterator[Triple]:
    portal, counted = nodes.release.portal, nodes.release.survey
    yield from describe(
        nodes.node("statement", "rights"), ["dct:RightsStatement"], {"rdfs:label": both(portal.rights)}
    )
    tool = " ".join((nodes.release.software[0].name, nodes.release.software[0].version))
    said = words("provenance", documents=len(counted.sources), tool=tool, **_dates(counted))
    yield from describe(
        nodes.node("statement", "provenance"), ["dct:ProvenanceStatement"], {"rdfs:label": both(said)}
    )


def _dates(counted: Survey) -> dict[str, str]:
    if not counted.first:
        return {"period_ja": "", "period_en": ""}
    return {
        "period_ja": f"（{counted.first}～{counted.last}）",
        "period_en": f" ({counted.first} to {counted.last})",
    }


def _entries(portal: Portal) -> Iterator[Triple]:
    yield from named(portal.frequency, "dct:Frequency")
    yield from named(portal.access_rights, "dct:RightsStatement")
    yield from named(portal.publisher_type)
    yield from named(portal.creator_type)
    yield from named(portal.licence_type)
    for language in portal.languages:
        yield from named(language, "dct:LinguisticSystem")
    for concept in (*portal.themes, entry("available"), entry("completed")):
        yield from named(concept)


def _agents(nodes: Nodes) -> Iterator[Triple]:
    portal = nodes.release.portal
    code, government = portal.local_government_code, portal.local_government
    yield from describe(
        nodes.publisher,
        ["foaf:Agent", "prov:Agent"],
        {
            "foaf:name": both(portal.publisher),
            "dct:type": iri(portal.publisher_type),
            "dct:identifier": Literal(code) if code else None,
            "skos:altLabel": both(government),
        },
    )
    if portal.creator and portal.creator_iri and portal.creator_iri != portal.publisher_iri:
        said: Said = {"foaf:name": both(portal.creator), "dct:type": iri(portal.creator_type)}
        yield from describe(NamedNode(portal.creator_iri), ["foaf:Agent", "prov:Agent"], said)


def _documents(nodes: Nodes) -> Iterator[Triple]:
    portal, release = nodes.release.portal, nodes.release
    licence: Said = {"dct:title": both(portal.licence_name), "dct:type": iri(portal.licence_type)}
    yield from describe(nodes.licence, ["dct:LicenseDocument"], licence)
    for standard, name in ((ONTOLOGY, "ontology"), (SHAPES, "shapes")):
        yield from describe(standard, ["dct:Standard"], {"dct:title": both(words(name))})
    titles = {file.path: file.title for file in release.files}
    for path in pages_of(release.files):
        title = titles.get(path, words("readme"))
        yield from describe(nodes.page(path), ["foaf:Document"], {"dct:title": both(title)})
    for address in sorted({release.home, portal.landing_page or release.home}):
        yield from describe(
            NamedNode(address), ["foaf:Document"], {"dct:title": both(_titled(portal, address))}
        )


def _titled(portal: Portal, address: str) -> Bilingual:
    return portal.title if address == portal.landing_page else words("home")
