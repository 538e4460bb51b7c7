"""What sentences say: the table of predicate patterns laid over GiNZA's dependency trees."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from policy_graph.model import Claim, EntityType, Meeting, Mention, Reference, Status
from policy_graph.recognize.analysis import Token
from policy_graph.recognize.claims_groups import Group
from policy_graph.recognize.claims_reading import Reading, acts, claim
from policy_graph.recognize.claims_scene import TOPIC, Found, Scene
from policy_graph.recognize.claims_status import end, status
from policy_graph.recognize.claims_tables import endings, sign

End = Mention | Reference
Pairs = Sequence[tuple[End, End]]
# Whom a municipality deals with, and what it makes itself: what an unnamed subject may be said of.
COUNTERPARTS = frozenset({"organization", "government"})
MEASURES = frozenset({"measure"})
# Between equals: AとBの連携; with や or 、 between them they are partners of somebody else.
PAIRING = frozenset({"と", "とか", "、あるいは", "あるいは", "または", "又は", "、または", "、又は"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ends:
    """Who and what. ``groups`` are where they stand; ``whole`` asks for the whole sentence as evidence; ``implied``
    says that the subject is not named."""

    pairs: Pairs
    groups: Sequence[Group]
    whole: bool = False
    implied: bool = False


class Predicates:
    """Reads passage after passage; remembers what the question was about, for answers that do not repeat it."""

    def __init__(self, meeting: Meeting) -> None:
        self._municipality = meeting.municipality.value if meeting.municipality else None
        self._officials = {
            utterance.number
            for utterance in meeting.utterances
            if utterance.role and utterance.role.value.endswith(endings("people", "offices"))
        }
        self._answers = {utterance.number: utterance.answers for utterance in meeting.utterances}
        self._objects: dict[str, tuple[Group, int | None]] = {}

    def read(self, reading: Reading) -> Iterator[Claim]:
        """Yield the claims that the sentences of one passage make."""
        scene = Scene(reading)
        for found in scene.predicates():
            mutual = "mutual" in found.pattern.flags
            ends = self._partners(scene, found) if mutual else self._doing(scene, found)
            if ends:
                yield from _claims(reading, found, ends)

    def _doing(self, scene: Scene, found: Found) -> _Ends | None:
        """Somebody does something: XがYを所管, YについてはXが担当, Yを所管するX."""
        if not found.last:
            return None
        subject, object_ = self._named(scene, found)
        here = bool(subject and object_)
        subject = subject or scene.deictic(found)
        object_ = self._recalled(scene, found, object_)
        if object_ and not subject and self._does_itself(scene, found):
            return self._own(scene.fit(object_, MEASURES), [object_])
        if not subject or not object_ or subject is object_:
            return None
        doers = scene.fit(subject, found.pattern.subject.types)
        done = scene.fit(object_, found.pattern.object.types)
        return _Ends(pairs=list(product(doers, done)), groups=(subject, object_), whole=not here)

    def _named(self, scene: Scene, found: Found) -> tuple[Group | None, Group | None]:
        """Subject and object as far as the sentence names them: arguments, the noun described, the topic."""
        pattern = found.pattern
        subject = scene.role(found, pattern.subject, found.doer)
        if subject and "が" not in subject.cases and scene.has_other(found, "nsubj"):
            subject = None
        object_ = scene.role(found, pattern.object, found.done_to)
        described = None if subject else scene.described(found, pattern.subject, missing="nsubj")
        if not object_ and not described:
            object_ = scene.described(found, pattern.object, missing="obj")
        if found.inflected and not object_ and pattern.object.topic and not scene.has_theme(found):
            object_ = scene.topic(found, pattern.object.types, pattern.object.topic)
        subject = subject or described
        main = found.inflected and found.predication.described is None
        if main and not subject and not scene.has_other(found, "nsubj"):
            subject = scene.topic(found, pattern.subject.types, TOPIC & pattern.subject.cases)
        return subject, object_

    def _recalled(self, scene: Scene, found: Found, object_: Group | None) -> Group | None:
        """The object, or that of the same predicate in this utterance, the one before it, or the question it answers."""
        utterance = scene.reading.analysis.passage.utterance
        if "carry" not in found.pattern.flags or utterance is None:
            return object_
        word = scene.tokens[found.predication.word].lemma
        if object_:
            self._objects[word] = (object_, utterance)
        group, asked = self._objects.get(word, (None, None))
        near = asked in (utterance, utterance - 1, self._answers.get(utterance))
        return group if near and found.inflected and (object_ or not scene.has_theme(found)) else object_

    def _partners(self, scene: Scene, found: Found) -> _Ends | None:
        """AとBの連携, AはBと連携, Bとの連携 (by the municipality, when an official of it speaks)."""
        types = found.pattern.object.types
        arguments = [group for group in scene.arguments(found) if scene.fit(group, types)]
        listed = [
            group for group in arguments if len(scene.fit(group, types)) > 1 and group.joints <= PAIRING
        ]
        partners = [group for group in arguments if group.cases & found.pattern.object.cases]
        others = [
            group
            for group in arguments
            if group not in partners and group.cases & found.pattern.subject.cases
        ]
        described = scene.described(found, found.pattern.subject, missing="nsubj")
        subject = others[0] if others else described or scene.topic(found, COUNTERPARTS, TOPIC)
        if listed and (not subject or subject in listed):
            pairs: Pairs = [
                pair for group in listed for each in group.alternatives for pair in combinations(each, 2)
            ]
            return _Ends(pairs=pairs, groups=listed)
        if partners and subject and subject not in partners:
            ends = [(scene.fit(subject, types), scene.fit(group, types)) for group in partners]
            return _Ends(
                pairs=[pair for each in ends for pair in product(*each)], groups=(subject, *partners)
            )
        if partners and self._speaks(scene, found):
            fitting = [each for group in partners for each in scene.fit(group, COUNTERPARTS)]
            return self._own([each for each in fitting if not _is_own(each)], partners)
        return None

    def _own(self, others: Sequence[Mention], groups: Sequence[Group]) -> _Ends:
        """What an official says without a subject is said of the municipality."""
        own = Reference(type=EntityType.PLACE, name=self._municipality or "")
        return _Ends(pairs=[(own, other) for other in others], groups=groups, implied=True)

    def _does_itself(self, scene: Scene, found: Found) -> bool:
        """策定しております: an official speaks of what is done, in the active voice."""
        done = sign("done").match(found.predication.clause)
        return bool(done) and found.inflected and not found.passive and self._speaks(scene, found)

    def _speaks(self, scene: Scene, found: Found) -> bool:
        """Tell whether an official of the municipality speaks, of no other subject."""
        official = scene.reading.analysis.passage.utterance in self._officials
        unnamed = "implied" in found.pattern.flags and not scene.has_other(found, "nsubj")
        return bool(self._municipality) and official and unnamed


def _is_own(mention: Mention) -> bool:
    """本市 is the municipality itself; a section is one of its own: no partner of it."""
    return mention.name.endswith(endings("around", "sections")) or (mention.anaphor and acts(mention))


def _claims(reading: Reading, found: Found, ends: _Ends) -> Iterator[Claim]:
    manner = status(found.predication)
    if ends.implied and manner is Status.ASKED:
        return
    method = f"predicate:{found.pattern.name}{':implied' if ends.implied else ''}"
    evidence = reading.span(*_place(reading.analysis.tokens, found, ends))
    for one, other in dict.fromkeys(ends.pairs):
        subject, object_ = (other, one) if found.pattern.reverse else (one, other)
        yield claim(subject, found.pattern.predicate, object_, evidence, method, manner)


def _place(tokens: Sequence[Token], found: Found, ends: _Ends) -> tuple[int, int]:
    """The shortest stretch that says it: from the first name to the end of the clause."""
    sentence = found.predication.sentence
    if ends.whole:
        return tokens[sentence.start].start, tokens[sentence.stop - 1].end
    stop = tokens[end(found.predication) - 1].end
    start = min([tokens[found.first].start, *(group.start for group in ends.groups)])
    return start, max([stop, *(tokens[group.tokens[-1]].end for group in ends.groups)])
