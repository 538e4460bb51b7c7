"""The library of invented questions behind an application, and behind a real server for browsers."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, cast

import pytest
from tests.web import library
from tests.web.server import listening

from policy_graph import api
from policy_graph.web.app import application


@contextmanager
def library_application() -> Iterator[Any]:
    """Make the application whose questions, and whose answers, are those of the library."""
    with pytest.MonkeyPatch.context() as known:
        known.setattr(api, "queries", lambda: library.QUESTIONS)
        yield application(cast("Any", library.Service()))


@contextmanager
def standing() -> Iterator[str]:
    """Serve the library; gives its address, without a slash at its end."""
    with library_application() as made, listening(made) as address:
        yield address
