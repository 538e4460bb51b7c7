"""policy_graph: from Japanese municipal minutes to a linked-data graph; ``policy_graph.open(DIR)`` asks a build.

ingest      a file becomes a Document     (one text, page marks, sha-256, encoding, media type)
parse       a Document becomes a Meeting  (body, date, attendees, agenda, utterances; layouts are data)
recognize   a Meeting yields Mentions and Claims
resolve     Mentions become Entities, Claims become Facts
triples     Facts become RDF: written, checked, queried
views       Facts become a stakeholder network and its pictures
evaluate    what was extracted, scored against gold documents
api         every verb of the house, once; cli gives the verbs as commands
"""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from policy_graph.opened import Opened

__version__ = "0.1.0"


def open(folder: str | Path, *, index: str | Path | None = None) -> "Opened":
    """Open a build or release to ask it questions; ``index`` is where its index is kept, beside it unless told otherwise.

    Raises UsageError where there is no graph.
    """
    from policy_graph.opened import Opened

    return Opened(Path(folder), Path(index) if index else None)
