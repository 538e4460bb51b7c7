"""Lines of marks and brackets alone are no speakers and break nothing."""

import hashlib

import pytest

from policy_graph.model import Document
from policy_graph.parse.meeting import parse


@pytest.mark.parametrize("text", ["○\n【】\n", "◯（）\n○　\n【　】\n", "○○○\n◎\n（\n"])
def test_marks_without_words_make_no_utterance(text: str) -> None:
    document = Document(
        name="marks.txt",
        source=text.encode(),
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        text=text,
        encoding="utf-8",
        media_type="text/plain",
    )
    meeting = parse(document)
    assert meeting.utterances == ()
    assert sum(region.span.end - region.span.start for region in meeting.regions) == len(text)
