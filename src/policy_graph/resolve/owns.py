"""What is a meeting's own: its municipality and prefecture, its body, the assembly, the bureau of who speaks."""

from collections.abc import Iterator

from policy_graph.model import EntityType, Utterance
from policy_graph.resolve.bodies import CHAIR
from policy_graph.resolve.deixis import Pointing, authorities
from policy_graph.resolve.names import Key
from policy_graph.resolve.scope import Scopes
from policy_graph.text import fold

ORGANIZATION, PLACE = EntityType.ORGANIZATION, EntityType.PLACE
NATION, HOME = "国", "日本"
COMMITTEE, CHAIRPERSON = "委員会", "委員長"
# 総務局長 speaks for 総務局.
BUREAU, HEAD = "局", "長"


def own(found: Pointing, scopes: Scopes, utterance: Utterance | None) -> Key | None:
    """Return the municipality, prefecture, body or assembly of a meeting that a deictic name stands for.

    国 is Japan. 当局 is the bureau of the officer who speaks, in the mouth of anybody else the municipality.
    """
    if found.type is PLACE and found.noun == NATION:
        return scopes.key(PLACE, HOME, kind="country")
    if found.noun in authorities():
        return _authorities(scopes, utterance)
    if found.is_part:
        return _part(found, scopes, utterance)
    return next((key for key in _owns(found.type, scopes) if key.name.endswith(found.endings)), None)


def committee(scopes: Scopes, utterance: Utterance | None) -> Key | None:
    """Return the committee whose chair speaks in a plenary: 総務委員長 reports for 総務委員会."""
    chair = CHAIR.fullmatch(_role(utterance))
    return scopes.key(ORGANIZATION, f"{chair['committee']}会") if chair and not chair["deputy"] else None


def in_plenary(found: Pointing, scopes: Scopes) -> bool:
    """Tell whether 委員会 is said where the whole assembly meets, so that it means one of its committees."""
    return found.noun == COMMITTEE and bool(scopes.assembly) and scopes.body == scopes.assembly


def _owns(type_: EntityType, scopes: Scopes) -> Iterator[Key]:
    government = scopes.governments.own
    if type_ is PLACE and government:
        yield from (scopes.key(type_, name) for name in (government.name, government.within) if name)
    if type_ is ORGANIZATION:
        yield from (scopes.key(type_, name) for name in (scopes.body, scopes.assembly) if name)


def _authorities(scopes: Scopes, utterance: Utterance | None) -> Key | None:
    role = _role(utterance)
    if role.endswith(BUREAU + HEAD) and role != BUREAU + HEAD:
        return scopes.key(ORGANIZATION, role.removesuffix(HEAD))
    government = scopes.governments.own
    return scopes.key(PLACE, government.name) if government else None


def _part(found: Pointing, scopes: Scopes, utterance: Utterance | None) -> Key | None:
    """理事会 in the mouth of a committee's chair is the committee's own; others may have one, too."""
    chaired = scopes.body.endswith(COMMITTEE) and _role(utterance).endswith(CHAIRPERSON)
    return scopes.key(ORGANIZATION, scopes.body + found.noun) if chaired else None


def _role(utterance: Utterance | None) -> str:
    return fold(utterance.role.value) if utterance and utterance.role else ""
