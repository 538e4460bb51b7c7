"""A published release and its catalogue agree to the byte, and a second publication changes none."""

import json
from hashlib import sha256
from pathlib import Path

import pytest
from rdflib import DCAT, RDF, Graph, URIRef

from policy_graph.engine.publish import publish
from policy_graph.engine.report import report
from policy_graph.errors import UsageError
from policy_graph.model import Extraction
from policy_graph.release.portal_file import sample
from policy_graph.settings import Settings

BASE = "https://data.example.jp/kawabe/"
SPDX = "http://spdx.org/rdf/terms#"


@pytest.fixture
def releases(build: Path, may: Extraction, july: Extraction, tmp_path: Path) -> list[Path]:
    """The same build, published twice."""
    told = report([may, july], [], Settings(base=BASE))
    (build / "report.json").write_text(json.dumps(told, ensure_ascii=False), "utf-8")
    (tmp_path / "portal.toml").write_text(sample(), "utf-8")
    for name in ("first", "second"):
        publish(build, tmp_path / name, config=tmp_path / "portal.toml")
    return [tmp_path / "first", tmp_path / "second"]


def test_sizes_and_checksums_of_the_catalogue_are_those_of_the_files(releases: list[Path]) -> None:
    release, _ = releases
    graph = Graph().parse(release / "catalog.ttl")
    offered = list(graph.subjects(RDF.type, DCAT.Distribution))
    assert offered
    for each in offered:
        content = (release / str(graph.value(each, DCAT.downloadURL)).removeprefix(BASE)).read_bytes()
        sum_ = graph.value(graph.value(each, URIRef(f"{SPDX}checksum")), URIRef(f"{SPDX}checksumValue"))
        assert (str(graph.value(each, DCAT.byteSize)), str(sum_)) == (
            str(len(content)),
            sha256(content).hexdigest(),
        )


def test_a_second_publication_changes_not_a_byte(releases: list[Path]) -> None:
    sums = [(release / "SHA256SUMS").read_text("utf-8") for release in releases]
    assert sums[0] == sums[1]
    assert {"catalog.ttl", "ckan.json", "dataset-list.csv", "README.ja.md", "README.en.md"} <= {
        line.partition("  ")[2] for line in sums[0].splitlines()
    }


def test_a_base_that_is_no_address_asks_for_the_home(
    build: Path, may: Extraction, july: Extraction, tmp_path: Path
) -> None:
    told = report([may, july], [], Settings(base="urn:example:kawabe/"))
    (build / "report.json").write_text(json.dumps(told, ensure_ascii=False), "utf-8")
    (tmp_path / "portal.toml").write_text(sample(), "utf-8")
    with pytest.raises(UsageError, match="home is missing: no file can lie at urn:example:kawabe/"):
        publish(build, tmp_path / "out", config=tmp_path / "portal.toml")
    assert not (tmp_path / "out").exists()
