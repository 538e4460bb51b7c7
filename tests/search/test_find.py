"""What was said is found by its words, narrowed, ordered and shown in context; things by what they are called."""

from pathlib import Path
from typing import Any

import pytest

from policy_graph.errors import UsageError
from policy_graph.folding.words import read
from policy_graph.model.serving import Order, Sought
from policy_graph.search.find import complete, find
from policy_graph.search.holders import Holders


def found(place: Path, words: str, **narrowed: Any) -> list[str]:
    return [hit.iri for hit in find(place, Sought(words=words, **narrowed)).hits]


@pytest.mark.parametrize(
    ("words", "iris"),
    [
        ("公園", ["u1", "u3"]),
        ("公園 駐車場", ["u3"]),
        ("公園 -駐車場", ["u1"]),
        ("整備 OR 補助", ["u1", "u2"]),
        ("公園 整備 OR バス", ["u1", "u3"]),
        ("国庫", ["u2"]),
        ("緑ケ丘のバス", ["u3"]),
        ("補助はあり", ["u2"]),
        ("園", ["u1", "u3"]),
        ("について", ["u3"]),
        ("図書館", []),
        ("-公園", ["u2"]),
    ],
)
def test_utterances_with_the_words_are_found(place: Path, words: str, iris: list[str]) -> None:
    assert found(place, words) == iris


@pytest.mark.parametrize(
    ("narrowed", "iris"),
    [
        ({"body": "審議会"}, ["u3"]),
        ({"meeting": "https://example.org/id/meeting/1"}, ["u1", "u2"]),
        ({"speaker": "渡辺"}, ["u2", "u3"]),
        ({"speaker": "桐生芳江"}, ["u1"]),
        ({"since": "2024-01-01"}, ["u1", "u2"]),
        ({"until": "2023-02-01"}, ["u3"]),
        ({"order": Order.OLDEST}, ["u3", "u1", "u2"]),
    ],
)
def test_they_are_narrowed_and_ordered_also_without_words(
    place: Path, narrowed: dict[str, Any], iris: list[str]
) -> None:
    assert found(place, "", **narrowed) == iris


def test_relevance_is_how_often_in_how_much(place: Path) -> None:
    assert found(place, "公園", order=Order.RELEVANCE, body="") == ["u1", "u3"]
    assert found(place, "駐車場", order=Order.RELEVANCE) == ["u2", "u3"]


def test_a_page_tells_how_many_there_are_in_all(place: Path) -> None:
    page = find(place, Sought(words="の", limit=1, offset=1))
    assert ([hit.iri for hit in page.hits], page.total) == (["u2"], 3)


def test_words_stand_in_their_context_at_their_place_in_the_source(place: Path) -> None:
    (hit,) = find(place, Sought(words="市民")).hits
    assert (hit.before, hit.marked, hit.after) == ("中央公園の整備を進めます。公園は", "市民", "の場です。")
    assert (hit.start, hit.end) == (116, 118)
    (hit,) = find(place, Sought(words="補助はありますか")).hits
    assert hit.marked == "補助は\nありますか"
    assert (hit.start, hit.end) == (209, 235)
    assert (hit.speaker, hit.context, hit.date) == ("渡邉委員", "川辺市議会 第2回定例会", "2024-06-03")


def test_all_words_are_marked(place: Path) -> None:
    (hit,) = find(place, Sought(words="バス 公園")).hits
    assert hit.parts == (
        ("緑ヶ丘の", False), ("ﾊﾞｽ", True), ("路線と", False), ("公園", True), ("の駐車場について。", False),
    )  # fmt: skip


def test_things_are_found_beside_what_was_said(place: Path) -> None:
    both = find(place, Sought(words="公園"))
    assert [each.iri for each in both.things] == ["o2", "o1", "p2", "p1"]
    assert both.named == (("organization", 2), ("place", 2))
    only = find(place, Sought(words="公園 中央", kind="place"))
    assert ([each.iri for each in only.things], only.hits) == (["p2", "p1"], ())


@pytest.mark.parametrize(
    ("begun", "kind", "iris"),
    [
        (
            "公園",
            "",
            ["o2", "o1", "p2", "p1"],
        ),  # the whole name, its beginning, then the one that is named most
        ("中央", "place", ["p1", "p2"]),
        ("ちゅうおう", "", ["p1", "p2"]),  # given, and guessed
        ("チュウオウ", "organization,place", ["p1", "p2"]),
        ("みどり", "organization", ["o2"]),
        ("公園課", "", ["o1"]),
        ("公", "post", []),
        ("", "", []),
        ("", "organization", ["o1", "o2"]),  # before a letter is typed, those that are named most
    ],
)
def test_names_are_completed_best_first(place: Path, begun: str, kind: str, iris: list[str]) -> None:
    assert [each.iri for each in complete(place, begun, kind=kind)] == iris


def test_what_fits_is_shown_but_no_hidden_name(place: Path) -> None:
    assert [each.matched for each in complete(place, "公園", kind="organization")] == ["公園", "公園緑地課"]
    assert complete(place, "公園課")[0].matched == "公園緑地課"


def test_bodies_are_completed_from_the_meetings(place: Path) -> None:
    assert [(each.label, each.count) for each in complete(place, "川辺", kind="body")] == [("川辺市議会", 2)]
    assert [each.label for each in complete(place, "", kind="body")] == ["川辺市議会", "環境審議会"]
    assert [each.label for each in complete(place, "中央", kind="body,place")] == ["中央公園", "北中央公園前"]


def test_a_query_gets_all_that_holds_words_but_nothing_that_rests_on_a_guess(place: Path) -> None:
    holders = Holders(place)
    assert holders(read("公園 -駐車場")) == {"u1", "o1", "o2", "p1", "p2"}
    assert holders(read("ちゅうおう")) == {"p1"}


def test_a_date_that_is_none_is_told(place: Path) -> None:
    with pytest.raises(UsageError, match="'5月' is no date"):
        find(place, Sought(words="公園", since="5月"))
