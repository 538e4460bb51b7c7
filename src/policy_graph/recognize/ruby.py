"""The reading of a name that the document itself prints beside it."""

from policy_graph.model import Document, Span
from policy_graph.text import squeeze


def reading(document: Document, span: Span) -> str | None:
    """Give the kana printed beside a name, where they stand beside all of it and nothing else."""
    inside = [each for each in document.readings if span.covers(each.span)]
    words = "".join(each.span.of(document.text) for each in inside)
    if not inside or squeeze(words) != squeeze(span.of(document.text)):
        return None
    return "".join(each.kana for each in inside)
