"""Judgements as RDF, in a graph of their own: who said what about identity, and where an old IRI leads now."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple
from hashlib import sha256

from pyoxigraph import NamedNode, Quad

from policy_graph.model import Judgement, Verdict
from policy_graph.triples.graph import NamedGraph
from policy_graph.triples.literals import day, plain, words
from policy_graph.triples.vocab import term

VERDICTS = {
    Verdict.SAME: "pg:Same",
    Verdict.NOT_SAME: "pg:NotSame",
    Verdict.DROP: "pg:Dropped",
    Verdict.RETYPE: "pg:Retyped",
}


class JudgementGraph(NamedGraph):
    """Makes the quads of the judgements of a build."""

    __slots__ = ()

    @property
    def name(self) -> NamedNode:
        """The one graph of judgements."""
        return self.node("graph/judgements")


def judgements(found: Sequence[Judgement], replaced: Iterable[tuple[str, str]], base: str) -> Iterator[Quad]:
    """Write every judgement, and for each id that was judged away the one that stands for it.

    That is ``dct:isReplacedBy`` and never ``owl:sameAs``: nothing is said of the old IRI but where to look now.
    """
    graph = JudgementGraph(base)
    for judgement in found:
        yield from _judgement(graph, judgement)
    for old, new in replaced:
        yield from graph.describe(graph.node(old), [], {"dct:isReplacedBy": graph.node(new)})


def _judgement(graph: JudgementGraph, judgement: Judgement) -> Iterator[Quad]:
    yield from graph.describe(
        graph.node(f"judgement/{_digest(judgement)}"),
        ["pg:Judgement"],
        {
            "pg:verdict": term(VERDICTS[judgement.verdict]),
            "schema:about": graph.node(judgement.about),
            "pg:becomes": graph.node(judgement.becomes) if judgement.becomes else None,
            "pg:becomesKind": plain(judgement.kind) if judgement.kind else None,
            "pg:writtenAs": words(judgement.name) if judgement.name else None,
            "pg:inDocuments": plain(judgement.document) if judgement.document else None,
            "dc:creator": plain(judgement.who),
            "dct:date": day(judgement.when),
            "dct:description": plain(judgement.why),
        },
    )


def _digest(judgement: Judgement) -> str:
    """Name a judgement by all that it says, so that its line may move in the file."""
    said = json.dumps(astuple(judgement), ensure_ascii=False)
    return sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:12]
