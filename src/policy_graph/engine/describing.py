"""A draft of a release described: what catalogues and read-me files tell of it."""

import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from importlib.resources import files
from typing import Any

from policy_graph.engine.software import software
from policy_graph.errors import UsageError
from policy_graph.model import (
    LANGUAGES,
    Bilingual,
    Fault,
    FaultSeverity,
    Figures,
    FileRole,
    Format,
    Portal,
    Release,
    ReleaseFile,
)
from policy_graph.release import ckan, dataset_list
from policy_graph.release.readme import readme
from policy_graph.triples.catalogue.survey import survey
from policy_graph.triples.catalogue.writing import FILE as CATALOGUE
from policy_graph.triples.catalogue.writing import turtle


def described(
    portal: Portal,
    report: Mapping[str, Any],
    graph: Any,
    listed: Sequence[ReleaseFile],
    faults: Sequence[Fault],
) -> Release:
    """Gather what is told of a release; ``graph`` is the opened graph that is published, ``listed`` its files so far.

    Raises UsageError where neither the publisher nor the base of the graph says where the files will lie.
    """
    base = report["settings"]["base"]
    if not portal.home and not base.startswith(("http://", "https://")):
        raise UsageError(
            f'portal.toml: home is missing: no file can lie at {base}, the base of the graph; write home = "https://…/"'
        )
    return Release(
        portal=portal,
        base=base,
        files=tuple(listed),
        survey=survey(graph, base),
        software=tuple(software(report)),
        figures=_figures(report, Counter(fault.severity for fault in faults)),
        formats=formats(),
    )


def _figures(report: Mapping[str, Any], faults: Mapping[FaultSeverity, int]) -> Figures:
    totals = report["totals"]
    return Figures(
        characters=totals["characters"],
        unexplained=totals["coverage"]["shares"].get("unexplained", 0.0),
        failures=len(report["failures"]),
        left_out=totals["left_out"]["facts"],
        least=report["settings"]["min_confidence"],
        warnings=faults.get(FaultSeverity.WARNING, 0),
        notes=faults.get(FaultSeverity.INFO, 0),
    )


def descriptions(release: Release) -> Iterator[tuple[ReleaseFile, bytes]]:
    """Write what describes a release, the read-me files last: they list the catalogues as well."""
    catalogues = list(_catalogues(release))
    yield from catalogues
    whole = replace(release, files=(*release.files, *(file for file, _ in catalogues)))
    for language in LANGUAGES:
        said = ("text/markdown", FileRole.DOCUMENTATION, "説明書（README）", "Read me")
        yield _file(f"README.{language}.md", readme(whole, language).encode(), *said)


def _catalogues(release: Release) -> Iterator[tuple[ReleaseFile, bytes]]:
    """For harvesters, for CKAN, and a row a file for the portals of municipalities."""
    said = (
        "text/turtle",
        FileRole.CATALOGUE,
        "目録（DCAT-AP 3・VoID・PROV）",
        "Catalogue (DCAT-AP 3, VoID, PROV)",
    )
    yield _file(CATALOGUE, turtle(release), *said)
    said = ("application/json", FileRole.CATALOGUE, "CKAN への登録内容", "Package for CKAN")
    yield _file("ckan.json", ckan.package(release).encode(), *said)
    said = (
        "text/csv",
        FileRole.CATALOGUE,
        "データセット一覧",
        "List of datasets, as municipalities of Japan keep it",
    )
    yield _file("dataset-list.csv", dataset_list.rows(release).encode(), *said)


def _file(
    path: str, content: bytes, media_type: str, role: FileRole, ja: str, en: str
) -> tuple[ReleaseFile, bytes]:
    title = Bilingual(ja=ja, en=en)
    return ReleaseFile(path=path, media_type=media_type, role=role, title=title, size=len(content)), content


@lru_cache(maxsize=1)
def formats() -> Mapping[str, Format]:
    """The formats of files by media type."""
    text = (files("policy_graph.engine") / "data" / "formats.toml").read_text("utf-8")
    return {media_type: _format(media_type, said) for media_type, said in tomllib.loads(text).items()}


def _format(media_type: str, said: Mapping[str, Any]) -> Format:
    return Format(
        media_type=media_type,
        label=Bilingual(**said["label"]),
        use=Bilingual(**said["use"]),
        file_type=said.get("file_type"),
        ckan=said.get("ckan"),
    )
