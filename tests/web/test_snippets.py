"""A question for other tools: each text runs as it is and says what was asked, whatever that was."""

import ast
import json
import re
import shutil
import subprocess

import pytest
from tests.web.library import QUESTIONS

from policy_graph.web.snippets import snippets

VALUES = [
    "汐浜市",
    "it's",
    'a "b" c',
    "\\",
    "$(touch /tmp/never) `id` $HOME !!",
    "two\nlines",
    "-o /tmp/never",
    "a&b=c#d%20e+f",
    '"""',
    ')---"',
    "@file",
]
SPARQL = 'SELECT * {\n  VALUES ?name { "%s" } ?s ?p ?name\n}\n'


def of(value: str, sparql: str = SPARQL) -> dict[str, str]:
    return dict(snippets(QUESTIONS[0], {"name": value}, sparql, "https://town.example/graph/"))


@pytest.mark.parametrize("value", VALUES)
def test_curl_is_given_the_value_as_it_is(value: str) -> None:
    if shutil.which("bash") is None:
        pytest.skip("no bash on this machine")
    script = 'curl() { printf "%s\\0" "$@"; }\n' + of(value)["curl"]
    given = (
        subprocess.run(["bash", "-c", script], capture_output=True, check=True).stdout.decode().split("\0")
    )
    assert given == [
        *("--fail", "--get", "https://town.example/graph/answer/over-time.csv"),
        *("--data-urlencode", f"name={value}", ""),
    ]


@pytest.mark.parametrize("value", VALUES)
def test_python_is_given_the_value_as_it_is(value: str) -> None:
    calls = [node for node in ast.walk(ast.parse(of(value)["python"])) if isinstance(node, ast.Call)]
    asked = next(call for call in calls if ast.unparse(call.func) == "graph.ask")
    assert ast.literal_eval(asked.args[0]) == "over-time"
    assert {each.arg: ast.literal_eval(each.value) for each in asked.keywords} == {"name": value}


@pytest.mark.parametrize("value", VALUES)
def test_sparqlwrapper_is_given_the_query_as_it_is(value: str) -> None:
    sparql = SPARQL % json.dumps(value, ensure_ascii=False)[1:-1]
    assignment = ast.parse(of(value, sparql)["wrapper"]).body[1]
    assert isinstance(assignment, ast.Assign)
    assert ast.literal_eval(assignment.value).strip() == sparql.strip()


@pytest.mark.parametrize("value", VALUES)
def test_r_is_given_an_address_in_which_nothing_ends_the_string(value: str) -> None:
    assert re.match(
        r'answer <- read\.csv\("https://town\.example/[!#-\[\]-~]*", fileEncoding', of(value)["r"]
    )


def test_the_link_is_the_permalink() -> None:
    assert of("a b")["link"] == "https://town.example/graph/questions/over-time/?name=a%20b"
