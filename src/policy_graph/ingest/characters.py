"""Characters that are no writing: counted and told, and left where they are."""

import re

from policy_graph.model import Finding, Severity, Span
from policy_graph.text import line_of

# NUL and the like; tabs, line ends, form feeds and the others that end a line are writing.
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f]+")


def is_blank(text: str) -> bool:
    """Tell whether a text holds no writing, only white space and control characters."""
    return not text.strip() or not CONTROL.sub("", text).strip()


def control_characters(text: str) -> tuple[Finding, ...]:
    """Say how many control characters stand in a text, and where the first one stands."""
    spans = [match.span() for match in CONTROL.finditer(text)]
    if not spans:
        return ()
    count = sum(end - start for start, end in spans)
    message = (
        f"the text holds {count} control character{'s' * (count > 1)}, the first (U+{ord(text[spans[0][0]]):04X}) "
        f"in line {line_of(text, spans[0][0])}; they stay where they are"
    )
    return (
        Finding(
            code="ingest.control-characters", message=message, span=Span(*spans[0]), severity=Severity.INFO
        ),
    )
