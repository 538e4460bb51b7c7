"""VoID: how large the graph is, which terms it uses and how often, where it leads to."""

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Triple

from policy_graph.model import Bilingual, Count
from policy_graph.triples.catalogue.distributions import is_rdf
from policy_graph.triples.catalogue.lists import data, words
from policy_graph.triples.catalogue.nodes import Nodes, Said, both, describe
from policy_graph.triples.catalogue.vocabulary import term
from policy_graph.triples.figures import figures
from policy_graph.triples.iri import local
from policy_graph.triples.labels import labels
from policy_graph.triples.literals import number
from policy_graph.triples.vocab import short


def statistics(nodes: Nodes) -> Iterator[Triple]:
    """Write what whoever asks the graph wants to know before."""
    release, counted = nodes.release, nodes.release.survey
    yield from describe(
        nodes.dataset,
        [],
        {
            **figures(counted),
            "void:uriSpace": Literal(f"{release.base}id/"),
            "void:dataDump": [nodes.page(file.path) for file in release.files if is_rdf(file)],
            "void:classPartition": [_part(nodes, "class", each) for each in counted.classes],
            "void:propertyPartition": [_part(nodes, "property", each) for each in counted.properties],
            "void:subset": [
                *(_part(nodes, "linkset", each) for each in counted.links),
                *(_part(nodes, "code", each) for each in counted.codes),
            ],
        },
    )
    yield from _classes(nodes)
    yield from _properties(nodes)
    yield from _codes(nodes)
    for each in counted.links:
        yield from _linkset(nodes, each)


def _classes(nodes: Nodes) -> Iterator[Triple]:
    for each in nodes.release.survey.classes:
        said: Said = {"void:class": NamedNode(each.iri), "void:entities": number(each.number)}
        yield from describe(_part(nodes, "class", each), ["void:Dataset"], said)


def _properties(nodes: Nodes) -> Iterator[Triple]:
    for each in nodes.release.survey.properties:
        yield from describe(
            _part(nodes, "property", each),
            ["void:Dataset"],
            {
                "void:property": NamedNode(each.iri),
                "void:triples": number(each.number),
                "void:distinctSubjects": number(each.subjects),
                "void:distinctObjects": number(each.objects),
            },
        )


def _codes(nodes: Nodes) -> Iterator[Triple]:
    """Codes are literals of the type of their scheme: no links, but a part of the dataset by which others join it."""
    for each in nodes.release.survey.codes:
        name = local(nodes.release.base, each.iri).rpartition("/")[2]
        label = labels().get(each.iri) or Bilingual(ja=name, en=name)
        yield from describe(
            _part(nodes, "code", each),
            ["void:Dataset"],
            {
                "dct:title": both(label),
                "dct:conformsTo": NamedNode(each.iri),
                "void:property": term("skos:notation"),
                "void:triples": number(each.number),
                "void:distinctSubjects": number(each.subjects),
            },
        )
        title = {"dct:title": both(label)}
        yield from describe(NamedNode(each.iri), ["dct:Standard"], title)


def _linkset(nodes: Nodes, links: Count) -> Iterator[Triple]:
    target = nodes.node("target", _host(links.iri))
    yield from describe(
        _part(nodes, "linkset", links),
        ["void:Linkset"],
        {
            "dct:title": both(words("links", host=_host(links.iri))),
            "void:linkPredicate": term("skos:exactMatch"),
            "void:subjectsTarget": nodes.dataset,
            "void:objectsTarget": target,
            "void:triples": number(links.number),
            "void:distinctSubjects": number(links.subjects),
            "void:distinctObjects": number(links.objects),
        },
    )
    known = next((each for each in data()["targets"] if each["begins"] == links.iri), None)
    title = Bilingual(ja=known["title"], en=known["title"]) if known else None
    page = NamedNode(known["page"]) if known else None
    said: Said = {"dct:title": both(title), "void:uriSpace": Literal(links.iri), "foaf:homepage": page}
    yield from describe(target, ["void:Dataset"], said)
    if page:
        yield from describe(page, ["foaf:Document"], {"dct:title": both(title)})


def _part(nodes: Nodes, kind: str, counted: Count) -> NamedNode:
    """The node of a part: ``class/pg.Meeting``, ``code/法人番号``, ``linkset/sws.geonames.org``."""
    if kind == "linkset":
        return nodes.node(kind, _host(counted.iri))
    return nodes.node(kind, local(nodes.release.base, short(counted.iri)).removeprefix("scheme/"))


def _host(iri: str) -> str:
    return iri.split("/")[2]
