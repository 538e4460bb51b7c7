"""Some invented utterances and things, in an index."""

from dataclasses import replace
from pathlib import Path

import pytest

from policy_graph.model.serving import Named, Spoken
from policy_graph.search.write import write

BASE = "https://example.org/id/"
COUNCIL = Spoken(
    iri="",
    label="",
    text="",
    document="d",
    start=0,
    context="川辺市議会 第2回定例会",
    meeting=f"{BASE}meeting/1",
    body="川辺市議会",
    date="2024-06-03",
)
BOARD = replace(
    COUNCIL, context="川辺市環境審議会", meeting=f"{BASE}meeting/2", body="環境審議会", date="2023-02-01"
)
SPOKEN = (
    replace(
        COUNCIL,
        iri="u1",
        text="中央公園の整備を進めます。公園は市民の場です。",
        start=100,
        speaker="市長",
        speakers=("桐生芳江",),
    ),
    replace(
        COUNCIL,
        iri="u2",
        text="駐車場の國庫補助は\nありますか。",
        start=203,
        speaker="渡邉委員",
        runs=((0, 203), (10, 230)),
    ),
    replace(
        BOARD,
        iri="u3",
        text="緑ヶ丘のﾊﾞｽ路線と公園の駐車場について。",
        speaker="会長",
        speakers=("渡辺修",),
    ),
)
NAMED = (
    Named(
        iri="o1",
        kind="organization",
        label="公園緑地課",
        context="川辺市",
        count=3,
        hidden=("公園課@川辺市",),
    ),
    Named(iri="o2", kind="organization", label="みどり公社", names=("公園",), count=1),
    Named(iri="p1", kind="place", label="中央公園", readings=("ちゅうおうこうえん",), count=9),
    Named(iri="p2", kind="place", label="北中央公園前", count=20),
)


@pytest.fixture(scope="session")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("search") / "search.sqlite"
    write(out, NAMED, SPOKEN)
    return out
