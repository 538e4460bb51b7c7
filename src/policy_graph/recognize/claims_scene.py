"""One passage ready for reading: the words of the table of predicates in it, and what depends on them."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from policy_graph.model import EntityType, Mention
from policy_graph.recognize.claims_groups import Group, groups, particles, touched
from policy_graph.recognize.claims_reading import Reading, kinds
from policy_graph.recognize.claims_status import Predication
from policy_graph.recognize.claims_tables import Pattern, Role, patterns, words

# In the passive the doer is marked by these, and what is done to by those.
DOERS = frozenset({"により", "で", "では", "から", "において"})
DONE_TO = frozenset({"が", "は", "も"})
# What a mere noun can take: Aによる策定, Bの策定, B策定.
NOMINAL = frozenset({"の", "により", "φ"})
# What marks what something is about.
THEME = frozenset({"を", "について", "に関する"})
# What marks the topic of a sentence.
TOPIC = frozenset({"は", "では", "において", "として"})
LONGEST_WORD = 3  # tokens


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A word of the table in a sentence: ``anchors`` are the tokens whose dependents are its arguments.

    ``inflected`` tells a predicate (策定した, 策定を進める) from a mere noun (策定の際); ``last`` is whether the word ends
    the compound that it stands in (策定 in 計画策定, not in 策定支援).
    """

    pattern: Pattern
    anchors: tuple[int, ...]
    predication: Predication
    passive: bool
    inflected: bool
    last: bool

    @property
    def first(self) -> int:
        """The first token of the word."""
        return self.anchors[0]

    @property
    def doer(self) -> frozenset[str]:
        """The cases of the subject."""
        cases = DOERS if self._turned else self.pattern.subject.cases
        return cases if self.inflected else cases & NOMINAL

    @property
    def done_to(self) -> frozenset[str]:
        """The cases of the object."""
        cases = DONE_TO if self._turned else self.pattern.object.cases
        return cases if self.inflected else cases & NOMINAL

    @property
    def _turned(self) -> bool:
        return self.passive and "passive" in self.pattern.flags


