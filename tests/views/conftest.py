"""An invented city and its stakeholders."""

from collections.abc import Callable

import pytest

from policy_graph.model import Actor, ActorType, Tie

MakeTie = Callable[..., Tie]


@pytest.fixture
def actors() -> list[Actor]:
    return [
        Actor(id="organization/川辺市", label="川辺市", type=ActorType.ORGANIZATION),
        Actor(id="organization/川辺市.産業局", label="産業局", type=ActorType.ORGANIZATION),
        Actor(
            id="organization/川辺市.部会",
            label="川辺市水産振興協議会沿岸漁業活性化専門部会",
            type=ActorType.ORGANIZATION,
        ),
        Actor(id="person/川辺市.百瀬", label="百瀬真理子", type=ActorType.PERSON),
        Actor(id="post/川辺市.局長", label="局長@産業局", type=ActorType.POST),
        Actor(id="program/川辺市.産業プラン", label="かわべ産業プラン", type=ActorType.PROGRAM),
        Actor(id="place/川辺市.殿浜", label="殿浜", type=ActorType.PLACE),
    ]


@pytest.fixture
def tie() -> MakeTie:
    return make_tie


@pytest.fixture
def ties(actors: list[Actor]) -> list[Tie]:
    city, bureau, board, person, post, program, place = (actor.id for actor in actors)
    return [
        make_tie(bureau, city, "partOf"),
        make_tie(bureau, program, "responsibleFor", start=10),
        make_tie(bureau, program, "responsibleFor", start=40, date="2031-11-02", speaker=None),
        make_tie(person, board, "memberOf"),
        make_tie(person, post, "holdsPost"),
        make_tie(program, place, "targets"),
        make_tie(place, city, "coMention"),
        make_tie(city, place, "coMention", start=90),
    ]


def make_tie(
    source: str,
    target: str,
    relation: str = "memberOf",
    *,
    start: int = 0,
    quote: str = "産業局が所管する計画です。",
    date: str | None = "2031-10-16",
    speaker: str | None = "柏木部会長",
    meeting: str = "川辺市議会総務委員会",
) -> Tie:
    return Tie(
        source=source,
        target=target,
        relation=relation,
        quote=quote,
        document="kawabe-0a1b2c3d",
        start=start,
        end=start + len(quote),
        meeting=meeting,
        date=date,
        speaker=speaker,
    )
