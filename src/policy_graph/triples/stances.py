"""Stances as RDF: who is for or against which bill or programme, and the words that say so."""

from collections.abc import Iterator

from pyoxigraph import NamedNode, Quad

from policy_graph.model import EntityType, Meeting, Side, Stance
from policy_graph.text import fold
from policy_graph.triples.graph import DocumentGraph
from policy_graph.triples.index import Index
from policy_graph.triples.literals import plain, share
from policy_graph.triples.outcomes import bill_node, named_bill
from policy_graph.triples.speech import speaker_of
from policy_graph.triples.vocab import term

SIDES = {Side.FOR: "pg:For", Side.AGAINST: "pg:Against"}


def stances(graph: DocumentGraph, index: Index, held: NamedNode, meeting: Meeting) -> Iterator[Quad]:
    """Write the stances of a meeting; ``held`` is its node. One whose matter no name stands for is not written."""
    known = {fold(bill.name.value) for item in meeting.agenda for bill in item.bills}
    known |= {fold(name) for outcome in meeting.outcomes for name in outcome.bills}
    for at, stance in enumerate(meeting.stances):
        for name in stance.bills:
            if fold(name) not in known:
                yield from named_bill(graph, held, name, stance.evidence[-1])
        if about := _about(graph, index, stance):
            yield from _stance(graph, index, held, meeting, at, stance, about)


def _about(graph: DocumentGraph, index: Index, stance: Stance) -> list[NamedNode]:
    programs = (index.entity_in(place, EntityType.PROGRAM) for place in stance.programs)
    named = [graph.node(each) for each in dict.fromkeys(programs) if each]
    return [*(bill_node(graph, name) for name in stance.bills), *named]


def _stance(
    graph: DocumentGraph,
    index: Index,
    held: NamedNode,
    meeting: Meeting,
    at: int,
    stance: Stance,
    about: list[NamedNode],
) -> Iterator[Quad]:
    speaker = speaker_of(index, meeting.utterances[stance.utterance - 1])
    machine = next((read for span in stance.evidence if (read := graph.machine_read(span))), None)
    yield from graph.describe(
        graph.own("stance", at + 1),
        ["pg:Stance"],
        {
            "dct:isPartOf": held,
            "pg:side": term(SIDES[stance.side]),
            "pg:about": about,
            "pg:agendaItem": [graph.own("agenda", item + 1) for item in stance.items],
            "pg:statedIn": graph.own("utterance", stance.utterance),
            "schema:creator": graph.node(speaker) if speaker else None,
            "pg:ruling": graph.at("quote", stance.evidence[0]),
            "pg:evidence": [graph.at("quote", span) for span in stance.evidence],
            "pg:confidence": share(stance.confidence),
            "pg:method": plain(stance.method),
            "pg:machineRead": machine,
        },
    )
