"""dataset-list.csv: a row a file, under the headings that portals of municipalities take in."""

import csv
from io import StringIO

from policy_graph.model import Release
from policy_graph.release.dataset_list import rows


def test_a_row_a_file_with_code_period_and_address(release: Release) -> None:
    written = rows(release)
    assert written.startswith("\ufeff全国地方公共団体コード,地方公共団体名,データセット_ID,")
    found = list(csv.DictReader(StringIO(written.removeprefix("\ufeff"))))
    assert [row["ファイル_ダウンロードURL"].rpartition("/")[2] for row in found] == [
        "graph.ttl",
        "graph.nq.gz",
        "speeches.csv",
    ]
    first = found[0]
    assert (first["全国地方公共団体コード"], first["地方公共団体名"]) == ("999997", "見本県風早町")
    assert (first["データセット_対象期間"], first["ファイル_サイズ"]) == ("2023-12-13/2024-09-11", "1500000")
