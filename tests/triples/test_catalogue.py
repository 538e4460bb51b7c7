"""catalog.ttl: what a portal, a harvester and an auditor read of the invented 川辺市, held against DCAT-AP 3."""

import re
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Any

import pyshacl
import pytest
import shifty
from rdflib import DCAT, DCTERMS, RDF, RDFS, SH, SKOS, VOID, XSD, BNode, Graph, Literal, URIRef

from policy_graph.engine.describing import formats
from policy_graph.model import Bilingual, Figures, FileRole, Portal, Release, ReleaseFile, Software
from policy_graph.release.portal_file import read, sample
from policy_graph.triples.catalogue.survey import survey
from policy_graph.triples.catalogue.writing import turtle
from policy_graph.triples.query import open_graph

BASE = "https://data.example.jp/kawabe/"
OWN = f"{BASE}catalog.ttl#"
SHAPES = Path(__file__).parents[2] / ".." / "shared" / "dcat-ap"
SPDX = "http://spdx.org/rdf/terms#"


def file(path: str, media_type: str, role: FileRole, **more: Any) -> ReleaseFile:
    title = Bilingual(ja=f"{path} の表題", en=f"Title of {path}")
    return ReleaseFile(
        path=path, media_type=media_type, role=role, title=title, size=1200, sha256="ab" * 32, **more
    )


FILES = (
    file("sources/kawabe-2024-05.txt", "text/plain", FileRole.SOURCE),
    file("data/graph.ttl", "text/turtle", FileRole.DATA),
    file("data/graph.trig", "application/trig", FileRole.DATA),
    file("data/graph.nq.gz", "application/n-quads", FileRole.DATA, compression="application/gzip"),
    file("data/graph.jsonld", "application/ld+json", FileRole.DATA),
    file("tables/meetings.csv", "text/csv", FileRole.TABLE, conforms_to=f"{BASE}tables/csv-metadata.json"),
    file("tables/csv-metadata.json", "application/csvm+json", FileRole.DOCUMENTATION),
    file("report/index.html", "text/html", FileRole.REPORT),
    file("index.html", "text/html", FileRole.SITE),
)
NO_FIGURES = Figures(characters=0, unexplained=0.0, failures=0, left_out=0, least=0.0, warnings=0, notes=0)


def everything(folder: Path) -> Portal:
    """The portal.toml to fill in, with every line that may be left out."""
    path = folder / "portal.toml"
    path.write_text(re.sub(r"^# (\w+ = )", r"\1", sample(), flags=re.MULTILINE), "utf-8")
    return read(path)


@pytest.fixture
def release(build: Path, tmp_path: Path) -> Release:
    purpose = Bilingual(ja="会議録を読む", en="reads the minutes")
    return Release(
        portal=replace(everything(tmp_path), home=None),
        base=BASE,
        files=FILES,
        survey=survey(open_graph(build), BASE),
        software=(Software(name="policy-graph", version="0.1.0", purpose=purpose),),
        figures=NO_FIGURES,
        formats=formats(),
    )


def loaded(release: Release) -> Graph:
    return Graph().parse(data=turtle(release), format="turtle")


def test_the_graph_is_counted_as_by_hand(release: Release) -> None:
    found = release.survey
    assert (found.meetings, found.dated, found.first, found.last) == (2, 2, "2024-05-20", "2024-07-08")
    pg = "https://w3id.org/policy-graph/ns#"
    assert found.members(f"{pg}Utterance") == 7
    assert found.members(f"{pg}Statement") == 14
    assert found.members(f"{pg}Finding") == 1
    assert [(each.iri, each.number) for each in found.links] == [("https://sws.geonames.org/", 1)]
    assert {each.iri.rpartition("/")[2]: each.number for each in found.codes} == {
        "ns#lgcode": 3,
        "法人番号": 1,
    }
    assert [each.name for each in found.sources] == ["kawabe-2024-05.txt", "kawabe-2024-07.txt"]


def test_the_example_query_of_the_read_me_answers(build: Path) -> None:
    query = (files("policy_graph.release") / "data" / "example.rq").read_text("utf-8")
    rows = [tuple(map(str, row)) for row in Graph().parse(build / "graph.ttl").query(query)]  # type: ignore[arg-type]
    assert [(who, what, name, line) for who, what, _, name, line in rows] == [
        ("商工課", "駅前再生計画", "kawabe-2024-05.txt", "20"),
        ("商工課", "駅前再生計画", "kawabe-2024-07.txt", "8"),
    ]


