"""ckan.json holds what package_create takes: the rules are those of CKAN's own validators."""

import json
import re
from dataclasses import replace
from typing import Any

from policy_graph.model import Bilingual, Release
from policy_graph.release.ckan import package

# Fields of CKAN's own schema that no extra may be called by.
OWN = {
    "name",
    "title",
    "notes",
    "url",
    "version",
    "author",
    "maintainer",
    "tags",
    "resources",
    "groups",
    "type",
}


def made(release: Release) -> dict[str, Any]:
    said: dict[str, Any] = json.loads(package(release))
    return said


def test_ckan_takes_every_field(release: Release) -> None:
    said = made(release)
    assert re.fullmatch("[a-z0-9_-]{2,100}", said["name"])
    assert said["name"] not in {"new", "edit", "search"}
    assert len(said["version"]) <= 100
    assert re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", said["maintainer_email"])
    assert (said["license_id"], said["owner_org"], said["groups"]) == (
        "cc-by",
        "kazahaya-town",
        [{"name": "gyosei"}],
    )
    keys = [each["key"] for each in said["extras"]]
    assert len(keys) == len(set(keys))
    assert not OWN & set(keys)
    assert all(isinstance(each["value"], str) and each["value"] for each in said["extras"])


def test_keywords_become_tags_that_ckan_takes(release: Release) -> None:
    words = (
        ("港", "port"),
        ("議会（定例会）", "council, regular"),
        ("子ども・子育て", "children"),
        ("港", "port"),
    )
    keywords = tuple(Bilingual(ja=ja, en=en) for ja, en in words)
    said = made(replace(release, portal=replace(release.portal, keywords=keywords)))
    tags = [each["name"] for each in said["tags"]]
    assert tags == ["議会 定例会", "子ども 子育て", "port", "council regular", "children"]
    assert all(re.fullmatch(r"[\w .-]{2,100}", tag) for tag in tags)
    assert said["tags_translated"]["ja"] == tags[:2]


def test_each_file_is_a_resource_with_address_format_size_and_checksum(release: Release) -> None:
    resources = made(release)["resources"]
    assert [each["url"].removeprefix(release.home) for each in resources] == [
        "data/graph.ttl",
        "data/graph.nq.gz",
        "tables/excel/speeches.csv",
    ]
    assert [each["format"] for each in resources] == ["TTL", "N-Quads", "CSV"]
    packed = resources[1]
    assert (packed["mimetype"], packed["mimetype_inner"]) == ("application/gzip", "application/n-quads")
    assert (packed["size"], packed["hash"]) == (999, "0f" * 32)
    assert packed["name_translated"] == {"ja": "表題 data/graph.nq.gz", "en": "title data/graph.nq.gz"}


def test_a_name_is_made_from_the_address_where_the_publisher_gives_none(release: Release) -> None:
    nameless = replace(release, portal=replace(release.portal, name=None))
    assert made(nameless)["name"] == "data-example-org-kazahaya"


def test_a_licence_that_ckan_does_not_know_is_told_in_the_extras(release: Release) -> None:
    terms = "https://town.example.jp/terms"
    own = replace(
        release.portal, licence=terms, licence_id=None, licence_name=Bilingual(ja="町の規約", en="Terms")
    )
    said = made(replace(release, portal=own))
    assert said["license_id"] == "notspecified"
    assert {"key": "利用条件", "value": f"町の規約 {terms}"} in said["extras"]
