"""Where the page of a thing lies: at the path of its IRI, under a name that every disk and every server can hold."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from hashlib import sha256
from unicodedata import normalize
from urllib.parse import unquote

# Bytes of a file name that every disk takes (255), less those of ".ttl".
LONGEST = 250
# A longer name keeps so many bytes of its beginning.
KEPT = 180
# Characters that Windows refuses in names, that part folders, or that nobody sees.
REFUSED = re.compile(
    r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]'
)
# Names that are hidden, or that some hosts leave out; an end that Windows cuts off; names of devices.
EDGES = re.compile(r"\A[._~\s]|[.\s]\Z")
DEVICE = re.compile(
    r"\A(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])\s*(?:\.|\Z)", re.IGNORECASE
)
# A folder of this name would lie where a file of the site lies.
TAKEN = re.compile(r"\.ttl\Z|\Aindex\.html\Z", re.IGNORECASE)


def paths(base: str, iris: Iterable[str]) -> Mapping[str, str]:
    """Give each IRI below ``base`` its folder, relative to the root of the site and without a ``/`` at the end.

    A server looks for the decoded path of an IRI, so that is its folder, wherever a disk can hold it. What it cannot
    hold stays percent-encoded. Of two IRIs that would share a folder, also on a disk that knows no small letters,
    one keeps it (the one that is its plain writing, else the first), the other gets a mark (``~`` and a hash).
    """
    found: dict[str, str] = {}
    taken: set[str] = set()
    for iri in sorted(set(iris), key=lambda each: (_encoded(base, each), each)):
        local = iri.removeprefix(base)
        path = _folder(local)
        while same(path) in taken:
            path = _marked(path, f"{iri} {path}")
        taken.add(same(path))
        found[iri] = path
    return found


@lru_cache(maxsize=1 << 16)
def href(path: str) -> str:
    """Write a path as a relative link: what means something in a URL or in HTML is encoded, Japanese stays readable."""
    return re.sub(r"[^A-Za-z0-9._~/\-\u0080-\U0010ffff]", lambda char: f"%{ord(char[0]):02X}", path)


def _folder(local: str) -> str:
    kind, _, name = local.removeprefix("id/").partition("/")
    return f"id/{safe(kind)}/{safe(name)}"


def safe(name: str) -> str:
    """Write the (encoded) name of a thing as the name of a folder that any disk can hold."""
    plain = normalize("NFC", unquote(name, errors="surrogateescape"))
    plain = REFUSED.sub(lambda char: _percent(char[0]), plain)
    plain = EDGES.sub(lambda char: _percent(char[0]), plain)
    if DEVICE.match(plain):
        plain = _percent(plain[0]) + plain[1:]
    if TAKEN.search(plain) or not plain:
        plain = f"{plain}~"
    return plain if len(plain.encode()) <= LONGEST else _marked(plain, name)


def _marked(name: str, iri: str) -> str:
    """Shorten a name where it must be, and tell it from all others."""
    folder, slash, last = name.rpartition("/")
    short = last.encode()[:KEPT].decode(errors="ignore") if len(last.encode()) > KEPT else last
    return f"{folder}{slash}{short}~{sha256(iri.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"


def same(path: str) -> str:
    """Give what two names have in common that some disk takes for one."""
    return normalize("NFKC", normalize("NFKC", path).casefold())


def _encoded(base: str, iri: str) -> bool:
    """Tell an IRI with escapes; the one without keeps the folder that both decode to."""
    return "%" in iri.removeprefix(base)


def _percent(char: str) -> str:
    return "".join(f"%{byte:02X}" for byte in char.encode("utf-8", "surrogateescape"))
