"""The questions of the library give the same rows on servers that others have written, asked directly and through ours."""

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from tests.servers import Server

from policy_graph import api_serving
from policy_graph.model.limits import Limits
from policy_graph.model.question import Question
from policy_graph.model.serving import Answered
from policy_graph.triples.answer import Answer
from policy_graph.triples.query import ask, list_queries

# Whose rows a server gives in another order than the question says, with the reason. docs/how-to/push.md tells it, too.
UNORDERED = {
    "oxigraph": {},
    "virtuoso": {
        "where-does-it-say": "by its plan it sorts some rows after all others, seen on a fresh server"
    },
}


def test_every_question_has_the_same_rows_there(server: Server, meetings: Path) -> None:
    api_serving.push(meetings, server.endpoint, user=server.user)
    different, unordered, rows = set(), set(), 0
    # Virtuoso compiles a query for seconds, on a busy machine for many.
    patient = Limits(seconds=120)
    with api_serving.service_of(server.endpoint, user=server.user, limits=patient) as service:
        for question in list_queries():
            for given in asked_with(question):
                own, there = ask(meetings, question.name, given), service.ask(question.name, given)
                rows += len(own.rows)
                if Counter(own.rows) != Counter(there.rows):
                    different.add(question.name)
                if keys(question, own) != keys(question, there):
                    unordered.add(question.name)
    assert rows > 200  # the two meetings do answer the questions
    assert different == set()
    assert unordered <= UNORDERED[server.name].keys()


def asked_with(question: Question) -> Sequence[dict[str, str]]:
    """Ask with as little as possible, and with every example."""
    examples = {each.name: each.example for each in question.parameters if each.example is not None}
    needed = {each.name for each in question.parameters if each.default is None}
    return [{name: examples[name] for name in needed}, examples]


def keys(question: Question, answer: Answer | Answered) -> list[tuple[str | None, ...]]:
    """Give the columns that a question sorts by, in the order of the answer; ties may lie either way."""
    order = re.findall(r"^ORDER BY (.*)$", question.text, re.MULTILINE)
    named = re.findall(r"\?(\w+)", order[-1]) if order and "(?relation =" not in order[-1] else []
    places = [answer.variables.index(name) for name in named if name in answer.variables]
    return [tuple(row[place] for place in places) for row in answer.rows]
