"""One document after the other; what goes wrong in one does not cost the others."""

from pathlib import Path

import pytest

from policy_graph.engine import pipeline
from policy_graph.model import Document, Extraction, Failure, Meeting, SourceFile
from policy_graph.ports import Recognizer
from policy_graph.settings import Settings


def test_a_defect_in_one_document_is_reported_and_the_run_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(
        document: Document, meeting: Meeting, recognizer: Recognizer, settings: Settings
    ) -> Extraction:
        raise IndexError(f"in {document.name}")

    monkeypatch.setattr(pipeline, "extract", broken)
    files = [tmp_path / name for name in ("one.txt", "two.txt")]
    for file in files:
        file.write_text("○議長（川辺澄夫君）　開会します。", "utf-8")
    results = list(pipeline.run([SourceFile(path=file) for file in files], Settings(workers=1)))
    assert [result.name for result in results if isinstance(result, Failure)] == ["one.txt", "two.txt"]
    assert all("IndexError" in result.message for result in results if isinstance(result, Failure))
