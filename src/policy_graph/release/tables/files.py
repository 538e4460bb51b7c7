"""The files of the tables below a release folder: each table twice, and one file that describes them."""

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from policy_graph.model import Bilingual, FileRole, Portal, ReleaseFile, Row, Table
from policy_graph.release.tables import csv_file, excel
from policy_graph.release.tables.metadata import FILE, metadata

FOLDER = "tables"
TEXT_CSV = "text/csv"


def write_table(folder: Path, table: Table, rows: Iterable[Row], *, home: str) -> Iterator[ReleaseFile]:
    """Write a table for programs and for Excel, reading ``rows`` twice; ``home`` is the URL that the release will lie at."""
    plain, safe = f"{FOLDER}/{table.file}", f"{FOLDER}/excel/{table.file}"
    csv_file.write(folder / plain, table, rows)
    yield ReleaseFile(
        path=plain,
        media_type=TEXT_CSV,
        role=FileRole.TABLE,
        title=table.title,
        conforms_to=f"{home}{FOLDER}/{FILE}",
    )
    excel.write(folder / safe, table, rows)
    title = Bilingual(ja=f"{table.title.ja}（Excel 用）", en=f"{table.title.en} (for Excel)")
    yield ReleaseFile(path=safe, media_type=TEXT_CSV, role=FileRole.TABLE, title=title)


def write_metadata(folder: Path, tables: Sequence[Table], portal: Portal) -> ReleaseFile:
    """Write what all tables hold."""
    said = json.dumps(metadata(tables, portal), ensure_ascii=False, indent=1) + "\n"
    (folder / FOLDER / FILE).write_text(said, "utf-8", newline="\n")
    title = Bilingual(ja="表の列の説明（CSVW）", en="What the tables hold (CSVW)")
    return ReleaseFile(
        path=f"{FOLDER}/{FILE}",
        media_type="application/csvm+json",
        role=FileRole.DOCUMENTATION,
        title=title,
        conforms_to="http://www.w3.org/ns/csvw",
    )
