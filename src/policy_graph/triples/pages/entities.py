"""The page of an organization, place, program, person or post: names, codes, facts, and where it is named."""

from collections.abc import Iterator
from itertools import groupby
from urllib.parse import unquote

from pyoxigraph import Literal, NamedNode

from policy_graph.model import Bilingual
from policy_graph.model.page import EntityPage
from policy_graph.model.page_parts import Candidate, Code, Spoken, Thing
from policy_graph.triples.iri import local
from policy_graph.triples.labels import both, labels
from policy_graph.triples.pages.appearances import Appearances, appearances, periods
from policy_graph.triples.pages.facts import relations, statements_about
from policy_graph.triples.pages.nodes import Nodes
from policy_graph.triples.pages.quotes import quote
from policy_graph.triples.pages.rulings import replaced, rulings
from policy_graph.triples.pages.turns import turn
from policy_graph.triples.pages.turtles import turtle_of

# Pages show so many places (a server more on further pages) and utterances of one meeting; the Turtle files hold the rest.
PLACES, TURNS = 300, 50
# GeoNames is led to by its IRIs, all other lists by codes.
GEONAMES = Bilingual(ja="GeoNames", en="GeoNames")


def entity_page(
    nodes: Nodes, node: NamedNode, shown: Appearances | None = None, *, fact: int = 0
) -> EntityPage:
    """Read a thing in the world; ``shown`` is where it shows, where that was prepared.

    Statements of each relation are shown from number ``fact`` on.
    """
    statements = statements_about(nodes, node)
    shown = shown or appearances(nodes, node, statements, PLACES)
    members = [each for name in ("org:member", "org:organization") for each in nodes.subjects(name, node)]
    return EntityPage(
        thing=nodes.thing(node),
        turtle=turtle_of(nodes, [node, *statements, *members]),
        subtype=nodes.text(node, "pg:kind"),
        within=scope(nodes, node),
        names=tuple(nodes.texts(node, "skos:altLabel")),
        readings=tuple(nodes.texts(node, "schema:alternateName")),
        post_in=nodes.one(node, "org:postIn"),
        codes=codes(nodes, node),
        candidates=tuple(_candidate(nodes, each) for each in nodes.nodes(node, "pg:candidate")),
        relations=relations(nodes, node, statements, fact),
        fact=fact,
        facts=len(statements),
        appearances=tuple(quote(nodes, each) for each in shown.quotes),
        first=shown.first,
        mentions=shown.total,
        periods=periods(shown.days),
        spoken=tuple(_spoken(nodes, node)),
        attended=_attended(nodes, node),
        companions=shown.companions,
        rulings=rulings(nodes, node),
        replaces=replaced(nodes, node),
    )


def scope(nodes: Nodes, node: NamedNode) -> str:
    """Give what stands before the name in the IRI: 川辺市 for ``organization/川辺市.商工課``; a dot of a name is ``%2E`` there."""
    scope = local(nodes.base, node.value).partition("/")[2].rpartition(".")[0]
    return unquote(scope.replace(".", " "))


def codes(nodes: Nodes, node: NamedNode) -> tuple[Code, ...]:
    """Read the codes of an entity or an entry."""
    found = [each for each in nodes.said(node).get("skos:notation", ()) if isinstance(each, Literal)]
    matches = nodes.nodes(node, "skos:exactMatch")
    return (
        *(Code(scheme=_scheme(nodes, each.datatype), value=each.value) for each in found),
        *(Code(scheme=GEONAMES, value=_last(each.value), link=each.value) for each in matches),
    )


def _scheme(nodes: Nodes, datatype: NamedNode) -> Bilingual:
    return labels().get(datatype.value) or both({"": nodes.thing(datatype).label})


def _last(iri: str) -> str:
    return iri.rstrip("/").rpartition("/")[2]


def _candidate(nodes: Nodes, node: NamedNode) -> Candidate:
    return Candidate(label=nodes.thing(node).label, codes=codes(nodes, node))


def _spoken(nodes: Nodes, node: NamedNode) -> Iterator[Spoken]:
    """What was said by a person, or in a post, meeting by meeting, the latest first."""
    found = {
        each: nodes.node(each, "dct:isPartOf")
        for name in ("schema:creator", "pg:speakingAs")
        for each in nodes.subjects(name, node, "utterance")
    }
    dated = [(nodes.text(where, "dct:date"), where, each) for each, where in found.items() if where]
    dated.sort(key=lambda each: each[1].value)
    dated.sort(key=lambda each: each[0], reverse=True)
    for (date, where), group in groupby(dated, key=lambda each: each[:2]):
        members = [each for _, _, each in group]
        read = sorted((turn(nodes, each) for each in members[:TURNS]), key=lambda each: each.number)
        yield Spoken(
            meeting=nodes.thing(where), date=date or None, turns=tuple(read), more=len(members) - len(read)
        )


def _attended(nodes: Nodes, node: NamedNode) -> tuple[Thing, ...]:
    lists = nodes.subjects("pg:attendee", node, "attendance")
    organized = nodes.subjects("schema:organizer", node, "meeting")
    listed = [where for each in lists if (where := nodes.node(each, "dct:isPartOf"))]
    return tuple(nodes.thing(each) for each in dict.fromkeys((*organized, *listed)))
