"""What lists and long pages need is surveyed once: the order of lists, every place in its turn, when it was said."""

import pytest
from pyoxigraph import NamedNode
from tests.site.conftest import written
from tests.triples.conftest import BASE, SECTION

from policy_graph.model.page_parts import Period
from policy_graph.triples.pages.appearances import Day, appearances, periods
from policy_graph.triples.pages.facts import statements_about
from policy_graph.triples.pages.nodes import Nodes
from policy_graph.triples.pages.register import NAMED, Register, opened, write
from policy_graph.triples.query import open_graph


@pytest.fixture(scope="module")
def nodes(tmp_path_factory: pytest.TempPathFactory) -> Nodes:
    return Nodes(open_graph(written(tmp_path_factory.mktemp("register") / "build")))


@pytest.fixture(scope="module")
def register(nodes: Nodes, tmp_path_factory: pytest.TempPathFactory) -> Register:
    place = tmp_path_factory.mktemp("register") / "register.sqlite"
    write(place, nodes.store)
    return opened(place)


def test_the_latest_meeting_comes_first_and_years_have_their_own(register: Register) -> None:
    assert [each.date for each in register.listed("meeting", "", 0, 9)] == ["2024-07-08", "2024-05-20"]
    assert [each.date for each in register.listed("meeting", "", 1, 9)] == ["2024-05-20"]
    assert register.years() == (("2024", 2),)
    assert register.listed("meeting", "2023", 0, 9) == ()


def test_all_places_of_a_name_are_shown_by_going_on(register: Register, nodes: Nodes) -> None:
    node = NamedNode(f"{BASE}id/{SECTION}")
    whole = register.appearances(nodes, node, 0, 300)
    assert len(whole.quotes) == whole.total == len(nodes.subjects("oa:hasBody", node, "mention"))
    pages = [register.appearances(nodes, node, first, 2).quotes for first in range(0, whole.total, 2)]
    assert [each for page in pages for each in page] == list(whole.quotes)
    assert register.appearances(nodes, node, whole.total, 2).quotes == []


def test_the_survey_finds_what_a_look_at_each_thing_finds(register: Register, nodes: Nodes) -> None:
    listed = [each for kind in NAMED for each in register.listed(kind, "", 0, 999)]
    assert len(listed) > 5
    for each in listed:
        node = NamedNode(each.thing.iri)
        looked = appearances(nodes, node, statements_about(nodes, node), 300)
        assert register.appearances(nodes, node, 0, 300) == looked


def test_an_address_without_escapes_is_taken_for_the_only_thing_it_can_mean(register: Register) -> None:
    assert register.meant("organization/川辺市.A/B班") == f"{BASE}id/organization/川辺市.A%2FB班"
    assert register.meant("organization/川辺市.C班") is None


def test_few_days_are_told_by_day_and_many_by_month_or_year() -> None:
    few = [Day(date="2024-07-22", mentions=2, facts=1), Day(date="2024-05-20", mentions=3, facts=0)]
    assert periods(few) == (
        Period(when="2024-07-22", mentions=2, facts=1, first=0),
        Period(when="2024-05-20", mentions=3, facts=0, first=2),
    )
    many = [Day(date=f"2024-{12 - at // 3:02}-{21 - at % 3}", mentions=1, facts=0) for at in range(36)]
    assert [each.when for each in periods(many)][:2] == ["2024-12", "2024-11"]
    assert [each.first for each in periods(many)][:3] == [0, 3, 6]
    years = [Day(date=f"{2024 - at // 12}-{12 - at % 12:02}-01", mentions=1, facts=1) for at in range(36)]
    assert periods(years)[1] == Period(when="2023", mentions=12, facts=12, first=12)


def test_what_has_no_date_is_in_no_period_and_comes_last() -> None:
    undated = [Day(date="2024-05-20", mentions=1, facts=0), Day(date="", mentions=4, facts=4)]
    assert periods(undated) == (Period(when="2024-05-20", mentions=1, facts=0, first=0),)
