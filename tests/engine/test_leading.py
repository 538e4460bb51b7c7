"""From a page to the questions that take its name: only those that can be answered with nothing else given."""

from policy_graph.engine.serving.leading import leading
from policy_graph.model import Bilingual
from policy_graph.model.page import EntityPage, RulingPage
from policy_graph.model.page_parts import Ruling, Thing
from policy_graph.model.question import Parameter, Question

PLAN = Thing(iri="https://example.org/id/program/x", kind="program", label="駅前再生計画")
PAGE = EntityPage(
    thing=PLAN, turtle=b"", subtype="", within="", names=(), readings=(), post_in=None, codes=(), candidates=(),
    relations=(), facts=0, fact=0, appearances=(), mentions=0, first=0, periods=(), spoken=(), attended=(), companions=(),
    rulings=(), replaces=(),
)  # fmt: skip


def question(name: str, *parameters: Parameter) -> Question:
    return Question(
        name=name, title_ja="問", title_en="q", description_ja="", description_en="", parameters=parameters,
        columns=(), text="",
    )  # fmt: skip


def taking(kind: str | None, *, type: str = "name", default: str | None = "") -> Parameter:
    return Parameter(name=f"the-{kind}", type=type, ja="", en="", default=default, complete=kind)


ASKED = (
    question("of-programs", taking("program")),
    question("of-any", taking("entity", type="iri", default=None)),
    question("of-people", taking("person")),
    question("of-bodies", taking("body")),
    question("of-two", taking("program"), taking(None, default=None)),
)


def test_a_program_leads_to_what_takes_programs_or_anything() -> None:
    found = {each.question: (each.parameter, each.value) for each in leading(PAGE, ASKED, body=False)}
    assert found == {"of-programs": ("the-program", "駅前再生計画"), "of-any": ("the-entity", PLAN.iri)}


def test_what_holds_meetings_is_asked_as_a_body_too() -> None:
    assert "of-bodies" in {each.question for each in leading(PAGE, ASKED, body=True)}


def test_a_judgement_is_asked_nothing() -> None:
    no = Bilingual(ja="", en="")
    ruling = Ruling(
        thing=PLAN, verdict=no, about=PLAN, becomes=None, becomes_kind="", written_as="", documents="", who="",
        when="", why="",
    )  # fmt: skip
    assert not list(leading(RulingPage(thing=PLAN, turtle=b"", ruling=ruling), ASKED, body=False))
