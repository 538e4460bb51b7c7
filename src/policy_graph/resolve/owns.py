"""What is a meeting's own: its municipality and prefecture, its body, the assembly, the bureau of who speaks."""

from policy_graph.model import EntityType, Utterance
from policy_graph.resolve.bodies import CHAIR
from policy_graph.resolve.deixis import Pointing, authorities
from policy_graph.resolve.names import Key
from policy_graph.resolve.scope import Scopes
from policy_graph.text import fold

ORGANIZATION, PLACE = EntityType.ORGANIZATION, EntityType.PLACE
NATION, HOME = "国", "日本"
COMMITTEE = "委員会"
CHAIRPERSON = "委員長"
# 総務局長 speaks for 総務局.
HEAD, BUREAU = "長", "局"


def own(found: Pointing, scopes: Scopes, utterance: Utterance | None) -> Key | None:
    """Return the municipality, prefecture, body or assembly of a meeting that a deictic name stands for.

    国 is Japan. 当局 is the bureau of the officer who speaks, in the mouth of anybody else the municipality.
    """
    if found.type is PLACE and found.noun == NATION:
        return scopes.key(PLACE, HOME, kind="country")
    government = scopes.governments.own
    if found.noun in authorities():
        bureau = _bureau(utterance)
        return (
            scopes.key(ORGANIZATION, bureau)
            if bureau
            else (scopes.key(PLACE, government.name) if government else None)
        )
    if found.is_part:
        chaired = scopes.body.endswith(COMMITTEE) and _role(utterance).endswith(CHAIRPERSON)
        return scopes.key(ORGANIZATION, scopes.body + found.noun) if chaired else None
    names = (
        [scopes.body, scopes.assembly]
        if found.type is ORGANIZATION
        else [government.name, government.within]
        if found.type is PLACE and government
        else []
    )
    keys = (scopes.key(found.type, name) for name in names if name)
    return next((key for key in keys if key.name.endswith(found.endings)), None)


def in_plenary(found: Pointing, scopes: Scopes) -> bool:
    """Tell whether 委員会 is said where the whole assembly meets, so that it means one of its committees."""
    return found.noun == COMMITTEE and bool(scopes.assembly) and scopes.body == scopes.assembly


def committee(scopes: Scopes, utterance: Utterance | None) -> Key | None:
    """Return the committee whose chair speaks in a plenary: 総務委員長 reports for 総務委員会."""
    chair = CHAIR.fullmatch(_role(utterance))
    return scopes.key(ORGANIZATION, f"{chair['committee']}会") if chair and not chair["deputy"] else None


def _role(utterance: Utterance | None) -> str:
    return fold(utterance.role.value) if utterance and utterance.role else ""


def _bureau(utterance: Utterance | None) -> str:
    role = _role(utterance)
    return role.removesuffix(HEAD) if role.endswith(BUREAU + HEAD) and len(role) > len(BUREAU + HEAD) else ""
