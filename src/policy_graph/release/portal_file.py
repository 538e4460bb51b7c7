"""portal.toml: what the publisher says of the dataset."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from policy_graph.errors import UsageError
from policy_graph.model import Bilingual, Portal

BILINGUAL = ("title", "description", "publisher", "contact", "rights")
TEXTS = ("publisher_iri", "contact_email", "licence", "home", "frequency", "issued", "modified")
LISTS = ("themes", "spatial")
OPTIONAL = {"home", "frequency", "issued", "modified", "themes", "spatial", "keywords"}


def read(path: Path) -> Portal:
    """Read what the publisher says; raises UsageError that names the file, the key and what is wrong."""
    try:
        said = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"{path} is no TOML: {error}") from error
    known = {*BILINGUAL, *TEXTS, *LISTS, "keywords"}
    if unknown := sorted(set(said) - known):
        raise UsageError(f"{path}: unknown key {', '.join(unknown)}; known: {', '.join(sorted(known))}")
    if missing := sorted(known - OPTIONAL - set(said)):
        raise UsageError(f"{path}: {', '.join(missing)} is missing")
    return _portal(path, said)


def _portal(path: Path, said: Mapping[str, Any]) -> Portal:
    values: dict[str, Any] = {name: _bilingual(path, name, said[name]) for name in BILINGUAL}
    values |= {name: said[name] for name in TEXTS if name in said}
    values |= {name: tuple(said[name]) for name in LISTS if name in said}
    values["keywords"] = tuple(_bilingual(path, "keywords", each) for each in said.get("keywords", ()))
    return Portal(**values)


def _bilingual(path: Path, name: str, said: object) -> Bilingual:
    if (
        not isinstance(said, dict)
        or set(said) != {"ja", "en"}
        or not all(isinstance(v, str) for v in said.values())
    ):
        raise UsageError(f'{path}: {name} must be given in both languages: {{ ja = "…", en = "…" }}')
    return Bilingual(ja=said["ja"], en=said["en"])
