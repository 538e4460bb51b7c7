"""The JSON-LD context of the ontology: how a term is written short, so that every program reads the same back."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pyoxigraph import Literal, NamedNode

from policy_graph.errors import UsageError
from policy_graph.resources import folder
from policy_graph.triples.vocab import PREFIXES

# What the IRIs of the graph's own things begin with; the kinds that are prefixes in Turtle are properties here.
OWN = "this"
# An integer that JSON numbers hold in every program that reads them, in the one form that RDF gives it back.
EXACT = re.compile("-?[1-9][0-9]{0,14}|0")
STRING, INTEGER, TRUTH = (f"{PREFIXES['xsd']}{name}" for name in ("string", "integer", "boolean"))
Value = str | int | bool | dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word of the context and what its plain values are: IRIs (``@id``), words (``@vocab``), a datatype, a language."""

    name: str
    type: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """The context as it is written, its words by the IRIs that they stand for, and its prefixes."""

    written: Mapping[str, Any]
    words: Mapping[str, Word]
    prefixes: Mapping[str, str]

    def key(self, predicate: str) -> Word:
        """Give the word for a property; its short IRI where the context has none."""
        return self.words.get(predicate) or Word(name=self.compact(predicate))

    def word(self, iri: str) -> str:
        """Write a class or a value of a list."""
        known = self.words.get(iri)
        return known.name if known else self.compact(iri)

    def compact(self, iri: str) -> str:
        """Write an IRI as ``prefix:name``, or in full where no prefix fits.

        Raises UsageError for an IRI that would be read as another one.
        """
        for prefix, namespace in self.prefixes.items():
            name = iri.removeprefix(namespace)
            if name and name != iri and not name.startswith("//"):
                return f"{prefix}:{name}"
        scheme, _, rest = iri.partition(":")
        if scheme in self.prefixes and not rest.startswith("//"):
            raise UsageError(
                f"<{iri}> cannot be written as JSON-LD, where {scheme}: is a prefix: choose another IRI"
            )
        return iri

    def value(self, key: Word, said: object) -> Value:
        """Write what is said by a property."""
        if isinstance(said, Literal):
            return self._literal(key, said)
        iri = said.value if isinstance(said, NamedNode) else str(said)
        if key.type == "@vocab":
            return self.word(iri)
        return self.compact(iri) if key.type == "@id" else {"id": self.compact(iri)}

    def _literal(self, key: Word, said: Literal) -> Value:
        if said.language:
            plain = key.language == said.language
            return said.value if plain else {"@value": said.value, "@language": said.language}
        datatype = said.datatype.value
        if datatype == STRING:
            return said.value if key.type is key.language is None else {"@value": said.value}
        if key.type in (None, datatype) and (native := _native(datatype, said.value)) is not None:
            return native
        return said.value if key.type == datatype else {"@type": self.compact(datatype), "@value": said.value}


def context(base: str) -> Context:
    """Read the context of the ontology and add the prefix of the things of this graph.

    What is written is JSON-LD 1.0, which programs for 1.1 read as well: neither a version nor words that say more than
    a type or a language.
    """
    said = json.loads((folder("ontology") / "context.jsonld").read_text("utf-8"))["@context"]
    own = {OWN: f"{base}id/"} if base else {}
    kept = {name: meaning for name, meaning in said.items() if _is_simple(name, meaning)}
    found: dict[str, Word] = {}
    for name, meaning in kept.items():
        if name not in PREFIXES and not (iri := _expanded(meaning)).startswith("@"):
            found.setdefault(iri, _word(name, meaning))
    return Context(written=kept | own, words=found, prefixes=PREFIXES | own)


def _is_simple(name: str, meaning: Any) -> bool:
    return not name.startswith("@") and (
        isinstance(meaning, str) or set(meaning) <= {"@id", "@type", "@language"}
    )


def _word(name: str, meaning: Any) -> Word:
    if isinstance(meaning, str):
        return Word(name=name)
    return Word(name=name, type=_type(meaning.get("@type")), language=meaning.get("@language"))


def _type(written: str | None) -> str | None:
    return _expanded(written) if written and not written.startswith("@") else written


def _expanded(meaning: Any) -> str:
    written: str = meaning if isinstance(meaning, str) else meaning.get("@id", "@none")
    prefix, _, name = written.partition(":")
    return PREFIXES[prefix] + name if prefix in PREFIXES else written


def _native(datatype: str, value: str) -> int | bool | None:
    if datatype == INTEGER and EXACT.fullmatch(value):
        return int(value)
    return value == "true" if datatype == TRUTH and value in ("true", "false") else None
