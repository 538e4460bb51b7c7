"""One server over a small build of invented minutes, and one browser, for all tests that visit it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.site.conftest import written
from tests.web.browser import chromium
from tests.web.server import running


@pytest.fixture(scope="session")
def served_build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two invented meetings, a judgement, something withdrawn, and names that mean harm."""
    return written(tmp_path_factory.mktemp("served") / "build")


@pytest.fixture(scope="session")
def server(served_build: Path) -> Iterator[str]:
    """The address of a server of that build."""
    with running(served_build) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Chromium."""
    with chromium() as started:
        yield started
