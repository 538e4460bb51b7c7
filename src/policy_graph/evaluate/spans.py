"""Mentions against marks: exact and overlapping spans, per type, posts apart, entities, links and anaphors."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from policy_graph.evaluate.errors import Error, Fate
from policy_graph.evaluate.gold import Mark
from policy_graph.evaluate.measures import Match, Measure, Share
from policy_graph.evaluate.prediction import Named, same_form
from policy_graph.evaluate.squeezed import Squeezed

# The types of the main figure and the tags of the gold that ask for them.
TAGS = {
    "Organization": {"ORG"},
    "Place": {"PLACE", "GPE"},
    "Program": {"PROGRAM"},
    "Person": {"PERSON"},
}
Place = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Marks and mentions side by side.

    ``main`` holds the marks of the main figure by place; ``considered`` the mentions that count for it: no posts, and
    none that only touches an optional or anaphoric mark. ``hits`` are those whose place and type are right.
    """

    marks: Sequence[Mark]
    named: Sequence[Named]
    main: dict[Place, Mark]
    considered: Sequence[Named]
    hits: frozenset[Named]

    @property
    def anaphors(self) -> list[Mark]:
        """The anaphors that have to be led back to their entity."""
        return [mark for mark in self.marks if mark.anaphor and not mark.optional]

    @property
    def pointed(self) -> dict[Place, Mark]:
        """The anaphors by place."""
        return {mark.place: mark for mark in self.anaphors}

    def judges_post(self, post: Named) -> bool | None:
        """Tell whether a post is right; ``None`` where it only touches an optional mark."""
        at = [mark for mark in self.marks if mark.place == post.place and mark.tag == "POST"]
        if any(not mark.optional for mark in at):
            return True
        return None if any(mark.optional and _touch(post, mark) for mark in self.marks) else False

    def solves(self, anaphor: Mark) -> bool:
        """Tell whether a mention at the very place of the anaphor carries its entity's name."""
        return any(one.place == anaphor.place and same_name(one, anaphor) for one in self.named)

    @property
    def led_back(self) -> dict[Named, bool]:
        """The predicted anaphors that were led to an entity: whether the gold has an anaphor of that name there."""
        gold = {(mark.place, same_form(mark.canonical)) for mark in self.marks if mark.anaphor}
        return {one: (one.place, same_form(one.name)) in gold for one in self.named if one.led_back}


def compare(marks: Sequence[Mark], named: Sequence[Named]) -> Comparison:
    """Hold mentions against marks."""
    main = {mark.place: mark for mark in marks if mark.main}
    free = [mark for mark in marks if mark.optional or mark.anaphor]
    considered = [
        one
        for one in named
        if one.type != "Post" and (one.place in main or not any(_touch(one, mark) for mark in free))
    ]
    hits = frozenset(one for one in considered if one.place in main and main[one.place].accepts(one.type))
    return Comparison(marks=marks, named=named, main=main, considered=considered, hits=hits)


def same_name(one: Named, mark: Mark) -> bool:
    """Tell whether a mention carries the full name of a mark."""
    return same_form(one.name) == same_form(mark.canonical)


def measure(comparison: Comparison) -> dict[str, Measure]:
    """Count everything there is to count about mentions."""
    return {
        "exact": _exact(comparison),
        "overlap": _overlap(comparison),
        **{name: _of_type(comparison, name) for name in TAGS},
        "Post (apart)": _posts(comparison),
        "entities": _entities(comparison),
        "linking_accuracy": _linking(comparison),
        "anaphora_recall": _anaphora(comparison),
        "anaphora_precision": _led_back(comparison),
    }


def errors(comparison: Comparison, text: Squeezed) -> Iterator[Error]:
    """List wrong and missed mentions, anaphors led astray and those not led back, in the order of the text."""
    found = {one.place for one in comparison.hits}
    astray = {one for one, right in comparison.led_back.items() if not right}
    wrong = [
        (one.place, Fate.WRONG, one.type, f" → {one.name}" if one in astray else "")
        for one in comparison.named
        if one in astray or (one in comparison.considered and one not in comparison.hits)
    ]
    missed = [
        (mark.place, Fate.MISSED, mark.type, "")
        for mark in comparison.main.values()
        if mark.place not in found
    ]
    unresolved = [
        (mark.place, Fate.UNRESOLVED, mark.type, f" → {mark.canonical}")
        for mark in comparison.anaphors
        if not comparison.solves(mark)
    ]
    for (start, end), fate, type, behind in sorted([*wrong, *missed, *unresolved]):
        yield Error(
            fate=fate,
            layer="spans",
            type=type,
            text=text.text[start:end] + behind,
            context=text.around(start, end),
            line=text.line(start),
        )


def _exact(comparison: Comparison) -> Match:
    return Match(
        right=len(comparison.hits),
        predicted=len(comparison.considered),
        found=len({one.place for one in comparison.hits}),
        gold=len(comparison.main),
    )


def _overlap(comparison: Comparison) -> Match:
    pairs = [
        (one, mark)
        for one in comparison.considered
        for mark in comparison.main.values()
        if _touch(one, mark) and mark.accepts(one.type)
    ]
    return Match(
        right=len({one for one, _ in pairs}),
        predicted=len(comparison.considered),
        found=len({mark for _, mark in pairs}),
        gold=len(comparison.main),
    )


def _of_type(comparison: Comparison, name: str) -> Match:
    """Score one type: a hit belongs to the type of its mark, a miss to the type that was predicted."""
    hits = [one for one in comparison.hits if comparison.main[one.place].tag in TAGS[name]]
    misses = [one for one in comparison.considered if one.type == name and one not in comparison.hits]
    return Match(
        right=len(hits),
        predicted=len(hits) + len(misses),
        found=len({one.place for one in hits}),
        gold=sum(mark.tag in TAGS[name] for mark in comparison.main.values()),
    )


def _posts(comparison: Comparison) -> Match:
    gold = {mark.place for mark in comparison.marks if mark.tag == "POST" and not mark.optional}
    named = [one.place for one in comparison.named if one.type == "Post"]
    return Match(
        right=sum(place in gold for place in named),
        predicted=len(named),
        found=len(gold & set(named)),
        gold=len(gold),
    )


def _entities(comparison: Comparison) -> Match:
    """Score distinct things: the entity's label must equal the canonical name."""
    gold = {(mark.type, same_form(mark.canonical)): mark.tag for mark in comparison.main.values()}
    named = {(one.type, same_form(one.name)) for one in comparison.considered}
    found = [
        (type, name)
        for (type, name), tag in gold.items()
        if (type, name) in named or (tag == "GPE" and ("Organization", name) in named)
    ]
    right = [
        (type, name) for type, name in named if (type, name) in gold or gold.get(("Place", name)) == "GPE"
    ]
    return Match(right=len(right), predicted=len(named), found=len(found), gold=len(gold))


def _linking(comparison: Comparison) -> Share:
    """Of the mentions found exactly, how many carry the canonical name."""
    right = sum(same_name(one, comparison.main[one.place]) for one in comparison.hits)
    return Share(right=right, of=len(comparison.hits))


def _anaphora(comparison: Comparison) -> Share:
    anaphors = comparison.anaphors
    return Share(right=sum(comparison.solves(mark) for mark in anaphors), of=len(anaphors))


def _led_back(comparison: Comparison) -> Share:
    """Of the anaphors that were led to an entity, how many the gold leads there too, optional ones included."""
    led_back = comparison.led_back
    return Share(right=sum(led_back.values()), of=len(led_back))


def _touch(one: Named, mark: Mark) -> bool:
    return one.start < mark.end and mark.start < one.end
