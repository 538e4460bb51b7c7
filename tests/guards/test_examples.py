"""The bundled minutes are invented, and no sentence of real minutes is in the repository."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SHARED = ROOT / ".." / "shared"
FOLDERS = sorted(path for path in (ROOT / "examples").iterdir() if path.is_dir())
# So many characters in a row are a quotation, no coincidence.
TEXT = {
    ".py",
    ".md",
    ".txt",
    ".toml",
    ".tsv",
    ".csv",
    ".ttl",
    ".rq",
    ".json",
    ".jsonld",
    ".html",
    ".jinja",
    ".js",
}
QUOTATION = 24


def named(folder: Path) -> str:
    return folder.name


def test_there_are_at_least_four_sets_of_minutes() -> None:
    assert len(FOLDERS) >= 4


@pytest.mark.parametrize("folder", FOLDERS, ids=named)
def test_every_set_says_that_it_is_invented(folder: Path) -> None:
    about = (folder / "about.md").read_text("utf-8")
    assert "架空" in about
    assert "invented" in about
    minutes = sorted(folder.glob("*.txt"))
    assert minutes
    for path in minutes:
        assert "架空" in path.read_text("utf-8")


def test_no_two_minutes_share_a_name() -> None:
    names = [path.name for folder in FOLDERS for path in folder.glob("*.txt")]
    assert len(names) == len(set(names))


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared gazetteers are not beside the checkout")
def test_the_towns_do_not_exist() -> None:
    existing = set(towns())
    invented = {
        re.sub(r"[\s　]", "", name)
        for folder in FOLDERS
        for name in re.findall(r"架空の[市町村]「(.+?[市町村])」", (folder / "about.md").read_text("utf-8"))
    }
    assert len(existing) > 1500
    assert len(invented) == len(FOLDERS)
    assert not invented & existing


def towns() -> Iterator[str]:
    with (SHARED / "gazetteers" / "localgovjp-utf8.csv").open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            yield row["city"]


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared minutes are not beside the checkout")
def test_no_sentence_of_real_minutes_is_in_the_repository() -> None:
    ours = {gram: path for path in texts() for gram in grams(path)}
    real = [*(SHARED / "minutes").glob("*.txt"), *(SHARED / "gold").glob("*.txt")]
    found = {
        f"{ours[gram].relative_to(ROOT)}: {gram}" for path in real for gram in grams(path) if gram in ours
    }
    assert not found


def test_annotations_of_real_minutes_hold_no_sentence() -> None:
    kept = sorted((ROOT / "tests" / "gold").rglob("*.standoff.json"))
    sentences = {
        f"{path.name}: {string}"
        for path in kept
        for string in re.findall(r'"((?:[^"\\\\]|\\\\.)*)"', path.read_text("utf-8"))
        if re.search(r"(?:ます|です|ました|でした|ません|ください)[。」]?$|。", string)
    }
    assert kept
    assert not sentences


def texts() -> Iterator[Path]:
    """Give every file of the repository that people write text into; stand-off gold holds names alone, long ones too."""
    for folder in ("src", "tests", "docs", "examples", "queries", "ontology"):
        for path in sorted((ROOT / folder).rglob("*")):
            installed = "node_modules" in path.parts
            if path.suffix in TEXT and not path.name.endswith(".standoff.json") and not installed:
                yield path
    yield from ROOT.glob("*.md")


def grams(path: Path) -> Iterator[str]:
    """Give every stretch that is long enough to be a quotation; a sentence has hiragana, a rule or a list has none."""
    text = re.sub(r"\s+", "", path.read_text("utf-8"))
    for start in range(len(text) - QUOTATION + 1):
        gram = text[start : start + QUOTATION]
        if re.search("[ぁ-ん]", gram):
            yield gram
