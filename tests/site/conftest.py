"""A site of two invented meetings, with a judgement, something withdrawn and names that mean harm, written once."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad
from tests.publisher import TOWN
from tests.site.reading import Site
from tests.triples.conftest import BASE, SECTION, entity, made_in_july, made_in_may, said

from policy_graph.model import Bilingual, EntityType, FileRole, Judgement, ReleaseFile, Verdict
from policy_graph.site.write import write as write_site
from policy_graph.triples.judgements import judgements
from policy_graph.triples.pages import pages, things
from policy_graph.triples.query import open_graph
from policy_graph.triples.write import write

HARM = '</script><img src=x onerror="alert(1)">'
PG, DCT = "https://w3id.org/policy-graph/ns#", "http://purl.org/dc/terms/"
TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
# A link that would run a script is a fault of the publisher, which pages must not pass on.
PORTAL = replace(TOWN, licence="javascript:alert(2)")
OTHERS = (
    ReleaseFile(
        path="data/graph.ttl", media_type="text/turtle", role=FileRole.DATA, title=Bilingual(ja="図", en="g")
    ),
)


def written(folder: Path) -> Path:
    """Write the graph and its sources."""
    (folder / "sources").mkdir(parents=True)
    may, july = made_in_may(), made_in_july()
    harmful = entity("organization/悪", EntityType.ORGANIZATION, HARM, aliases=(HARM + "別",), kind=HARM)
    slashed = entity("organization/川辺市.A%2FB班", EntityType.ORGANIZATION, "A/B班", kind="unit")
    found = [replace(may, entities=(*may.entities, harmful, slashed)), july]
    for extraction in found:
        (folder / extraction.document.file).write_bytes(extraction.document.source)
    write([*said(found), *_judged(), *_withdrawn(), *_matched()], folder)
    return folder


def _judged() -> Iterator[Quad]:
    judgement = Judgement(
        verdict=Verdict.SAME,
        about="organization/商工係",
        becomes=SECTION,
        who="藤山",
        when="2026-01-05",
        why="改称",
    )
    yield from judgements([judgement], [("organization/商工係", SECTION)], BASE)


def _withdrawn() -> Iterator[Quad]:
    node, graph = NamedNode(f"{BASE}id/withdrawal/2026-01"), NamedNode(f"{BASE}id/graph/withdrawals")
    about = NamedNode(f"{BASE}id/utterance/kawabe-2020-01-00000000.4")
    yield Quad(node, TYPE, NamedNode(f"{PG}Withdrawal"), graph)
    yield Quad(node, NamedNode(f"{DCT}description"), Literal("本人の申し出", language="ja"), graph)
    yield Quad(node, NamedNode(f"{DCT}description"), Literal("asked for", language="en"), graph)
    yield Quad(node, NamedNode("http://schema.org/about"), about, graph)
    july = made_in_july().document.id
    for masked in (f"utterance/{july}.1", f"document/{july}"):
        yield Quad(NamedNode(f"{BASE}id/{masked}"), NamedNode(f"{PG}withdrawal"), node, graph)


def _matched() -> Iterator[Quad]:
    """A link to a list elsewhere that would run a script."""
    match = NamedNode("http://www.w3.org/2004/02/skos/core#exactMatch")
    graph = NamedNode(f"{BASE}id/document/{made_in_may().document.id}")
    yield Quad(NamedNode(f"{BASE}id/organization/悪"), match, NamedNode("javascript:alert(3)"), graph)


def made(build: Path, out: Path) -> Iterable[ReleaseFile]:
    """Write the site of a build."""
    store = open_graph(build)
    base, found = things(store)
    for path in OTHERS:
        (out / path.path).parent.mkdir(parents=True, exist_ok=True)
        (out / path.path).write_bytes(b"")
    (out / "sources").mkdir()
    for source in (build / "sources").iterdir():
        (out / "sources" / source.name).write_bytes(source.read_bytes())
    return list(write_site(out, base, found, pages(store, build), portal=PORTAL, others=OTHERS))


@pytest.fixture(scope="session")
def build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("site") / "build")


@pytest.fixture(scope="session")
def site(build: Path, tmp_path_factory: pytest.TempPathFactory) -> Site:
    folder = tmp_path_factory.mktemp("site") / "out"
    folder.mkdir()
    return Site(folder, tuple(made(build, folder)))
