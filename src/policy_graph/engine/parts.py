"""What a release is made of: each part writes some of its files."""

import shutil
from collections.abc import Iterator
from pathlib import Path

from policy_graph.engine import changes as changing
from policy_graph.engine.checking import checked
from policy_graph.engine.describing import described, descriptions
from policy_graph.engine.draft import Draft, Part, written
from policy_graph.engine.folder import write_bytes
from policy_graph.model import Bilingual, FileRole, ReleaseFile
from policy_graph.release.tables.files import write_metadata, write_table
from policy_graph.resources import folder as resource
from policy_graph.site.write import write as write_site
from policy_graph.triples.export import JSONLD, NQUADS, export
from policy_graph.triples.ontology import FILES, called, ontology_pages
from policy_graph.triples.pages import pages as read_pages
from policy_graph.triples.pages import things as list_things
from policy_graph.triples.store import TRIG, TURTLE, base
from policy_graph.triples.tables import list_tables, many_rows
from policy_graph.views.page import moved

# How the text of a document that is no plain text is called, behind its id.
TEXT = ".text.txt"
# The pictures of a build that a release takes over, with their media types.
PICTURES = {
    ".gexf": "application/gexf+xml",
    ".graphml": "application/graphml+xml",
    ".html": "text/html",
    ".json": "application/json",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
}

# The hash of the dataset, as ``gunzip -c data/graph.nq.gz | sha256sum --check`` reads it.
HASH = "report/dataset-hash.txt"
# The graph in every format: file, media type, title.
GRAPHS = (
    (TURTLE, "text/turtle", "知識グラフ（Turtle、統合）", "Knowledge graph (Turtle, merged)"),
    (TRIG, "application/trig", "知識グラフ（TriG、文書別）", "Knowledge graph (TriG, by document)"),
    (
        NQUADS,
        "application/n-quads",
        "知識グラフ（N-Quads、文書別）",
        "Knowledge graph (N-Quads, by document)",
    ),
    (
        JSONLD,
        "application/ld+json",
        "知識グラフ（JSON-LD、文書別）",
        "Knowledge graph (JSON-LD, by document)",
    ),
)


def sources(draft: Draft) -> Iterator[ReleaseFile]:
    """The minutes themselves, and the text that was read out of those that are no plain text; what else lies there was
    not read, and nobody has looked whether it may be published."""
    known = {document["id"] for document in draft.report["documents"]}
    for path in sorted((draft.build / "sources").iterdir()):
        if not {path.name.removesuffix(TEXT), path.stem} & known:
            continue
        title = Bilingual(ja=path.name, en=path.name)
        yield _copied(draft, path, "sources", "application/octet-stream", FileRole.SOURCE, title)


def graphs(draft: Draft) -> Iterator[ReleaseFile]:
    """The graph in every format: merged, and with a named graph for each document; and its hash."""
    digits = export(draft.build, draft.folder / "data")
    for name, media_type, ja, en in GRAPHS:
        yield ReleaseFile(
            path=f"data/{name}",
            media_type=media_type,
            role=FileRole.DATA,
            title=Bilingual(ja=ja, en=en),
            compression="application/gzip" if name.endswith(".gz") else None,
        )
    write_bytes(draft.folder / HASH, f"{digits}  -\n".encode())
    title = Bilingual(ja="データセットのハッシュ値（RDFC-1.0）", en="Hash of the dataset (RDFC-1.0)")
    yield ReleaseFile(path=HASH, media_type="text/plain", role=FileRole.REPORT, title=title)


def pictures(draft: Draft) -> Iterator[ReleaseFile]:
    """The stakeholder network as the build drew it; the page's links to the sources lead on from its new folder."""
    for path in sorted(draft.build.glob("network.*")):
        if (media_type := PICTURES.get(path.suffix)) is None:
            continue
        title = Bilingual(ja=f"関係図（{path.name}）", en=f"Stakeholder network ({path.name})")
        file = _copied(draft, path, "pictures", media_type, FileRole.PICTURE, title)
        if path.suffix == ".html":
            write_bytes(draft.folder / file.path, moved(path.read_text("utf-8"), "../").encode())
        yield file


def ontology(draft: Draft) -> Iterator[ReleaseFile]:
    """The ontology that the graph is written in: its files, and a page of it in each language."""
    contents = {name: (resource("ontology") / name).read_bytes() for name in FILES}
    contents |= {name: page.encode() for name, page in ontology_pages()}
    for name, content in contents.items():
        kind = FILES.get(name, "text/html")
        yield written(draft, f"ontology/{name}", content, kind, FileRole.DOCUMENTATION, called(name))


def tables(draft: Draft) -> Iterator[ReleaseFile]:
    """The graph as tables for spreadsheets, pandas and R."""
    home = draft.portal.home or base(draft.graph)
    found = list_tables()
    for query in found:
        rows = many_rows(draft.graph, query, home=home)
        yield from write_table(draft.folder, query.table, rows, home=home)
    yield write_metadata(draft.folder, [query.table for query in found], draft.portal)


def checks(draft: Draft) -> Iterator[ReleaseFile]:
    """What the check found, as RDF and as a page, and the report of the build."""
    return checked(draft.faults, draft.build, draft.folder)


def changes(draft: Draft) -> Iterator[ReleaseFile]:
    """What changed since the previous release, in words and as RDF patch."""
    yield from changing.written(draft.changes, draft.previous, draft.build, draft.folder)


def site(draft: Draft) -> Iterator[ReleaseFile]:
    """A page and a Turtle file for each thing, at the path of its IRI; none where the publisher wants none."""
    if not draft.portal.pages:
        return
    base, things = list_things(draft.graph)
    yield from write_site(
        draft.folder,
        base,
        things,
        read_pages(draft.graph, draft.build),
        portal=draft.portal,
        others=draft.files,
    )


def catalogue(draft: Draft) -> Iterator[ReleaseFile]:
    """What portals, harvesters and readers are told of the release; it lists the files of all other parts."""
    release = described(draft.portal, draft.report, draft.graph, draft.files, draft.faults)
    for file, content in descriptions(release):
        write_bytes(draft.folder / file.path, content)
        yield file


def _copied(
    draft: Draft, path: Path, place: str, media_type: str, role: FileRole, title: Bilingual
) -> ReleaseFile:
    """Take a file of the build over, into a folder of the release."""
    target = draft.folder / place / path.name
    target.parent.mkdir(exist_ok=True)
    shutil.copyfile(path, target)
    return ReleaseFile(path=f"{place}/{path.name}", media_type=media_type, role=role, title=title)


# In the order in which they are written; each part sees the files of those before it.
PARTS: tuple[Part, ...] = (sources, graphs, tables, pictures, ontology, checks, changes, site, catalogue)
