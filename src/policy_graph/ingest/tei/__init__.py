"""TEI as parliaments use it (Parla-CLARIN, ParlaMint): tagged speakers, words and notes become text that says what is what."""

from policy_graph.errors import SkipDocument
from policy_graph.ingest.sheet import Row
from policy_graph.ingest.tei.header import header, speakers
from policy_graph.ingest.tei.lines import Writer, is_speaker
from policy_graph.ingest.xml_tree import Element, child, children, local


def rows(root: Element, name: str) -> list[Row]:
    """Give the lines of the one meeting of a file; raises SkipDocument where it holds several or none."""
    meeting = _meeting(root, name)
    body = child(meeting, "text")
    printed = body is not None and any(is_speaker(each) for each in body.iter())
    writer = Writer(speakers(root), printed=printed)
    writer.write(body)
    return [*header(child(meeting, "teiHeader")), *writer.done()]


def _meeting(root: Element, name: str) -> Element:
    if local(root) != "teiCorpus":
        return root
    meetings = children(root, "TEI")
    if len(meetings) == 1:
        return meetings[0]
    what = (
        f"holds {len(meetings)} meetings"
        if meetings
        else "is the root of a corpus and only points to the meetings"
    )
    raise SkipDocument(f"{name}: the file {what}; read a file for each meeting")
