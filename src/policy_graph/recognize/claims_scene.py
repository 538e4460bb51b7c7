"""One passage ready for reading: the words of the table of predicates in it, and what depends on them."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from policy_graph.model import EntityType, Mention
from policy_graph.recognize.claims_groups import Group, groups, particles, touched
from policy_graph.recognize.claims_reading import Reading, kinds
from policy_graph.recognize.claims_status import Predication
from policy_graph.recognize.claims_tables import Pattern, Role, patterns, sign, words

# In the passive the doer is marked by these, and what is done to by those.
DOERS = frozenset({"により", "で", "では", "から", "において"})
DONE_TO = frozenset({"が", "は", "も"})
# What a mere noun can take: Aによる策定, Bの策定, B策定.
NOMINAL = frozenset({"の", "により", "φ"})
# What marks what something is about.
THEME = frozenset({"を", "について", "に関する"})
# What marks the topic of a sentence.
TOPIC = frozenset({"は", "では", "において", "として"})
# Whom one asks to do something.
GRANTED = frozenset({"に", "から"})
# What something is done to or with.
ONWARD = frozenset({"を", "が", "は"})
# Where the doer of something done stands only with most verbs: 青葉市において開催された says where.
WHERE = frozenset({"で", "では", "において"})
# Between the noun that a clause describes and the name of what it is: 主催する大会、X; 策定した計画であるX.
NAMES_IT = frozenset({"、", "，", "「", "『", "─", "──", "―", "――", "で", "ある", "の", "という", "と", "いう"})
# Who or where: after such a topic an earlier one is no longer the topic.
SOMEBODY = frozenset({"organization", "place"})
LONGEST_WORD = 3  # tokens


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A word of the table in a sentence: ``anchors`` are the tokens whose dependents are its arguments.

    ``decided`` tells that the word before says who did it (閣議決定). ``inflected`` tells a predicate (策定した, 策定を進める) from a mere noun (策定の際); ``last`` is whether the word ends
    the compound that it stands in (策定 in 計画策定, not in 策定支援).
    """

    pattern: Pattern
    anchors: tuple[int, ...]
    predication: Predication
    passive: bool
    inflected: bool
    last: bool
    decided: bool = False

    @property
    def first(self) -> int:
        """The first token of the word."""
        return self.anchors[0]

    @property
    def doer(self) -> frozenset[str]:
        """The cases of the subject; に too where somebody is asked or thanked for doing it (に参加していただく)."""
        cases = DOERS if self._turned else self.pattern.subject.cases
        if "granted" in self.pattern.flags and sign("granted").match(self.predication.clause):
            cases = cases | GRANTED
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
                        found = self._found(pattern, start, position, sentence)
                        if not pattern.verbs or self.tokens[found.predication.verb].lemma in pattern.verbs:
                            yield found

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
            decided=first > 0 and self.tokens[first - 1].text in words("around", "deciders"),
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
            if self.fit(group, role.types) and not only_where(group, group.cases & cases, found.passive)
        ]
        named = [group for group in fitting if "が" in group.cases & cases] or fitting
        through = None if "direct" in found.pattern.flags else self._through(found, role, cases)
        return named[0] if named else through

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
        """The group whose name a relative clause describes: Yを所管するX, A主催のB; ``missing`` is the relation (``nsubj``,
        ``obj``) that it has to the predicate, which must have no other."""
        described = found.predication.described if found.inflected else self._noun_described(found, missing)
        group = self._named_by(described) if described is not None else None
        taken = "nsubj" if found.passive and missing == "obj" else missing
        return group if group and self.fit(group, role.types) and not self.has_other(found, taken) else None

    def _noun_described(self, found: Found, missing: str) -> int | None:
        """A主催のB: the head of a noun that only の follows."""
        last = found.predication.word
        genitive = missing == "obj" and [token.text for token in self.tokens[last + 1 : last + 2]] == ["の"]
        head = self.tokens[last].head
        return head if genitive and found.last and head > last else None

    def _named_by(self, noun: int) -> Group | None:
        """The group of a noun, or of the name that follows it: 主催する大会、X."""
        at = noun
        if self.tokens[noun].lemma in words("around", "circumstances"):
            return None
        while at not in self._by_token and at + 1 < len(self.tokens) and at - noun < LONGEST_WORD:
            at += 1
            if at not in self._by_token and self.tokens[at].text not in NAMES_IT:
                return None
        return self._by_token.get(at)

    def onward(self, found: Found, role: Role) -> Group | None:
        """Xに基づきYを策定: what is done with Y is done by the verb that the predicate leads to."""
        head = self.tokens[found.predication.verb].head
        leads = head > found.predication.verb and self.tokens[found.predication.verb].dep == "advcl"
        near = self._by_governor.get(head, ()) if leads else ()
        direct = [group for group in near if group.cases & ONWARD and self.fit(group, role.types)]
        if direct or not leads:
            return direct[0] if direct else None
        for child in self._children.get(head, ()):
            for group in self._by_governor.get(child, ()):
                process = self.tokens[child].lemma in words("around", "processes")
                if process and "の" in group.cases and self.fit(group, role.types):
                    return group
        return None

    def topic(self, found: Found, types: frozenset[str], cases: frozenset[str]) -> Group | None:
        """The topic of the sentence in one of the cases, if it is also that of the predicate's clause."""
        above = self._above(found.predication.verb)
        for group in reversed(self._by_sentence.get(found.predication.sentence.start, ())):
            before = group.tokens.start < found.first and bool(group.cases & (cases | TOPIC))
            if before and self._leads_to(group.governor, above):
                if group.cases & cases and self.fit(group, types):
                    return group
                if self.fit(group, SOMEBODY):
                    return None  # another topic came in between
        return None

    def _leads_to(self, position: int, above: set[int]) -> bool:
        """Tell whether a token depends on one of those above a predicate, through no relative clause."""
        seen = set[int]()
        while position >= 0 and position not in seen:
            if position in above:
                return True
            seen.add(position)
            if self._is_relative(position):
                return False
            position = self.tokens[position].head
        return False

    def _above(self, position: int) -> set[int]:
        """A predicate and those that it is subordinate to, up to a relative clause."""
        above = {position}
        while not self._is_relative(position) and self.tokens[position].head not in above:
            position = self.tokens[position].head
            above.add(position)
        return above

    def _is_relative(self, position: int) -> bool:
        """Tell whether a predicate only describes a noun; 示すもの says what the sentence says."""
        head = self.tokens[self.tokens[position].head].lemma
        return self.tokens[position].dep == "acl" and head not in words("around", "formal_nouns")

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


def only_where(group: Group, marked: frozenset[str], passive: bool) -> bool:
    """Tell that a group is no argument: in no fitting case, or a place where something is done: 青葉市で開催 and
    青葉市において開催された say where, not who."""
    places = all(mention.type is EntityType.PLACE for mention in group.mentions)
    return not marked or (places and marked <= (WHERE if passive else frozenset({"で"})))