def test_every_file_of_data_is_offered_once_with_size_and_checksum(release: Release) -> None:
    graph = loaded(release)
    offered = list(graph.subjects(RDF.type, DCAT.Distribution))
    assert {str(graph.value(each, DCAT.downloadURL)) for each in offered} == {
        f"{BASE}{path}" for path in ("data/graph.ttl", "data/graph.trig", "data/graph.nq.gz")
    } | {f"{BASE}data/graph.jsonld", f"{BASE}tables/meetings.csv"}
    packed = URIRef(f"{OWN}distribution/data.graph.nq.gz")
    assert graph.value(packed, DCAT.byteSize) == Literal("1200", datatype=XSD.nonNegativeInteger)
    assert str(graph.value(packed, DCAT.compressFormat)).endswith("/application/gzip")
    sum_ = graph.value(packed, URIRef(f"{SPDX}checksum"))
    assert str(graph.value(sum_, URIRef(f"{SPDX}checksumValue"))) == "ab" * 32


def test_nothing_is_blank_and_nothing_of_ours_is_left_undescribed(release: Release) -> None:
    graph = loaded(release)
    assert not [node for triple in graph for node in triple if isinstance(node, BNode)]
    ours = {node for node in graph.objects() if str(node).startswith((OWN, f"{BASE}id/document/"))}
    assert not {node for node in ours if (node, RDF.type, None) not in graph}
    people = {str(each) for each in graph.objects(None, VOID.exampleResource) if "/id/person/" in str(each)}
    assert people == set()


def test_a_release_that_moves_is_still_the_same_dataset(release: Release) -> None:
    moved = replace(release, portal=replace(release.portal, home="https://archive.example.org/2024/"))
    graph = loaded(moved)
    dataset = URIRef(f"{OWN}dataset/minutes")
    assert (dataset, RDF.type, DCAT.Dataset) in graph
    url = graph.value(URIRef(f"{OWN}distribution/data.graph.ttl"), DCAT.downloadURL)
    assert str(url) == "https://archive.example.org/2024/data/graph.ttl"


def test_the_period_and_the_dates_come_from_minutes_and_publisher_alone(release: Release) -> None:
    plain = replace(release, portal=replace(release.portal, issued=None, modified=None))
    graph = loaded(plain)
    period = graph.value(URIRef(f"{OWN}dataset/minutes"), DCTERMS.temporal)
    assert [str(graph.value(period, each)) for each in (DCAT.startDate, DCAT.endDate)] == [
        "2024-05-20",
        "2024-07-08",
    ]
    assert not list(graph.objects(None, DCTERMS.issued))
    assert not list(graph.objects(None, DCTERMS.modified))


def test_long_lines_are_opened_up_without_losing_a_word(release: Release) -> None:
    odd = 'quoted " and , comma\\ ; < > .\nnew line , "@ja ,'
    keywords = tuple(Bilingual(ja=f"語{n} , {odd}", en=f"word{n} {odd}") for n in range(20))
    graph = loaded(replace(release, portal=replace(release.portal, keywords=keywords)))
    words = set(graph.objects(URIRef(f"{OWN}dataset/minutes"), DCAT.keyword))
    assert words == {
        Literal(getattr(each, language), lang=language) for each in keywords for language in ("ja", "en")
    }


def test_the_order_of_the_files_changes_not_a_byte(release: Release) -> None:
    assert turtle(replace(release, files=FILES[::-1])) == turtle(release)


# -- The shapes of DCAT-AP 3

# What is to hold without a word. 3.0.0's shapes.ttl is not among them: it wants dcat:byteSize as xsd:decimal, where its
# own dcat-ap-SHACL.ttl, DCAT 3 and 3.0.1 want xsd:nonNegativeInteger.
HOLDING = (
    *("3.0.1_html_shacl_shapes", "3.0.1_html_shacl_range", "3.0.1_html_shacl_shapes_recommended"),
    *("3.0.1_shacl_dcat-ap-SHACL", "3.0.1_shacl_ranges"),
    *("3.0.0_html_shacl_range", "3.0.0_html_shacl_shapes_recommended", "3.0.0_shacl_dcat-ap-SHACL"),
)
shared = pytest.mark.skipif(not SHAPES.is_dir(), reason="the shapes of DCAT-AP are not beside the checkout")


