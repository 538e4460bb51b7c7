"""Minutes of cities that do not exist, read from a string."""

from collections.abc import Callable

import pytest

from policy_graph.ingest.plain import read
from policy_graph.model import Document, Meeting
from policy_graph.parse.meeting import parse

Parse = Callable[[str], Meeting]


def document(text: str) -> Document:
    return read(text.encode(), name="invented.txt")


@pytest.fixture(scope="session")
def parsed() -> Parse:
    return lambda text: parse(document(text))
