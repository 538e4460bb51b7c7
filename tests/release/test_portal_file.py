"""portal.toml: an officer writes words, and a slip is one sentence that tells how to write it."""

import re
from pathlib import Path

import pytest

from policy_graph.errors import UsageError
from policy_graph.model import Portal
from policy_graph.release.portal_file import LISTS, SINGLE, read, sample

EU = "http://publications.europa.eu/resource/authority/"


def portal(folder: Path, **changed: str) -> Portal:
    """Read the sample with some values (as TOML) changed or added."""
    lines = [line for line in sample().splitlines() if line.partition(" =")[0] not in changed]
    path = folder / "portal.toml"
    path.write_text(
        "\n".join([*lines, *(f"{key} = {value}" for key, value in changed.items() if value)]), "utf-8"
    )
    return read(path)


def test_the_sample_shows_every_key() -> None:
    shown = set(re.findall(r"^(?:# )?(\w+) = ", sample(), re.MULTILINE))
    assert {*SINGLE, *LISTS} - {"licence_name", "licence_type"} == shown


def test_every_optional_line_of_the_sample_can_be_used_as_it_stands(tmp_path: Path) -> None:
    path = tmp_path / "portal.toml"
    path.write_text(re.sub(r"^# (\w+ = )", r"\1", sample(), flags=re.MULTILINE), "utf-8")
    assert read(path).home == "https://data.example.org/kazahaya/"


@pytest.mark.parametrize(
    ("word", "code"),
    [("年４回", "QUARTERLY"), ("Quarterly", "QUARTERLY"), ("毎月", "MONTHLY"), ("会議ごと", "IRREG")],
)
def test_how_often_is_said_in_words(tmp_path: Path, word: str, code: str) -> None:
    frequency = portal(tmp_path, frequency=f'"{word}"').frequency
    assert frequency is not None
    assert frequency.iri == f"{EU}frequency/{code}"


def test_a_licence_by_its_short_name_brings_iri_name_kind_and_name_at_ckan(tmp_path: Path) -> None:
    said = portal(tmp_path, licence='"cc by-sa 4.0"')
    assert said.licence == "http://creativecommons.org/licenses/by-sa/4.0/"
    assert said.licence_name is not None
    assert said.licence_name.ja.startswith("クリエイティブ・コモンズ 表示－継承")
    assert said.licence_id == "cc-by-sa"
    assert said.licence_type is not None
    assert said.licence_type.iri.endswith("/ViralEffect-ShareAlike")


def test_another_licence_is_told_by_the_publisher(tmp_path: Path) -> None:
    terms = '"https://town.example.jp/terms"'
    said = portal(tmp_path, licence=terms, licence_name='{ ja = "町の利用規約", en = "Terms" }')
    assert (said.licence, said.licence_id) == ("https://town.example.jp/terms", None)


def test_dates_may_stand_without_quotes_and_addresses_without_a_slash(tmp_path: Path) -> None:
    said = portal(tmp_path, issued="2025-01-06", modified='"2025-02-03"', home='"https://town.example.jp/od"')
    assert (said.issued, said.modified) == ("2025-01-06", "2025-02-03")
    assert said.home == "https://town.example.jp/od/"


@pytest.mark.parametrize(
    ("key", "value", "told"),
    [
        (
            "frequency",
            '"ときどき"',
            r'frequency: "ときどき" is not known: write one of .*年4回 \(quarterly\)',
        ),
        ("issued", '"令和6年12月1日"', "issued: .* is no date: write year, month and day as 2024-12-01"),
        ("issued", '"2024-13-01"', "issued: .* is no date"),
        ("modified", '"2024-11-30"', "modified: .* is before issued, 2024-12-01"),
        ("publisher_iri", '"風早町"', "publisher_iri: .* is no IRI"),
        ("home", '"data.example.org"', "home: .* begins with https://"),
        ("contact_email", '"mailto:a@example.org"', "contact_email: .* is no e-mail address"),
        ("title", '"会議録"', "title: .* must be given in both languages"),
        ("title", '{ ja = "会議録" }', "title: .* must be given in both languages"),
        ("title", '{ ja = "会議録", en = "" }', "title: .* is no text"),
        ("keywords", '"会議録"', "keywords: .* is no list"),
        ("themes", '["天気"]', "themes: .* is not known: write one of 行政"),
        ("licence", '"自由"', "licence: .* is not known: write one of .*CC|licence: .* is not known"),
        ("licence", '"https://town.example.jp/terms"', "licence: .* add licence_name"),
        ("spatial", '[{ ja = "風早町" }]', "spatial: .* its name in both languages"),
        (
            "spatial",
            '[{ ja = "町", en = "T", point = [35.0, 139.0] }]',
            "spatial: .* longitude before latitude",
        ),
        ("local_government_code", '"123456"', "local_government_code: .* does not check the others"),
        ("local_government_code", "999997", "local_government_code: .* in quotes"),
        ("name", '"会議録"', "name: .* is no name for an address"),
        ("creator", '{ ja = "大学", en = "University" }', "creator_iri is missing"),
        ("contact_emial", '"a@example.org"', "unknown key contact_emial; did you mean contact_email?"),
        ("rights", "", "rights is missing; policy-graph publish --sample"),
    ],
)
def test_a_wrong_value_is_one_sentence(tmp_path: Path, key: str, value: str, told: str) -> None:
    with pytest.raises(UsageError, match=told) as caught:
        portal(tmp_path, **{key: value})
    message = str(caught.value)
    assert message.startswith(str(tmp_path / "portal.toml"))
    assert "\n" not in message


def test_a_file_that_is_no_toml_or_not_there_says_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "portal.toml"
    with pytest.raises(UsageError, match="policy-graph publish --sample prints one"):
        read(path)
    path.write_bytes("title = { ja = '会議録' }".encode("cp932"))
    with pytest.raises(UsageError, match="is not UTF-8"):
        read(path)
    path.write_text("title = 会議録", "utf-8")
    with pytest.raises(UsageError, match=r"is no TOML: .*line 1"):
        read(path)
