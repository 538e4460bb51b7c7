"""Changes for programs: one JSON document with every change, in fields and in both languages."""

import json
from typing import Any

from policy_graph.model import LANGUAGES, Bilingual, Change, Changes, Word
from policy_graph.release.changes.page import summary
from policy_graph.release.changes.templates import line


def document(changes: Changes) -> str:
    """Write all changes as JSON."""
    said = summary(changes)
    value = {
        "same": not changes.changes,
        "withheld": changes.withheld,
        "first": changes.first,
        "last": changes.last,
        "summary": {"ja": said.ja, "en": said.en},
        "changes": [_change(change) for change in changes.changes],
    }
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _change(change: Change) -> dict[str, Any]:
    return {
        "kind": change.kind.value,
        "meeting": change.meeting,
        "iri": change.iri,
        "amount": change.amount,
        "said": {name: _word(word) for name, word in change.said.items()},
        "told": {language: line(change, language) for language in LANGUAGES},
    }


def _word(word: Word) -> Any:
    return {"ja": word.ja, "en": word.en} if isinstance(word, Bilingual) else word
