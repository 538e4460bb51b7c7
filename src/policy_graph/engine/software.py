"""The programs and packages that a graph was made with, by name and version."""

import json
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from importlib import metadata
from importlib.resources import files
from pathlib import Path
from typing import Any

from policy_graph import __version__
from policy_graph.model import Bilingual, Software

MODEL, OURSELVES = "model", "policy-graph"


def versions(model: str) -> list[dict[str, str]]:
    """List what works in a build, for its report; ``model`` is a package or the folder of a language model.

    What is not installed did no work and is left out.
    """
    return list(_versions(model))


def software(report: Mapping[str, Any]) -> Sequence[Software]:
    """Read from the report of a build what it was made with; earlier reports name policy-graph alone."""
    name, _, version = report["tool"].partition(" ")
    made_with = report.get("software", [{"name": name, "version": version}])
    return [
        Software(name=each["name"], version=each["version"], purpose=_purpose(each["name"]))
        for each in made_with
    ]


def _versions(model: str) -> Iterator[dict[str, str]]:
    for name in _purposes():
        found = _model(model) if name == MODEL else (name, _version(name))
        if found[1]:
            yield {"name": found[0], "version": found[1]}


def model_version(model: str) -> str:
    """Name and version of a language model; of a folder also how large each of its files is, and when it was changed."""
    lying = sorted(path for path in Path(model).rglob("*") if path.is_file()) if Path(model).is_dir() else []
    states = [(path.name, path.stat().st_size, path.stat().st_mtime_ns) for path in lying]
    return " ".join(map(str, (*_model(model), *states)))


def _version(name: str) -> str:
    if name == OURSELVES:
        return __version__
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""


def _model(model: str) -> tuple[str, str]:
    """Name and version of a language model; that of a folder stands in its meta.json."""
    meta = Path(model) / "meta.json"
    if meta.is_file():
        said = json.loads(meta.read_text("utf-8"))
        return f"{said.get('lang', '')}_{said.get('name', '')}", str(said.get("version", ""))
    return model, _version(model)


def _purpose(name: str) -> Bilingual:
    """What a package did; one that the list does not name is the language model."""
    purposes = _purposes()
    return purposes.get(name, purposes[MODEL])


@lru_cache(maxsize=1)
def _purposes() -> Mapping[str, Bilingual]:
    text = (files("policy_graph.engine") / "data" / "software.toml").read_text("utf-8")
    return {name: Bilingual(**said) for name, said in tomllib.loads(text).items()}
