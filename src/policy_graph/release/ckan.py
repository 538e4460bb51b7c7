"""ckan.json: the dataset as CKAN's package_create takes it, in Japanese, with both languages for ckanext-fluent."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from policy_graph.model import Bilingual, Release, ReleaseFile

# What CKAN takes for a tag, for a name and for a version.
NO_TAG = re.compile(r"[^\w .-]+")
NO_NAME = re.compile(r"[^a-z0-9_-]+")
TAG, NAME = range(2, 101), range(2, 101)
LONGEST_VERSION = 100
# The licence of which CKAN has no name of its own is told in the extras.
NO_LICENCE = "notspecified"


def package(release: Release) -> str:
    """Write the dataset and its files as JSON."""
    said = {key: value for key, value in _package(release).items() if value not in (None, "", [])}
    return json.dumps(said, ensure_ascii=False, indent=1) + "\n"


def name_of(release: Release) -> str:
    """The short name of the dataset at a portal: the publisher's, else made from the address of the release."""
    made = NO_NAME.sub("-", release.home.partition("://")[2].lower()).strip("-")
    return release.portal.name or made[: NAME[-1]]


def _package(release: Release) -> dict[str, Any]:
    portal = release.portal
    creator = portal.creator or portal.publisher
    return {
        "name": name_of(release),
        "title": portal.title.ja,
        "title_translated": _both(portal.title),
        "notes": portal.description.ja,
        "notes_translated": _both(portal.description),
        "url": portal.landing_page or release.home,
        "version": (portal.version or "")[:LONGEST_VERSION],
        "license_id": portal.licence_id or NO_LICENCE,
        "author": creator.ja,
        "maintainer": portal.contact.ja,
        "maintainer_email": portal.contact_email,
        "owner_org": portal.organization,
        "groups": [{"name": each} for each in portal.groups],
        "tags": [{"name": each} for each in _tags(portal.keywords)],
        "tags_translated": {"ja": _tagged(portal.keywords, "ja"), "en": _tagged(portal.keywords, "en")},
        "resources": [_resource(release, file) for file in release.files if file.is_distribution],
        "extras": [{"key": key, "value": value} for key, value in _extras(release).items() if value],
    }


def _resource(release: Release, file: ReleaseFile) -> dict[str, Any]:
    known = release.formats.get(file.media_type)
    return {
        "name": file.title.ja,
        "name_translated": _both(file.title),
        "description": known.use.ja if known else "",
        "description_translated": _both(known.use) if known else {},
        "url": release.url(file.path),
        "format": (known.ckan if known else None) or file.path.rpartition(".")[2].upper(),
        "mimetype": file.compression or file.media_type,
        **({"mimetype_inner": file.media_type} if file.compression else {}),
        "size": file.size,
        "hash": file.sha256,
        "hash_algorithm": "http://spdx.org/rdf/terms#checksumAlgorithm_sha256",
    }


def _extras(release: Release) -> Mapping[str, str | None]:
    """What CKAN has no field for: under the keys of ckanext-dcat, then as 自治体標準オープンデータセット names them."""
    portal, counted = release.portal, release.survey
    return {
        "identifier": portal.identifier,
        "issued": portal.issued,
        "modified": portal.modified,
        "version_notes": portal.version_notes.ja if portal.version_notes else None,
        "language": json.dumps([each.iri for each in portal.languages]) if portal.languages else None,
        "theme": json.dumps([each.iri for each in portal.themes]) if portal.themes else None,
        "frequency": portal.frequency.iri if portal.frequency else None,
        "access_rights": portal.access_rights.iri if portal.access_rights else None,
        "conforms_to": json.dumps(["https://w3id.org/policy-graph/ns"]),
        "documentation": json.dumps([release.url("README.ja.md"), release.url("README.en.md")]),
        "publisher_uri": portal.publisher_iri,
        "publisher_name": portal.publisher.ja,
        "publisher_type": portal.publisher_type.iri if portal.publisher_type else None,
        "contact_name": portal.contact.ja,
        "contact_email": portal.contact_email,
        "contact_url": portal.contact_url,
        "spatial_uri": next((place.iri for place in portal.spatial if place.iri), None),
        "temporal_start": counted.first,
        "temporal_end": counted.last,
        "全国地方公共団体コード": portal.local_government_code,
        "地方公共団体名": portal.local_government.ja if portal.local_government else None,
        "利用条件": f"{portal.licence_name.ja} {portal.licence}" if portal.licence_name else portal.licence,
        "元の会議録の権利": portal.rights.ja,
        "更新頻度": portal.frequency.label.ja if portal.frequency else None,
    }


def _tags(keywords: tuple[Bilingual, ...]) -> Iterator[str]:
    """The keywords of both languages as CKAN takes them, each once; one character alone is no tag there."""
    yield from dict.fromkeys((*_tagged(keywords, "ja"), *_tagged(keywords, "en")))


def _tagged(keywords: tuple[Bilingual, ...], language: str) -> list[str]:
    written = (" ".join(NO_TAG.sub(" ", each.of(language)).split()) for each in keywords)
    return [each for each in dict.fromkeys(written) if len(each) in TAG]


def _both(said: Bilingual) -> dict[str, str]:
    return {"ja": said.ja, "en": said.en}
