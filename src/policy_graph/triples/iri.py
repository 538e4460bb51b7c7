"""The IRIs of what a graph speaks of: readable Japanese, valid for any name, one namespace per kind of thing."""

import re
from unicodedata import normalize
from urllib.parse import unquote

# Kinds of things and their headings, in the order in which a written graph speaks of them: first what the minutes are
# about, then what is said of it, last where it stands in the text. Each is also the prefix of its IRIs in Turtle.
KINDS = {
    "document": "会議録の文書 / Documents",
    "checksum": "文書のハッシュ値 / Checksums",
    "meeting": "会議 / Meetings",
    "agenda": "議題 / Agenda items",
    "bill": "議案等 / Bills",
    "outcome": "議決 / Outcomes",
    "stance": "賛否 / Stances",
    "organization": "組織 / Organizations",
    "person": "人 / People",
    "post": "役職 / Posts",
    "place": "場所・自治体 / Places and jurisdictions",
    "program": "施策・計画・条例 / Programs",
    "statement": "本文に根拠のある言明 / Statements with evidence",
    "membership": "所属 / Memberships",
    "attendance": "出欠 / Attendance",
    "movement": "出入り / Movements",
    "handout": "配布資料 / Handouts",
    "utterance": "発言 / Utterances",
    "mention": "名前の出現 / Mentions",
    "finding": "気づき / Findings",
    "passage": "段落 / Passages",
    "quote": "引用 / Quotes",
    "words": "引用の語句 / Words of quotes",
    "position": "本文中の位置 / Positions in the text",
    "entry": "公的な名簿の項目 / Entries of official lists",
    "scheme": "符号の体系 / Code schemes",
    "judgement": "同定の判断 / Judgements",
    "withdrawal": "取り下げ / Withdrawals",
    "graph": "グラフ / Graphs",
}

# What both a Turtle local name (PN_LOCAL) and an IRI (RFC 3987, ucschar) hold as it is; all else is percent-encoded.
_LETTERS = (
    "A-Za-z0-9_"
    "\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c-\u200d\u2070-\u218f\u2c00-\u2fef"
    "\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\uffef"
    + "".join(f"{chr(plane << 16)}-{chr((plane << 16) + 0xFFFD)}" for plane in range(1, 14))
)
_INSIDE = _LETTERS + "\\-.\u00b7\u0300-\u036f"
_STRANGE = re.compile(f"(%2[EF])|[^{_INSIDE}]|\\A[^{_LETTERS}]|\\.\\Z", re.DOTALL)


def iri(base: str, local: str) -> str:
    """Make an IRI from a local part: ``organization/川辺市.商工課`` → ``{base}id/organization/川辺市.商工課``.

    The first ``/`` parts the kind from the name. What an IRI or a Turtle name cannot hold is percent-encoded; the
    escapes that ids are minted with (``%2E``, ``%2F``) stay. Distinct local parts give distinct IRIs: a dot or slash
    that is no such escape is encoded in small letters (``%2e``), any other ``%`` as ``%25``.
    """
    kind, slash, name = local.partition("/")
    return f"{base}id/{encoded(kind)}{slash}{encoded(name)}"


def local(base: str, name: str) -> str:
    """Give the local part that an IRI below ``base`` was made from; any other name stays as it is."""
    own = f"{base}id/"
    if not name.startswith(own):
        return name
    parts = re.split("(%2[EF])", name.removeprefix(own))
    return "".join(part if at % 2 else unquote(part, errors="surrogatepass") for at, part in enumerate(parts))


def loose(base: str, name: str) -> str:
    """Give the local part with no escapes at all, in the form that most programs compose characters in.

    Distinct IRIs may share it: it is for addresses that somebody wrote down, or a server on the way has decoded.
    """
    return normalize("NFC", unquote(local(base, name), errors="replace"))


def prefixes(base: str) -> dict[str, str]:
    """Give the namespace of each kind of thing."""
    return {kind: f"{base}id/{kind}/" for kind in KINDS}


def base_of(graph: str) -> str:
    """Return the base of the IRI of a named graph: a document, the judgements, the withdrawals; "" for any other IRI."""
    return graph.rpartition("id/document/")[0] or graph.rpartition("id/graph/")[0]


def encoded(name: str) -> str:
    """Percent-encode what an IRI or a Turtle name cannot hold."""
    return _STRANGE.sub(lambda strange: strange[1] or _percent(strange[0]), name)


def _percent(char: str) -> str:
    if char in "./":
        return f"%{ord(char):02x}"
    return "".join(f"%{byte:02X}" for byte in char.encode("utf-8", "surrogatepass"))
