"""Where places lie: towns of GeoNames, the seat of a prefecture, the capital of a country, and what lies within them."""

from policy_graph.counts.positions import positions
from policy_graph.model import Cell, Row

COLUMNS = ("thing", "kind", "label", "within", "employer", "geonames", "lgcode", "country")


def row(thing: str, *within: str, **more: str) -> Row:
    given: dict[str, Cell] = {
        "thing": thing,
        "kind": "place",
        "label": thing,
        "within": within or None,
        **more,
    }
    return tuple(given.get(name) for name in COLUMNS)


def test_each_place_is_found_by_what_is_known_of_it() -> None:
    found = positions(
        COLUMNS,
        [
            row("リエカ", geonames="3191648"),
            row("神奈川県", lgcode="140007"),
            row("横浜市", lgcode="141003"),
            row("ベトナム", country="VN"),
            row("みなと会館", "ベトナム", "横浜市"),
            row("会館の二階", "みなと会館"),
            row("横浜港振興計画", kind="program", lgcode="141003"),
            row("潮乃町", lgcode="149993"),
            row("どこか", "潮乃町"),
            row("どこかの港", "ベトナム"),
        ],
    )
    assert {(name, round(float(lat)), round(float(long)), how, of) for name, lat, long, how, of in found} == {  # type: ignore[arg-type]
        ("リエカ", 45, 14, "geonames", "リエカ"),
        ("神奈川県", 35, 140, "seat", "神奈川県"),
        ("横浜市", 35, 140, "name", "横浜市"),
        ("ベトナム", 21, 106, "capital", "ベトナム"),
        ("みなと会館", 35, 140, "within", "横浜市"),
        ("会館の二階", 35, 140, "within", "横浜市"),
    }


def test_places_that_hold_each_other_end_nowhere() -> None:
    assert positions(COLUMNS, [row("甲", "乙"), row("乙", "甲")]) == []
