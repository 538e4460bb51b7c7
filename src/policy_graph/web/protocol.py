"""The SPARQL 1.1 Protocol: a request is a query with its graphs, or nothing, or it is refused with a sentence."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl

from starlette.exceptions import HTTPException

from policy_graph.model.serving import Query
from policy_graph.web.accept import by_word, in_order

FORM, DIRECT, UPDATE = (
    "application/x-www-form-urlencoded",
    "application/sparql-query",
    "application/sparql-update",
)
READ_ONLY = "this endpoint answers queries only: updates are refused, by whatever way they come"
# More fields than a query with its graphs has.
FIELDS = 1000
Fields = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A request as far as the protocol looks at it; ``body`` is empty where the method has none."""

    method: str
    address: bytes
    content_type: str = ""
    accept: str = ""
    body: bytes = b""


def query_of(sent: Sent, *, base: str | None = None) -> Query | None:
    """Read the query of a request, ``None`` where it asks nothing and wants to know what the endpoint is."""
    fields = _fields(sent.address)
    if sent.method != "POST":
        return _query(sent, fields, base) if fields and _asks(fields) else None
    kind = _kind(sent.content_type)
    if kind == FORM:
        return _query(sent, [*fields, *_fields(sent.body)], base)
    if _values(fields, "query"):
        raise HTTPException(400, "the query is in the address and in the body: send it once")
    return _query(sent, [*fields, ("query", _text(sent.body))], base)


def _asks(fields: Fields) -> bool:
    """Whether there is more than the wish for a format of the description."""
    return any(key not in ("format", "output") for key, _ in fields)


def _query(sent: Sent, fields: Fields, base: str | None) -> Query:
    if _values(fields, "update"):
        raise HTTPException(403, READ_ONLY)
    texts = _values(fields, "query")
    if len(texts) != 1 or not texts[0].strip():
        raise HTTPException(400, _count(texts))
    words = [*_values(fields, "format"), *_values(fields, "output")]
    return Query(
        text=texts[0],
        accept=by_word(words[-1]) if words and words[-1] else in_order(sent.accept),
        default_graphs=_values(fields, "default-graph-uri"),
        named_graphs=_values(fields, "named-graph-uri"),
        base=base,
        truncate=_values(fields, "truncate")[-1:] in (("true",), ("1",)),
    )


def _count(texts: Sequence[str]) -> str:
    if len(texts) > 1:
        return "there are several queries in one request: send one"
    return "the query is empty" if texts else "there is no query: send it as the field query"


def _values(fields: Fields, name: str) -> tuple[str, ...]:
    return tuple(value for key, value in fields if key == name)


def _kind(content_type: str) -> str:
    """Say which of the two forms of a body it is; raises HTTPException for any other, and for other characters than UTF-8."""
    kind, *parameters = (each.strip().lower() for each in content_type.split(";"))
    if kind == UPDATE:
        raise HTTPException(403, READ_ONLY)
    if kind not in (FORM, DIRECT):
        raise HTTPException(415, f"send the query as {FORM} or {DIRECT}, and say so in Content-Type")
    for each in parameters:
        key, _, value = each.partition("=")
        if key.strip() == "charset" and value.strip(' "') not in ("utf-8", "utf8"):
            raise HTTPException(415, "send the query in UTF-8")
    return kind


def _fields(sent: bytes) -> Fields:
    try:
        return parse_qsl(sent.decode("utf-8"), keep_blank_values=True, errors="strict", max_num_fields=FIELDS)
    except UnicodeDecodeError:
        raise HTTPException(400, "the fields are not percent-encoded UTF-8") from None
    except ValueError:
        raise HTTPException(400, f"there are more than {FIELDS} fields") from None


def _text(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        raise HTTPException(400, "the query is not UTF-8") from None
