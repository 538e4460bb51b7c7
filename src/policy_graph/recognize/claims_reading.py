"""A passage with its names in place, and the making of a claim: what every reader of claims shares."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from policy_graph.model import Claim, EntityType, Mention, Predicate, Reference, Span, Status
from policy_graph.recognize.analysis import Analysis
from policy_graph.recognize.claims_tables import endings
from policy_graph.recognize.tables import confidence

# What a place is that can act: the kinds that the recognizer gives; foreign places and deictic names by their endings
# (アオバ市, ミドリ州; 本市, 当区).
GOVERNMENTS = frozenset({"prefecture", "municipality", "special-ward", "country", "state", "union"})
ACTING = ("市", "区", "町", "村", "県", "都", "府", "道", "国", "州", "省")

# Programs that no municipality makes.
LAWS = frozenset({"law", "treaty"})
# Between names of a plain list.
JOINTS = ("と", "や", "、", "・", "及び", "並びに", "、及び")
# Places where something is done for those who live there.
DISTRICTS = frozenset({"district", "town", "ward"})
# Places too large to be run by somebody.
AREAS = frozenset({"region", "continent", "foreign-place", "land"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A mention in characters of the passage's copy."""

    mention: Mention
    start: int
    end: int

    @property
    def type(self) -> EntityType:
        """What the mention names."""
        return self.mention.type


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One passage and the names in it, in order."""

    analysis: Analysis
    names: tuple[Named, ...]

    @property
    def text(self) -> str:
        """The passage as a reader reads it."""
        return self.analysis.copy.text

    def span(self, start: int, end: int) -> Span:
        """Return the place in the source of a stretch of the copy."""
        return Span(*self.analysis.copy.source(start, end))


def readings(analyses: Sequence[Analysis], mentions: Sequence[Mention]) -> Iterator[Reading]:
    """Put the mentions into the passages; both come in order of their spans."""
    ordered = sorted(mentions, key=lambda mention: mention.span)
    starts = [mention.span.start for mention in ordered]
    for analysis in analyses:
        whole = analysis.passage.span
        inside = ordered[bisect_left(starts, whole.start) : bisect_left(starts, whole.end)]
        yield Reading(analysis=analysis, names=tuple(_named(analysis, inside)))


def _named(analysis: Analysis, mentions: Sequence[Mention]) -> Iterator[Named]:
    copy = analysis.copy
    for mention in mentions:
        start = bisect_left(copy.starts, mention.span.start)
        end = bisect_left(copy.starts, mention.span.end)
        if start < end:
            yield Named(mention=mention, start=start, end=end)


def near(reading: Reading, start: int, end: int) -> tuple[Named, ...]:
    """Return the names that begin in a stretch of the passage."""
    first = bisect_left(reading.names, start, key=lambda named: named.start)
    last = bisect_left(reading.names, end, key=lambda named: named.start)
    return reading.names[first:last]


def listed(reading: Reading, position: int) -> list[Named]:
    """Return a name and those before it in one list: AとB."""
    found = [reading.names[position]]
    for at in range(position - 1, -1, -1):
        if reading.text[reading.names[at].end : found[-1].start] not in JOINTS:
            break
        found.append(reading.names[at])
    return found


def onward(reading: Reading, position: int) -> list[Named]:
    """Return a name and those behind it in one list: AとB."""
    found = [reading.names[position]]
    for following in reading.names[position + 1 :]:
        if reading.text[found[-1].end : following.start] not in JOINTS:
            break
        found.append(following)
    return found


def full(named: Mention | Reference) -> str:
    """Return the full name as far as the recognizer knows it."""
    return (isinstance(named, Mention) and named.canonical) or named.name


def acts(mention: Mention) -> bool:
    """Tell whether a place is also a government: a municipality, prefecture, ward or country, or stands for one."""
    if mention.type is not EntityType.PLACE:
        return False
    deictic = mention.anaphor or mention.kind == "foreign-place"
    return mention.kind in GOVERNMENTS or (deictic and mention.name.endswith(ACTING))


def kinds(mention: Mention) -> frozenset[str]:
    """Return what a name can be where the tables ask for a kind of name."""
    found = {mention.type.lower()}
    if acts(mention):
        found.add("government")
    elif mention.type is EntityType.PLACE and mention.kind not in AREAS:
        found.add("site")
    if mention.type is EntityType.PLACE and (
        mention.kind in DISTRICTS or mention.name.endswith(endings("names", "districts"))
    ):
        found.add("district")
    if mention.type is EntityType.PROGRAM:
        found.add("law" if mention.kind in LAWS else "measure")
    if mention.type is EntityType.ORGANIZATION and mention.name.endswith(endings("names", "part_units")):
        found.add("unit")
    if mention.type is EntityType.ORGANIZATION and mention.name.endswith(endings("names", "sections")):
        found.add("section")
    return frozenset(found)


def claim(
    subject: Mention | Reference,
    predicate: Predicate,
    object: Mention | Reference,
    evidence: Span,
    method: str,
    status: Status = Status.STATED,
) -> Claim:
    """Make a claim with the confidence that was measured for its method; it is no surer than the names at its ends."""
    ends = (end.confidence for end in (subject, object) if isinstance(end, Mention))
    return Claim(
        subject=subject,
        predicate=predicate,
        object=object,
        evidence=evidence,
        method=method,
        confidence=min([confidence("fact", method), *ends]),
        status=status,
    )
