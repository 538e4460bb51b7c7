"""What one document says, as far as a reader would notice a change in it."""

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from pathlib import Path

from policy_graph.triples.changes.described import Described, described
from policy_graph.triples.changes.graphs import graphs
from policy_graph.triples.changes.kept import Kept
from policy_graph.triples.changes.overview import facts, head
from policy_graph.triples.changes.records import (
    Attending,
    Decided,
    Ground,
    Key,
    Minutes,
    Named,
    Utterance,
)
from policy_graph.triples.changes.terms import fields


def minutes(path: Path, base: str, wanted: Container[str]) -> Mapping[str, Minutes]:
    """Read the documents whose ids are wanted."""
    named = ((name.removeprefix(f"{base}id/"), quads) for name, quads in graphs(path))
    return Kept((id, _minutes(described(quads, base), id)) for id, quads in named if id in wanted)


def _minutes(said: Described, id: str) -> Minutes:
    meeting = next(iter(sorted(said.of("meeting"))), "")
    return Minutes(
        head=head(said, id),
        fields={name: found for name in fields() if (found := said.one(meeting, name))},
        items=tuple(
            (node, said.one(node, "rdfs:label") or "")
            for node in _numbered(said, "agenda", lambda node: said.number(node, "schema:position"))
        ),
        utterances=tuple(
            _utterance(said, node)
            for node in _numbered(said, "utterance", lambda node: said.number(node, "schema:position"))
        ),
        attending=tuple(_attending(said, node) for node in _numbered(said, "attendance", _last)),
        decided=tuple(_decided(said, node) for node in _numbered(said, "outcome", _last)),
        named=tuple(sorted(_named(said), key=lambda each: each.start)),
        findings=tuple(sorted(said.one(node, "pg:code") or "" for node in said.of("finding"))),
        facts=_facts(said),
    )


def _numbered(said: Described, kind: str, number: Callable[[str], int]) -> list[str]:
    return sorted(said.of(kind), key=lambda node: (number(node), node))


def _last(node: str) -> int:
    digits = node.rpartition(".")[2]
    return int(digits) if digits.isdecimal() else 0


def _utterance(said: Described, node: str) -> Utterance:
    return Utterance(
        id=node,
        number=said.number(node, "schema:position"),
        label=said.one(node, "pg:speakerLabel") or "",
        speaker=said.one(node, "schema:creator"),
        text=said.one(node, "schema:text") or "",
        items=tuple(_labels(said, said.all(node, "pg:agendaItem"))),
        answers=_last(said.one(node, "pg:answers") or ""),
        line=said.number(node, "pg:line"),
        page=said.number(node, "pg:page"),
        withdrawn=said.one(node, "pg:withdrawal") is not None,
    )


def _attending(said: Described, node: str) -> Attending:
    return Attending(
        id=node,
        who=said.one(node, "pg:attendee"),
        words=_exact(said, said.one(node, "pg:evidence")),
        presence=said.one(node, "pg:presence") or "",
        role=said.one(node, "opengov:role") or "",
    )


def _decided(said: Described, node: str) -> Decided:
    return Decided(
        id=node,
        items=tuple(_labels(said, said.all(node, "pg:agendaItem"))),
        bills=tuple(_labels(said, said.all(node, "pg:bill"))),
        result=said.one(node, "pg:result") or "",
        manner=said.one(node, "pg:manner"),
        ayes=said.one(node, "pg:ayes"),
        noes=said.one(node, "pg:noes"),
        ruling=said.one(said.one(node, "pg:ruling"), "pg:sentence") or "",
    )


def _named(said: Described) -> Iterator[Named]:
    for node in said.of("mention"):
        quote = said.one(node, "oa:hasTarget")
        words = f"words/{(quote or '').partition('/')[2]}"
        start = node.rpartition(".")[2].partition("-")[0]
        yield Named(
            start=int(start) if start.isdecimal() else 0,
            before=said.one(words, "oa:prefix") or "",
            words=said.one(words, "oa:exact") or "",
            after=said.one(words, "oa:suffix") or "",
            entity=said.one(node, "oa:hasBody"),
        )


def _facts(said: Described) -> Mapping[Key, Mapping[str, Ground]]:
    found: dict[Key, dict[str, Ground]] = defaultdict(dict)
    for key, status, node in facts(said):
        quotes = sorted(said.all(node, "pg:evidence"), key=lambda quote: said.number(quote, "pg:line"))
        first = next(iter(quotes), None)
        found[key][status] = Ground(
            id=node,
            words=tuple(sorted(_exact(said, quote) for quote in quotes)),
            sentence=said.one(first, "pg:sentence") or "",
            line=said.number(first, "pg:line"),
            page=said.number(first, "pg:page"),
            confidence=said.one(node, "pg:confidence") or "",
        )
    return found


def _exact(said: Described, quote: str | None) -> str:
    return said.one(f"words/{(quote or '').partition('/')[2]}", "oa:exact") or ""


def _labels(said: Described, nodes: Iterable[str]) -> list[str]:
    return [said.one(node, "rdfs:label") or "" for node in sorted(nodes, key=_last)]
