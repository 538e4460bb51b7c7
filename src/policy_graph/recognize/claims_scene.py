"""One passage ready for reading: what depends on the words of the table of predicates in it."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from policy_graph.model import EntityType, Mention
from policy_graph.recognize.claims_found import Found, predicates
from policy_graph.recognize.claims_groups import Group, groups, particles, touched
from policy_graph.recognize.claims_reading import Reading, kinds
from policy_graph.recognize.claims_tables import Role, words

# What marks what something is about.
THEME = frozenset({"を", "について", "に関する"})
# What marks the topic of a sentence.
TOPIC = frozenset({"は", "では", "において", "として"})
# What something is done to or with.
ONWARD = frozenset({"を", "が", "は"})
# Where the doer of something done stands only with most verbs: 青葉市において開催された says where.
WHERE = frozenset({"で", "では", "において"})
# What joins a name to the name behind it.
OF_A_NAME = frozenset({"の", "φ", "と", "や", "とか", "など", "まで", "から"})
# Between the noun that a clause describes and the name of what it is: 主催する大会、X; 策定した計画であるX.
NAMES_IT = frozenset(
    {"、", "，", "「", "『", "─", "──", "―", "――", "で", "ある", "の", "という", "と", "いう"}
)
# Who or where: after such a topic an earlier one is no longer the topic.
SOMEBODY = frozenset({"organization", "place"})
# How many words may stand between the two.
NAMED_WITHIN = 3


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
        found = list(groups(reading))
        for group in found:
            self._by_token.update(dict.fromkeys(group.tokens, group))
            if group.noun is not None:
                self._by_token[group.noun] = group
        for group in found:
            placed = replace(group, governor=self._outside(group))
            self._by_governor[placed.governor].append(placed)
            self._by_sentence[starts.get(placed.tokens.start, 0)].append(placed)
        for position, token in enumerate(self.tokens):
            if token.head != position:
                self._children[token.head].append(position)

    def _outside(self, group: Group) -> int:
        """The governor of a group; not a word inside another name (みなと in みなと計画) unless it belongs to that name (の)."""
        at, other = group.governor, self._by_token.get(group.governor)
        if other is None or other is group or not group.cases - OF_A_NAME:
            return at
        while at in other.tokens and self.tokens[at].head != at:
            at = self.tokens[at].head
        return at

    def predicates(self) -> Iterator[Found]:
        """Find the words of the table, in order; words inside names do not count."""
        return predicates(self.reading.analysis, self._taken, self._by_token)

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
            if self.fit(group, role.types) and not only_where(group, role, group.cases & cases, found.held)
        ]
        named = [group for group in fitting if "が" in group.cases & cases] or fitting
        if named:
            return named[0]
        flags = found.pattern.flags
        through = None if "direct" in flags else self._through(found, role, cases)
        return through or (self._shared(found, role, cases) if "shared" in flags else None)

    def _through(self, found: Found, role: Role, cases: frozenset[str]) -> Group | None:
        """Yの策定を進める: the argument of a noun of doing that is the argument."""
        for child in self._dependents(found):
            marked = self.tokens[child + 1].text if child + 1 < len(self.tokens) else ""
            if self.tokens[child].lemma in words("around", "processes") and marked in cases:
                for group in self._by_governor.get(child, ()):
                    if "の" in group.cases and self.fit(group, role.types):
                        return group
        return None

    def _shared(self, found: Found, role: Role, cases: frozenset[str]) -> Group | None:
        """Xを、場所を移して、Yで開催: the object of an earlier verb that is also that of a later one."""
        if "を" not in cases or self.has_other(found, "obj"):
            return None
        for group in reversed(self._by_sentence.get(found.predication.sentence.start, ())):
            before = group.tokens.start < found.first and "を" in group.cases
            if (
                before
                and self.fit(group, role.types)
                and self._leads_to(group.governor, {found.predication.verb})
            ):
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
        while at not in self._by_token and at + 1 < len(self.tokens) and at - noun < NAMED_WITHIN:
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

    def topic(
        self, found: Found, types: frozenset[str], cases: frozenset[str], *, relative: bool = False
    ) -> Group | None:
        """The topic of the sentence in one of the cases, if it is also that of the predicate's clause; of a ``relative``
        clause it is that of the sentence around."""
        above = self._above(found.predication.verb, relative)
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

    def _above(self, position: int, relative: bool) -> set[int]:
        """A predicate and those that it is subordinate to, up to a relative clause."""
        above = {position}
        while (relative or not self._is_relative(position)) and self.tokens[position].head not in above:
            position = self.tokens[position].head
            above.add(position)
        return above

    def _is_relative(self, position: int) -> bool:
        """Tell whether a predicate only describes a noun; 示すもの and 対応するため are parts of the sentence."""
        head = self.tokens[self.tokens[position].head].lemma
        empty = head in words("around", "formal_nouns") or head in words("around", "circumstances")
        return self.tokens[position].dep == "acl" and not empty

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


def only_where(group: Group, role: Role, marked: frozenset[str], held: bool) -> bool:
    """Tell that a group is no argument: in no fitting case, or a place where something is done and somebody is asked for:
    青葉市で開催 and 青葉市において開催された say where, not who."""
    who = "place" not in role.types and "district" not in role.types
    places = who and all(mention.type is EntityType.PLACE for mention in group.mentions)
    return not marked or (places and marked <= (WHERE if held else frozenset({"で"})))
