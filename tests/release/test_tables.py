"""The files of a table: CSV that programs read back as it was, and CSV that a spreadsheet opens without harm."""

import csv
import shutil
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from policy_graph.model import Bilingual, Choice, ColumnType, Row, Table, TableColumn
from policy_graph.release.tables import csv_file, excel

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
SHEET = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"


def column(name: str, type_: ColumnType, ja: str, *, many: bool = False, **choices: str) -> TableColumn:
    offered = tuple(Choice(code=code, said=Bilingual(ja=said, en=code)) for code, said in choices.items())
    return TableColumn(name=name, type=type_, title=Bilingual(ja=ja, en=name), many=many, choices=offered)


TABLE = Table(
    name="boats",
    title=Bilingual(ja="舟", en="Boats"),
    description=Bilingual(ja="一艘が一行。", en="One row a boat."),
    columns=(
        column("boatID", ColumnType.TEXT, "番号"),
        column("said", ColumnType.WORDS, "言葉"),
        column("state", ColumnType.CODE, "状態", Afloat="浮かぶ", Sunk="沈む"),
        column("oars", ColumnType.INTEGER, "櫂"),
        column("names", ColumnType.WORDS, "名", many=True),
    ),
    key=("boatID",),
    order=("oars",),
)
ROWS: list[Row] = [
    ("0012", '舟は「"海"」へ、\n出た。', "Afloat", "2", ("潮丸", "波|丸")),
    ("1-2", "=1+1", "Sunk", None, None),
]


def test_programs_find_commas_quotes_line_ends_and_zeros_as_they_were(tmp_path: Path) -> None:
    csv_file.write(tmp_path / "boats.csv", TABLE, ROWS)
    assert (tmp_path / "boats.csv").read_bytes().decode() == (
        "boatID,said,state,oars,names\r\n"
        '0012,"舟は「""海""」へ、\n出た。",Afloat,2,潮丸|波｜丸\r\n'
        "1-2,=1+1,Sunk,,\r\n"
    )


def test_a_spreadsheet_gets_japanese_headings_and_words_on_one_line(tmp_path: Path) -> None:
    excel.write(tmp_path / "boats.csv", TABLE, ROWS)
    assert (tmp_path / "boats.csv").read_bytes().decode() == (
        "\ufeff番号,言葉,状態,櫂,名\r\n"
        '\'0012,"舟は「""海""」へ、↵出た。",浮かぶ,2,潮丸|波｜丸\r\n'
        "'1-2,'=1+1,沈む,,\r\n"
    )


@pytest.mark.parametrize("sign", ["潮", "𠮷"])  # one unit of UTF-16, and two
def test_a_cell_longer_than_excel_holds_is_cut_and_says_where_the_whole_is(tmp_path: Path, sign: str) -> None:
    excel.write(tmp_path / "boats.csv", TABLE, [("a", sign * 40_000, "Afloat", "2", None)])
    with (tmp_path / "boats.csv").open(encoding="utf-8-sig", newline="") as file:
        (_, (_, said, *_)) = csv.reader(file)
    assert len(said.encode("utf-16-le")) // 2 in (32_766, 32_767)
    assert said.startswith(sign * 16_000)
    assert said.endswith("……（Excel に入る長さで切りました。全文は boats.csv boatID=a）")


@pytest.mark.skipif(not shutil.which("soffice"), reason="needs LibreOffice (soffice)")
def test_libreoffice_shows_every_cell_as_written_and_runs_none(tmp_path: Path) -> None:
    rows: list[Row] = [
        (text, text, "Afloat", "2", (text,)) for text in ("=1+1", "=x", "0012", "１２３", "1-2", "TRUE", "(1)", "潮\n丸")
    ]  # fmt: skip
    excel.write(tmp_path / "boats.csv", TABLE, rows)
    sheet = opened(tmp_path / "boats.csv")
    cells = [cell for cell in sheet.iter(f"{SHEET}table-cell") if cell.find(f"{TEXT}p") is not None]
    assert not [cell for cell in cells if cell.get(f"{SHEET}formula")]
    with (tmp_path / "boats.csv").open(encoding="utf-8-sig", newline="") as file:
        written = [cell for row in csv.reader(file) for cell in row]
    assert [text for cell in cells for text in shown(cell)] == written


def shown(cell: ET.Element) -> list[str]:
    """Give what a cell shows, as often as it stands there side by side."""
    return ["".join(cell.itertext()).strip()] * int(cell.get(f"{SHEET}number-columns-repeated", "1"))


def opened(path: Path) -> ET.Element:
    """Open a CSV as a spreadsheet that guesses values, in Japanese, and give the sheet that came of it."""
    profile = path.with_name("profile").as_uri()
    guessing = "Text - txt - csv (StarCalc):44,34,76,1,,1041,false,true"
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", f"--infilter={guessing}"]
    run = subprocess.run(
        [*command, "--convert-to", "fods", "--outdir", str(path.parent), str(path)],
        capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    if not path.with_suffix(".fods").is_file():
        pytest.skip(f"LibreOffice opens no spreadsheets here (libreoffice-calc): {run.stderr}")
    return ET.parse(path.with_suffix(".fods")).getroot()
