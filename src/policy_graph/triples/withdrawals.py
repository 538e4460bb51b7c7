"""Tombstones as RDF, in a graph of their own: what was withdrawn, by whom, when, why; never what it was."""

from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode, Quad

from policy_graph.model import Bilingual, Tombstone, Withdrawn
from policy_graph.triples.graph import NamedGraph
from policy_graph.triples.literals import both, day, number, plain
from policy_graph.triples.vocab import term

KINDS = {
    Withdrawn.PERSON: ("pg:WithdrawnPerson", "取り下げ（人名）", "Withdrawal of a person"),
    Withdrawn.UTTERANCE: ("pg:WithdrawnUtterance", "取り下げ（発言）", "Withdrawal of an utterance"),
    Withdrawn.WORDS: ("pg:WithdrawnWords", "取り下げ（語句）", "Withdrawal of words"),
    Withdrawn.DOCUMENT: ("pg:WithdrawnDocument", "取り下げ（文書）", "Withdrawal of a document"),
    Withdrawn.NAMES: ("pg:MaskedNames", "規則による氏名の秘匿", "Names masked by rule"),
}


class WithdrawalGraph(NamedGraph):
    """Makes the quads of the withdrawals of a build."""

    __slots__ = ()

    @property
    def name(self) -> NamedNode:
        """The one graph of withdrawals."""
        return self.node("graph/withdrawals")


def tombstones(found: Iterable[Tombstone], base: str) -> Iterator[Quad]:
    """Write what is left of all that was withdrawn."""
    graph = WithdrawalGraph(base)
    for stone in found:
        yield from _tombstone(graph, stone)


def _tombstone(graph: WithdrawalGraph, stone: Tombstone) -> Iterator[Quad]:
    sign = stone.sign
    kind, ja, en = KINDS[sign.what]
    yield from graph.describe(
        graph.node(f"withdrawal/{sign.id}"),
        ["pg:Withdrawal"],
        {
            "rdfs:label": both(Bilingual(ja=f"{ja} {sign.id}", en=f"{en} {sign.id}")),
            "pg:withdrawn": term(kind),
            "schema:about": [graph.node(each) for each in stone.about],
            "dct:description": both(sign.reason),
            "dct:date": day(sign.date),
            "dc:creator": plain(sign.who),
            "pg:places": number(stone.places),
        },
    )
