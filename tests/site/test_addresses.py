"""An IRI that no folder can have the name of still leads to its page, and every name can be searched for."""

import json

from tests.site.reading import Site
from tests.triples.conftest import SECTION

from policy_graph.site.addresses import moved, passages, redirects
from policy_graph.site.paths import paths

BASE = "https://data.example.jp/kawabe/"
SLASHED = "id/organization/川辺市.A%2FB班"


def test_only_addresses_that_no_disk_can_hold_are_told_of() -> None:
    iris = [f"{BASE}id/place/{name}" for name in ("川辺市", "ICT%20館", "A%2FB", "..%2FB", "x%3Fy")]
    lying = paths(BASE, iris)
    assert moved(BASE, lying) == {
        f"{BASE}id/place/..%2FB": "id/place/%2E.%2FB",
        f"{BASE}id/place/A%2FB": "id/place/A%2FB",
        f"{BASE}id/place/x%3Fy": "id/place/x%3Fy",
    }
    assert passages(BASE, lying) == {f"{BASE}id/place/A%2FB": "id/place/A/B"}


def test_a_host_is_told_where_to_send_a_visitor_and_a_program() -> None:
    assert list(redirects(BASE, {f"{BASE}id/place/港%2FB": "id/place/港%2FB"})) == [
        "/kawabe/id/place/%E6%B8%AF%2FB /kawabe/id/place/%E6%B8%AF%252FB/ 301\n",
        "/kawabe/id/place/%E6%B8%AF%2FB.ttl /kawabe/id/place/%E6%B8%AF%252FB.ttl 301\n",
    ]


def test_the_decoded_address_of_a_name_with_a_slash_leads_on_and_has_the_data(site: Site) -> None:
    passage = "id/organization/川辺市.A/B班/index.html"
    links = site.pages[passage].links
    assert (f"{SLASHED}/index.html", "") in [site.target(passage, link) for _, link in links]
    (refresh,) = [
        each
        for tag, each in site.pages[passage].tags
        if tag == "meta" and each.get("http-equiv") == "refresh"
    ]
    address = refresh["content"].removeprefix("0; url=")
    assert site.target(passage, address)[0] == f"{SLASHED}/index.html"
    data = site.folder / "id/organization/川辺市.A/B班.ttl"
    assert data.read_bytes() == (site.folder / f"{SLASHED}.ttl").read_bytes()
    assert f"\t{SLASHED}\n" in (site.folder / "id/paths.tsv").read_text("utf-8")


def test_every_name_with_its_readings_is_in_the_index_of_the_search(site: Site) -> None:
    script = (site.folder / "assets/names.js").read_text("utf-8")
    rows = json.loads(script.removeprefix("policyGraphNames(").removesuffix(");\n"))
    by_page = {row[4]: row for row in rows}
    assert all((site.folder / page.replace("%25", "%")).is_file() for page in by_page)
    assert by_page["id/place/川辺市/index.html"][:4] == ["place", "川辺市", "", "かわべし"]
    assert by_page[f"id/{SECTION}/index.html"][:3] == ["organization", "商工課", "川辺市"]
    assert {row[0] for row in rows} == {"meeting", "organization", "program", "place", "person", "post", "agenda", "document"}  # fmt: skip
