"""The page of a network: its data in columns, its links, what it says that it does not hold, and that nothing in it does harm."""

import base64
import hashlib
import json
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_graph.model import Actor, ActorType, Tie
from policy_graph.views.arrangement import arrange
from policy_graph.views.measures import measure
from policy_graph.views.network import network
from policy_graph.views.page import as_json, data, moved, page
from policy_graph.views.page.addresses import beside, fragment
from policy_graph.views.page.evidence import Links, fiscal_year
from policy_graph.views.page.html import App

APP = App(script="start()", style=".network{}")


def laid(actors: list[Actor], ties: list[Tie]) -> tuple[Any, Any, Any]:
    graph = network(actors, ties)
    graph.graph.update(kind="stakeholders", left_out={"period": 3})
    measured = measure(graph)
    return graph, measured, arrange(graph, measured)


def test_the_data_hold_every_text_once_and_rows_point_at_them(actors: list[Actor], ties: list[Tie]) -> None:
    found = data(*laid(actors, ties), links=Links(base="organization/"))
    at = found["edges"]["relation"].index("responsibleFor")
    ends = [found["nodes"]["label"][found["edges"][end][at]] for end in ("source", "target")]
    assert ends == ["産業局", "かわべ産業プラン"]
    rows = found["edges"]["evidence"][at]
    evidence = found["evidence"]
    assert [evidence["start"][row] for row in rows] == [10, 40]
    assert [evidence["text"][row] for row in rows] == [0, 0]
    assert found["texts"] == ["産業局が所管する計画です。"]
    assert [evidence["speaker"][row] for row in rows] == [0, None]
    assert [found["meetings"][evidence["meeting"][row]]["date"] for row in rows] == [
        "2031-10-16",
        "2031-11-02",
    ]
    assert found["period"] == ["2031-10-16", "2031-11-02"]
    assert set(found["types"]) == {each.type.value for each in actors}
    assert {len(column) for column in evidence.values()} == {len(ties)}


def test_what_a_page_does_not_carry_is_counted_and_said(actors: list[Actor], ties: list[Tie]) -> None:
    found = data(*laid(actors, ties), actors=2, quotes=1)
    assert len(found["nodes"]["id"]) == 2
    # Of seven actors two are here, of six lines the one between them.
    assert "the 5 least connected actors, 5 relations" in found["scope"]["en"]
    assert "期間外3件" in found["scope"]["ja"]
    assert len(found["edges"]["source"]) == 1


@given(
    st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3), st.integers(0, 40)), max_size=40),
    st.integers(0, 5),
)
def test_a_weight_is_the_rows_that_are_here_and_those_that_are_not(
    drawn: list[tuple[int, int, int]], quotes: int
) -> None:
    people = [Actor(id=f"a/{at}", label=str(at), type=ActorType.PERSON) for at in range(4)]
    ties = [
        Tie(
            source=f"a/{one}",
            target=f"a/{other}",
            relation="memberOf",
            quote="言葉",
            document="d.txt",
            start=start,
            end=start + 2,
            meeting="会議",
        )
        for one, other, start in drawn
    ]
    found = data(*laid(people, ties), quotes=quotes)
    edges = found["edges"]
    assert edges["weight"] == [
        len(rows) + more for rows, more in zip(edges["evidence"], edges["more"], strict=True)
    ]
    assert sum(edges["weight"]) == len(set(ties))
    assert data(*laid(people[::-1], ties[::-1]), quotes=quotes) == found


EVIL = "</script><script>alert(1)</script><!-- \ud800 \u2028 \"'&"


def test_words_that_mean_harm_stay_words(tie: Callable[..., Tie]) -> None:
    people = [Actor(id=each, label=EVIL, type=ActorType.PERSON) for each in ("one", "two")]
    ties = [tie("one", "two", EVIL, quote=EVIL, speaker=EVIL, meeting=EVIL)]
    links = beside({"kawabe-0a1b2c3d": '"><img src=x>.txt'})
    made = page(*laid(people, ties), app=APP, links=links)
    made.encode()
    assert made.count("<script") == 2
    assert "<img" not in made
    assert "<!--" not in made
    (block,) = re.findall(r'id="network">(.*?)</script>', made, re.DOTALL)
    assert json.loads(block)["texts"] == [EVIL.replace("\ud800", "\ufffd")]