def shapes(name: str) -> Graph:
    """Load shapes; 3.0.1_shacl_ranges names property shapes that it does not hold, which no engine takes."""
    graph = Graph().parse(SHAPES / f"{name}.ttl")
    for shape, property_ in list(graph.subject_objects(SH.property)):
        if (property_, SH.path, None) not in graph:
            graph.remove((shape, SH.property, property_))
    return graph


def with_resources(graph: Graph) -> Graph:
    """Say what RDFS says of everything: it is a resource. 3.0.0 asks it of addresses."""
    for node in {node for node in (*graph.subjects(), *graph.objects()) if isinstance(node, URIRef)}:
        graph.add((node, RDF.type, RDFS.Resource))
    return graph


def results(report: Graph) -> set[tuple[str, str]]:
    """Severity and path of each result; those within another result are its details."""
    top = set(report.objects(None, SH.result))
    return {
        (
            str(report.value(each, SH.resultSeverity)).rpartition("#")[2],
            str(report.value(each, SH.resultPath)),
        )
        for each in top
    }


@pytest.mark.shared
@shared
@pytest.mark.parametrize("name", HOLDING)
def test_dcat_ap_holds_in_both_engines(release: Release, name: str) -> None:
    graph = with_resources(loaded(release))
    conforms, _, told = pyshacl.validate(graph, shacl_graph=shapes(name))
    assert conforms, told
    conforms, _, told = shifty.validate(graph, shapes(name), graph_mode="data", on_unsupported="error")
    assert conforms, told


@pytest.mark.shared
@shared
def test_the_one_thing_that_the_older_shapes_want_otherwise_is_the_type_of_sizes(release: Release) -> None:
    graph, name = loaded(release), "3.0.0_html_shacl_shapes"
    _, report, _ = pyshacl.validate(graph, shacl_graph=shapes(name))
    assert results(report) == {("Violation", str(DCAT.byteSize))}
    for each, size in list(graph.subject_objects(DCAT.byteSize)):
        graph.set((each, DCAT.byteSize, Literal(f"{size}.0", datatype=XSD.decimal)))
    assert pyshacl.validate(graph, shacl_graph=shapes(name))[0]


@pytest.mark.shared
@shared
@pytest.mark.parametrize("version", ["3.0.0", "3.0.1"])
def test_of_the_shared_lists_two_things_cannot_be_met(release: Release, version: str) -> None:
    """A Japanese publisher is on no list of bodies of the EU, and no algorithm of SPDX begins with https as asked."""
    _, report, _ = pyshacl.validate(
        loaded(release), shacl_graph=shapes(f"{version}_html_shacl_mdr-vocabularies.shape")
    )
    assert results(report) == {
        ("Warning", str(DCTERMS.publisher)),
        ("Violation", f"{SPDX}algorithm"),
    }


@pytest.mark.shared
@shared
@pytest.mark.parametrize("path", [DCTERMS.title, DCTERMS.publisher, DCTERMS.description])
def test_what_is_missing_is_found(release: Release, path: URIRef) -> None:
    graph, name = loaded(release), "3.0.1_html_shacl_shapes"
    graph.remove((URIRef(f"{OWN}catalog/minutes"), path, None))
    assert results(pyshacl.validate(graph, shacl_graph=shapes(name))[1]) == {("Violation", str(path))}
    assert not shifty.validate(graph, shapes(name), graph_mode="data", on_unsupported="error")[0]


def test_every_word_of_portal_toml_leads_to_an_entry_of_a_known_list(release: Release) -> None:
    graph = loaded(release)
    said = [*release.portal.themes, *release.portal.languages, release.portal.frequency]
    said += [release.portal.publisher_type, release.portal.creator_type, release.portal.licence_type]
    for concept in (*said, release.portal.access_rights):
        assert concept is not None
        assert graph.value(URIRef(concept.iri), SKOS.inScheme), concept.iri
        labels = {(each.language, str(each)) for each in graph.objects(URIRef(concept.iri), SKOS.prefLabel)}  # type: ignore[attr-defined]
        assert labels == {("ja", concept.label.ja), ("en", concept.label.en)}
