"""A question as others ask it: SPARQL, curl, Python and R that run as they are, whatever the values hold."""

import re
import shlex
from collections.abc import Mapping
from urllib.parse import quote, urlencode

from policy_graph.model.question import Question

# What R must not find in a string: quotes, backslashes and what nobody sees.
R_ESCAPED = re.compile(r'["\\\x00-\x1f\x7f\u2028\u2029]')


def snippets(
    question: Question, values: Mapping[str, str], sparql: str, server: str
) -> tuple[tuple[str, str], ...]:
    """Give each way to ask by its key, with its text; ``server`` is the address of the server, with a ``/`` at its end."""
    asked = urlencode(values, quote_via=quote)
    query = f"?{asked}" if asked else ""
    return (
        ("link", f"{server}questions/{quote(question.name)}/{query}"),
        ("sparql", sparql),
        ("curl", _curl(f"{server}answer/{quote(question.name)}.csv", values)),
        ("python", _python(question.name, values)),
        ("wrapper", _wrapper(f"{server}sparql", sparql)),
        ("r", _r(f"{server}answer/{quote(question.name)}.csv{query}")),
    )


def _curl(address: str, values: Mapping[str, str]) -> str:
    lines = [
        f"--data-urlencode {shlex.quote(f'{name}={_told(value)}')}" for name, value in values.items()
    ]
    return " \\\n  ".join((f"curl --fail --get {shlex.quote(address)}", *lines)) + "\n"


def _told(value: str) -> str:
    # A shell cannot hold a NUL, and no name has one.
    return value.replace("\x00", "")


def _python(name: str, values: Mapping[str, str]) -> str:
    given = ", ".join(f"{key!r}: {value!r}" for key, value in values.items())
    return (
        "from pathlib import Path\n\nfrom policy_graph import api\n\n"
        'folder = Path("build")  # the folder of the build or release\n'
        f"answer = api.query({name!r}, folder, {{{given}}})\n"
        "for row in answer.rows:\n    print(row)\n"
    )


def _wrapper(endpoint: str, sparql: str) -> str:
    return (
        "from SPARQLWrapper import JSON, SPARQLWrapper\n\n"
        f"query = {_long(sparql)}\n\n"
        f"endpoint = SPARQLWrapper({endpoint!r}, returnFormat=JSON)\n"
        "endpoint.setQuery(query)\n"
        'for row in endpoint.query().convert()["results"]["bindings"]:\n'
        '    print({name: term["value"] for name, term in row.items()})\n'
    )


def _long(text: str) -> str:
    """Write a text of several lines for Python; one that holds what nobody sees is written as ``repr`` does."""
    plain = text.strip("\n").replace("\\", "\\\\").replace('"""', '\\"\\"\\"')
    readable = all(char.isprintable() or char == "\n" for char in plain)
    return f'"""\n{plain}\n"""' if readable else repr(text)


def _r(address: str) -> str:
    escaped = R_ESCAPED.sub(lambda char: f"\\u{ord(char[0]):04x}", address)
    return f'answer <- read.csv("{escaped}", fileEncoding = "UTF-8", check.names = FALSE)\nprint(answer)\n'
