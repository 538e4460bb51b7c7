"""The graph as pages: words in their place, quotes in their sentence, what belongs together."""

from dataclasses import replace
from pathlib import Path

import pytest
from tests.triples.conftest import (
    BODY,
    LUMINA_UNIVERSITY,
    MAY,
    MOON,
    PLAN,
    SECTION,
    Publish,
    made_in_may,
)

from policy_graph.model.page import DocumentPage, EntityPage, MeetingPage, Page, UtterancePage
from policy_graph.triples.pages import pages
from policy_graph.triples.pages.marked import aligned, marks, pieces
from policy_graph.triples.pages.quotes import in_sentence
from policy_graph.triples.query import open_graph


@pytest.fixture
def found(build: Path) -> dict[str, Page]:
    return {page.thing.iri.rpartition("/id/")[2]: page for page in pages(open_graph(build), build)}


def of(found: dict[str, Page], kind: str) -> list[Page]:
    return [page for page in found.values() if page.thing.kind == kind]


def test_names_are_marked_in_the_words_of_an_utterance(found: dict[str, Page]) -> None:
    page = found[
        next(key for key in found if key.startswith("utterance/kawabe-2024-05") and key.endswith(".1"))
    ]
    assert isinstance(page, UtterancePage)
    (paragraph,) = page.text
    # The speech is wrapped in the source; the reader sees it joined.
    assert (
        "".join(piece.text for piece in paragraph)
        == "駅前再生計画の素案について、商工課長から説明をお願いしたい。"
    )
    named = [(piece.text, piece.thing.label) for piece in paragraph if piece.thing]
    assert named == [("駅前再生計画", "駅前再生計画"), ("商工課長", "商工課長（川辺市）")]


def test_question_and_answer_know_each_other(found: dict[str, Page]) -> None:
    asked, answer = (
        page
        for page in found.values()
        if page.thing.iri.endswith((".4", ".5")) and page.thing.kind == "utterance"
    )
    assert isinstance(asked, UtterancePage)
    assert isinstance(answer, UtterancePage)
    assert [turn.number for turn in asked.answered_by] == [5]
    assert answer.answers
    assert answer.answers.number == 4
    assert (answer.previous and answer.previous.number, answer.following) == (4, None)


def test_lines_are_cited_by_their_page_and_found_from_the_beginning(publish: Publish) -> None:
    # The second page begins with line 19, where the head of the section speaks of the plan.
    may = made_in_may()
    second = MAY.index("商工課長\n駅前再生計画（以下")
    folder = publish([replace(may, document=replace(may.document, pages=(0, second)))])
    found = list(pages(open_graph(folder), folder))
    (document,) = [page for page in found if isinstance(page, DocumentPage)]
    assert [(line.number, line.page) for line in document.lines if line.page] == [(1, 1), (19, 2)]
    assert [document.lines[at].cited for at in (17, 18, 26)] == [18, 1, 9]
    assert [line.number for line in document.lines for _ in line.utterances] == [12, 16, 19, 23, 26]
    last = next(page for page in found if isinstance(page, UtterancePage) and page.turn.number == 5)
    assert (last.line, last.cited, last.page) == (26, 8, 2)


def test_utterances_and_statements_have_names_in_both_languages(found: dict[str, Page]) -> None:
    utterance = next(page for page in of(found, "utterance") if page.thing.iri.endswith(".4"))
    assert (utterance.thing.label, utterance.thing.english) == (
        "花輪委員（発言4）",
        "花輪委員 (utterance 4)",
    )
    names = {page.thing.label: page.thing.english for page in of(found, "statement")}
    assert names["商工課 － 所管する → 駅前再生計画"] == "商工課 – is responsible for → 駅前再生計画"


def test_a_thing_gathers_what_both_meetings_say_of_it(found: dict[str, Page]) -> None:
    page = found[PLAN]
    assert isinstance(page, EntityPage)
    responsible = next(each for each in page.relations if each.predicate == "responsibleFor")
    assert responsible.inverse
    assert [said.subject.label for said in responsible.said] == ["商工課", "商工課"]
    assert {quote.date for said in responsible.said for quote in said.quotes} == {"2024-05-20", "2024-07-08"}
    assert page.appearances[0].date == "2024-07-08"
    assert page.within == "川辺市"
    # Both paragraphs that name the plan and the section: one in May, one in July.
    assert {each.thing.label: each.count for each in page.companions}["商工課"] == 2


def test_what_is_denied_stays_denied(found: dict[str, Page]) -> None:
    page = found[LUMINA_UNIVERSITY]
    assert isinstance(page, EntityPage)
    (said,) = [said for relation in page.relations for said in relation.said]
    assert (said.subject.label, said.status, said.manner.en) == ("商工課", "Negated", "Negated")
    (quote,) = said.quotes
    assert (quote.before, quote.marked, quote.after) == ("", "ルミナ大学とは協定を結んでいない", "。")
    assert quote.speaker
    assert quote.speaker.label == "商工課長（川辺市）"


def test_a_meeting_tells_who_was_there_and_what_was_named(found: dict[str, Page]) -> None:
    page = next(page for page in of(found, "meeting") if page.thing.iri.endswith("2024-05-20"))
    assert isinstance(page, MeetingPage)
    there = [(each.name, each.role, each.presence.ja) for each in page.attendees]
    assert there == [
        ("月島", "会長", "出席"),
        ("花輪", "委員", "出席"),
        ("商工課長（川辺市）", "商工課長", "出席"),
        ("雪村", "委員", "欠席"),
    ]
    counts = {each.thing.iri.rpartition("/id/")[2]: each.count for each in page.named}
    # By its name in the agenda, the opening and the definition, by its short form in the definition and at the end.
    assert counts[PLAN] == 5
    assert counts[SECTION] == 1
    assert [item.turns for item in page.agenda] == [5]


def test_a_person_has_what_was_said_and_where(found: dict[str, Page]) -> None:
    page = found[MOON]
    assert isinstance(page, EntityPage)
    assert [turn.number for each in page.spoken for turn in each.turns] == [1]
    assert [thing.kind for thing in page.attended] == ["meeting"]
    assert {
        said.object.iri.rpartition("/id/")[2] for each in page.relations for said in each.said if said.object
    } >= {BODY}


def test_words_that_stand_twice_in_a_sentence_are_marked_where_the_prefix_leads() -> None:
    sentence = "市は市場を開き、市は市場を閉じる。"
    assert in_sentence(sentence, "市場", "を開き、市は") == ("市は市場を開き、市は", "市場", "を閉じる。")
    assert in_sentence(sentence, "市場\n　を開き", "市は") == ("市は", "市場を開き", "、市は市場を閉じる。")
    assert in_sentence(sentence, "別の語", "") == ("", "別の語", "")


def test_a_text_for_reading_finds_its_way_back_to_the_source() -> None:
    source = "ああ、駅前の\n　計画は\f- 3 -\nよい。"
    text = "駅前の計画はよい。"
    offsets = aligned(text, source, 3, len(source))
    assert [source[at] for at in offsets] == list(text)


def test_a_quote_that_begins_between_lines_has_its_anchor() -> None:
    found = marks([], {(2, 6): ()}, [(2, 6)])
    cut = pieces("うえ", [3, 4], found, since=2, until=5)
    assert [(piece.text, piece.marked, piece.anchors) for piece in cut] == [("うえ", True, ((2, 6),))]
