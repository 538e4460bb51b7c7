"""Tombstones in the graph: a graph of their own, signed; an utterance without text leads to one."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import pyoxigraph
import pytest
from pyoxigraph import NamedNode, Quad

from policy_graph.model import BLOCK, Bilingual, Extraction, Tombstone, Withdrawal, Withdrawn
from policy_graph.triples.check import check
from policy_graph.triples.query import ask
from policy_graph.triples.vocab import term
from policy_graph.triples.withdrawals import KINDS, tombstones
from policy_graph.triples.write import quads, write

BASE = "https://data.example.jp/kawabe/"
SIGN = Withdrawal(
    id="2026-01",
    what=Withdrawn.UTTERANCE,
    reason=Bilingual(ja="議長の許可による", en="by leave of the chair"),
    date="2026-11-28",
    who="議会事務局",
)
Change = Callable[[list[Quad]], Iterable[Quad]]


@pytest.fixture
def silent(july: Extraction) -> Extraction:
    """The second meeting, whose first utterance is withdrawn."""
    first, *others = july.meeting.utterances
    text = july.document.text
    words = "".join(char if char.isspace() else BLOCK for char in first.span.of(text))
    return replace(
        july,
        document=replace(
            july.document,
            text=text[: first.span.start] + words + text[first.span.end :],
            withdrawals=("2026-01",),
        ),
        meeting=replace(
            july.meeting, utterances=(replace(first, withdrawals=("2026-01",)), *others), outcomes=()
        ),
        mentions=(),
        facts=(),
    )


def test_a_tombstone_is_told_in_both_languages_and_signed(silent: Extraction) -> None:
    about = f"utterance/{silent.document.id}.1"
    said = list(tombstones([Tombstone(sign=SIGN, about=(about,), documents=1, places=1)], BASE))
    assert {quad.graph_name for quad in said} == {NamedNode(f"{BASE}id/graph/withdrawals")}
    assert {quad.subject for quad in said} == {NamedNode(f"{BASE}id/withdrawal/2026-01")}
    found = {(quad.predicate, str(getattr(quad.object, "value", quad.object))) for quad in said}
    assert {
        (term("pg:withdrawn"), term("pg:WithdrawnUtterance").value),
        (term("schema:about"), f"{BASE}id/{about}"),
        (term("dct:description"), "議長の許可による"),
        (term("dct:description"), "by leave of the chair"),
        (term("dct:date"), "2026-11-28"),
        (term("dc:creator"), "議会事務局"),
        (term("pg:places"), "1"),
    } <= found
    assert {quad.object.language for quad in said if quad.predicate == term("rdfs:label")} == {"ja", "en"}  # type: ignore[union-attr]


def test_what_was_withdrawn_can_be_asked_for_but_not_its_words(silent: Extraction, tmp_path: Path) -> None:
    stones = tombstones([Tombstone(sign=SIGN, documents=1, places=1)], BASE)
    write([*quads(silent, BASE), *stones], tmp_path)
    ((what, date, why, places, _),) = ask(tmp_path, "withdrawn", {}).rows
    assert (what, date, why, places) == ("発言", "2026-11-28", "議長の許可による", "1")
    assert ask(tmp_path, "words-said", {"words": "意見を聴きたい"}).rows == ()


def test_every_sort_of_withdrawal_has_a_term() -> None:
    assert set(KINDS) == set(Withdrawn)


def test_an_utterance_that_is_gone_keeps_its_number_and_leads_to_the_tombstone(silent: Extraction) -> None:
    gone = NamedNode(f"{BASE}id/utterance/{silent.document.id}.1")
    said = {quad.predicate: quad.object for quad in quads(silent, BASE) if quad.subject == gone}
    assert term("schema:text") not in said
    assert said[term("pg:withdrawal")] == NamedNode(f"{BASE}id/withdrawal/2026-01")
    assert said[term("schema:position")].value == "1"  # type: ignore[union-attr]


def without(*names: str) -> Change:
    wanted = {term(name) for name in names}
    return lambda said: [quad for quad in said if quad.predicate not in wanted]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (without("pg:withdrawal"), "The text of the utterance, or the withdrawal of it, is needed."),
        (without("dct:description"), "The reason is needed in Japanese and in English."),
        (without("dc:creator"), "Who decided on the withdrawal is needed, once."),
    ],
)
def test_what_is_missing_of_a_withdrawal_is_a_fault(
    silent: Extraction, tmp_path: Path, change: Change, message: str
) -> None:
    said = [*tombstones([Tombstone(sign=SIGN)], BASE), *quads(silent, BASE)]
    (tmp_path / "sources").mkdir()
    source = silent.document.text.encode()
    (tmp_path / silent.document.file).write_bytes(source)
    write(change(said), tmp_path)
    assert message in "\n".join(map(str, check(tmp_path)))


def test_both_files_of_a_build_hold_the_tombstones(silent: Extraction, tmp_path: Path) -> None:
    write([*tombstones([Tombstone(sign=SIGN)], BASE), *quads(silent, BASE)], tmp_path)
    for name in ("graph.ttl", "graph.trig"):
        subjects = {str(each.subject) for each in pyoxigraph.parse(path=tmp_path / name)}
        assert f"<{BASE}id/withdrawal/2026-01>" in subjects
