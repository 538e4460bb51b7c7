"""The index finds what a scan of all texts finds, neither more nor less, whatever is written and looked for."""

from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from policy_graph.folding import folded
from policy_graph.model.serving import Spoken
from policy_graph.search import grams
from policy_graph.search.grams import holding
from policy_graph.search.schema import opened
from policy_graph.search.write import write

CHARACTERS = (
    "会会会長長員公園のの。ーヴヶｶﾞﾊﾟ゛\u3099区區國辺邊髙﨑𠮷\U0002000b\U0010fffd葛\U000e0100々1１aＡ㈱ 　\n\0"
)
TEXTS = st.lists(st.text(st.sampled_from(CHARACTERS), max_size=25), min_size=1, max_size=12)
TERMS = st.text(st.sampled_from(CHARACTERS), min_size=1, max_size=5)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=TEXTS, term=TERMS, held=st.integers(1, 30))
def test_recall_and_precision_are_those_of_a_scan(
    texts: list[str], term: str, held: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(grams, "HELD", held)  # so that blocks end in the middle
    place = tmp_path / "search.sqlite"
    place.unlink(missing_ok=True)
    write(
        place,
        (),
        (Spoken(iri=str(n), label="", text=text, document="", start=0) for n, text in enumerate(texts)),
    )
    wanted = folded(term) or "会"
    with closing(opened(place)) as database:
        found = holding(database, "spoken", wanted)
        assert set(found) == {row for row, text in enumerate(texts) if wanted in folded(text)}
        assert all(row in holding(database, "spoken", wanted, [row, -1]) for row in found)


def test_the_same_utterances_give_the_same_file(tmp_path: Path) -> None:
    said = [Spoken(iri=str(n), label="", text=f"会長{n}の公園", document="", start=0) for n in range(50)]
    for name in ("one", "other"):
        write(tmp_path / name, (), said)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "other").read_bytes()
