"""The shortcuts through the pipeline end where the long way does, and are not taken where they would not."""

from functools import cache
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_graph.model import Passage, RegionKind, Span
from policy_graph.recognize import ginza
from policy_graph.recognize.analysis import Analysis
from policy_graph.recognize.naming import Naming
from policy_graph.recognize.neighbours import Neighbours
from policy_graph.recognize.shortcuts import Words

PASSAGES = (
    "",
    " ",
    "　\n\n",
    "はい。",
    "〇議長（霧原太郎君）　これより会議を開きます。",
    "髙木委員の栁澤邸に関する質疑でございますが、桒野町の町史編纂事業として承知しております。",
    "本市では  平成30年度から、 みなと産業振興プランに基づき、\n霧原高原鉄道株式会社と連携して、路線バスを運行しています。",
    "第1款　市税　１２，３４５千円（対前年度比△３．２％）",
    "ICT を活用した Smart City 推進室、A B C の３課。",
    "①防災 ②福祉‥…㍻３０年度",
    "会" * 60,
    "霧原市教育委員会は、市立図書館を所管しますか。" * 10,
    # Longer than Sudachi takes at once, but few words.
    "霧原川の治水です。" + "　" * 12_300 + "桒野川も同じです。" * 3,
)


@cache
def plain() -> Any:
    import spacy

    return spacy.load("ja_ginza")


def encoder(**shape: Any) -> Any:
    """Give thinc's layers of neighbours with invented weights."""
    from spacy.ml.models.tok2vec import MaxoutWindowEncoder

    model: Any = MaxoutWindowEncoder(
        **{"width": 6, "window_size": 1, "maxout_pieces": 3, "depth": 3, **shape}
    )
    model.initialize(X=[np.zeros((1, shape.get("width", 6)), np.float32)])
    chance = np.random.default_rng(7)
    for node in model.walk():
        for name in node.param_names:
            node.set_param(name, chance.normal(size=node.get_param(name).shape).astype(np.float32))
    return model


def analyses() -> list[Analysis]:
    text = "".join(PASSAGES)
    starts = np.cumsum([0, *map(len, PASSAGES)]).tolist()
    passages = [
        Passage(kind=RegionKind.SPEECH, spans=(Span(start, start + len(each)),))
        for start, each in zip(starts, PASSAGES, strict=False)
    ]
    return list(ginza.analyse(text, passages, model="ja_ginza", batch=32))


@pytest.mark.model
def test_words_dependencies_and_names_are_those_of_plain_ginza(monkeypatch: pytest.MonkeyPatch) -> None:
    ours = analyses()
    monkeypatch.setattr(ginza, "load", lambda model: plain())
    theirs = analyses()
    assert [len(each.tokens) > 0 for each in theirs] == [len(each) > 0 for each in PASSAGES]
    assert any(token.dep == "nsubj" for each in theirs for token in each.tokens)
    for mine, wanted in zip(ours, theirs, strict=True):
        assert mine == wanted


@pytest.mark.model
@given(st.text(alphabet="会議0Aa。…‥ﷺ 　 \n\t\u200b", max_size=12))
def test_a_text_is_cut_as_spacy_cuts_it(text: str) -> None:
    theirs, ours = plain().tokenizer(text), Words(plain().tokenizer, type(plain().make_doc("")))(text)
    assert ours.text == text
    told = ("text", "whitespace_", "tag_", "lemma_")
    assert [[getattr(word, name) for name in told] for word in ours] == [
        [getattr(word, name) for name in told] for word in theirs
    ]


@given(
    st.lists(st.integers(0, 9), min_size=1, max_size=5),
    st.integers(1, 3),
    st.integers(2, 5),
)
def test_words_see_their_neighbours_as_thinc_lets_them(lengths: list[int], pieces: int, depth: int) -> None:
    model = encoder(maxout_pieces=pieces, depth=depth)
    ours = Neighbours.of(model)
    chance = np.random.default_rng(sum(lengths))
    texts = [chance.normal(size=(length, 6)).astype(np.float32) for length in lengths]
    assert ours
    for mine, wanted in zip(ours(texts), model.predict(texts), strict=True):
        np.testing.assert_allclose(mine, wanted, atol=2e-4)


def test_more_words_than_fit_into_one_go_see_their_neighbours_too() -> None:
    model = encoder()
    ours = Neighbours.of(model)
    texts = [
        np.random.default_rng(1).normal(size=(length, 6)).astype(np.float32) for length in (1500, 3, 1000)
    ]
    assert ours
    for mine, wanted in zip(ours(texts), model.predict(texts), strict=True):
        np.testing.assert_allclose(mine, wanted, atol=2e-4)


def test_layers_of_another_sort_are_left_to_thinc() -> None:
    from spacy.ml.models.tok2vec import MishWindowEncoder
    from thinc.api import with_array

    assert Neighbours.of(encoder(window_size=2)) is None
    assert Neighbours.of(MishWindowEncoder(width=6, window_size=1, depth=3)) is None
    assert Neighbours.of(with_array(encoder().layers[0], pad=2)) is None


@pytest.mark.model
def test_names_that_are_searched_otherwise_are_left_to_spacy() -> None:
    part = plain().get_pipe("ner")
    assert Naming.of(part)
    assert Naming.of(SimpleNamespace(model=part.model, cfg={"beam_width": 4})) is None
    assert Naming.of(SimpleNamespace(model=plain().get_pipe("parser").model, cfg=part.cfg)) is None


@pytest.mark.model
def test_another_pipeline_keeps_its_own_parts(tmp_path: Any) -> None:
    import spacy

    nlp = spacy.blank("ja")
    nlp.add_pipe("sentencizer")
    nlp.to_disk(tmp_path)
    assert not isinstance(ginza.load(str(tmp_path)).tokenizer, Words)
    assert isinstance(ginza.load("ja_ginza").tokenizer, Words)
