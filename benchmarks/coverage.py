"""Prints what the parser makes of every line of the shared minutes: characters of each kind, labels seen and labels read.

One row a document, one a corpus, and the ten documents that are worst. Labels are counted on the raw text by a rule of its own
that knows nothing of the parser: a mark or square brackets at the head of a line, and behind them words that end like a
speaker. Run by `make coverage`; `python benchmarks/coverage.py FOLDER…` measures other folders.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from policy_graph.codec import coverage
from policy_graph.ingest.source import read
from policy_graph.model import RegionKind, SourceFile
from policy_graph.parse.meeting import parse
from policy_graph.terminal import print_table

SHARED = Path(__file__).parents[2] / "shared"
FOLDERS = (SHARED / "minutes", SHARED / "bulk")
WORST = 10
ENDS = "。．、，！？!?」』）)〕］…"
# What words end like that name a speaker: titles, courtesy, brackets.
TITLE = "[長員君人官者幹事監局課室係部氏補佐役師士理大臣代総裁庁授護任議記]"
NO_SPEAKER = "午前|午後|出席|欠席|議事|説明|速記|委員会|事務局(?:出席)?職員"
BRACKET = r"[（(][^（()）\n]{1,40}[)）]"
# A mark, words without a stop that end like a title, in brackets or are a name; white space or the end of the line.
MARKED = re.compile(
    rf"^[ \t\u3000]*[○◯〇◎●◆◇△▲■□☆★](?!{NO_SPEAKER})"
    rf"(?:(?:{BRACKET}|[^\s。、「」（()）○]){{0,60}}(?:{TITLE}|{BRACKET})(?:〔[^〕\n]*〕)?(?=[ \t\u3000]|$)"
    rf"|[\u3400-\u9fff々]{{3,6}}(?=\u3000+\S))",
    re.MULTILINE,
)
SQUARE = re.compile(rf"^[ \t\u3000]*【(?!{NO_SPEAKER}|資料)[^】\n\d]{{1,30}}】", re.MULTILINE)
# Where neither stands anywhere: lines that are nothing but a speaker.
ALONE = re.compile(
    r"^[ \t\u3000]*[\u3400-\u9fff\u30a0-\u30ff々]{2,20}(?:長|委員|アドバイザー)[ \t\u3000]*$", re.MULTILINE
)


@dataclass(frozen=True)
class Measured:
    """One document: its characters by kind of region, its labels by the rule here and by the parser, and how many lines
    of speech end no sentence (what no rule took out of the speeches hides among these; wrapped text is full of them)."""

    name: str
    folder: str
    kinds: Counter[str]
    labels: int
    utterances: int
    open_lines: int

    @property
    def characters(self) -> int:
        """How long the text is."""
        return self.kinds.total()

    @property
    def unexplained(self) -> float:
        """What share of the text was not understood."""
        return self.kinds[RegionKind.UNEXPLAINED] / max(self.characters, 1)

    @property
    def lost(self) -> int:
        """How far the two counts of labels lie apart."""
        return abs(self.labels - self.utterances)


def labels(text: str) -> list[int]:
    """List where lines begin like a speech."""
    lines = text.replace("\r\n", " \n")
    found = (list(pattern.finditer(lines)) for pattern in (MARKED, SQUARE, ALONE))
    return [match.end() - len(match[0].lstrip()) for match in next((each for each in found if each), [])]


def measure(path: Path) -> Measured:
    """Parse one file and count."""
    document = read(SourceFile(path=path))
    meeting = parse(document)
    return Measured(
        path.stem,
        path.parent.name,
        Counter(coverage(meeting)),
        len(labels(document.text)),
        len(meeting.utterances),
        sum(
            region.kind is RegionKind.SPEECH and region.span.of(document.text)[-1] not in ENDS
            for region in meeting.regions
        ),
    )


def together(name: str, each: Sequence[Measured]) -> Measured:
    """Add documents up."""
    kinds: Counter[str] = Counter()
    for one in each:
        kinds.update(one.kinds)
    return Measured(
        name,
        "",
        kinds,
        sum(one.labels for one in each),
        sum(one.utterances for one in each),
        sum(one.open_lines for one in each),
    )


def row(one: Measured) -> list[str]:
    """Write one row: shares of the kinds, counts of the labels."""
    shares = [f"{one.kinds[kind] / max(one.characters, 1):.2%}" for kind in RegionKind]
    return [
        one.name,
        f"{one.characters}",
        *shares,
        f"{one.labels}",
        f"{one.utterances}",
        f"{one.utterances - one.labels:+}",
        f"{one.open_lines}",
    ]


def main(folders: Iterable[Path]) -> None:
    """Measure every text of the folders and print the table."""
    paths = [path for folder in folders for path in sorted(folder.glob("*.txt"))]
    with ProcessPoolExecutor(2) as pool:
        found = list(pool.map(measure, paths, chunksize=4))
    names = sorted({one.folder for one in found})
    sums = [together(f"all of {name}", [one for one in found if one.folder == name]) for name in names]
    columns = [
        "document",
        "characters",
        *(str(kind) for kind in RegionKind),
        "labels",
        "utterances",
        "difference",
        "open lines",
    ]
    worst = sorted(found, key=lambda one: (-one.unexplained, -one.lost, one.name))[:WORST]
    apart = sorted(found, key=lambda one: (-one.lost, one.name))[:WORST]
    print_table("Coverage", columns, [row(one) for one in (*found, *sums)])
    print_table("Most of it not understood", columns, [row(one) for one in worst])
    print_table("Labels and utterances farthest apart", columns, [row(one) for one in apart])
    hiding = sorted(found, key=lambda one: (-one.open_lines, one.name))[:WORST]
    print_table("Most lines of speech that end no sentence", columns, [row(one) for one in hiding])
    print_table("Sum", columns, [row(one) for one in sums])


if __name__ == "__main__":
    main([Path(argument) for argument in sys.argv[1:]] or FOLDERS)
