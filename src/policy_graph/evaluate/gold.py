"""A gold document: the source, its marked copy, and what a careful reader says of its structure and relations."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from policy_graph.errors import UsageError
from policy_graph.evaluate import entries
from policy_graph.evaluate.squeezed import Squeezed, squeezed
from policy_graph.text import squeeze

# ⟦TYPE:surface⟧, ⟦TYPE=canonical:surface⟧; TYPE? is optional, TYPE~canonical an anaphor.
MARK = re.compile(
    r"⟦(?P<type>ORG|GPE|PLACE|PROGRAM|PERSON|POST)(?P<optional>\?)?"
    r"(?:(?P<sign>[=~])(?P<canonical>[^:⟧]*))?:(?P<surface>[^⟧]*)⟧"
)
TYPES = {
    "ORG": "Organization",
    "GPE": "Place",
    "PLACE": "Place",
    "PROGRAM": "Program",
    "PERSON": "Person",
    "POST": "Post",
}
MARKED, STRUCTURE, RELATIONS, SOURCE = ".spans.txt", ".structure.json", ".relations.jsonl", ".txt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A marked name; ``start`` and ``end`` count characters of the text without white space.

    An ``optional`` mark counts neither as predicted nor as missed; an ``anaphor`` (本市, 同社) is scored apart.
    """

    start: int
    end: int
    tag: str
    canonical: str
    optional: bool
    anaphor: bool

    @property
    def place(self) -> tuple[int, int]:
        """Where the mark stands."""
        return self.start, self.end

    @property
    def type(self) -> str:
        """The entity type that the mark asks for."""
        return TYPES[self.tag]

    @property
    def main(self) -> bool:
        """Tell whether the mark belongs to the main figure."""
        return self.tag != "POST" and not self.optional and not self.anaphor

    def accepts(self, type: str) -> bool:
        """Tell whether a prediction of this type is right: a bare municipality may be place or organization."""
        return type == self.type or (self.tag == "GPE" and type == "Organization")


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """One gold document; ``structure`` and ``relations`` are ``None`` where nobody has annotated them."""

    name: str
    source: Path
    text: Squeezed = field(repr=False)
    marks: tuple[Mark, ...] = field(repr=False)
    structure: dict[str, Any] | None = field(repr=False)
    relations: tuple[dict[str, Any], ...] | None = field(repr=False)


def read(stem: Path) -> Gold:
    """Read the gold document whose files begin with ``stem``.

    Raises UsageError where the marked copy or the source is missing, where the two differ in more than white space, or
    where structure or relations lack what is compared.
    """
    source, marked = beside(stem, SOURCE), beside(stem, MARKED)
    text = squeezed(_text(source))
    marks, plain = unmark(_text(marked))
    if plain != text.text:
        raise UsageError(
            f"{marked} and {source} differ {_difference(plain, text.text)}: mend the marked copy"
        )
    structure, relations = beside(stem, STRUCTURE), beside(stem, RELATIONS)
    return Gold(
        name=stem.name,
        source=source,
        text=text,
        marks=marks,
        structure=_structure(structure) if structure.is_file() else None,
        relations=tuple(_relations(relations)) if relations.is_file() else None,
    )


def unmark(marked: str) -> tuple[tuple[Mark, ...], str]:
    """Take a marked copy apart: its marks, and its text without marks and white space."""
    marks, parts, length, behind = [], [], 0, 0
    for found in MARK.finditer(marked):
        before, surface = squeeze(marked[behind : found.start()]), squeeze(found["surface"])
        start = length + len(before)
        length, behind = start + len(surface), found.end()
        parts += [before, surface]
        marks.append(
            Mark(
                start=start,
                end=length,
                tag=found["type"],
                canonical=found["canonical"] or surface,
                optional=found["optional"] is not None,
                anaphor=found["sign"] == "~",
            )
        )
    return tuple(marks), "".join([*parts, squeeze(marked[behind:])])


def beside(stem: Path, ending: str) -> Path:
    """Return the file of a gold document that has this ending."""
    return stem.with_name(stem.name + ending)


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise UsageError(f"{path} is not UTF-8: {error}") from error


def _json(path: Path, text: str, line: int = 1) -> dict[str, Any]:
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        raise UsageError(f"{path}, line {line + error.lineno - 1}: not JSON: {error.msg}") from error
    if not isinstance(value, dict):
        raise UsageError(f"{path}, line {line}: not a JSON object")
    return value


def _structure(path: Path) -> dict[str, Any]:
    return entries.structure(_json(path, _text(path)), str(path))


def _relations(path: Path) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(_text(path).split("\n"), start=1):
        if line.strip():
            yield entries.check(_json(path, line, number), entries.RELATION, f"{path}, line {number}")


def _difference(marked: str, source: str) -> str:
    """Say where two texts without white space part."""
    same = next((at for at, (a, b) in enumerate(zip(marked, source, strict=False)) if a != b), None)
    at = min(len(marked), len(source)) if same is None else same
    return f"after {source[max(0, at - 12) : at]!r} ({marked[at : at + 6]!r} is not {source[at : at + 6]!r})"
