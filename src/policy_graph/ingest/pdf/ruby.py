"""Ruby: small kana beside the characters that they give the reading of."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from policy_graph.ingest.pdf.direction import Glyph

# Kana and what lengthens or repeats one, at least one kana among them.
KANA = re.compile(r"(?=.*[ぁ-ゖァ-ヺ])[ぁ-ゖァ-ヺー・ゝゞヽヾ]+")
# Ruby is at most so large, measured by the characters that it stands beside.
SMALL = 0.62
# How far the middle of ruby is from the middle of its characters, in squares of these.
NEAREST, FURTHEST = 0.5, 1.15
# How much of a character ruby must cover to be its reading.
COVERED = 0.4


@dataclass(frozen=True, slots=True)
class Ruby:
    """A reading and the glyphs it stands beside, in their order along the line."""

    kana: str
    base: tuple[Glyph, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """The glyphs of the running text, and the ruby beside them."""

    glyphs: tuple[Glyph, ...]
    ruby: tuple[Ruby, ...]


def told(glyphs: Sequence[Glyph]) -> Told:
    """Tell ruby from running text."""
    found: list[Ruby] = []
    taken: set[Glyph] = set()
    largest = max(_sizes(glyphs), default=0.0)
    for run in _runs(glyphs, SMALL * largest):
        kana = "".join(glyph.text for glyph in run)
        if KANA.fullmatch(kana) and (base := _base(run, glyphs)):
            found += _words(run, base)
            taken.update(run)
    return Told(tuple(glyph for glyph in glyphs if glyph not in taken), tuple(found))


def _sizes(glyphs: Iterable[Glyph]) -> Iterator[float]:
    """Give the sizes that more than a few characters of the page have."""
    counts = Counter(round(glyph.em, 1) for glyph in glyphs if not glyph.character.blank)
    return (size for size, count in counts.items() if count > 1)


def _runs(glyphs: Sequence[Glyph], largest: float) -> Iterator[list[Glyph]]:
    """Give the stretches of small characters that follow one another in the file and on the page."""
    run: list[Glyph] = []
    for glyph in glyphs:
        if run and not (glyph.em <= largest + 0.05 and _follows(run[-1], glyph)):
            yield run
            run = []
        if glyph.em <= largest + 0.05 and not glyph.character.blank:
            run.append(glyph)
    if run:
        yield run


def _follows(before: Glyph, glyph: Glyph) -> bool:
    near = -0.2 * glyph.em < glyph.start - before.end < 2.5 * glyph.em
    return near and abs(glyph.level - before.level) < 0.2 * glyph.em and not glyph.character.blank


def _words(run: Sequence[Glyph], base: Sequence[Glyph]) -> Iterator[Ruby]:
    """Cut ruby where there is white space between the characters that it stands beside."""
    gap = next(
        (at for at in range(1, len(base)) if base[at].start - base[at - 1].end > base[at].em / 2), None
    )
    place = (base[gap - 1].end + base[gap].start) / 2 if gap else float("inf")
    before = [glyph for glyph in run if glyph.start < place]
    if not gap or not before or len(before) == len(run):
        yield Ruby("".join(glyph.text for glyph in run), tuple(base))
        return
    yield Ruby("".join(glyph.text for glyph in before), tuple(base[:gap]))
    yield from _words(run[len(before) :], base[gap:])


def _base(run: Sequence[Glyph], glyphs: Sequence[Glyph]) -> tuple[Glyph, ...]:
    """Find the characters that ruby stands beside: next line below, or to the left on a vertical page."""
    start, end, level, em = run[0].start, run[-1].end, run[0].level, run[0].em
    base = [
        each
        for each in glyphs
        if each.em * SMALL >= em - 0.05
        and NEAREST * each.em <= each.level - level <= FURTHEST * each.em
        and min(end, each.end) - max(start, each.start) >= COVERED * (each.end - each.start)
        and not each.character.blank
    ]
    return tuple(sorted(base, key=lambda each: each.start))