class Scene:
    """The sentences of one passage: groups of names by the token that they depend on."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.tokens = reading.analysis.tokens
        self._taken = touched(reading)
        self._by_governor: dict[int, list[Group]] = defaultdict(list)
        self._by_token: dict[int, Group] = {}
        self._by_sentence: dict[int, list[Group]] = defaultdict(list)
        self._children: dict[int, list[int]] = defaultdict(list)
        starts = {at: first for first, stop in reading.analysis.sentences for at in range(first, stop)}
        for group in groups(reading):
            self._by_governor[group.governor].append(group)
            self._by_token.update(dict.fromkeys(group.tokens, group))
            if group.noun is not None:
                self._by_token[group.noun] = group
            self._by_sentence[starts.get(group.tokens.start, 0)].append(group)
        for position, token in enumerate(self.tokens):
            if token.head != position:
                self._children[token.head].append(position)

    def predicates(self) -> Iterator[Found]:
        """Find the words of the table, in order; words inside names do not count."""
        for first, stop in self.reading.analysis.sentences:
            sentence = range(first, stop)
            for position in sentence:
                for pattern, start in self._matches(position, sentence):
                    if self._taken.isdisjoint(range(start, position + 1)):
                        yield self._found(pattern, start, position, sentence)

    def _matches(self, position: int, sentence: range) -> Iterator[tuple[Pattern, int]]:
        seen = set()
        for length in range(LONGEST_WORD, 0, -1):
            first = position - length + 1
            if first >= sentence.start:
                before = "".join(token.text for token in self.tokens[first:position])
                for pattern in patterns().get(before + self.tokens[position].lemma, ()):
                    if pattern.name not in seen:
                        seen.add(pattern.name)
                        yield pattern, first

    def _found(self, pattern: Pattern, first: int, position: int, sentence: range) -> Found:
        base = position
        while self.tokens[base].dep == "compound" and self.tokens[base].head > base:
            base = self.tokens[base].head
        verb = self._light(base)
        described = self._described(verb)
        return Found(
            pattern=pattern,
            anchors=(*range(first, position + 1), *sorted({base, verb} - {position})),
            predication=Predication(
                analysis=self.reading.analysis,
                word=position,
                verb=verb,
                described=described,
                sentence=sentence,
            ),
            passive=any(
                token.pos == "AUX" and token.lemma in ("れる", "られる")
                for token in self.tokens[verb + 1 : verb + 4]
            ),
            inflected=self.tokens[verb].pos == "VERB",
            last=base == position or self.tokens[base].lemma in words("around", "compound_tails"),
        )

    def _described(self, verb: int) -> int | None:
        """The noun of which a predicate is a relative clause; 策定する予定 is none."""
        head = self.tokens[verb].head
        relative = self.tokens[verb].dep == "acl"
        return head if relative and self.tokens[head].lemma not in words("around", "formal_nouns") else None

    def _light(self, base: int) -> int:
        """連携を図る: the verb that only carries the noun; the noun itself where there is none."""
        token = self.tokens[base]
        carries = token.dep in ("obj", "nsubj", "obl") and token.pos != "VERB" and token.head > base
        return token.head if carries and self.tokens[token.head].lemma in words("around", "light") else base

    def arguments(self, found: Found) -> list[Group]:
        """The groups that depend on the predicate, in order of the anchors."""
        return [
            group for anchor in dict.fromkeys(found.anchors) for group in self._by_governor.get(anchor, ())
        ]

    def role(self, found: Found, role: Role, cases: frozenset[str]) -> Group | None:
        """The argument in one of the cases with a name of a fitting type; が comes before は."""
        fitting = [
            group
            for group in self.arguments(found)
            if self.fit(group, role.types) and not only_where(group, group.cases & cases)
        ]
        named = [group for group in fitting if "が" in group.cases & cases] or fitting
        return named[0] if named else self._through(found, role, cases)

    def _through(self, found: Found, role: Role, cases: frozenset[str]) -> Group | None:
        """Yの策定を進める: the argument of a noun of doing that is the argument."""
        for child in self._dependents(found):
            marked = self.tokens[child + 1].text if child + 1 < len(self.tokens) else ""
            if self.tokens[child].lemma in words("around", "processes") and marked in cases:
                for group in self._by_governor.get(child, ()):
                    if "の" in group.cases and self.fit(group, role.types):
                        return group
        return None

    def _dependents(self, found: Found) -> Iterator[int]:
        for anchor in found.anchors:
            yield from self._children.get(anchor, ())

    def described(self, found: Found, role: Role, *, missing: str) -> Group | None:
        """The group whose name a relative clause describes: Yを所管するX; ``missing`` is the relation (``nsubj``, ``obj``)
        that it has to the predicate, which must have no other."""
        described = found.predication.described
        group = self._by_token.get(described) if described is not None else None
        taken = "nsubj" if found.passive and missing == "obj" else missing
        return group if group and self.fit(group, role.types) and not self.has_other(found, taken) else None

    def topic(self, found: Found, types: frozenset[str], cases: frozenset[str]) -> Group | None:
        """The topic of the sentence in one of the cases, if it is also that of the predicate's clause."""
        above = self._above(found.predication.verb)
        for group in reversed(self._by_sentence.get(found.predication.sentence.start, ())):
            shared = group.governor in above or (
                group.governor >= 0 and self.tokens[group.governor].head in above
            )
            if group.tokens.start < found.first and shared and group.cases & cases and self.fit(group, types):
                return group
        return None

    def _above(self, position: int) -> set[int]:
        """A predicate and those that it is subordinate to, up to a relative clause."""
        above = {position}
        while self.tokens[position].dep != "acl" and self.tokens[position].head not in above:
            position = self.tokens[position].head
            above.add(position)
        return above

    def has_other(self, found: Found, dep: str) -> bool:
        """Tell whether the predicate has a subject (``nsubj``) or object (``obj``) of its own that is no name."""
        return any(
            self.tokens[child].dep == dep and child not in self._by_token and child not in found.anchors
            for child in self._dependents(found)
        )

    def has_theme(self, found: Found) -> bool:
        """Tell whether the predicate says what it is about by words that are no name: 相談業務について担当."""
        return any(
            child not in self._by_token
            and child not in found.anchors
            and particles(self.tokens, child + 1)[1] & THEME
            for child in self._dependents(found)
        )

    def deictic(self, found: Found) -> Group | None:
        """そちらで担当: the fitting group named last before it in the same sentence."""
        for child in self._dependents(found):
            if self.tokens[child].text in words("around", "deictics"):
                before = [
                    group
                    for group in self._by_sentence.get(found.predication.sentence.start, ())
                    if group.tokens.start < child and self.fit(group, found.pattern.subject.types)
                ]
                return before[-1] if before else None
        return None

    def fit(self, group: Group, types: frozenset[str]) -> tuple[Mention, ...]:
        """The names of a group that are of one of the types."""
        return tuple(mention for mention in group.mentions if kinds(mention) & types)


def only_where(group: Group, marked: frozenset[str]) -> bool:
    """Tell that a group is no argument: in no fitting case, or a place with で (青葉市で開催 says where, not who)."""
    places = all(mention.type is EntityType.PLACE for mention in group.mentions)
    return not marked or (marked == {"で"} and places)
