"""Statements for pages: each with its manner, its sureness and its quotes, grouped by relation."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from hashlib import sha256
from itertools import groupby

from pyoxigraph import NamedNode, Quad

from policy_graph.model import Bilingual
from policy_graph.model.page_parts import Relation, Said
from policy_graph.triples.pages.nodes import MERGED, Nodes, in_order
from policy_graph.triples.pages.quotes import quotes
from policy_graph.triples.vocab import short, term

# A page shows so many statements of one relation; its Turtle file holds all of them.
SHOWN = 200
# The page of a statement shows so many others that say the same.
ELSEWHERE = 10
# What a statement says, the end that the fewest share first.
ENDS = ("rdf:object", "rdf:subject", "rdf:predicate")
UNSAID = Bilingual(ja="", en="")
# What is so comes before what was so, will be so, and is not.
MANNERS = ("Stated", "Former", "Planned", "Asked", "Hypothetical", "Negated")


def said(nodes: Nodes, node: NamedNode) -> Said:
    """Read one statement."""
    subject, predicate = (nodes.node(node, name) for name in ("rdf:subject", "rdf:predicate"))
    status = nodes.node(node, "pg:status")
    return Said(
        thing=nodes.thing(node),
        subject=nodes.thing(subject or node),
        predicate=short(predicate.value).partition(":")[2] if predicate else "",
        relation=nodes.term(node, "rdf:predicate") or UNSAID,
        object=nodes.one(node, "rdf:object"),
        value=nodes.text(node, "rdf:object"),
        status=short(status.value).partition(":")[2] if status else "",
        manner=nodes.term(node, "pg:status") or UNSAID,
        confidence=nodes.text(node, "pg:confidence"),
        method=nodes.text(node, "pg:method"),
        machine_read=bool(nodes.text(node, "pg:machineRead")),
        quotes=quotes(nodes, node),
    )


def statements_about(nodes: Nodes, node: NamedNode) -> list[NamedNode]:
    """List the statements that have a thing as their subject or object."""
    found = [
        *nodes.subjects("rdf:subject", node, "statement"),
        *nodes.subjects("rdf:object", node, "statement"),
    ]
    return list(dict.fromkeys(found))


def relations(
    nodes: Nodes, node: NamedNode, statements: Iterable[NamedNode], first: int = 0
) -> tuple[Relation, ...]:
    """Group what is said of a thing: first what it is the subject of, then what it is the object of.

    Of each relation the statements from number ``first`` on are shown, where it has so many.
    """
    return tuple(_relations(nodes, node, statements, first))


def _relations(
    nodes: Nodes, node: NamedNode, statements: Iterable[NamedNode], first: int
) -> Iterable[Relation]:
    def group(each: NamedNode) -> tuple[bool, str]:
        predicate = nodes.node(each, "rdf:predicate")
        return nodes.node(each, "rdf:subject") != node, predicate.value if predicate else ""

    for (inverse, _), found in groupby(sorted(statements, key=group), key=group):
        members = list(found)[first:]
        if not members:
            continue
        read = sorted((said(nodes, each) for each in members[:SHOWN]), key=_place)
        yield Relation(
            predicate=read[0].predicate,
            relation=read[0].relation,
            inverse=inverse,
            said=tuple(read),
            more=len(members) - len(read),
        )


class Repeated:
    """Knows which statements say the same of the same things, in one document (otherwise) or in several."""

    def __init__(self, nodes: Nodes, statements: Iterable[NamedNode]) -> None:
        self.nodes = nodes
        self.found: dict[bytes, list[NamedNode]] = defaultdict(list)
        for statement in statements:
            self.found[self._key(statement)].append(statement)

    def elsewhere(self, node: NamedNode) -> tuple[tuple[Said, ...], int]:
        """Read some of the other statements that say the same, and count those left out."""
        return _some(self.nodes, [each for each in self.found[self._key(node)] if each != node])

    def _key(self, node: NamedNode) -> bytes:
        """What is said, as a digest: there may be a million statements, and only to be compared."""
        ends = [
            self.nodes.said(node).get(name, ()) for name in ("rdf:subject", "rdf:predicate", "rdf:object")
        ]
        words = "\n".join(str(each) for end in ends for each in end)
        return sha256(words.encode("utf-8", "surrogatepass")).digest()[:16]


class Looked:
    """Knows the same of one statement at a time, without reading all of them: for a store on disk."""

    def __init__(self, nodes: Nodes) -> None:
        self.nodes = nodes

    def elsewhere(self, node: NamedNode) -> tuple[tuple[Said, ...], int]:
        """Read some of the other statements that say the same, and count those left out."""
        return _some(self.nodes, in_order(each for each in self._same(node) if each != node))

    def _same(self, node: NamedNode) -> Iterable[NamedNode]:
        """What shares subject, predicate and object; the object comes first, since it has the fewest statements."""
        said, store = self.nodes.said(node), self.nodes.store
        ends = [(term(name), each) for name in ENDS for each in said.get(name, ())]
        first, *others = ends
        for quad in store.quads_for_pattern(None, *first, MERGED):
            other = quad.subject
            if isinstance(other, NamedNode) and all(Quad(other, *end, MERGED) in store for end in others):
                yield other


def _some(nodes: Nodes, others: Sequence[NamedNode]) -> tuple[tuple[Said, ...], int]:
    return tuple(said(nodes, each) for each in others[:ELSEWHERE]), max(0, len(others) - ELSEWHERE)


def _place(each: Said) -> tuple[object, ...]:
    manner = MANNERS.index(each.status) if each.status in MANNERS else len(MANNERS)
    ends = (each.subject.label, each.object.label if each.object else each.value)
    dates = [quote.date or "" for quote in each.quotes]
    return manner, ends, max(dates, default=""), each.thing.iri
