"""The user's lists: generous about headers, exact about what could not be used."""

from pathlib import Path

import pytest

from policy_graph.errors import UsageError
from policy_graph.model import Code, EntityType
from policy_graph.recognize.gazetteer_files import read
from policy_graph.recognize.gazetteer_records import Entry, Row
from policy_graph.recognize.gazetteer_vocabulary import united

SHARED = Path(__file__).parents[2] / ".." / "shared" / "gazetteers"


def write(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "list.csv"
    path.write_bytes(text.encode(encoding))
    return path


def place(name: str, **more: str) -> Entry:
    return Entry(name=name, canonical=name, **{"type": EntityType.PLACE, "kind": "municipality", **more})  # type: ignore[arg-type]


def test_own_columns(tmp_path: Path) -> None:
    path = write(
        tmp_path, "name,type,kind,reading,scheme,code\n青空財団,Organization,foundation,アオゾラ,local,A1\n"
    )
    ((row,), findings) = read(path)
    assert findings == ()
    assert row.entry == Entry(
        name="青空財団",
        type=EntityType.ORGANIZATION,
        kind="foundation",
        canonical="青空財団",
        reading="アオゾラ",
        codes=(Code(scheme="local", value="A1"),),
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932"])
def test_headers_of_open_data_in_any_usual_encoding(tmp_path: Path, encoding: str) -> None:
    path = write(
        tmp_path,
        "法人番号,法人名,フリガナ,所在地\n7123456789012,青空建設,アオゾラケンセツ,東京都青空区\n",
        encoding,
    )
    ((row,), _) = read(path)
    assert (row.entry.type, row.entry.within) == (EntityType.ORGANIZATION, "東京都")
    assert row.entry.codes == (Code(scheme="hojin", value="7123456789012"),)


def test_tabs_and_japanese_types(tmp_path: Path) -> None:
    ((row,), _) = read(write(tmp_path, "名称\t種別\n青空計画\t計画\n"))
    assert (row.entry.name, row.entry.type) == ("青空計画", EntityType.PROGRAM)


@pytest.mark.parametrize(
    ("column", "written", "kept", "says"),
    [
        ("lgcode", "131016", "131016", None),
        ("lgcode", "13101", "131016", None),
        ("lgcode", "11002", "011002", None),  # a spreadsheet took the zero before 011002
        ("lgcode", "131014", None, "131014 of 青空 is wrong: its check digit must be 6"),
        ("lgcode", "1310", None, "has six digits"),
        ("lgcode", "481017", None, "must be a prefecture, 01 to 47"),
        ("lgcode", "00000", None, "must be a prefecture, 01 to 47"),
        ("wikidata", "http://www.wikidata.org/entity/Q17", "Q17", None),
        ("wikidata", "Japan", None, "a Wikidata item is a Q with a number"),
        ("法人番号", "7123456789012", "7123456789012", None),
        ("法人番号", "1123456789012", None, "the first one, must be 7"),
        ("geonameid", "N12", None, "a GeoNames id is a number"),
    ],
)
def test_codes_are_verified_and_completed(
    tmp_path: Path, column: str, written: str, kept: str | None, says: str | None
) -> None:
    ((row,), findings) = read(write(tmp_path, f"name,type,{column}\n青空,Place,{written}\n"))
    assert [code.value for code in row.entry.codes] == ([kept] if kept else [])
    assert [each.code for each in findings] == (["gazetteer.value"] if says else [])
    assert not says or (says in findings[0].message and "list.csv, line 2:" in findings[0].message)


def test_a_code_without_a_scheme_is_not_used_silently(tmp_path: Path) -> None:
    ((row,), (finding,)) = read(write(tmp_path, "name,type,code\n青空,Place,131016\n"))
    assert row.entry.codes == ()
    assert "'code'" in finding.message


def test_a_reading_is_kana(tmp_path: Path) -> None:
    rows, (finding,) = read(write(tmp_path, "name,type,reading\n青空市,Place,ｱｵｿﾞﾗｼ\n緑市,Place,Midori\n"))
    assert [row.entry.reading for row in rows] == ["アオゾラシ", None]
    assert "line 3: the reading Midori of 緑市 is not in kana" in finding.message


def test_a_json_list_is_read_like_a_table(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        '[{"name": "青空県緑市", "type": "city", "pref_name": "青空県", "lgcode": 131016}, {"name": "", "type": "city"}]',
    )
    ((row,), (finding,)) = read(path)
    assert (row.entry.name, row.entry.within, row.entry.codes[0].value) == ("緑市", "青空県", "131016")
    assert "object 2: the name is empty" in finding.message


def test_bad_lines_are_counted_with_their_numbers(tmp_path: Path) -> None:
    path = write(tmp_path, "name,type\n青空市,Place\n,Place\n緑市,Planet\n白市\n黒市,Place\n")
    rows, findings = read(path)
    assert [row.entry.name for row in rows] == ["青空市", "黒市"]
    assert all(f"line {line}:" in each.message for line, each in zip((3, 4, 5), findings, strict=True))
    assert "Planet" in findings[1].message


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("colour,size\nred,1\n", "colour, size"),
        ("name,code\n青空市,1\n", "'type'"),
        ("", "no column of names"),
    ],
)
def test_a_list_without_names_or_types_is_refused(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(UsageError, match=says):
        read(write(tmp_path, text))


def test_a_missing_or_undecodable_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"absent\.csv"):
        read(tmp_path / "absent.csv")
    (tmp_path / "bytes.csv").write_bytes(b"name\xff\xfe\x00\x81")
    with pytest.raises(UsageError, match="UTF-8"):
        read(tmp_path / "bytes.csv")


def test_a_file_of_another_encoding_is_called_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "unicode.csv").write_bytes("name,type\n青空,Place\n".encode("utf-16"))
    with pytest.raises(UsageError, match=r"unicode\.csv: UTF-16.* save it as UTF-8"):
        read(tmp_path / "unicode.csv")


def test_a_government_of_the_users_list_adds_its_codes_to_the_known_place() -> None:
    known = [Row(place("緑市", within="青空県")), Row(place("緑市", within="赤県"))]
    own = Entry(
        name="緑市",
        type=EntityType.ORGANIZATION,
        kind="",
        canonical="緑市",
        within="赤県",
        codes=(Code(scheme="hojin", value="7"),),
    )
    rows = list(united(known, [Row(own)]))
    assert [row.entry.codes for row in rows] == [(), (Code(scheme="hojin", value="7"),)]


def test_a_government_that_fits_two_known_places_is_no_guess() -> None:
    known = [Row(place("緑市", within="青空県")), Row(place("緑市", within="赤県"))]
    own = Entry(name="緑市", type=EntityType.ORGANIZATION, kind="", canonical="緑市")
    assert list(united(known, [Row(own)])) == [*known, Row(own)]


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared gazetteers are not here")
@pytest.mark.parametrize(
    ("name", "count"), [("localgovjp-utf8", 1916), ("gbiz_localgovs", 7386), ("gbiz_jpgovs", 846)]
)
def test_real_lists_are_read_whole(name: str, count: int) -> None:
    rows, findings = read(SHARED / f"{name}.csv")
    assert (len(rows), findings) == (count, ())
    assert all(row.entry.codes for row in rows)
