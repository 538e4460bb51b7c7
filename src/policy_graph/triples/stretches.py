"""Stretches of the source: what has a position lies inside, utterances stand one behind the other and say what stands there."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from unicodedata import normalize

from pyoxigraph import NamedNode, Store

from policy_graph.model import Fault, FaultNode
from policy_graph.triples.naming import called
from policy_graph.triples.place import place
from policy_graph.triples.rules import fault
from policy_graph.triples.store import instances, integer, node, value


@dataclass(frozen=True, slots=True, order=True)
class _Stretch:
    start: int
    end: int
    iri: str

    @property
    def node(self) -> NamedNode:
        return NamedNode(self.iri)


def stretch_faults(store: Store, graph: NamedNode, text: str) -> Iterator[Fault]:
    """Compare the positions of utterances and paragraphs, and the words of utterances, with the source."""
    spoken = _stretches(store, "pg:Utterance", graph)
    for each in (*spoken, *_stretches(store, "pg:Passage", graph)):
        if not each.start <= each.end <= len(text):
            where = f"{each.start}–{each.end}"
            yield _fault(store, graph, "position-outside", each, value=where)
    for utterance in spoken:
        yield from _speech(store, graph, utterance, text[utterance.start : utterance.end])
    for before, after in pairwise(sorted(spoken)):
        if after.start < before.end:
            yield _fault(store, graph, "utterances-overlap", after, value=called(store, before.node, graph))


def _stretches(store: Store, kind: str, graph: NamedNode) -> list[_Stretch]:
    found = []
    for each in instances(store, kind, graph):
        at = node(store, each, "pg:position", graph)
        start, end = (integer(store, at, name, graph) for name in ("oa:start", "oa:end"))
        if start is not None and end is not None:
            found.append(_Stretch(start, end, each.value))
    return found


def _speech(store: Store, graph: NamedNode, utterance: _Stretch, there: str) -> Iterator[Fault]:
    """The characters of a speech stand in the source in the same order; running heads may stand between them."""
    said = value(store, utterance.node, "schema:text", graph) or ""
    rest = iter(normalize("NFC", there))
    if not all(char in rest for char in said if not char.isspace()):
        yield _fault(store, graph, "speech-elsewhere", utterance, expected=said, found=there)


def _fault(store: Store, graph: NamedNode, rule: str, stretch: _Stretch, **more: str) -> Fault:
    return fault(
        "evidence",
        rule,
        place(store, stretch.node, graph),
        subject=called(store, stretch.node, graph),
        node=FaultNode(focus=stretch.iri),
        **more,
    )
