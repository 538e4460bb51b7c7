"""What was said as RDF: utterances with their speakers and words, and the paragraphs they are made of."""

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Quad

from policy_graph.model import (
    EntityType,
    Meeting,
    Passage,
    Utterance,
    UtteranceFunction,
    UtteranceKind,
    is_withdrawn,
)
from policy_graph.triples.graph import DocumentGraph
from policy_graph.triples.index import Index
from policy_graph.triples.literals import number, stated_words, words
from policy_graph.triples.quotes import position, reader_text
from policy_graph.triples.vocab import term

FUNCTIONS = {
    UtteranceFunction.CHAIR: "pg:Chairing",
    UtteranceFunction.QUESTION: "pg:Questioning",
    UtteranceFunction.ANSWER: "pg:Answering",
    UtteranceFunction.PROCEDURE: "pg:Proceeding",
}


def speech(graph: DocumentGraph, index: Index, held: NamedNode, meeting: Meeting) -> Iterator[Quad]:
    """Write every utterance and every paragraph of a meeting; ``held`` is the meeting's node."""
    for utterance in meeting.utterances:
        yield from _utterance(graph, index, held, utterance)
    for passage in meeting.passages:
        yield from _passage(graph, passage)


def _utterance(graph: DocumentGraph, index: Index, held: NamedNode, utterance: Utterance) -> Iterator[Quad]:
    post = index.entity_in(utterance.label, EntityType.POST)
    speaker = speaker_of(index, utterance)
    page = graph.document.page_at(utterance.label.start)
    kind = "pg:Spoken" if utterance.kind is UtteranceKind.SPEECH else "pg:Procedural"
    yield from graph.describe(
        graph.own("utterance", utterance.number),
        ["pg:Utterance", "opengov:Speech"],
        {
            "dct:isPartOf": held,
            "dct:source": graph.name,
            "schema:position": number(utterance.number),
            "pg:speakerLabel": words(utterance.speaker),
            "schema:creator": graph.node(speaker) if speaker else None,
            "opengov:role": stated_words(utterance.role),
            "pg:speakingAs": graph.node(post) if post else None,
            "pg:utteranceKind": term(kind),
            "pg:utteranceFunction": term(FUNCTIONS[utterance.function]) if utterance.function else None,
            "pg:agendaItem": _items(graph, utterance),
            "pg:answers": graph.own("utterance", utterance.answers) if utterance.answers else None,
            "schema:text": _text(graph, index, utterance),
            "pg:withdrawal": graph.withdrawals(utterance.withdrawals),
            "pg:line": number(index.line_of(utterance.label.start)),
            "pg:page": number(page) if page else None,
            "pg:machineRead": graph.machine_read(utterance.label) or graph.machine_read(utterance.span),
            "pg:position": graph.at("position", utterance.span),
            "pg:stageNote": [graph.at("quote", note) for note in utterance.notes],
        },
    )
    yield from position(graph, utterance.span)


def speaker_of(index: Index, utterance: Utterance) -> str | None:
    """Return the entity of who speaks: the person, else the post that the label gives."""
    person = index.entity_in(utterance.label, EntityType.PERSON)
    person = person or index.entity_at(utterance.name, EntityType.PERSON)
    return person or index.entity_in(utterance.label, EntityType.POST)


def _text(graph: DocumentGraph, index: Index, utterance: Utterance) -> Literal | None:
    """What was said, ``None`` where all of it was withdrawn."""
    text = reader_text(graph, index, utterance.span)
    return None if utterance.withdrawals and is_withdrawn(text) else words(text)


def _items(graph: DocumentGraph, utterance: Utterance) -> list[NamedNode]:
    """The item under discussion, and those that are taken with it."""
    if utterance.agenda is None:
        return []
    return [graph.own("agenda", at + 1) for at in (utterance.agenda, *utterance.together)]


def _passage(graph: DocumentGraph, passage: Passage) -> Iterator[Quad]:
    whole = graph.name if passage.utterance is None else graph.own("utterance", passage.utterance)
    yield from graph.describe(
        graph.at("passage", passage.span),
        ["pg:Passage"],
        {"dct:isPartOf": whole, "pg:position": graph.at("position", passage.span)},
    )
    yield from position(graph, passage.span)
