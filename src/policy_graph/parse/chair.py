"""Who presides: the speakers whose words open items and announce what was decided."""

import re
from collections import Counter
from collections.abc import Sequence

from policy_graph.model import Attendee, Presence, Utterance, UtteranceFunction
from policy_graph.parse.posts import PRESIDING, PRESIDING_HOUSE
from policy_graph.text import fold

# Titles of those who may preside, deputies with them; in a plenary it is the 議長 alone.
CHAIR = re.compile(PRESIDING)
SPEAKER_OF_HOUSE = re.compile(PRESIDING_HOUSE)
# Chairs who stand in for one another: 副委員長 for 委員長.
VICE = re.compile(r"^(?:副|仮|臨時)+|(?:代理|職務代理者)$")


def is_chair(utterance: Utterance) -> bool:
    """Tell whether a chair speaks, be it of this meeting or of a committee that reports to it."""
    if utterance.function is UtteranceFunction.CHAIR:
        return True
    return utterance.role is not None and CHAIR.search(utterance.role.value) is not None


def presiding(utterances: Sequence[Utterance], people: Sequence[Attendee] = ()) -> frozenset[int]:
    """Give the numbers of the utterances of whoever presides: in a plenary the 議長, else the chair who speaks most, and
    not the deputy beside a chair; where labels give names alone, whoever the lists call the chair."""
    chairs = [each for each in utterances if is_chair(each)]
    house = [each.number for each in chairs if each.role and SPEAKER_OF_HOUSE.search(each.role.value)]
    if house:
        return frozenset(house)
    if not chairs:
        return frozenset(_listed(utterances, people))
    chairs = [each for each in chairs if not _is_deputy(each)] or chairs
    roles = Counter(_office(each) for each in chairs)
    office = max(roles, key=lambda role: (roles[role], role), default="")
    return frozenset(each.number for each in chairs if _office(each) == office)


def _is_deputy(utterance: Utterance) -> bool:
    return utterance.role is not None and fold(utterance.role.value).startswith("副")


def _listed(utterances: Sequence[Utterance], people: Sequence[Attendee]) -> list[int]:
    names = [
        fold(each.name.value)
        for each in people
        if each.name and each.role and CHAIR.search(each.role.value) and each.presence is not Presence.ABSENT
        if not VICE.search(fold(each.role.value))
    ]
    own = [(each.number, fold(each.name.value)) for each in utterances if each.name]
    return [number for number, name in own if any(full.startswith(name) for full in names[:1])]


def _office(utterance: Utterance) -> str:
    return VICE.sub("", fold(utterance.role.value)) if utterance.role else ""
