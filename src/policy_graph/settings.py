"""Every knob: its name, its default, its sentence."""

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings of one run; every field is also an option of the command line."""

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
    batch: int = field(
        default=32,
        metadata={"sentence": "How many passages the language model reads at once."},
    )
