"""Functions of our own in SPARQL: pg:matches tells whether words are found in something, pg:fold gives a text as it is searched."""

from collections.abc import Callable, Container, Mapping
from functools import lru_cache
from typing import Any

from pyoxigraph import DefaultGraph, Literal, NamedNode, Store

from policy_graph.errors import UsageError
from policy_graph.folding import folded
from policy_graph.folding.words import Words, read
from policy_graph.triples.vocab import PREFIXES, term

MATCHES, FOLD = (NamedNode(f"{PREFIXES['pg']}{name}") for name in ("matches", "fold"))
FUNCTIONS = (MATCHES, FOLD)
# Where the words of an utterance, and the names of a thing, stand.
NAMED = ("schema:text", "rdfs:label", "skos:altLabel", "skos:hiddenLabel", "schema:alternateName")
YES, NO = Literal(True), Literal(False)
# Gives the IRIs that hold some words.
Holders = Callable[[Words], Container[str]]


def functions(holders: Holders) -> Mapping[NamedNode, Callable[..., Any]]:
    """Make the functions; ``holders`` give what holds words, from an index or from a graph."""
    return {MATCHES: _matches(holders), FOLD: _fold}


def _matches(holders: Holders) -> Callable[..., Literal | None]:
    words = lru_cache(maxsize=64)(_read)

    def matches(*terms: Any) -> Literal | None:
        match terms:
            case (NamedNode() as thing, Literal() as typed) if wanted := words(typed.value):
                return YES if thing.value in holders(wanted) else NO
            case (Literal() as text, Literal() as typed) if wanted := words(typed.value):
                return YES if wanted.fit(folded(text.value)) else NO
        return None  # an error of the expression, as for any other function that is given what it cannot take

    return matches


def _fold(*terms: Any) -> Literal | None:
    return Literal(folded(terms[0].value)) if len(terms) == 1 and isinstance(terms[0], Literal) else None


def _read(typed: str) -> Words | None:
    """Read words; ``None`` for what nobody can look for."""
    try:
        return read(typed) or None
    except UsageError:
        return None


class InGraph:
    """Tests things by their words and names in a graph, where there is no index: right as well, and slower."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def __call__(self, words: Words) -> "_Holding":
        """Give what can be asked whether it holds an IRI."""
        return _Holding(self._store, words)


class _Holding:
    """What holds some words, looked up one by one."""

    def __init__(self, store: Store, words: Words) -> None:
        self._store, self._words = store, words

    def __contains__(self, iri: object) -> bool:
        node = NamedNode(str(iri))
        return any(
            isinstance(quad.object, Literal) and self._words.fit(folded(quad.object.value))
            for name in NAMED
            for quad in self._store.quads_for_pattern(node, term(name), None, DefaultGraph())
        )
