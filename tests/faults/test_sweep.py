"""A build that breaks at any file operation leaves what was there, and the next run gives the same bytes."""

import sys
from collections.abc import Iterable
from typing import Any

import fault_points
import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="counts the file operations of Linux")


def swept(work: str, faults: Iterable[str], **options: Any) -> list[dict[str, Any]]:
    try:
        found: list[dict[str, Any]] = fault_points.watched("fault_sweep.swept", work, list(faults), options)
    except fault_points.Unavailable as reason:
        pytest.skip(str(reason))
    return found


def test_a_folder_is_the_earlier_or_the_new_one_whatever_breaks_at_whatever_operation() -> None:
    found = swept("folder", fault_points.FAULTS, jobs=2)
    assert [line for each in found for line in each["wrong"]] == []
    assert all(each["held"] == each["points"] > 0 for each in found)
    assert [each["unsettled"] for each in found if "unsettled" in each] == [[], []]


def test_the_sweep_catches_a_writer_that_takes_a_name_before_the_file_is_whole() -> None:
    found = swept("naive", ["kill -9"])
    assert all(each["broken"] > 0 for each in found)
    assert all("/out/report.json" in each["unsettled"] for each in found)


@pytest.mark.model
def test_a_build_that_breaks_leaves_the_earlier_one_and_is_made_again() -> None:
    """Every twelfth operation, and two small files in place of the pictures; ``benchmarks/faults.py`` tries them all."""
    found = swept("build", ["kill -9", "disk full", "SIGINT"], over=[True], step=12, first=3, jobs=2)
    assert [line for each in found for line in each["wrong"]] == []
    assert all(each["held"] == each["points"] > 5 for each in found)
    assert found[-1]["unsettled"] == []
