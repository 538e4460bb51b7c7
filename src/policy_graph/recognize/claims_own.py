"""For whom officials speak when a sentence names no subject: the municipality, one of its boards, a ministry."""

from collections.abc import Iterable

from policy_graph.model import Claim, EntityType, Meeting, Predicate, Reference, Status, Utterance
from policy_graph.recognize.claims_offices import is_office, parted, posts_apart, state_office
from policy_graph.recognize.claims_tables import endings, words
from policy_graph.text import squeeze


class Own:
    """Knows of each utterance for whom it speaks; learns from speakers who say which post of the state they hold."""

    def __init__(self, meeting: Meeting) -> None:
        self._municipality = meeting.municipality.value if meeting.municipality else None
        self._utterances = {utterance.number: utterance for utterance in meeting.utterances}
        self._said: dict[str, str] = {}

    def speaker(self, number: int | None) -> Reference | None:
        """Return for whom an utterance speaks, ``None`` where it speaks for nobody but the speaker."""
        utterance = self._utterances.get(number or 0)
        if utterance is None:
            return None
        if utterance.role and is_office(utterance.role.value):
            return self._office(posts_apart(utterance.role.value)[0])
        ministry = self._said.get(_name(utterance))
        return _organization(ministry) if ministry else None

    def learn(self, claims: Iterable[Claim]) -> None:
        """Remember speakers who introduced themselves as ministers."""
        for claim in claims:
            post = claim.object
            state = claim.predicate is Predicate.HOLDS_POST and state_office(post.name)
            if state and isinstance(post, Reference) and post.within and claim.status is Status.STATED:
                self._said[squeeze(claim.subject.name)] = post.within

    def _office(self, title: str) -> Reference | None:
        """教育長 speaks for the education board, 選挙管理委員会事務局長 for that board, others for the municipality."""
        ministry, (unit, _) = state_office(title), parted(title)
        if ministry:
            return _organization(ministry)
        if self._municipality is None or title in words("people", "assembly_staff"):
            return None
        board = "教育委員会" if title.startswith("教育") else unit
        if board and board.startswith(endings("names", "boards")):
            return _organization(self._municipality + board)
        return Reference(type=EntityType.PLACE, name=self._municipality)


def _name(utterance: Utterance) -> str:
    return squeeze(utterance.name.value) if utterance.name else ""


def _organization(name: str) -> Reference:
    return Reference(type=EntityType.ORGANIZATION, name=name)
