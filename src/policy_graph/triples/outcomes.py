"""Bills and what was decided on them as RDF."""

from collections.abc import Iterator

from pyoxigraph import NamedNode, Quad

from policy_graph.model import Bill, Decider, Manner, Meeting, Outcome, Result, Span
from policy_graph.text import fold
from policy_graph.triples.graph import DocumentGraph
from policy_graph.triples.literals import number, plain, stated_words, words
from policy_graph.triples.vocab import term

RESULTS = {result: f"pg:{result.title().replace('-', '')}" for result in Result}
MANNERS = {manner: f"pg:{manner.title().replace('-', '')}" for manner in Manner}
DECIDERS = {Decider.BODY: "pg:Body", Decider.COMMITTEE: "pg:Committee"}


def outcomes(graph: DocumentGraph, held: NamedNode, meeting: Meeting) -> Iterator[Quad]:
    """Write the bills of a meeting and its outcomes; ``held`` is the meeting's node."""
    listed = {fold(bill.name.value): bill for item in meeting.agenda for bill in item.bills}
    for name, bill in listed.items():
        yield from _listed(graph, held, name, bill)
    for at, outcome in enumerate(meeting.outcomes):
        for name in outcome.bills:
            if fold(name) not in listed:
                yield from named_bill(graph, held, name, outcome.evidence[0])
        yield from _outcome(graph, held, at, outcome)


def bill_node(graph: DocumentGraph, name: str) -> NamedNode:
    """Give the node of a bill by its name."""
    return graph.own("bill", fold(name))


def _listed(graph: DocumentGraph, held: NamedNode, name: str, bill: Bill) -> Iterator[Quad]:
    yield from graph.describe(
        bill_node(graph, name),
        ["pg:Bill"],
        {
            "rdfs:label": words(name),
            "dct:isPartOf": held,
            "dct:title": stated_words(bill.title),
            "pg:number": plain(bill.number),
            "pg:kind": plain(bill.kind),
            "pg:evidence": graph.at("quote", bill.name.span),
        },
    )


def named_bill(graph: DocumentGraph, held: NamedNode, name: str, evidence: Span) -> Iterator[Quad]:
    """Write a bill that no item names; several sentences may, each is evidence."""
    digits = "".join(char for char in name.rpartition("第")[2] if char.isdecimal())
    yield from graph.describe(
        bill_node(graph, name),
        ["pg:Bill"],
        {
            "rdfs:label": words(fold(name)),
            "dct:isPartOf": held,
            "pg:number": plain(digits or name),
            "pg:evidence": graph.at("quote", evidence),
        },
    )


def _outcome(graph: DocumentGraph, held: NamedNode, at: int, outcome: Outcome) -> Iterator[Quad]:
    yield from graph.describe(
        graph.own("outcome", at + 1),
        ["pg:Outcome"],
        {
            "dct:isPartOf": held,
            "pg:result": term(RESULTS[outcome.result]),
            "pg:manner": term(MANNERS[outcome.manner]) if outcome.manner else None,
            "pg:decidedBy": term(DECIDERS[outcome.by]),
            "pg:agendaItem": [graph.own("agenda", item + 1) for item in outcome.items],
            "pg:bill": [bill_node(graph, name) for name in outcome.bills],
            "pg:ayes": number(outcome.ayes) if outcome.ayes is not None else None,
            "pg:noes": number(outcome.noes) if outcome.noes is not None else None,
            "pg:statedIn": graph.own("utterance", outcome.utterance),
            "pg:ruling": graph.at("quote", outcome.evidence[0]),
            "pg:evidence": [graph.at("quote", span) for span in outcome.evidence],
        },
    )
