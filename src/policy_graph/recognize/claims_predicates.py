"""What sentences say: the table of predicate patterns laid over GiNZA's dependency trees."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from policy_graph.model import Claim, Meeting, Mention, Reference, Status
from policy_graph.recognize.analysis import Token
from policy_graph.recognize.claims_found import Found
from policy_graph.recognize.claims_groups import Group
from policy_graph.recognize.claims_own import Own
from policy_graph.recognize.claims_reading import AREAS, Reading, acts, claim, kinds
from policy_graph.recognize.claims_scene import TOPIC, Scene
from policy_graph.recognize.claims_status import quoted_to, status
from policy_graph.recognize.claims_tables import endings, sign

End = Mention | Reference
Pairs = Sequence[tuple[End, End]]
# Who may be the topic of a sentence about working together.
COUNTERPARTS = frozenset({"organization", "government"})
# What a sentence is about with は is no place that the municipality made, unless it says so.
SITES = frozenset({"site"})
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

    def __init__(self, meeting: Meeting, own: Own) -> None:
        self._own = own
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
        if object_ and not subject and (own := self._itself(scene, found)):
            kept = found.pattern.implied - (SITES if "は" in object_.cases else set())
            return _implied(own, scene.fit(object_, kept), [object_])
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
        relative = None if object_ or described else scene.described(found, pattern.object, missing="obj")
        object_ = object_ or relative
        if found.inflected and not object_ and pattern.object.topic and not scene.has_theme(found):
            object_ = scene.topic(found, pattern.object.types, pattern.object.topic)
        subject = subject or described
        if not subject and "onward" in pattern.flags:
            subject = scene.onward(found, pattern.subject)
        main = found.inflected and found.predication.described is None
        made = relative and "implied" in pattern.flags and not found.passive
        if (main or made) and not subject and not found.held and not scene.has_other(found, "nsubj"):
            cases = TOPIC & pattern.subject.cases
            subject = scene.topic(found, pattern.subject.types, cases, relative=bool(relative))
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
        """AとBの連携, AはBと連携; by the municipality, when an official of it speaks: Bとの連携, 連携しているB."""
        if "pact" in found.pattern.flags and not sign("pact").search(found.predication.before):
            return None
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
        unnamed = partners or ([described] if described and not others else [])
        if unnamed and (own := self._speaks(scene, found)):
            fitting = [each for group in unnamed for each in scene.fit(group, types)]
            return _implied(own, [each for each in fitting if _is_counterpart(each)], unnamed)
        return None

    def _itself(self, scene: Scene, found: Found) -> Reference | None:
        """策定しております: for whom an official speaks of what is done, in the active voice."""
        clause = found.predication.clause
        done = "whenever" in found.pattern.flags or sign("done").match(clause)
        asked = not found.pattern.verbs and sign("granted").match(clause)
        others = found.passive or found.decided or asked
        does = done and found.inflected and not others
        return self._speaks(scene, found) if does else None

    def _speaks(self, scene: Scene, found: Found) -> Reference | None:
        """For whom an official speaks of no other subject."""
        unnamed = "implied" in found.pattern.flags and not scene.has_other(found, "nsubj")
        own = self._own.speaker(scene.reading.analysis.passage.utterance) if unnamed else None
        others = sign("others").findall(found.predication.so_far)
        return own if own and all(other.startswith(own.name[-1]) for other in others) else None


def _implied(own: Reference, others: Sequence[Mention], groups: Sequence[Group]) -> _Ends:
    """What an official says without a subject is said of whom the official speaks for."""
    return _Ends(pairs=[(own, other) for other in others], groups=groups, implied=True)


def _is_counterpart(mention: Mention) -> bool:
    """Tell whether a municipality can work with it: not with itself (本市), a section or a district of its own."""
    section = mention.kind in (None, "unit") and mention.name.endswith(endings("around", "sections"))
    own = section or (mention.anaphor and acts(mention))
    return not own and bool(kinds(mention) & COUNTERPARTS or mention.kind in AREAS)


def _claims(reading: Reading, found: Found, ends: _Ends) -> Iterator[Claim]:
    ahead = any(group.start >= reading.analysis.tokens[found.first].start for group in ends.groups)
    manner = status(found.predication, settled="settled" in found.pattern.flags and not ahead)
    if ends.implied and manner in (Status.ASKED, Status.NEGATED):
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
    stop = tokens[quoted_to(found.predication) - 1].end
    start = min([tokens[found.first].start, *(group.start for group in ends.groups)])
    return start, max([stop, *(tokens[group.tokens[-1]].end for group in ends.groups)])
