"""A published release and its catalogue agree to the byte."""

import json
from hashlib import sha256
from pathlib import Path

import pytest
from rdflib import DCAT, RDF, Graph, URIRef

from policy_graph.engine.publish import publish
from policy_graph.engine.report import report
from policy_graph.engine.summary import summary
from policy_graph.errors import UsageError
from policy_graph.model import Extraction
from policy_graph.release.portal_file import sample
from policy_graph.settings import Settings

BASE = "https://data.example.jp/kawabe/"
SPDX = "http://spdx.org/rdf/terms#"


def test_the_catalogue_tells_every_file_to_download_as_it_is(
    build: Path, may: Extraction, july: Extraction, tmp_path: Path
) -> None:
    told = report([summary(may), summary(july)], [], Settings(base=BASE))
    (build / "report.json").write_text(json.dumps(told, ensure_ascii=False), "utf-8")
    (tmp_path / "portal.toml").write_text(sample(), "utf-8")
    release = tmp_path / "release"
    publish(build, release, config=tmp_path / "portal.toml")
    graph = Graph().parse(release / "catalog.ttl")
    offered = list(graph.subjects(RDF.type, DCAT.Distribution))
    assert len(offered) == len([*(release / "data").iterdir(), *(release / "tables").rglob("*.csv")])
    for each in offered:
        content = (release / str(graph.value(each, DCAT.downloadURL)).removeprefix(BASE)).read_bytes()
        sum_ = graph.value(graph.value(each, URIRef(f"{SPDX}checksum")), URIRef(f"{SPDX}checksumValue"))
        assert (str(graph.value(each, DCAT.byteSize)), str(sum_)) == (
            str(len(content)),
            sha256(content).hexdigest(),
        )


def test_a_base_that_is_no_address_asks_for_the_home(
    build: Path, may: Extraction, july: Extraction, tmp_path: Path
) -> None:
    told = report([summary(may), summary(july)], [], Settings(base="urn:example:kawabe/"))
    (build / "report.json").write_text(json.dumps(told, ensure_ascii=False), "utf-8")
    (tmp_path / "portal.toml").write_text(sample(), "utf-8")
    with pytest.raises(UsageError, match="home is missing: no file can lie at urn:example:kawabe/"):
        publish(build, tmp_path / "out", config=tmp_path / "portal.toml")
    assert not (tmp_path / "out").exists()