def test_the_policy_allows_the_very_script_and_style_of_the_page(
    actors: list[Actor], ties: list[Tie]
) -> None:
    made = page(*laid(actors, ties), app=APP)
    for part in ("script", "style"):
        content = re.findall(rf"<{part}>(.*?)</{part}>", made, re.DOTALL)[-1]
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{part}-src 'sha256-{digest}'" in made
    assert "default-src 'none'" in made


def test_behind_the_picture_stand_the_tables_with_their_words(actors: list[Actor], ties: list[Tie]) -> None:
    made = page(*laid(actors, ties), app=APP)
    tables = made[made.index('<div id="fallback">') : made.index('<script type="application/json"')]
    assert tables.count('<tr id="line-') == 6
    assert tables.count("<blockquote>") == len(ties)
    assert "灰色の線は同じ段落に名前があるというだけ" in tables


def test_a_quote_links_to_its_very_words_beside_the_page(tie: Callable[..., Tie]) -> None:
    links = beside({"kawabe-0a1b2c3d": "川辺 1.txt"}, "../")
    one = tie("a", "b", quote="産業局が所管")
    assert links.document(one) == "../sources/%E5%B7%9D%E8%BE%BA%201.txt"
    assert links.quote(one) == "../sources/%E5%B7%9D%E8%BE%BA%201.txt#:~:text=産業局が所管"
    # Where the source is at hand its line ends are seen.
    wrapped = beside({"kawabe-0a1b2c3d": "k.txt"}, text=lambda _: "産業局が\n所管する").quote
    assert wrapped(tie("a", "b", quote="産業局が 所管する")) == "sources/k.txt#:~:text=産業局が,所管する"
    assert beside({}).quote(one) is None


def test_words_that_stand_earlier_too_are_told_apart_by_those_before_them(tie: Callable[..., Tie]) -> None:
    text = "○浜田委員　賛成です。\n\n○岸委員　賛成です。\n\n○浜田委員　反対です。\n\n○岸委員　賛成です。"
    quote = beside({"kawabe-0a1b2c3d": "k.txt"}, text=lambda _: text).quote

    def opened(at: int) -> str | None:
        return (quote(replace(tie("a", "b"), start=at, end=at + 5)) or "").partition("text=")[2]

    first, second, third = (found.start() for found in re.finditer("賛成です", text))
    assert opened(first) == "賛成です。"
    assert opened(second) == "○岸委員-,賛成です。"
    # 岸 says it twice: the line above is needed, too, with its end as it stands.
    assert opened(third) == "○浜田委員　反対です。%0A%0A○岸委員-,賛成です。"


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("駅前広場の整備", "駅前広場の整備"),
        ("A-B,C & 50%", "A%2DB%2CC%20%26%2050%25"),
        # Cut only where a word surely begins: behind a particle or a comma, before kanji.
        (
            "取り組みの中心となる協議会が、来年度の予算案を編成する際に市民の意見を聴取していくこととした",
            "取り組みの中心となる協議会が、,聴取していくこととした",
        ),
        ("一文目です。 … 二文目です。", "一文目です。,二文目です。"),
    ],
)
def test_a_text_fragment_is_cut_between_words(words: str, written: str) -> None:
    assert fragment(words) == written


def test_a_page_that_moves_to_another_folder_takes_its_links_along(
    actors: list[Actor], ties: list[Tie]
) -> None:
    links = beside({"kawabe-0a1b2c3d": "k.txt"})
    made = moved(page(*laid(actors, ties), app=APP, links=links), "../")
    assert 'href="sources/' not in made
    assert '"sources/' not in made
    assert made.count('<a href="../sources/k.txt#:~:text=') == len(ties)
    read = json.loads(re.findall(r'id="network">(.*?)</script>', made, re.DOTALL)[0])
    assert [each["href"] for each in read["documents"]] == ["../sources/k.txt"]
    assert moved(made, "") == made


@pytest.mark.parametrize(
    ("day", "year"),
    [("2031-03-31", 2030), ("2031-04-01", 2031), ("2031-04", 2031), ("2031", None), (None, None)],
)
def test_a_fiscal_year_begins_in_april(day: str | None, year: int | None) -> None:
    assert fiscal_year(day) == year


def test_json_of_a_page_is_small_and_whole() -> None:
    assert as_json({"a": [1, None, "<東>"]}) == '{"a":[1,null,"\\u003c東>"]}'
