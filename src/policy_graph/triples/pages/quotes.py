"""Quotes in context: the words, the sentence around them, who said them, where and when."""

import re

from pyoxigraph import NamedNode

from policy_graph.model.page_parts import Quote, Thing
from policy_graph.triples.pages.nodes import Nodes

# A line break of the source with the indentation around it, which the sentence for reading does not have.
BREAK = re.compile(r"\s*[\r\n]\s*")


def quote(nodes: Nodes, node: NamedNode) -> Quote:
    """Read a quote with its context."""
    start, end, exact, prefix = selected(nodes, node)
    before, marked, after = in_sentence(nodes.text(node, "pg:sentence"), exact, prefix)
    document = nodes.node(node, "oa:hasSource")
    utterance, meeting = utterance_of(nodes, node), meeting_of(nodes, node)
    return Quote(
        exact=exact,
        before=before,
        marked=marked,
        after=after,
        start=start,
        end=end,
        line=nodes.number(node, "pg:line"),
        page=nodes.number(node, "pg:page"),
        machine_read=bool(nodes.text(node, "pg:machineRead")),
        document=nodes.thing(document) if document else Thing(iri="", kind="", label=""),
        utterance=nodes.thing(utterance) if utterance else None,
        speaker=nodes.one(utterance, "schema:creator") if utterance else None,
        meeting=nodes.thing(meeting) if meeting else None,
        date=(nodes.text(meeting, "dct:date") or None) if meeting else None,
    )


def quotes(nodes: Nodes, node: NamedNode, name: str = "pg:evidence") -> tuple[Quote, ...]:
    """Read the quotes that a node rests on, in the order of the source."""
    found = (quote(nodes, each) for each in nodes.nodes(node, name))
    return tuple(sorted(found, key=lambda each: (each.document.iri, each.start, each.end)))


def selected(nodes: Nodes, node: NamedNode) -> tuple[int, int, str, str]:
    """Return start, end, exact words of a quote and what stands before it."""
    start = end = 0
    exact = prefix = ""
    for selector in nodes.nodes(node, "oa:hasSelector"):
        start = nodes.number(selector, "oa:start") or start
        end = nodes.number(selector, "oa:end") or end
        exact = nodes.text(selector, "oa:exact") or exact
        prefix = nodes.text(selector, "oa:prefix") or prefix
    return start, end, exact, prefix


def span_of(nodes: Nodes, node: NamedNode | None) -> tuple[int, int]:
    """Return the offsets of a position (0, 0 where there is none)."""
    if node is None:
        return 0, 0
    return nodes.number(node, "oa:start") or 0, nodes.number(node, "oa:end") or 0


def utterance_of(nodes: Nodes, node: NamedNode) -> NamedNode | None:
    """Return the utterance that a quote stands in, directly or by its paragraph."""
    return _utterance(nodes, nodes.node(node, "dct:isPartOf"))


def _utterance(nodes: Nodes, whole: NamedNode | None) -> NamedNode | None:
    if whole and nodes.kind(whole) == "passage":
        whole = nodes.node(whole, "dct:isPartOf")
    return whole if whole and nodes.kind(whole) == "utterance" else None


def meeting_of(nodes: Nodes, node: NamedNode) -> NamedNode | None:
    """Return the meeting in which a quote was said, else the one that its document records."""
    return meeting_at(nodes, nodes.node(node, "dct:isPartOf"), nodes.node(node, "oa:hasSource"))


def meeting_at(nodes: Nodes, whole: NamedNode | None, document: NamedNode | None) -> NamedNode | None:
    """Return the meeting of what stands in a paragraph or an utterance of a document."""
    if utterance := _utterance(nodes, whole):
        return nodes.node(utterance, "dct:isPartOf")
    return nodes.recorded(document) if document else None


def said_on(nodes: Nodes, node: NamedNode) -> str:
    """Return the date of the meeting of a quote, an empty string where it has none."""
    meeting = meeting_of(nodes, node)
    return nodes.text(meeting, "dct:date") if meeting else ""


def in_sentence(sentence: str, exact: str, prefix: str) -> tuple[str, str, str]:
    """Part a sentence at some words of it; where they stand several times, at those that the prefix leads to.

    Words that are not in the sentence stand alone.
    """
    words = BREAK.sub("", exact).strip()
    places = [match.start() for match in re.finditer(f"(?={re.escape(words)})", sentence)] if words else []
    if not places:
        return "", words or exact, ""
    lead = BREAK.sub("", prefix)
    at = max(places, key=lambda place: (_shared(sentence[:place], lead), -place))
    return sentence[:at], sentence[at : at + len(words)], sentence[at + len(words) :]


def _shared(one: str, other: str) -> int:
    """Count the characters that two strings end with in common."""
    count = 0
    while count < min(len(one), len(other)) and one[-count - 1] == other[-count - 1]:
        count += 1
    return count
