"""A release has the same bytes wherever and whenever it is published, and an auditor can hold it against itself."""

import json
import os
import random
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from tests.witnesses import READERS, Lines, pyoxigraph, rapper, unpacked

from policy_graph import api
from policy_graph.resources import folder
from policy_graph.triples.export import packed

pytestmark = pytest.mark.model
PORTAL = folder("examples").parent / "src" / "policy_graph" / "release" / "data" / "portal.toml"
# Where a release may be made: what a process finds around itself, and the umask.
PLACES = (
    ({"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C"}, 0o022),
    ({"PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo", "LC_ALL": "ja_JP.UTF-8"}, 0o077),
    ({"PYTHONHASHSEED": "2", "TZ": "America/St_Johns", "LC_ALL": "de_DE.UTF-8", "COLUMNS": "20"}, 0o002),
)
# So many pages of a site are read by every program.
SAMPLE = 60


@pytest.fixture(scope="module")
def release(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("release") / "out"
    api.publish(demo, out, config=PORTAL)
    return out


def sums(release: Path) -> dict[str, str]:
    lines = (release / "SHA256SUMS").read_text("utf-8").splitlines()
    return {name: digits for digits, _, name in (line.partition("  ") for line in lines)}


def run(arguments: Iterable[str | Path], around: dict[str, str], umask: int, at: Path) -> None:
    command = [sys.executable, "-m", "policy_graph", *map(str, arguments)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), **around}
    subprocess.run(command, check=True, cwd=at, umask=umask, env=environment, stdout=subprocess.DEVNULL)


def published(build: Path, out: Path, around: dict[str, str], umask: int, at: Path) -> dict[str, str]:
    run(("publish", build, "--config", PORTAL, "--out", out), around, umask, at)
    return sums(out)


def test_seed_zone_language_folder_and_umask_do_not_matter(release: Path, demo: Path, tmp_path: Path) -> None:
    for at, (around, umask) in enumerate(PLACES):
        here = tmp_path / f"{at} 此処"
        here.mkdir()
        build = shutil.copytree(demo, here / "build")
        assert published(build, here / "deep" / "er", around, umask, here) == sums(release)


def test_the_order_and_place_of_the_minutes_and_the_number_of_workers_do_not_matter(
    release: Path, tmp_path: Path
) -> None:
    minutes = sorted(folder("examples").rglob("*.txt"))
    random.Random(7).shuffle(minutes)
    moved = [Path(shutil.copy(path, tmp_path)).name for path in minutes]
    run(("build", *moved, "--out", "built", "--batch", "5", "--workers", "2"), *PLACES[1], tmp_path)
    assert published(tmp_path / "built", tmp_path / "out", *PLACES[1], tmp_path) == sums(release)


def test_no_byte_tells_where_it_was_made(release: Path, demo: Path) -> None:
    secrets = [str(each).encode() for each in (release, demo.parent, Path.home(), Path.cwd())]
    found = {
        path.relative_to(release).as_posix(): secret
        for path in release.rglob("*")
        if path.is_file()
        for secret in secrets
        if len(secret) > 5 and secret in path.read_bytes()
    }
    assert not found


def test_the_checksums_name_every_file_and_hold(release: Path) -> None:
    files = {path.relative_to(release).as_posix() for path in release.rglob("*") if path.is_file()}
    assert files - {"SHA256SUMS"} == set(sums(release))
    assert {"catalog.ttl", "ckan.json", "dataset-list.csv", "README.ja.md", "README.en.md"} <= files
    if not shutil.which("sha256sum"):
        pytest.skip("the program sha256sum is not installed")
    subprocess.run(["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"], cwd=release, check=True)
    hashed = subprocess.run(
        "gunzip --stdout data/graph.nq.gz | sha256sum --check --strict report/dataset-hash.txt",
        shell=True,
        cwd=release,
        capture_output=True,
        check=True,
    )
    assert hashed.stdout == b"-: OK\n"


def test_a_release_is_checked_asked_and_hashed_like_a_build(release: Path, demo: Path) -> None:
    assert list(api.check(release)) == []
    assert api.dataset_hash(release) == api.dataset_hash(demo)
    question = "programs-by-department"
    assert api.query(question, release, {}).rows == api.query(question, demo, {}).rows != ()


def test_a_changed_or_missing_file_of_a_release_is_named(release: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(release, tmp_path / "copy")
    (copy / "data" / "graph.jsonld").unlink()
    (source, *_) = sorted((copy / "sources").iterdir())
    source.write_bytes(source.read_bytes() + b"\n")
    assert {(fault.kind, fault.document) for fault in api.check(copy)} == {
        ("file", "data/graph.jsonld"),
        ("file", f"sources/{source.name}"),
        ("source", f"sources/{source.name}"),
    }


def test_a_file_that_somebody_laid_beside_the_sources_is_not_published(
    release: Path, demo: Path, tmp_path: Path
) -> None:
    build = shutil.copytree(demo, tmp_path / "build")
    (build / "sources" / "draft.docx").write_bytes(b"PK")
    (build / "sources" / "old").mkdir()
    api.publish(build, tmp_path / "out", config=PORTAL)
    assert sums(tmp_path / "out") == sums(release)


def test_a_packed_file_tells_neither_name_nor_time(tmp_path: Path) -> None:
    with packed(tmp_path / "graph.nq.gz") as file:
        file.write(b"x")
    head = (tmp_path / "graph.nq.gz").read_bytes()[:10]
    # RFC 1952: no flags (no name), no time, slowest packing, unknown system.
    assert head == bytes([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 2, 255])


def test_json_tools_read_the_json_ld(release: Path) -> None:
    graphs = json.loads((release / "data" / "graph.jsonld").read_text("utf-8"))["@graph"]
    assert len(graphs) == len(list(folder("examples").rglob("*.txt")))


def test_the_examples_for_scripts_run(
    release: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = (folder("examples").parent / "docs" / "how-to" / "use-in-a-script.md").read_text("utf-8")
    (tmp_path / "release").symlink_to(release)
    monkeypatch.chdir(tmp_path)
    known: dict[str, object] = {}
    blocks = re.findall(r"```python\n(.+?)```", page, re.DOTALL)
    for block in blocks:
        exec(block, known)
        assert capsys.readouterr().out.strip(), block
    assert len(blocks) == 6


@pytest.mark.parametrize("read", READERS, ids=lambda read: read.__name__)
def test_programs_of_other_makers_read_the_same(
    release: Path, tmp_path: Path, read: Callable[[Iterable[Path], Path], Lines]
) -> None:
    for group in groups(release, tmp_path):
        given = [path for path in group if read is not rapper or path.suffix != ".jsonld"]
        assert read(given, tmp_path) == pyoxigraph(given, tmp_path), [path.name for path in given]


def groups(release: Path, scratch: Path) -> list[list[Path]]:
    """Every RDF file of a release; of the pages a sample, all at once, as there are no blank nodes in them."""
    kinds = {".ttl", ".trig", ".jsonld", ".gz"}
    files = sorted(path for path in release.rglob("*") if path.suffix in kinds)
    pages = [path for path in files if path.is_relative_to(release / "id")]
    single = [
        [unpacked(path, scratch)] for path in files if path not in pages and path.name != "context.jsonld"
    ]
    return [*single, *([pages[:: len(pages) // SAMPLE + 1]] if pages else [])]
