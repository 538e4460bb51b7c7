"""Where pages lie: each IRI has one safe folder of its own, and a link to it leads there."""

from pathlib import PureWindowsPath
from unicodedata import is_normalized, normalize
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_graph.site.paths import href, paths
from policy_graph.triples.iri import iri

BASE = "https://data.example.jp/kawabe/"
HARD = ["..", ".", "%2E", "%2F", "%2e%2e", "a/b", "CON", "nul.txt", "x.ttl", "x", "index.html", "あ" * 90, "A", "a", "ａ", "が", "が", "q?#&\"'<>|*\\:", " ", "x.", "~", "\u200b", "\ud800", "𠮷"]  # fmt: skip
names = st.lists(st.one_of(st.text(max_size=100), st.sampled_from(HARD)), max_size=30)


@given(names)
def test_every_iri_has_one_safe_folder_of_its_own(found: list[str]) -> None:
    iris = {iri(BASE, f"organization/{name}") for name in found}
    given_ = paths(BASE, iris)
    assert set(given_) == iris
    last = [path.removeprefix("id/organization/") for path in given_.values()]
    assert len({normalize("NFKC", name).casefold() for name in last}) == len(iris)
    for name in last:
        assert name not in ("", ".", "..")
        assert len(f"{name}.ttl".encode()) <= 255
        assert is_normalized("NFC", name)
        assert not set(name) & set('<>:"/\\|?*\x00\n')
        assert not PureWindowsPath(name).is_reserved()
        assert name[-1] not in ". "
        assert name[0] not in "._"
        assert not name.lower().endswith(".ttl")
        assert name.lower() != "index.html"


@given(names)
def test_a_link_leads_to_the_folder_from_any_page(found: list[str]) -> None:
    for path in paths(BASE, {iri(BASE, f"organization/{name}") for name in found}).values():
        link = href(f"../../../{path}/index.html")
        assert not set(link) & set("<>\"'&?# ")
        url = urlsplit(urljoin("https://site.invalid/id/meeting/x/index.html", link))
        assert unquote(url.path) == f"/{path}/index.html"


@given(names)
def test_neither_order_nor_company_moves_a_page_that_meets_no_other(found: list[str]) -> None:
    iris = [iri(BASE, f"organization/{name}") for name in found]
    plain = iri(BASE, "place/川辺市")
    assert paths(BASE, [*iris, plain])[plain] == "id/place/川辺市"
    assert paths(BASE, iris) == paths(BASE, reversed(iris))


@pytest.mark.parametrize(
    ("local", "folder"),
    [
        ("organization/川辺市.商工課", "id/organization/川辺市.商工課"),
        ("meeting/川辺市議会.2024-05-20", "id/meeting/川辺市議会.2024-05-20"),
        ("program/ICT%20プラン%26%2B", "id/program/ICT プラン&+"),
        ("place/A%2EB", "id/place/A.B"),
        ("place/A%2FB", "id/place/A%2FB"),
        ("place/%2e%2e", "id/place/%2E%2E"),
    ],
)
def test_a_server_finds_the_page_where_the_iri_points(local: str, folder: str) -> None:
    assert paths(BASE, [f"{BASE}id/{local}"]) == {f"{BASE}id/{local}": folder}


def test_the_plain_writing_keeps_the_folder_that_both_decode_to() -> None:
    plain, escaped = f"{BASE}id/place/A.B", f"{BASE}id/place/A%2EB"
    found = paths(BASE, [escaped, plain])
    assert found[plain] == "id/place/A.B"
    assert found[escaped].startswith("id/place/A.B~")
