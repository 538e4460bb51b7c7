"""A release of an invented town, put together by hand: no graph is opened."""

import re
from pathlib import Path

import pytest

from policy_graph.engine.describing import formats
from policy_graph.model import (
    Bilingual,
    Count,
    Figures,
    FileRole,
    Release,
    ReleaseFile,
    Software,
    SourceText,
    Survey,
)
from policy_graph.release.portal_file import read, sample

PG = "https://w3id.org/policy-graph/ns#"


def file(
    path: str, media_type: str, role: FileRole, size: int, compression: str | None = None
) -> ReleaseFile:
    return ReleaseFile(
        path=path,
        media_type=media_type,
        role=role,
        title=Bilingual(ja=f"表題 {path}", en=f"title {path}"),
        size=size,
        sha256="0f" * 32,
        compression=compression,
    )


@pytest.fixture
def release(tmp_path: Path) -> Release:
    portal = tmp_path / "portal.toml"
    portal.write_text(re.sub(r"^# (\w+ = )", r"\1", sample(), flags=re.MULTILINE), "utf-8")
    sources = [file(f"sources/{n}.txt", "text/plain", FileRole.SOURCE, 500) for n in range(3)]
    return Release(
        portal=read(portal),
        base="https://data.example.org/kazahaya/",
        files=(
            *sources,
            file("data/graph.ttl", "text/turtle", FileRole.DATA, 1_500_000),
            file("data/graph.nq.gz", "application/n-quads", FileRole.DATA, 999, "application/gzip"),
            file("tables/excel/speeches.csv", "text/csv", FileRole.TABLE, 20_500),
            file("index.html", "text/html", FileRole.SITE, 2_000),
        ),
        survey=Survey(
            triples=12_345,
            subjects=4_000,
            objects=5_000,
            entities=4_000,
            things=321,
            classes=(
                Count(iri=f"{PG}Utterance", number=1_200),
                Count(iri=f"{PG}Statement", number=87),
                Count(iri=f"{PG}Finding", number=4),
            ),
            properties=(),
            codes=(),
            links=(),
            examples=(),
            sources=tuple(
                SourceText(
                    iri=f"https://data.example.org/kazahaya/id/document/{n}",
                    name=f"{n}.txt",
                    sha256="0f" * 32,
                )
                for n in range(3)
            ),
            meetings=3,
            dated=2,
            first="2023-12-13",
            last="2024-09-11",
        ),
        software=(
            Software(name="policy-graph", version="0.1.0", purpose=Bilingual(ja="読む", en="reads")),
            Software(name="ja_ginza", version="5.3.0", purpose=Bilingual(ja="言語モデル", en="model")),
        ),
        figures=Figures(
            characters=90_000, unexplained=0.0123, failures=1, left_out=9, least=0.6, warnings=2, notes=5
        ),
        formats=formats(),
    )
