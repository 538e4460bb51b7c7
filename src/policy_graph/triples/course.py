"""What happened beside the talk as RDF: who came and went, what was handed out, what stage notes tell."""

from collections.abc import Iterator

from pyoxigraph import NamedNode, Quad

from policy_graph.model import EntityType, Handout, Meeting, Move, Movement, Note, NoteKind
from policy_graph.triples.graph import DocumentGraph
from policy_graph.triples.index import Index
from policy_graph.triples.literals import clock, plain, words
from policy_graph.triples.vocab import term

MOVES = {Move.ARRIVES: "pg:Arrives", Move.LEAVES: "pg:Leaves"}
NOTES = {kind: f"pg:{kind.title().replace('-', '')}" for kind in NoteKind} | {
    NoteKind.ENTERS: "pg:Arrives",
    NoteKind.OTHER: "pg:OtherNote",
}


def course(graph: DocumentGraph, index: Index, held: NamedNode, meeting: Meeting) -> Iterator[Quad]:
    """Write movements, handouts and the kinds of notes; ``held`` is the meeting's node."""
    for at, movement in enumerate(meeting.movements):
        yield from _movement(graph, index, held, at, movement)
    for at, handout in enumerate(meeting.handouts):
        yield from _handout(graph, held, at, handout)
    for note in meeting.notes:
        yield from _note(graph, note)


def _movement(
    graph: DocumentGraph, index: Index, held: NamedNode, at: int, movement: Movement
) -> Iterator[Quad]:
    who = index.entity_at(movement.who, EntityType.PERSON) or index.entity_in(
        movement.who.span, EntityType.POST
    )
    yield from graph.describe(
        graph.own("movement", at + 1),
        ["pg:Movement"],
        {
            "dct:isPartOf": held,
            "pg:mover": words(movement.who.value),
            "pg:attendee": graph.node(who) if who else None,
            "pg:move": term(MOVES[movement.move]),
            "pg:atTime": clock(movement.time.value) if movement.time else None,
            "pg:statedIn": graph.own("utterance", movement.utterance) if movement.utterance else None,
            "pg:evidence": graph.at("quote", movement.span),
        },
    )


def _handout(graph: DocumentGraph, held: NamedNode, at: int, handout: Handout) -> Iterator[Quad]:
    title = handout.title.value if handout.title else handout.number or ""
    yield from graph.describe(
        graph.own("handout", at + 1),
        ["pg:Handout"],
        {
            "rdfs:label": words(title),
            "dct:isPartOf": held,
            "pg:number": plain(handout.number) if handout.number else None,
            "pg:statedIn": graph.own("utterance", handout.utterance) if handout.utterance else None,
            "pg:evidence": graph.at("quote", handout.span),
        },
    )


def _note(graph: DocumentGraph, note: Note) -> Iterator[Quad]:
    yield from graph.describe(graph.at("quote", note.span), [], {"pg:noteKind": term(NOTES[note.kind])})
