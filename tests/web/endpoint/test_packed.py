"""Text travels packed to whoever takes it, and is the same text."""

import pytest
from starlette.testclient import TestClient

STYLES = "/assets/site.css"
PLAIN = {"Accept-Encoding": "identity"}


def test_a_long_text_travels_packed_and_arrives_whole(client: TestClient) -> None:
    plain, packed = client.get(STYLES, headers=PLAIN), client.get(STYLES)
    assert packed.text == plain.text
    assert packed.headers["content-encoding"] == "gzip"
    assert int(packed.headers.get("content-length", 0)) < len(plain.content) / 2
    assert "Accept-Encoding" in packed.headers["vary"]


def test_who_has_a_packed_text_is_told_that_it_is_still_the_same(client: TestClient) -> None:
    tag = client.get(STYLES).headers["etag"]
    assert tag.startswith("W/")
    assert client.get(STYLES, headers={"If-None-Match": tag}).status_code == 304


@pytest.mark.parametrize(
    "headers", [PLAIN, {"Accept-Encoding": "br, gzip;q=0"}, {"Accept-Encoding": "gzip", "Range": "bytes=0-9"}]
)
def test_who_does_not_take_it_or_asks_for_a_part_gets_it_as_it_is(
    client: TestClient, headers: dict[str, str]
) -> None:
    assert "content-encoding" not in client.get(STYLES, headers=headers).headers


def test_what_is_short_stays_as_it_is(client: TestClient) -> None:
    got = client.get("/sparql", params={"query": "ASK { }"})
    assert "content-encoding" not in got.headers
