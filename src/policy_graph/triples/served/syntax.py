"""Where a query breaks, and why: exact to the token, which the parser's own words are not.

Oxigraph reports the farthest place that it looked at, up to a keyword's length too far. Here beginnings of the query are
tried: the first token after which nothing could go on is the one that is wrong.
"""

import re
from bisect import bisect_left

from pyoxigraph import Store

from policy_graph.errors import QuerySyntaxError
from policy_graph.model import Bilingual
from policy_graph.triples.guard import TOKEN

PLACE = re.compile(r"^error at (\d+):(\d+): (.*)$", re.DOTALL)
# Longer than any keyword that the parser tries at a place.
PADDING = " " * 40
# Rules beyond the grammar that the parser names in whole words, among the signs that it expected.
UNDECLARED = Bilingual(
    ja="この名前の接頭辞が宣言されていません（PREFIX …: <…>）",
    en="the prefix of this name is not declared (PREFIX …: <…>)",
)
NO_IRI = Bilingual(
    ja="正しい IRI ではないか、BASE のない相対 IRI です",
    en="this is no valid IRI, or a relative one without BASE",
)
UNGROUPED = Bilingual(
    ja="SELECT に GROUP BY にない変数があります", en="SELECT names a variable that is not in GROUP BY"
)
TOO_SOON = Bilingual(ja="クエリが途中で終わっています", en="the query ends too soon")
REASONS = {
    "Prefix not found": UNDECLARED,
    "IRI parsing failed": NO_IRI,
    "The SELECT contains a variable that is unbound": UNGROUPED,
}
LONGEST = 40


def broken(text: str, said: str, base: str | None) -> QuerySyntaxError:
    """Tell where a query is no SPARQL; ``said`` is what the parser says of it."""
    reason = next((ours for theirs, ours in REASONS.items() if theirs in said), None)
    tokens = [match for match in TOKEN.finditer(text) if not match[0].startswith("#")]
    at = bisect_left(tokens, True, key=lambda token: not _goes_on(text[: token.end()], base))
    if at < len(tokens):
        start, what = tokens[at].start(), _misplaced(tokens[at][0])
        reason = reason or _undeclared(tokens[at], text)
        # The parser takes for an IRI all that stands between angle brackets; we do not.
        start = max(text.rfind("<", 0, start + 1), 0) if reason == NO_IRI else start
    else:
        start, what = len(text.rstrip()), TOO_SOON
    line, column = text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)
    told = reason or what
    return QuerySyntaxError(
        f"this is no SPARQL query: line {line}, column {column}: {told.en}",
        line,
        column,
        ja=f"SPARQL のクエリになっていません：{line}行{column}文字目：{told.ja}",
    )


def _goes_on(begun: str, base: str | None) -> bool:
    """Tell whether something could follow on this beginning of a query: then the parser fails at its very end, if at all."""
    tried = begun + PADDING
    try:
        Store().query(tried, base_iri=base)
    except SyntaxError as error:
        place = PLACE.match(str(error))
        lines = tried.split("\n")
        end = (len(lines), len(lines[-1]) + 1)
        return place is not None and (int(place[1]), int(place[2])) >= end
    return True


def _undeclared(token: re.Match[str], text: str) -> Bilingual | None:
    prefix = token["word"] if token["name"] else None
    known = prefix is None or re.search(rf"(?i)\bprefix\s+{re.escape(prefix)}:", text)
    return None if known else UNDECLARED


def _misplaced(token: str) -> Bilingual:
    short = token if len(token) <= LONGEST else f"{token[:LONGEST]}…"
    return Bilingual(ja=f"ここに {short} は書けません", en=f"{short} cannot stand here")
