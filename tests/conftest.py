"""How properties are tried: without a stopwatch, in continuous integration with the same examples; and one build for all."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

from policy_graph import api
from policy_graph.resources import folder
from policy_graph.settings import Settings

settings.register_profile("house", deadline=None)
settings.register_profile("ci", parent=settings.get_profile("house"), derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "house")


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The build of the invented minutes; tests that take it are marked ``model`` and do not change it."""
    out = tmp_path_factory.mktemp("demo") / "build"
    api.build([folder("examples")], out, Settings())
    return out
