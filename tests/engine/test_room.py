"""How many processes a machine has room for: as few as cores or memory say, and what a container is allowed."""

import os
from pathlib import Path

import pytest

from policy_graph.engine.engines.room import room

CORES = 8
GIB = 2**30


@pytest.fixture(autouse=True)
def machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine of eight cores and 64 GiB."""
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(CORES)), raising=False)
    pages = {"SC_PAGE_SIZE": 4096, "SC_PHYS_PAGES": 64 * GIB // 4096}
    monkeypatch.setattr(os, "sysconf", pages.__getitem__, raising=False)


@pytest.mark.parametrize(
    ("cores", "memory", "expected"),
    [
        (None, None, 8),
        ("max 100000", "max", 8),
        ("200000 100000", "max", 2),
        ("150000 100000", "max", 1),
        ("50000 100000", "max", 1),
        ("1600000 100000", "max", 8),
        ("max 100000", str(4 * GIB), 2),
        ("max 100000", str(GIB), 1),
        ("max 100000", str(512 * GIB), 8),
        ("what", "", 8),
    ],
)
def test_a_container_has_room_for_its_share(
    tmp_path: Path, cores: str | None, memory: str | None, expected: int
) -> None:
    for name, told in (("cpu.max", cores), ("memory.max", memory)):
        if told is not None:
            (tmp_path / name).write_text(f"{told}\n")
    assert room(tmp_path) == expected


@pytest.mark.parametrize(
    ("quota", "limit", "expected"),
    [("-1", 2**63 - 4096, 8), ("300000", 2**63 - 4096, 3), ("-1", 3 * GIB, 2), ("150000", 3 * GIB, 1)],
)
def test_a_container_of_an_older_linux_has_room_for_its_share(
    tmp_path: Path, quota: str, limit: int, expected: int
) -> None:
    for folder in ("cpu", "memory"):
        (tmp_path / folder).mkdir()
    (tmp_path / "cpu" / "cpu.cfs_quota_us").write_text(f"{quota}\n")
    (tmp_path / "cpu" / "cpu.cfs_period_us").write_text("100000\n")
    (tmp_path / "memory" / "memory.limit_in_bytes").write_text(f"{limit}\n")
    assert room(tmp_path) == expected


def test_a_small_machine_has_room_for_fewer_than_it_has_cores(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(os, "sysconf", {"SC_PAGE_SIZE": 4096, "SC_PHYS_PAGES": 8 * GIB // 4096}.__getitem__)
    assert room(tmp_path) == 5


def test_where_the_system_does_not_say_the_cores_count(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delattr(os, "sysconf")
    monkeypatch.delattr(os, "sched_getaffinity")
    monkeypatch.setattr(os, "cpu_count", lambda: None)
    assert room(tmp_path) == 1
    monkeypatch.setattr(os, "cpu_count", lambda: 3)
    assert room(tmp_path) == 3
