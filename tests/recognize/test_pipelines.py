"""Other language models: what works, and one clear sentence for each that does not."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from policy_graph.errors import UsageError
from policy_graph.recognize.ginza import load
from policy_graph.recognize.recognizer import Recognizer
from policy_graph.settings import Settings

from .conftest import document_of, meeting_of

NAMES = [{"label": "GPE", "pattern": "ミズホリ"}, {"label": "UNHEARD_OF", "pattern": "帳簿"}]
REPOSITORY = "example/weights-of-an-invented-model"
CONFIG = f"""
[components.transformer.model]
@architectures = "invented.Model.v1"
name = "{REPOSITORY}"
"""

pytestmark = pytest.mark.model
Saved = Callable[..., str]


@pytest.fixture
def saved(tmp_path: Path) -> Saved:
    """Save a pipeline of some components, made of nothing but rules; give its folder."""
    import spacy

    def make(*components: str, language: str = "ja") -> str:
        nlp = spacy.blank(language)
        for name in components:
            part: Any = nlp.add_pipe(name)
            if name == "entity_ruler":
                part.add_patterns(NAMES)
        nlp.to_disk(tmp_path / "pipeline")
        return str(tmp_path / "pipeline")

    return make


def test_any_pipeline_for_japanese_finds_names_and_what_it_says_else_is_told_once(saved: Saved) -> None:
    text = "ミズホリの帳簿です。\n帳簿はミズホリにあります。"
    meeting = meeting_of(text, body="", municipality="", attendees="", speakers="")
    recognize = Recognizer(Settings(model=saved("sentencizer", "entity_ruler"), parts=("model",)))
    found = recognize(document_of(text), meeting)
    assert [(each.name, each.type, each.method) for each in found.mentions] == [
        ("ミズホリ", "Place", "model:GPE"),
        ("ミズホリ", "Place", "model:GPE"),
    ]
    (finding,) = found.findings
    assert (finding.code, "UNHEARD_OF" in finding.message, "2 names" in finding.message) == (
        "recognize.label",
        True,
        True,
    )


def test_words_are_as_long_as_the_patterns_expect(saved: Saved) -> None:
    nlp = load(saved("sentencizer"))
    assert [token.text for token in nlp("選挙管理委員会")] == ["選挙管理委員会"]


def refusal(model: str) -> str:
    with pytest.raises(UsageError) as refused:
        load(model)
    return str(refused.value)


@pytest.mark.parametrize(
    ("model", "says"),
    [
        ("ja_ginza_electra", r"not installed: pip install ja-ginza-electra"),
        ("ja_core_news_sm", r"not installed: python -m spacy download ja_core_news_sm"),
        ("ja_unheard_of", r"not installed: .*ja_ginza_electra"),
        ("/nowhere/pipeline", r"no folder /nowhere/pipeline"),
    ],
)
def test_what_is_not_there_is_named_with_the_way_to_get_it(model: str, says: str) -> None:
    assert re.search(says, refusal(model))


def test_a_folder_without_a_pipeline_is_refused(tmp_path: Path) -> None:
    assert "holds no spaCy pipeline" in refusal(str(tmp_path))


@pytest.mark.parametrize("package", ["policy_graph", "numpy"])
def test_a_package_that_is_no_pipeline_is_refused(package: str) -> None:
    assert f"the package '{package}' is no spaCy pipeline" in refusal(package)


def test_a_pipeline_without_sentences_is_refused(saved: Saved) -> None:
    assert "finds no sentences" in refusal(saved("entity_ruler"))


def test_a_pipeline_for_another_language_is_refused(saved: Saved) -> None:
    assert "language 'en'" in refusal(saved("sentencizer", language="en"))


def test_a_pipeline_whose_packages_are_absent_names_them(saved: Saved) -> None:
    folder = Path(saved("sentencizer"))
    config, meta = folder / "config.cfg", folder / "meta.json"
    config.write_text(
        config.read_text("utf-8").replace('factory = "sentencizer"', 'factory = "invented"'), "utf-8"
    )
    told = json.loads(meta.read_text("utf-8")) | {"requirements": ["invented-layers>=1.2"]}
    meta.write_text(json.dumps(told), "utf-8")
    assert "pip install 'invented-layers>=1.2'" in refusal(str(folder))


def test_a_pipeline_whose_weights_cannot_be_fetched_names_their_repository(
    saved: Saved, monkeypatch: pytest.MonkeyPatch
) -> None:
    import spacy

    def offline(*_: Any, **__: Any) -> None:
        raise OSError(
            "We couldn't connect to the hub to load the files, and couldn't find them in the cached files."
        )

    folder = saved("sentencizer")
    with (Path(folder) / "config.cfg").open("a", encoding="utf-8") as config:
        config.write(CONFIG)
    monkeypatch.setattr(spacy, "load", offline)
    told = refusal(folder)
    assert f"huggingface-cli download {REPOSITORY}" in told
    assert "HF_HOME" in told
