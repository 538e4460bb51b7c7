"""A question as others ask it: SPARQL, curl, Python and R that run as they are, whatever the values hold."""

import re
import shlex
from collections.abc import Mapping
from urllib.parse import quote, urlencode

from policy_graph.model.question import Question

# The form of a query whose answer is a graph, outside of comments.
GRAPH = re.compile(r"^\s*(?:CONSTRUCT|DESCRIBE)\b", re.IGNORECASE | re.MULTILINE)
# What R must not find in a string: quotes, backslashes and what nobody sees.
R_ESCAPED = re.compile(r'["\\\x00-\x1f\x7f\u2028\u2029]')


def snippets(
    question: Question, values: Mapping[str, str], sparql: str, server: str
) -> tuple[tuple[str, str], ...]:
    """Give each way to ask by its key, with its text; ``server`` is the address of the server, with a ``/`` at its end."""
    asked = urlencode(values, quote_via=quote)
    query = f"?{asked}" if asked else ""
    file = f"{server}answer/{quote(question.name)}.{'ttl' if makes_graph(question) else 'csv'}"
    return (
        ("link", f"{server}questions/{quote(question.name)}/{query}"),
        ("sparql", sparql),
        ("curl", _curl(file, values)),
        ("python", _python(question.name, values)),
        ("wrapper", _wrapper(f"{server}sparql", sparql, graph=makes_graph(question))),
        ("r", _r(f"{file}{query}", graph=makes_graph(question))),
    )


def makes_graph(question: Question) -> bool:
    """Tell whether a question makes a graph instead of rows."""
    return GRAPH.search(question.text) is not None


def _curl(address: str, values: Mapping[str, str]) -> str:
    lines = [f"--data-urlencode {shlex.quote(f'{name}={_told(value)}')}" for name, value in values.items()]
    return " \\\n  ".join((f"curl --fail --get {shlex.quote(address)}", *lines)) + "\n"


def _told(value: str) -> str:
    # A shell cannot hold a NUL, and no name has one.
    return value.replace("\x00", "")


def _python(name: str, values: Mapping[str, str]) -> str:
    given = "".join(f", {key}={value!r}" for key, value in values.items())
    return (
        "import policy_graph\n\n"
        'graph = policy_graph.open("build")  # the folder of the build or release\n'
        f"answer = graph.ask({name!r}{given})\n"
        "for row in answer:\n    print(row)\n"
    )


def _wrapper(endpoint: str, sparql: str, *, graph: bool) -> str:
    form = "TURTLE" if graph else "JSON"
    shown = (
        "print(endpoint.query().convert().decode())\n"
        if graph
        else 'for row in endpoint.query().convert()["results"]["bindings"]:\n'
        '    print({name: term["value"] for name, term in row.items()})\n'
    )
    return (
        f"from SPARQLWrapper import {form}, SPARQLWrapper\n\n"
        f"query = {_long(sparql)}\n\n"
        f"endpoint = SPARQLWrapper({endpoint!r}, returnFormat={form})\n"
        f"endpoint.setQuery(query)\n{shown}"
    )


def _long(text: str) -> str:
    """Write a text of several lines for Python; one that holds what nobody sees is written as ``repr`` does."""
    plain = text.strip("\n").replace("\\", "\\\\").replace('"""', '\\"\\"\\"')
    readable = all(char.isprintable() or char == "\n" for char in plain)
    return f'"""\n{plain}\n"""' if readable else repr(text)


def _r(address: str, *, graph: bool) -> str:
    escaped = R_ESCAPED.sub(lambda char: f"\\u{ord(char[0]):04x}", address)
    if graph:
        return f'answer <- readLines("{escaped}", encoding = "UTF-8")\nprint(answer)\n'
    return f'answer <- read.csv("{escaped}", fileEncoding = "UTF-8", check.names = FALSE)\nprint(answer)\n'
