"""Every knob: its name, its default, its sentence."""

import re
from dataclasses import dataclass, field
from pathlib import Path

from policy_graph.errors import UsageError

# The ways of finding names and relations, in the order in which one builds on the other.
PARTS = ("model", "structure", "patterns", "gazetteers", "resolution")
# An absolute IRI without the characters that RFC 3987 forbids, ending where a local name can begin.
BASE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+[/#]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings of one run; every field is also an option of the command line.

    Raises UsageError for a base that no identifier can begin with, an unknown part, or a confidence that is none.
    """

    base: str = field(
        default="https://example.org/policy-graph/",
        metadata={"sentence": "IRI that the identifiers of the graph begin with; ends in / or #."},
    )
    layout: str = field(
        default="auto",
        metadata={"sentence": "Layout profile: auto, a built-in name, or the path of a TOML file."},
    )
    model: str = field(
        default="ja_ginza",
        metadata={"sentence": "spaCy pipeline for Japanese: an installed package or a folder."},
    )
    gazetteers: tuple[Path, ...] = field(
        default=(),
        metadata={
            "sentence": "CSV files of known names with the columns name, type, kind, reading, scheme, code."
        },
    )
    judgements: Path | None = field(
        default=None,
        metadata={
            "sentence": "TOML file of judgements: what is one thing, what is not, what is none, what is of another type."
        },
    )
    workers: int = field(
        default=0,
        metadata={
            "sentence": "How many processes extract documents side by side, each with a language model of its own; 0: one for each core, as far as memory goes. The result is the same."
        },
    )
    engine: str = field(
        default="local",
        metadata={
            "sentence": "Where documents are extracted: local (this machine), dask (a Dask cluster), or module:attribute; the result is the same."
        },
    )
    scheduler: str | None = field(
        default=None,
        metadata={"sentence": "Address of the scheduler of a Dask cluster, such as tcp://host:8786."},
    )
    privacy: Path | None = field(
        default=None,
        metadata={
            "sentence": "TOML file of what is withdrawn from publication, and of names that are masked."
        },
    )
    cache: Path | None = field(
        default=None,
        metadata={
            "sentence": "Folder where what was made of each document is kept, to be taken the next time; hidden beside --out by default."
        },
    )
    fresh: bool = field(
        default=False,
        metadata={"sentence": "Make everything anew, whatever is kept."},
    )
    batch: int = field(
        default=32,
        metadata={"sentence": "How many passages the language model reads at once."},
    )

    parts: tuple[str, ...] = field(
        default=PARTS,
        metadata={
            "sentence": f"Which ways of finding are used, parted by commas: {', '.join(PARTS)}; all of them by default."
        },
    )
    encoding: str | None = field(
        default=None,
        metadata={
            "sentence": "Encoding of the files, such as cp932 or euc-jp; by default each file shows its own."
        },
    )
    read_seconds: float = field(
        default=120.0,
        metadata={
            "sentence": "How many seconds reading one file may take; then it is given up. Ten times as many with --ocr."
        },
    )
    read_memory: int = field(
        default=2048,
        metadata={"sentence": "How many MiB of memory reading one file may take; not limited on Windows."},
    )
    max_characters: int = field(
        default=5_000_000,
        metadata={"sentence": "How many characters the text of one file may have; longer ones are refused."},
    )
    min_confidence: float = field(
        default=0.0,
        metadata={"sentence": "Leave out mentions and facts whose confidence is lower; 0 leaves out none."},
    )

    ocr: bool = field(
        default=False,
        metadata={"sentence": "Read pages that are pictures by tesseract; what was read so is marked."},
    )

    def __post_init__(self) -> None:
        unknown = [part for part in self.parts if part not in PARTS]
        if unknown or not self.parts:
            raise UsageError(
                f"unknown part {', '.join(map(repr, unknown)) or 'of nothing'} in --parts; known: {', '.join(PARTS)}"
            )
        if not 0 <= self.min_confidence <= 1:
            raise UsageError(
                f"--min-confidence {self.min_confidence:g} is no confidence: give one from 0 to 1"
            )
        if self.read_seconds <= 0 or self.read_memory <= 0 or self.max_characters <= 0:
            raise UsageError(
                "--read-seconds, --read-memory and --max-characters allow nothing: give more than 0"
            )
        if not BASE.fullmatch(self.base):
            raise UsageError(
                f"--base {self.base!r} cannot begin an IRI: give an absolute one that ends in / or #, "
                "such as https://data.example.jp/minutes/"
            )


DEFAULTS = Settings()
