"""TEI as parliaments use it (Parla-CLARIN, ParlaMint): tagged speakers, words and notes become text that says what is what."""

import re

from policy_graph.errors import SkipDocument
from policy_graph.ingest.declared import decoded
from policy_graph.ingest.sheet import Origin, document, short
from policy_graph.ingest.tei_header import header, speakers
from policy_graph.ingest.tei_lines import Writer, is_speaker
from policy_graph.ingest.xml_tree import Element, child, children, local, parsed
from policy_graph.model import Document
from policy_graph.settings import DEFAULTS, Settings

# The declaration names an encoding that the characters are no longer in.
DECLARATION = re.compile(r"\s*<\?xml\b[^>]*\?>")


def read(source: bytes, *, name: str, settings: Settings = DEFAULTS) -> Document:
    """Read minutes in TEI.

    Raises SkipDocument for what is no well-formed XML, declares a document type, is no TEI, or holds several meetings.
    """
    found = decoded(source, name)
    root = parsed(DECLARATION.sub("", found.text, count=1).encode("utf-8", "replace"), name)
    meeting = _meeting(root, name)
    body = child(meeting, "text")
    printed = body is not None and any(is_speaker(each) for each in body.iter())
    writer = Writer(speakers(root), printed=printed)
    writer.write(body)
    origin = Origin(
        name=name, source=source, media_type="application/xml", encoding=found.encoding, reason=found.reason
    )
    return document([*header(child(meeting, "teiHeader")), *writer.done()], origin)


def _meeting(root: Element, name: str) -> Element:
    """Find the one meeting of a file."""
    if local(root) == "teiCorpus":
        meetings = children(root, "TEI")
        if len(meetings) == 1:
            return meetings[0]
        what = (
            f"holds {len(meetings)} meetings"
            if meetings
            else "is the root of a corpus and only points to the meetings"
        )
        raise SkipDocument(f"{name}: the file {what}; read a file for each meeting")
    if not local(root).startswith("TEI"):
        raise SkipDocument(
            f"{name}: XML of a form that is not known ({short(local(root))}); TEI (Parla-CLARIN, ParlaMint) is read"
        )
    return root
