"""Layout profiles: small TOML files that say what one family of minutes looks like, above all who speaks."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType

from policy_graph.errors import UsageError
from policy_graph.parse import layout_file

# Meanings of a mark that make the line a heading where nobody can be read behind it.
HEADINGS = ("heading", "procedure")
# A profile that names no forms of a speaker takes all of them.
ALL_FORMS = len(layout_file.FORMS)
NO_WORDS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """What one family of minutes looks like; the keys of its file stand in docs/how-to/add-a-layout.md.

    ``marks`` are the characters that may open a label, ``meanings`` what each of them and each of ``words`` (質問, 答弁)
    says of the speaker; a mark that only opens headings is in ``meanings`` alone. ``headings`` are words of the opening
    with what they announce. ``breadth`` counts the forms that the profile takes: of two that explain a text alike, the
    narrower one says more.
    """

    name: str
    about: str
    example: str
    marks: str = ""
    meanings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    words: tuple[str, ...] = ()
    speaker: tuple[str, ...] = ()
    brackets: tuple[tuple[str, str], ...] = ()
    divider: tuple[str, ...] = ()
    behind: tuple[str, ...] = ()
    names: bool = False
    bare: bool = False
    numbered: bool = False
    inline: bool = False
    joined: bool = False
    bullets: str = ""
    pattern: re.Pattern[str] | None = None
    furniture: tuple[re.Pattern[str], ...] = ()
    notes: tuple[tuple[str, str], ...] = ()
    headings: Mapping[str, str] = field(default_factory=dict)

    @property
    def speaks(self) -> bool:
        """Tell whether minutes of this family have speaker labels at all."""
        return bool(self.divider or self.brackets or self.words or self.pattern)

    @property
    def heading_marks(self) -> str:
        """The marks that open a heading, not a speech."""
        return "".join(
            sign for sign, said in self.meanings.items() if len(sign) == 1 and set(said) <= set(HEADINGS)
        )

    @property
    def breadth(self) -> int:
        """How many forms of a label the profile takes."""
        if self.pattern:
            return 1
        own = len(self.brackets) + len(self.divider) + len(self.words)
        return len(self.marks) + own + (len(self.speaker) or ALL_FORMS) + self.bare


@cache
def built_in() -> tuple[Layout, ...]:
    """List the profiles that ship with the package, by name."""
    return tuple(read(content, where=name) for name, content in sources().items())


@cache
def sources() -> Mapping[str, str]:
    """Give the files of the built-in profiles, by file name."""
    folder = files(__package__).joinpath("layouts")
    found = sorted(
        (file for file in folder.iterdir() if file.name.endswith(".toml")), key=lambda file: file.name
    )
    return {file.name: file.read_text("utf-8") for file in found}


def load(name: str) -> Layout:
    """Find a profile by its name or by the path of its TOML file; raises UsageError when there is none."""
    if name.endswith(".toml"):
        try:
            return read(Path(name).read_text("utf-8"), where=name)
        except (OSError, UnicodeDecodeError) as error:
            raise UsageError(f"cannot read the layout profile {name}: {error}") from error
    known = {layout.name: layout for layout in built_in()}
    if name not in known:
        near = layout_file.suggestion(name, known)
        raise UsageError(f"unknown layout {name!r}{near}; known: auto, {', '.join(known)}")
    return known[name]


def read(content: str, *, where: str) -> Layout:
    """Read a profile from the text of a TOML file; raises UsageError that names the key and what is wrong with it."""
    return Layout(**layout_file.values(content, where))
