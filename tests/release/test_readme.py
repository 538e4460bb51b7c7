"""README.ja.md and README.en.md: the figures are right, and the two say the same."""

import re
from dataclasses import replace

import pytest

from policy_graph.model import Release
from policy_graph.release.readme import readme
from policy_graph.resources import folder


def test_the_figures_of_the_release_are_told(release: Release) -> None:
    text = readme(release, "ja")
    assert (
        "会議録3件（会議3件、2023-12-13 から 2024-09-11 まで。うち1件は会議録から日付が分かりません）" in text
    )
    assert "| 発言 | 1,200 |" in text
    assert "| 根拠のある言明 | 87 |" in text
    assert "説明できなかった文字の割合：1.2%。読み取りで気づいたこと：4 件" in text
    assert "検査での警告 2 件、参考 5 件" in text
    assert "読めなかったファイル：1 件" in text
    assert "確からしさが 0.6 に満たない言明 9 件を除きました" in text


def test_files_are_listed_with_sizes_and_many_as_a_folder(release: Release) -> None:
    text = readme(release, "en")
    assert "| `data/graph.ttl` | 1.5 MB | title data/graph.ttl |" in text
    assert "| `data/graph.nq.gz` | 999 B |" in text
    assert "| `sources/` | 1.5 kB | the minutes themselves (3 files) |" in text


def test_the_tables_for_excel_are_one_line_and_one_recipe(release: Release) -> None:
    text = readme(release, "en")
    assert "| `tables/excel/` | 20.5 kB | the same tables for Excel (1 files) |" in text
    assert "Open `tables/excel/speeches.csv` in Excel" in text


def test_the_columns_of_the_recipe_are_those_of_the_table() -> None:
    table = folder("queries") / "tables" / "speeches.rq"
    if not table.is_file():
        pytest.skip("there is no table of speeches")
    headings = set(re.findall(r'ja = "([^"]+)"', table.read_text("utf-8")))
    assert {"発言者", "会議体", "発言ID"} <= headings


def test_whom_to_ask_and_how_to_cite_stand_there(release: Release) -> None:
    text = readme(release, "ja")
    assert text.count("opendata@example.org") == 2
    cited = "> 風早町 情報政策課「会議録の知識グラフ（見本）」第 1.0.0 版（2024-12-01）、kazahaya-0001"
    assert cited in text


@pytest.mark.parametrize("language", ["ja", "en"])
def test_what_is_not_there_is_not_told_of(release: Release, language: str) -> None:
    bare = replace(
        release,
        files=tuple(file for file in release.files if file.path == "data/graph.ttl"),
        portal=replace(
            release.portal, version=None, version_notes=None, issued=None, modified=None, contact_url=None
        ),
        survey=replace(release.survey, first=None, last=None, dated=0),
        figures=replace(release.figures, failures=0, least=0.0),
    )
    text = readme(bare, language)
    assert not re.search(r"None|index\.html|speeches\.csv|\{\{|\{%|\( ?\)|（\s*）", text)
    assert "\n\n\n" not in text


def test_both_languages_have_the_same_sections_numbers_and_addresses(release: Release) -> None:
    ja, en = (readme(release, language) for language in ("ja", "en"))
    assert [text.count("\n## ") for text in (ja, en)] == [9, 9]
    for pattern in (r"https?://[^\s>)）]+", r"\| [\d,.]+ ?[kMG]?B? \|", r"`[^`\n]+`"):
        assert sorted(re.findall(pattern, ja)) == sorted(re.findall(pattern, en))
