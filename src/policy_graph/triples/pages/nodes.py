"""The merged graph, read node by node: what is said of each, what it is called, who points at it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache

from pyoxigraph import DefaultGraph, Literal, NamedNode, Store, Triple

from policy_graph.model import Bilingual
from policy_graph.model.page_parts import Thing
from policy_graph.triples.iri import local
from policy_graph.triples.labels import both, labels
from policy_graph.triples.order import rank
from policy_graph.triples.store import base as found_base
from policy_graph.triples.vocab import short, term

Term = NamedNode | Literal
MERGED = DefaultGraph()
# So many nodes are remembered: those of one meeting are asked for again and again, those of an archive fit in no memory.
REMEMBERED = 1 << 16


class Nodes:
    """Reads the default graph of a store; every question is one look into an index of the store."""

    def __init__(self, store: Store, base: str | None = None, *, turtles: bool = True) -> None:
        """Read a store; ``base`` is looked up where it is not given. Pages come with their Turtle where ``turtles``."""
        self.store, self.turtles = store, turtles
        self.base = found_base(store) if base is None else base
        self.said = lru_cache(REMEMBERED)(self._said)
        self.thing = lru_cache(REMEMBERED)(self._thing)
        self.named_in = lru_cache(REMEMBERED)(self._named_in)
        self.labels = lru_cache(REMEMBERED)(self._labels)
        self.recorded = lru_cache(REMEMBERED)(self._recorded)
        self.typed = lru_cache(1)(self.of_kinds)

    def nodes(self, subject: NamedNode, name: str) -> list[NamedNode]:
        """List the nodes that a property leads to, in order."""
        return [each for each in self.said(subject).get(name, ()) if isinstance(each, NamedNode)]

    def node(self, subject: NamedNode, name: str) -> NamedNode | None:
        """Return the (first) node that a property leads to."""
        return next(iter(self.nodes(subject, name)), None)

    def texts(self, subject: NamedNode, name: str) -> list[str]:
        """List the literals of a property, in order."""
        return [each.value for each in self.said(subject).get(name, ()) if isinstance(each, Literal)]

    def text(self, subject: NamedNode, name: str) -> str:
        """Return the (first) literal of a property, an empty string where there is none."""
        return next(iter(self.texts(subject, name)), "")

    def number(self, subject: NamedNode, name: str) -> int | None:
        """Return the (first) literal of a property as an integer, ``None`` where it is none."""
        found = self.text(subject, name)
        return int(found) if found.isdecimal() else None

    def bilingual(self, subject: NamedNode, name: str) -> Bilingual:
        """Return a property in both languages; what has no language stands for both."""
        found = [each for each in self.said(subject).get(name, ()) if isinstance(each, Literal)]
        return both({each.language or "": each.value for each in reversed(found)})

    def subjects(self, name: str, object_: Term, *kinds: str) -> list[NamedNode]:
        """List what points at ``object_`` by a property, in order; of these ``kinds`` only where they are given."""
        quads = self.store.quads_for_pattern(None, term(name), object_, MERGED)
        found = {quad.subject for quad in quads if isinstance(quad.subject, NamedNode)}
        return in_order(each for each in found if not kinds or self.kind(each) in kinds)

    def triples(self, subject: NamedNode) -> list[Triple]:
        """List all that is said of a node."""
        return [quad.triple for quad in self.store.quads_for_pattern(subject, None, None, MERGED)]

    def kind(self, node: NamedNode) -> str:
        """Return the folder of an IRI below the base (organization), an empty string for any other."""
        start = len(self.base) + 3
        if not node.value.startswith(f"{self.base}id/"):
            return ""
        return node.value[start:].partition("/")[0]

    def of_kinds(self, kinds: Collection[str] | None = None) -> Mapping[str, frozenset[NamedNode]]:
        """List what has a class, by the kind of its IRI: of some kinds, since all of an archive, quotes above all, fit in no memory."""
        found: dict[str, set[NamedNode]] = defaultdict(set)
        for quad in self.store.quads_for_pattern(None, term("rdf:type"), None, MERGED):
            if isinstance(quad.subject, NamedNode):
                kind = self.kind(quad.subject)
                if kinds is None or kind in kinds:
                    found[kind].add(quad.subject)
        return {kind: frozenset(each) for kind, each in found.items()}

    def things(self, subject: NamedNode, name: str) -> tuple[Thing, ...]:
        """List the things that a property leads to."""
        return tuple(self.thing(each) for each in self.nodes(subject, name))

    def one(self, subject: NamedNode, name: str) -> Thing | None:
        """Return the (first) thing that a property leads to."""
        return next(iter(self.things(subject, name)), None)

    def term(self, subject: NamedNode, name: str) -> Bilingual | None:
        """Return what the ontology calls the (first) term that a property leads to."""
        found = self.node(subject, name)
        return labels().get(found.value, both({"": short(found.value)})) if found else None

    def _named_in(self, whole: NamedNode) -> frozenset[NamedNode]:
        """What is named in a paragraph (or an utterance)."""
        quotes = self.subjects("dct:isPartOf", whole, "quote")
        mentions = (each for quote in quotes for each in self.subjects("oa:hasTarget", quote, "mention"))
        return frozenset(body for each in mentions for body in self.nodes(each, "oa:hasBody"))

    def _labels(self, subject: NamedNode) -> list[Triple]:
        """What a node is called, and nothing else that is said of it."""
        quads = self.store.quads_for_pattern(subject, term("rdfs:label"), None, MERGED)
        return [quad.triple for quad in quads]

    def _recorded(self, document: NamedNode) -> NamedNode | None:
        """The (first) meeting that a document records."""
        return next(iter(self.subjects("dct:source", document, "meeting")), None)

    def _said(self, subject: NamedNode) -> Mapping[str, tuple[Term, ...]]:
        found: dict[str, list[Term]] = defaultdict(list)
        for quad in self.store.quads_for_pattern(subject, None, None, MERGED):
            if isinstance(quad.object, NamedNode | Literal):
                found[_short(quad.predicate.value)].append(quad.object)
        return {name: _sorted(each) for name, each in found.items()}

    def _thing(self, node: NamedNode) -> Thing:
        kind = self.kind(node)
        if kind in ("utterance", "statement"):
            said = self._utterance(node) if kind == "utterance" else self._statement(node)
            return Thing(iri=node.value, kind=kind, label=said.ja, english=said.en)
        named = self.bilingual(node, "rdfs:label")
        name = named.ja or self.text(node, "schema:name")
        name = name or local(self.base, node.value).partition("/")[2] or short(node.value)
        return Thing(iri=node.value, kind=kind, label=name, english=named.en if named.en != named.ja else "")

    def _utterance(self, node: NamedNode) -> Bilingual:
        """Name an utterance by who speaks and its number: 会長（発言3）, 会長 (utterance 3)."""
        who, number = self.text(node, "pg:speakerLabel"), self.text(node, "schema:position")
        what = labels()[term("pg:Utterance").value]
        return Bilingual(ja=f"{who}（{what.ja}{number}）", en=f"{who} ({what.en.lower()} {number})")

    def _statement(self, node: NamedNode) -> Bilingual:
        """Give a statement in words: 商工課 － 所管する → 駅前再生計画."""
        relation = self.term(node, "rdf:predicate") or Bilingual(ja="", en="")
        one, other = (self._end(node, name) for name in ("rdf:subject", "rdf:object"))
        return Bilingual(ja=f"{one} － {relation.ja} → {other}", en=f"{one} – {relation.en} → {other}")

    def _end(self, node: NamedNode, name: str) -> str:
        found = self.one(node, name)
        return found.label if found else self.text(node, name)


def in_order(nodes: Iterable[NamedNode]) -> list[NamedNode]:
    """Sort nodes as a written graph has them: by kind, then by name with numbers as numbers."""
    found = list(nodes)
    return sorted(found, key=lambda each: rank(each.value)) if len(found) > 1 else found


_short = lru_cache(maxsize=512)(short)


def _sorted(terms: list[Term]) -> tuple[Term, ...]:
    """Most properties have one value: to rank that would take as long as to read it."""
    return tuple(sorted(terms, key=_order) if len(terms) > 1 else terms)


def _order(term: Term) -> tuple[object, ...]:
    if isinstance(term, Literal):
        return 1, term.value, term.language or ""
    return 0, rank(term.value)
