"""What a query may not do: reach other servers, change something, or be too long or too deep to be read."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from policy_graph.errors import UsageError

# The tokens of SPARQL; keywords are words, and none inside of strings, IRIs, comments, variables, tags and names. A name
# may hold escaped signs (``a:b\\#c``). No sign is looked at twice (possessive), so that a long query takes no longer.
TOKEN = re.compile(
    r'(?P<inert>"""(?:[^"\\]|\\.|"(?!""))*+"""'
    r"|'''(?:[^'\\]|\\.|'(?!''))*+'''"
    r'|"(?:[^"\\\r\n]|\\.)*+"'
    r"|'(?:[^'\\\r\n]|\\.)*+'"
    r"|<[^<>\"{}|^`\\\x00-\x20]*+>"
    r"|\#[^\r\n]*+"
    r"|[?$@][\w-]++)"
    r"|(?P<word>[\w.-]++)(?P<name>:(?:[\w.:-]|%|\\.)*+)?+"
    r"|(?P<local>:(?:[\w.:-]|%|\\.)*+)"
    r"|(?P<sign>\S)",
    re.DOTALL,
)
UPDATES = frozenset({"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"})
PROLOGUE = frozenset({"BASE", "PREFIX", "VERSION"})
# What the parser of Oxigraph 0.5 reads with room to spare; at 25 times as much it runs out of stack and dies.
NESTED, CHAINED = 100, 1_000
OPENING, CLOSING = frozenset("{(["), frozenset("})]")
CHAINING = frozenset("!+-*/|&^=")


class Word(NamedTuple):
    """A keyword or number of a query, in capitals, and where it stands."""

    text: str
    start: int


def refuse(text: str, length: int) -> None:
    """Raise UsageError for a query that is no mere question, longer than ``length``, or deeper than can be read safely."""
    if len(text) > length:
        raise UsageError(
            f"the query has {len(text):,} characters, {length:,} are allowed; put long lists into several queries",
            ja=f"クエリが長すぎます（{len(text):,}文字。上限は{length:,}文字）。長い一覧は何回かに分けてください",
        )
    if not text.strip():
        raise UsageError(
            "there is no query; give one, as SELECT * { ?s ?p ?o } LIMIT 10",
            ja="クエリがありません。SELECT * { ?s ?p ?o } LIMIT 10 のように書いてください",
        )
    refuse_update(text)
    refuse_depth(text)
    if "SERVICE" in text.upper():
        refuse_service(text)


def refuse_service(text: str) -> None:
    """Raise UsageError where a query asks another server (``SERVICE``)."""
    for word in words(text):
        if word.text == "SERVICE":
            raise UsageError(
                f"line {line(text, word.start)}: SERVICE is refused: a query here never reaches another server; "
                "load both graphs into one store and query that",
                ja=f"{line(text, word.start)}行目：SERVICE は使えません。ここからほかのサーバーへは問い合わせません",
            )


def refuse_update(text: str) -> None:
    """Raise UsageError where what is sent would change the graph."""
    first = next((word for word in words(text) if word.text not in PROLOGUE), None)
    if first and first.text in UPDATES:
        raise UsageError(
            f"line {line(text, first.start)}: {first.text} is refused: this graph is read only; "
            "ask with SELECT, ASK, CONSTRUCT or DESCRIBE",
            ja=f"{line(text, first.start)}行目：{first.text} は使えません。読み取り専用なので、SELECT・ASK・CONSTRUCT・DESCRIBE で尋ねてください",
        )


def refuse_depth(text: str) -> None:
    """Raise UsageError where brackets or operators go on so long that reading them may end the process."""
    depth = chained = 0
    for match in TOKEN.finditer(text):
        sign, word = match["sign"], match["word"]
        depth += (sign in OPENING) - (sign in CLOSING) if sign else 0
        chained += sign in CHAINING if sign else bool(word) and word.upper() == "UNION"
        if depth > NESTED or chained > CHAINED:
            said = f"more than {NESTED} brackets in each other"
            said = said if depth > NESTED else f"more than {CHAINED:,} operators and UNIONs"
            raise UsageError(
                f"line {line(text, match.start())}: the query has {said}; use VALUES for long lists",
                ja=f"{line(text, match.start())}行目：クエリの入れ子か演算子が多すぎます。長い一覧には VALUES を使ってください",
            )


def words(text: str) -> Iterator[Word]:
    """Give the keywords and numbers of a query in order; a word that touches a full stop is one of its own."""
    for match in TOKEN.finditer(text):
        if match["word"] and match["name"] is None:
            for word in re.finditer(r"\w+", match["word"]):
                yield Word(word[0].upper(), match.start() + word.start())


def line(text: str, at: int) -> int:
    """Tell in which line a place is, from 1."""
    return text.count("\n", 0, at) + 1
