"""Quotes: stretches of the source by position and by words, with the sentence they stand in."""

import re
from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode, Quad

from policy_graph.model import Span
from policy_graph.text import LINE_END, join
from policy_graph.triples.graph import DocumentGraph
from policy_graph.triples.index import Index
from policy_graph.triples.literals import number, verbatim, words

# How many characters before and after a quote are kept, to find it again in a text that has changed.
CONTEXT = 16
SENTENCE = re.compile(r"[^。！？]*[。！？]+|[^。！？]+")
# A full stop inside of brackets ends no sentence: （以下「計画」という。）
BRACKETS = re.compile(r"「[^「」]*」|『[^『』]*』|（[^（）]*）|\([^()]*\)")
BREAK = re.compile(r"\s*[\r\n]\s*")


def quotes(graph: DocumentGraph, index: Index, spans: Iterable[Span]) -> Iterator[Quad]:
    """Write one node for each stretch of the text that something rests on.

    Its words stand in the graph exactly as in the source, line breaks included; ``pg:sentence`` is for reading.
    """
    for span in sorted(set(spans)):
        yield from _quote(graph, index, span)
        yield from _words(graph, span)
        yield from position(graph, span)


def position(graph: DocumentGraph, span: Span) -> Iterator[Quad]:
    """Write a stretch of the text as offsets in code points, the end exclusive."""
    yield from graph.describe(
        graph.at("position", span),
        ["oa:TextPositionSelector"],
        {"oa:start": number(span.start), "oa:end": number(span.end)},
    )


def reader_text(graph: DocumentGraph, index: Index, span: Span) -> str:
    """Give a stretch as a reader reads it: lines of a paragraph joined, one line for each paragraph."""
    if span.start == span.end:
        return ""
    passages = index.passages_in(span)
    if not passages:
        return BREAK.sub("", graph.words(span)).strip()
    text = graph.document.text
    return "\n".join(
        join(text, ((part.start, part.end) for part in passage.spans)).text.strip() for passage in passages
    )


def _quote(graph: DocumentGraph, index: Index, span: Span) -> Iterator[Quad]:
    page = graph.document.page_at(span.start)
    yield from graph.describe(
        graph.at("quote", span),
        ["oa:SpecificResource"],
        {
            "oa:hasSource": graph.name,
            "oa:hasSelector": (graph.at("position", span), graph.at("words", span)),
            "dct:isPartOf": _whole(graph, index, span),
            "pg:sentence": words(sentence(graph, index, span)),
            "pg:line": number(index.line_of(span.start)),
            "pg:page": number(page) if page else None,
            "pg:machineRead": graph.machine_read(span),
        },
    )


def _words(graph: DocumentGraph, span: Span) -> Iterator[Quad]:
    text = graph.document.text
    before, after = text[max(0, span.start - CONTEXT) : span.start], text[span.end : span.end + CONTEXT]
    yield from graph.describe(
        graph.at("words", span),
        ["oa:TextQuoteSelector"],
        {
            "oa:exact": verbatim(graph.words(span)),
            "oa:prefix": verbatim(before) if before else None,
            "oa:suffix": verbatim(after) if after else None,
        },
    )


def _whole(graph: DocumentGraph, index: Index, span: Span) -> NamedNode | None:
    """The paragraph that a quote stands in, else the utterance."""
    if passage := index.passage_of(span):
        return graph.at("passage", passage.span)
    if utterance := index.utterance_of(span):
        return graph.own("utterance", utterance.number)
    return None


def sentence(graph: DocumentGraph, index: Index, span: Span) -> str:
    """Give the sentence (or sentences) that a stretch stands in; outside running text its line (or lines)."""
    text = graph.document.text
    if passage := index.passage_of(span):
        copy = join(text, [(part.start, part.end) for part in passage.spans])
        start, end = copy.find(span.start, span.end)
        found = [
            copy.text[first:last] for first, last in _sentences(copy.text) if first < end and start < last
        ]
        return "".join(found).strip()
    start = max(text.rfind("\n", 0, span.start), text.rfind("\r", 0, span.start)) + 1
    rest = LINE_END.search(text, span.end)
    return BREAK.sub("", text[start : rest.start() if rest else len(text)]).strip()


def sentences(text: str) -> list[str]:
    """Cut a paragraph into its sentences; one in brackets ends none."""
    return [words for start, end in _sentences(text) if (words := text[start:end].strip())]


def _sentences(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in SENTENCE.finditer(_masked(text))]


def _masked(text: str) -> str:
    """Blank out what stands in brackets, inner ones first, so that each character keeps its place."""
    for _ in range(2):
        text = BRACKETS.sub(lambda match: "　" * len(match[0]), text)
    return text
