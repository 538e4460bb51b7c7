"""The page of a meeting: who was there, what was on the agenda and became of it, who spoke on what."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from pyoxigraph import NamedNode

from policy_graph.model import Bilingual
from policy_graph.model.page import MeetingPage
from policy_graph.model.page_parts import Attending, Count, Event, Speech
from policy_graph.triples.labels import labels
from policy_graph.triples.pages.items import decided, item
from policy_graph.triples.pages.minutes import Minutes
from policy_graph.triples.pages.nodes import Nodes
from policy_graph.triples.pages.quotes import quotes
from policy_graph.triples.pages.turns import turn
from policy_graph.triples.pages.turtles import turtle_of
from policy_graph.triples.vocab import term

UNNAMED = ("pg:notPublished", "pg:unreadable")
# Of what is named in a meeting the page lists these kinds.
NAMED = {"program", "organization", "place", "person"}
OWN = ("agenda", "bill", "outcome", "attendance", "movement", "handout")


def meeting_page(
    nodes: Nodes,
    node: NamedNode,
    found: Iterable[Minutes],
    speeches: tuple[Speech, ...] = (),
    first: int = 0,
) -> MeetingPage:
    """Read a meeting; ``found`` are the documents that record it, ``speeches`` what it shows from number ``first`` on."""
    parts = {kind: nodes.subjects("dct:isPartOf", node, kind) for kind in (*OWN, "utterance")}
    return MeetingPage(
        thing=nodes.thing(node),
        turtle=_turtle(nodes, node, parts),
        body=nodes.one(node, "schema:organizer"),
        body_name=nodes.text(node, "pg:bodyName"),
        place=nodes.one(node, "dct:spatial"),
        place_name=nodes.text(node, "pg:municipalityName"),
        date=nodes.text(node, "dct:date") or None,
        start=nodes.text(node, "pg:startTime")[:5],
        end=nodes.text(node, "pg:endTime")[:5],
        venue=nodes.text(node, "schema:location"),
        observers=nodes.text(node, "pg:observers"),
        missing=tuple(_missing(nodes, node)),
        documents=nodes.things(node, "dct:source"),
        attendees=tuple(_attending(nodes, each) for each in parts["attendance"]),
        agenda=tuple(item(nodes, each) for each in parts["agenda"]),
        decisions=tuple(decided(nodes, each) for each in parts["outcome"]),
        talk=tuple(turn(nodes, each) for each in parts["utterance"]),
        speakers=_speakers(nodes, parts["utterance"]),
        named=_named(nodes, found),
        movements=tuple(_event(nodes, each) for each in parts["movement"]),
        handouts=tuple(_event(nodes, each) for each in parts["handout"]),
        speeches=speeches,
        first=first,
    )


def _turtle(nodes: Nodes, node: NamedNode, parts: Mapping[str, list[NamedNode]]) -> bytes:
    """The meeting with its parts; of utterances only that they are its, their own files say the rest."""
    belonging = (
        triple
        for each in parts["utterance"]
        for triple in nodes.triples(each)
        if triple.predicate == term("dct:isPartOf")
    )
    return turtle_of(nodes, [node, *(each for kind in OWN for each in parts[kind])], belonging)


def _missing(nodes: Nodes, node: NamedNode) -> Iterator[Bilingual]:
    for name in UNNAMED:
        yield from (labels()[each.value] for each in nodes.nodes(node, name) if each.value in labels())


def _named(nodes: Nodes, found: Iterable[Minutes]) -> tuple[Count, ...]:
    things = Counter(each.thing for minutes in found for each in minutes.mentions if each.thing)
    counts = (Count(thing=thing, count=count) for thing, count in things.items() if thing.kind in NAMED)
    return tuple(sorted(counts, key=lambda each: (-each.count, each.thing.label, each.thing.iri)))


def _speakers(nodes: Nodes, utterances: Iterable[NamedNode]) -> tuple[Count, ...]:
    """Who spoke, as a person where one is known, else in what post; whoever spoke first comes first."""
    found = (nodes.one(each, "schema:creator") or nodes.one(each, "pg:speakingAs") for each in utterances)
    return tuple(Count(thing=thing, count=count) for thing, count in Counter(filter(None, found)).items())


def _attending(nodes: Nodes, node: NamedNode) -> Attending:
    who, presence = nodes.one(node, "pg:attendee"), nodes.node(node, "pg:presence")
    affiliation = (nodes.text(node, name) for name in ("pg:affiliation", "pg:affiliationRole"))
    return Attending(
        who=who,
        name=who.label if who else nodes.text(node, "opengov:role"),
        role=nodes.text(node, "opengov:role"),
        group=nodes.text(node, "pg:group"),
        affiliation="".join(affiliation),
        presence=nodes.term(node, "pg:presence") or Bilingual(ja="", en=""),
        present=bool(presence and not presence.value.endswith("#Absent")),
        quotes=quotes(nodes, node),
    )


def _event(nodes: Nodes, node: NamedNode) -> Event:
    return Event(
        what=nodes.text(node, "pg:mover") or nodes.text(node, "rdfs:label"),
        who=nodes.one(node, "pg:attendee"),
        move=nodes.term(node, "pg:move"),
        time=nodes.text(node, "pg:atTime")[:5],
        utterance=nodes.one(node, "pg:statedIn"),
        quotes=quotes(nodes, node),
    )
