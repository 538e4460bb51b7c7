"""What a query may not do: reach other servers."""

import re

from policy_graph.errors import UsageError

# The tokens of SPARQL inside of which a keyword is none: strings, IRIs, comments, variables, language tags, names.
TOKEN = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""'
    r"|'''(?:[^'\\]|\\.|'(?!''))*'''"
    r'|"(?:[^"\\\r\n]|\\.)*"'
    r"|'(?:[^'\\\r\n]|\\.)*'"
    r"|<[^<>\"{}|^`\\\x00-\x20]*>"
    r"|\#[^\r\n]*"
    r"|[?$@][\w-]+"
    r"|[\w.-]*:[\w.:%\\-]*"
    r"|\w+",
    re.DOTALL,
)


def refuse_service(text: str) -> None:
    """Raise UsageError where a query asks another server (``SERVICE``)."""
    for match in TOKEN.finditer(text):
        if match[0].upper() == "SERVICE":
            line = text.count("\n", 0, match.start()) + 1
            raise UsageError(
                f"line {line}: SERVICE is refused: a query here never reaches another server; "
                "load both graphs into one store and query that"
            )
