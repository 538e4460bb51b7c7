"""The records refuse what cannot be."""

import pytest

from policy_graph.errors import EvidenceError
from policy_graph.model import Document, Fact, Predicate, Span


def test_a_fact_without_evidence_is_refused() -> None:
    with pytest.raises(EvidenceError, match="no evidence"):
        Fact(
            subject="organization/a",
            predicate=Predicate.PART_OF,
            object="organization/b",
            evidence=(),
            method="pattern",
            confidence=0.9,
        )


@pytest.mark.parametrize(("start", "end"), [(3, 2), (-1, 2)])
def test_a_span_that_runs_backwards_or_before_the_text_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="not a span"):
        Span(start, end)


@pytest.mark.parametrize(
    ("name", "id_", "file"),
    [
        ("minutes.2024.txt", "minutes.2024-0123abcd", "sources/minutes.2024-0123abcd.txt"),
        ("会議録", "会議録-0123abcd", "sources/会議録-0123abcd.txt"),
    ],
)
def test_a_document_is_named_after_its_file_and_its_bytes(name: str, id_: str, file: str) -> None:
    document = Document(
        name=name,
        source=b"",
        sha256="0123abcd" + "0" * 56,
        text="",
        encoding="utf-8",
        media_type="text/plain",
    )
    assert (document.id, document.file) == (id_, file)
