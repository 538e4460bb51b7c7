"""What the entries of a gold document must hold: one that lacks a key, or has a wrong value, is named with its place."""

from collections.abc import Mapping
from types import UnionType
from typing import Any

from policy_graph.errors import UsageError

Keys = Mapping[str, type | UnionType]
MAYBE = str | None
FIELDS = ("title", "body", "municipality", "date", "start", "end", "venue")
STRUCTURE: Keys = {
    **dict.fromkeys(FIELDS, MAYBE),
    **dict.fromkeys(("attendees", "agenda", "utterances"), list),
}
ATTENDEE: Keys = dict.fromkeys(("name", "role", "affiliation", "affiliation_role"), MAYBE)
ITEM: Keys = {"title": str}
SPEECH: Keys = {"speaker": str, "name": MAYBE, "role": MAYBE, "kind": str}
UTTERANCE: Keys = {**SPEECH, "first": str, "last": str}
RELATION: Keys = {"s": str, "p": str, "o": str, "evidence": MAYBE}


def check(entry: Any, keys: Keys, where: str) -> dict[str, Any]:
    """Return ``entry`` if it holds ``keys``; a key whose value may be None may be absent. Raises UsageError."""
    if not isinstance(entry, dict):
        raise UsageError(f"{where}: not a JSON object")
    for key, kind in keys.items():
        if not isinstance(entry.get(key), kind):
            fault = f"{key!r} cannot be {entry[key]!r}" if key in entry else f"{key!r} is missing"
            raise UsageError(f"{where}: {fault}")
    return entry


def structure(kept: Any, where: str, *, item: Keys = ITEM, utterance: Keys = UTTERANCE) -> dict[str, Any]:
    """Return a gold structure if all its entries hold their keys; raises UsageError."""
    told = check(kept, STRUCTURE, where)
    for listed, keys in (("attendees", ATTENDEE), ("agenda", item), ("utterances", utterance)):
        for number, entry in enumerate(told[listed], start=1):
            check(entry, keys, f"{where}, {listed}, entry {number}")
    return told
