"""What values, places and codes look like in a JSON line."""

from collections.abc import Callable
from typing import Any

from policy_graph.model import Code, Span, Stated

Line = dict[str, Any]


def by_scheme(codes: tuple[Code, ...]) -> dict[str, str]:
    """Give official codes by their schemes."""
    return {code.scheme: code.value for code in codes}


def quotes(spans: tuple[Span, ...], text: str) -> list[Line]:
    """Give the words that something rests on, each with its place."""
    return [{**offsets(span), "text": span.of(text)} for span in spans]


def value(stated: Stated | None) -> str | None:
    """Give a value as read, ``null`` where the minutes state none."""
    return stated.value if stated else None


def marked(line: Line, is_machine_read: Callable[[Span], bool]) -> Line:
    """Say whether some of the words of a record were read from a picture by a machine."""
    return {**line, "ocr": is_machine_read(Span(line["start"], line["end"]))}


def offsets(span: Span) -> Line:
    """Give a stretch of the text."""
    return {"start": span.start, "end": span.end}
