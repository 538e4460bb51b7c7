"""How far a Word paragraph is indented: by itself, by its style, by the document."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from policy_graph.ingest.xml_tree import Element, child, children, value

# Twips of a full-width character where the document does not say (10.5 pt).
CHARACTER = 210
# No minutes indent further.
FURTHEST = 60
# Styles rest on styles, but not endlessly.
DEEPEST = 20


@dataclass(frozen=True)
class Styles:
    """The styles of a document, from its styles part (``None`` where it has none)."""

    root: Element | None
    _chains: dict[str, list[Element]] = field(default_factory=dict)

    @cached_property
    def _by_id(self) -> dict[str, Element]:
        return {value(each, "styleId"): each for each in children(self.root, "style")}

    @cached_property
    def _normal(self) -> str:
        normal = (key for key, each in self._by_id.items() if _is_normal(each))
        return next(normal, "")

    @cached_property
    def character(self) -> int:
        """Twips of a full-width character."""
        own = value(child(self._by_id.get(self._normal), "rPr", "sz"), "val")
        size = own or value(child(self.root, "docDefaults", "rPrDefault", "rPr", "sz"), "val")
        return int(size) * 10 if size.isdecimal() and 0 < int(size) < 200 else CHARACTER

    def chain(self, paragraph: Element) -> list[Element]:
        """List the properties that hold for a paragraph, its own first, then those of its style and what that rests on."""
        own = child(paragraph, "pPr")
        named = value(child(own, "pStyle"), "val") or self._normal
        if named not in self._chains:
            self._chains[named] = list(self._of_style(named))
        return self._chains[named] if own is None else [own, *self._chains[named]]

    def _of_style(self, key: str) -> Iterator[Element]:
        for _ in range(DEEPEST):
            style = self._by_id.get(key)
            inner = child(style, "pPr")
            if inner is not None:
                yield inner
            key = value(child(style, "basedOn"), "val")

    def indent(self, properties: list[Element]) -> tuple[int, int]:
        """Return by how many characters the first line and the others of a paragraph with these properties stand in."""
        marks = [each for each in (child(pr, "ind") for pr in properties) if each is not None]
        left = self._characters(marks, "leftChars", "left") or self._characters(marks, "startChars", "start")
        first = self._characters(marks, "firstLineChars", "firstLine")
        hanging = self._characters(marks, "hangingChars", "hanging")
        return _whole(left + (first or -hanging)), _whole(left)

    def _characters(self, marks: list[Element], in_characters: str, in_twips: str) -> float:
        """The nearest mark counts; in it, characters count more than twips."""
        for mark in marks:
            said = _number(value(mark, in_characters))
            if said:
                return said / 100
            if value(mark, in_twips):
                return _number(value(mark, in_twips)) / self.character
        return 0.0


def _is_normal(style: Element) -> bool:
    return value(style, "type") == "paragraph" and value(style, "default") in ("1", "true")


def _number(text: str) -> float:
    try:
        return float(text) if len(text) < 12 else 0.0
    except ValueError:
        return 0.0


def _whole(characters: float) -> int:
    return max(0, min(FURTHEST, round(characters))) if characters == characters else 0
