"""How fast words are found in many utterances, and that nothing is missed: python benchmarks/searching.py FOLDER [NUMBER].

FOLDER holds minutes as text; they are cut into NUMBER pieces of 100 characters (200,000 where nothing is said). Every piece of
1, 2 and 3 characters in a sample is looked for and compared with a scan of all texts. Seconds are those of the processor.
"""

import random
import resource
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from policy_graph.folding import folded
from policy_graph.folding.words import read
from policy_graph.model.serving import Order, Sought, Spoken
from policy_graph.search.find import find
from policy_graph.search.grams import holding
from policy_graph.search.holders import Holders
from policy_graph.search.schema import opened
from policy_graph.search.write import write

LENGTH, SAMPLE, TERMS = 100, 300, 600
WORDS = ("の", "会", "委員", "委員会", "お願いいたします", "委員会 予算", "予算 -委員", "の OR は", "憂鬱")


def pieces(folder: Path, number: int) -> Iterator[Spoken]:
    """Cut texts into utterances."""
    row = 0
    for path in sorted(folder.glob("*.txt")):
        text = path.read_text("utf-8", "replace")
        for at in range(0, len(text), LENGTH):
            if row == number:
                return
            day = f"20{row % 25:02}-{1 + row % 12:02}-{1 + row % 28:02}"
            yield Spoken(
                iri=f"u{row}", label="", text=text[at : at + LENGTH], document="", start=at, date=day
            )
            row += 1


def main(folder: Path, number: int) -> None:
    """Measure and compare."""
    with TemporaryDirectory() as out:
        place, began = Path(out) / "search.sqlite", time.process_time()
        write(place, (), pieces(folder, number))
        took = time.process_time() - began
        texts = [folded(each.text) for each in pieces(folder, number)]
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"{len(texts):,} utterances, {sum(map(len, texts)):,} characters: {took:.1f} s, {len(texts) / took:,.0f} a second"
        )
        print(
            f"{place.stat().st_size / 1e6:.0f} MB; at most {peak:.0f} MiB of memory with all texts, which the index does not need"
        )
        for words in WORDS:
            print(
                f"{words}: {fastest(place, words, Order.NEWEST):.1f} ms newest, {fastest(place, words, Order.RELEVANCE):.1f} ms by relevance"
            )
        compare_all(place, texts)
        compare_some(place, texts)
        began = time.process_time()
        print(
            f"pg:matches: {len(Holders(place)(read('会')))} IRIs in {(time.process_time() - began) * 1000:.0f} ms"
        )


def fastest(place: Path, words: str, order: Order) -> float:
    """Time a search, in milliseconds: the best of three."""
    times = []
    for _ in range(3):
        began = time.process_time()
        find(place, Sought(words=words, kind="utterance", order=order))
        times.append(time.process_time() - began)
    return min(times) * 1000


def compare_all(place: Path, texts: list[str]) -> None:
    """Look for every piece of the first texts, among these."""
    expected: dict[str, set[int]] = {}
    for row, text in enumerate(texts[:SAMPLE]):
        for size in (1, 2, 3):
            for at in range(len(text) - size + 1):
                expected.setdefault(text[at : at + size], set()).add(row)
    with closing(opened(place)) as database:
        wrong = sum(
            {row for row in holding(database, "spoken", term) if row < SAMPLE} != rows
            for term, rows in expected.items()
        )
    print(
        f"{len(expected):,} terms of 1 to 3 characters, all of {SAMPLE:,} texts: {wrong} differ from what the texts hold"
    )


def compare_some(place: Path, texts: list[str]) -> None:
    """Look for some pieces of all texts, and scan all texts for each."""
    chance = random.Random(7)
    terms: set[str] = set()
    while len(terms) < min(TERMS, len(texts)):
        text, size = chance.choice(texts), chance.choice((1, 2, 3, 4, 6))
        if len(text) >= size:
            at = chance.randrange(len(text) - size + 1)
            terms.add(text[at : at + size])
    found = missed = more = 0
    with closing(opened(place)) as database:
        for term in sorted(terms):
            rows, scanned = (
                set(holding(database, "spoken", term)),
                {row for row, text in enumerate(texts) if term in text},
            )
            found, missed, more = (
                found + len(scanned),
                missed + len(scanned - rows),
                more + len(rows - scanned),
            )
    print(
        f"{len(terms):,} terms of 1 to 6 characters, scanned in all texts: {found:,} places, {missed} missed, {more} too many"
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 200_000)
