"""Bytes of a format that may name its own encoding (HTML, XML, JSON) become characters."""

import re
from collections.abc import Iterable
from dataclasses import replace

from policy_graph.ingest.encoding import Decoded, decode
from policy_graph.ingest.sheet import Origin
from policy_graph.model import Finding
from policy_graph.settings import DEFAULTS, Settings

# Where a page or an XML file says in its first bytes how it is encoded.
DECLARED = re.compile(
    rb"""<(?:meta\b[^>]*?\bcharset|\?xml\b[^>]*?\bencoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)""", re.IGNORECASE
)
# How far into the file that is looked for.
NEAR = 4096


def decoded(source: bytes, name: str, settings: Settings = DEFAULTS) -> Decoded:
    """Decode by the rungs of ``encoding.decode``, with what the file declares for one of them.

    Places in the markup are no places in the minutes: the findings are about the whole file.
    """
    found = decode(source, name=name, settings=settings, declared=declaration(source))
    return replace(found, findings=tuple(replace(each, span=None) for each in found.findings))


def origin(
    found: Decoded, source: bytes, *, name: str, media_type: str, findings: Iterable[Finding] = ()
) -> Origin:
    """Say where lines come from: a file, its bytes as they were decoded, and what its reader found odd besides."""
    return Origin(
        name=name,
        source=source,
        media_type=media_type,
        encoding=found.encoding,
        reason=found.reason,
        findings=(*found.findings, *findings),
    )


def declaration(source: bytes) -> str | None:
    """Return the name of the encoding that the file declares, as it writes it."""
    match = DECLARED.search(source[:NEAR])
    return match[1].decode("ascii") if match else None
