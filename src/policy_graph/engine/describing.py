"""A draft of a release described: what catalogues and read-me files tell of it."""

import tomllib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Any

from policy_graph.engine.software import software
from policy_graph.model import Bilingual, Format, Portal, Release, ReleaseFile
from policy_graph.triples.catalogue.survey import survey


def described(
    portal: Portal, report: Mapping[str, Any], graph: Any, listed: Sequence[ReleaseFile]
) -> Release:
    """Gather what is told of a release; ``graph`` is the opened graph that is published, ``listed`` its files so far."""
    base = report["settings"]["base"]
    return Release(
        portal=portal,
        base=base,
        files=tuple(listed),
        survey=survey(graph, base),
        software=tuple(software(report)),
        formats=formats(),
    )


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
