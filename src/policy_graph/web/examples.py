"""Examples that a form offers: names that the data has, the most named first; else the example of the question."""

from dataclasses import dataclass
from urllib.parse import quote, urlencode

from policy_graph.model.question import Parameter, Question
from policy_graph.web.serving import Served, asked

MOST = 3
# Things that people ask about: posts and meetings are named often, but seldom meant.
ENTITIES = "program,organization,place,person"


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """Values that a question can be asked with: ``query`` is the end of an address."""

    label: str
    query: str


async def suggested(service: Served, question: Question) -> tuple[Example, ...]:
    """Give some examples; none where a field must be filled and nothing is known to fill it with."""
    needed = [each for each in question.parameters if each.default is None]
    wanted = needed or [each for each in question.parameters if each.complete][:1]
    if not wanted:
        return ()
    first, *rest = wanted
    others = [(each.name, (await _names(service, each))[:1]) for each in rest]
    if not all(found for _, found in others):
        return ()
    fixed = [(name, found[0]) for name, found in others]
    return tuple(_example([(first.name, name), *fixed]) for name in (await _names(service, first))[:MOST])


def _example(values: list[tuple[str, str]]) -> Example:
    label = "・".join(f"「{value}」" for _, value in values)
    return Example(label=label, query=urlencode(values, quote_via=quote))


async def _names(service: Served, parameter: Parameter) -> list[str]:
    """Give names of the kind that a field completes; what the question itself gives as an example where there are none."""
    if parameter.complete:
        kind = ENTITIES if parameter.complete == "entity" else parameter.complete
        found = await asked(service.complete, "", kind=kind, limit=MOST)
        if found:
            return list(dict.fromkeys(each.label for each in found))
    return [parameter.example] if parameter.example else []
