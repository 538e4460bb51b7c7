"""From a thing to the questions that can be asked of it: those of the library that take such a name."""

from collections.abc import Iterable, Iterator

from policy_graph.model.page import EntityPage, MeetingPage, Page
from policy_graph.model.page_parts import Leading
from policy_graph.model.question import Parameter, Question

ENTITY, BODY = "entity", "body"


def leading(page: Page, questions: Iterable[Question], *, body: bool) -> Iterator[Leading]:
    """Give the questions with the name of the thing filled in; ``body`` tells that it holds meetings."""
    kinds, name = _asked(page, body=body)
    for question in questions:
        taking = next((each for each in question.parameters if each.complete in kinds), None)
        if taking and _complete(question, taking):
            yield Leading(
                question=question.name,
                ja=question.title_ja,
                en=question.title_en,
                parameter=taking.name,
                value=page.thing.iri if taking.type == "iri" else name,
            )


def _asked(page: Page, *, body: bool) -> tuple[tuple[str, ...], str]:
    """As what a thing can be asked for, and by what name: a meeting by the body that held it."""
    match page:
        case EntityPage():
            return (page.thing.kind, ENTITY, *((BODY,) if body else ())), page.thing.label
        case MeetingPage() if page.body_name:
            return (BODY,), page.body_name
    return (), ""


def _complete(question: Question, taking: Parameter) -> bool:
    """Whether nothing else must be given, so that the link leads to an answer."""
    return all(each.default is not None for each in question.parameters if each != taking)
