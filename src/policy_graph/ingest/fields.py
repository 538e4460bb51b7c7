"""Values out of JSON objects, whatever somebody put there."""

from collections.abc import Mapping
from typing import Any


def text(record: Mapping[str, Any], key: str) -> str:
    """Return a field as text: empty where it is missing, null or no text or number."""
    value = record.get(key)
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""
