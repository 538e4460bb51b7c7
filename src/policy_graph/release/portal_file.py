"""portal.toml: what the publisher says of the dataset."""

from collections.abc import Callable, Mapping
from difflib import get_close_matches
from importlib.resources import files
from pathlib import Path
from typing import Any

from policy_graph.errors import UsageError
from policy_graph.model import Portal
from policy_graph.release import values
from policy_graph.release.choices import ListEntry, choose, known
from policy_graph.release.values import Value
from policy_graph.toml import read_toml

# How each key is read; those of lists have a reader for each of their parts.
SINGLE: Mapping[str, Callable[[Value], Any]] = {
    "title": values.bilingual,
    "description": values.bilingual,
    "publisher": values.bilingual,
    "publisher_iri": values.iri,
    "contact": values.bilingual,
    "contact_email": values.email,
    "licence": values.text,
    "rights": values.bilingual,
    "home": values.url,
    "name": values.name,
    "identifier": values.text,
    "publisher_type": values.concept,
    "local_government": values.bilingual,
    "local_government_code": values.code,
    "creator": values.bilingual,
    "creator_iri": values.iri,
    "creator_type": values.concept,
    "contact_url": values.url,
    "licence_name": values.bilingual,
    "licence_type": values.concept,
    "access_rights": values.concept,
    "landing_page": values.url,
    "frequency": values.concept,
    "issued": values.day,
    "modified": values.day,
    "version": values.text,
    "version_notes": values.bilingual,
    "organization": values.name,
    "pages": values.truth,
}
LISTS: Mapping[str, Callable[[Value], Any]] = {
    "themes": values.concept,
    "keywords": values.bilingual,
    "languages": values.concept,
    "spatial": values.place,
    "groups": values.name,
}
REQUIRED = (
    *("title", "description", "publisher", "publisher_iri", "contact", "contact_email", "licence", "rights"),
)


def read(path: Path) -> Portal:
    """Read what the publisher says; raises UsageError that names the file, the key and what is wrong."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UsageError(
            f"{path} cannot be read: {error.strerror}; policy-graph publish --sample prints one"
        ) from error
    said = read_toml(content, str(path))
    _check_keys(path, said)
    return Portal(**_checked(path, _values(path, said)))


def sample() -> str:
    """Return a portal.toml to fill in."""
    return (files("policy_graph.release") / "data" / "portal.toml").read_text("utf-8")


def _check_keys(path: Path, said: Mapping[str, Any]) -> None:
    keys = {*SINGLE, *LISTS}
    if unknown := sorted(set(said) - keys):
        near = get_close_matches(unknown[0], sorted(keys), n=1)
        meant = f"did you mean {near[0]}?" if near else f"known: {', '.join(sorted(keys))}"
        raise UsageError(f"{path}: unknown key {', '.join(unknown)}; {meant}")
    if missing := [key for key in REQUIRED if key not in said]:
        raise UsageError(
            f"{path}: {', '.join(missing)} is missing; policy-graph publish --sample shows how to write it"
        )


def _values(path: Path, said: Mapping[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, content in said.items():
        value = Value(path, key, content)
        if key in LISTS:
            found[key] = tuple(map(LISTS[key], values.several(value)))
        else:
            found[key] = SINGLE[key](value)
    return found | _licence(path, found)


def _licence(path: Path, found: Mapping[str, Any]) -> dict[str, Any]:
    """Name a known licence by its IRI and its own name; of any other the file has to say both."""
    if choice := choose("licence", found["licence"]):
        return _known_licence(choice) | {
            key: found[key] for key in ("licence_name", "licence_type") if key in found
        }
    value = Value(path, "licence", found["licence"])
    if not values.IRI.fullmatch(found["licence"]):
        value.wrong(f"is not known: write one of {known('licence')}, or the IRI of another")
    if "licence_name" not in found:
        value.wrong('is not known by name: add licence_name = { ja = "…", en = "…" }')
    return {}


def _known_licence(choice: ListEntry) -> dict[str, Any]:
    """What is known of a licence by its line in the list."""
    kind = choose("licence_type", f"http://purl.org/adms/licencetype/{choice.kind}")
    return {
        "licence": choice.concept.iri,
        "licence_name": choice.concept.label,
        "licence_id": choice.ckan,
        "licence_type": kind.concept if kind else None,
    }


def _checked(path: Path, found: dict[str, Any]) -> dict[str, Any]:
    """Hold values against each other."""
    issued, modified = found.get("issued"), found.get("modified")
    if issued and modified and modified < issued:
        Value(path, "modified", modified).wrong(f"is before issued, {issued}: a change comes after the issue")
    if ("creator" in found) != ("creator_iri" in found):
        missing = "creator_iri" if "creator" in found else "creator"
        raise UsageError(f"{path}: {missing} is missing: a creator has a name and an IRI")
    if home := found.get("home"):
        found["home"] = home if home.endswith("/") else f"{home}/"
    return found
