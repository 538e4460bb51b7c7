"""Where withdrawn utterances and words stand in a document."""

import re
from collections.abc import Iterator

from policy_graph.model import Document, Extraction, Span, Utterance, Withdrawal, Withdrawn
from policy_graph.privacy.names import Folded
from policy_graph.privacy.traces import Trace

# The digits of the hash at the end of the id of a document.
DIGITS = re.compile(r"-[0-9a-f]{8}\Z")


def is_meant(sign: Withdrawal, document: Document | Trace) -> bool:
    """Tell whether an entry speaks of a document: by its id, its file name, or its id in an earlier release, which
    ends in other digits where something else was withdrawn then."""
    if not sign.about:
        return sign.what is Withdrawn.WORDS
    return sign.about in (document.id, document.name) or (
        DIGITS.search(sign.about) is not None and DIGITS.sub("", sign.about) == DIGITS.sub("", document.id)
    )


def words(sign: Withdrawal, extraction: Extraction, text: Folded) -> list[Span]:
    """Give the stretches that an entry about an utterance or about words withdraws from a document."""
    if not is_meant(sign, extraction.document) and not sign.everywhere:
        return []
    if sign.quote is None:
        return [each.span for each in spoken(sign, extraction)]
    found = list(text.places([sign.quote]))
    if sign.everywhere:
        return found
    within = (
        [each.span for each in spoken(sign, extraction)]
        if sign.number
        else [Span(0, len(extraction.document.text))]
    )
    return [place for place in found if any(each.covers(place) for each in within)]


def spoken(sign: Withdrawal, extraction: Extraction) -> Iterator[Utterance]:
    """Give the utterance that an entry names, where it is in this document."""
    if is_meant(sign, extraction.document):
        yield from (each for each in extraction.meeting.utterances if each.number == sign.number)
