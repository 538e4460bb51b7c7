"""How pictures look: the colours, shapes, strokes and words of data/theme.toml."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeStyle:
    """How actors of one type look: ``shape`` is a word of the theme, ``colour`` is #RRGGBB."""

    ja: str
    en: str
    shape: str
    colour: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationStyle:
    """How lines of one relation look: ``width`` in points; ``directed`` lines are arrows; a ``seat`` says only who
    sits where."""

    ja: str
    en: str
    colour: str
    stroke: str
    width: float
    directed: bool
    seat: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SideStyle:
    """How lines, marks and cells of one side of a matter look; ``sign`` is what stands in a cell."""

    ja: str
    en: str
    colour: str
    stroke: str
    sign: str
    shape: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeStyle:
    """How a line looks that is new, gone, stronger, weaker or the same; ``width`` in points."""

    ja: str
    en: str
    colour: str
    stroke: str
    width: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrapping:
    """Where a long name may be broken: gladly after one of ``joints``, if need be after one of ``weak_joints``.

    Around the forbidden characters it never is, inside an ``inseparable`` pair only if nothing else is left.
    """

    joints: str
    weak_joints: str
    inseparable: frozenset[str]
    forbidden_start: str
    forbidden_end: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """One look for all pictures; the order of the mappings is the order of the legend."""

    types: Mapping[str, TypeStyle]
    relations: Mapping[str, RelationStyle]
    other: RelationStyle
    sides: Mapping[str, SideStyle]
    changes: Mapping[str, ChangeStyle]
    groups: tuple[str, ...]
    beyond: str
    wrapping: Wrapping

    def relation(self, name: str) -> RelationStyle:
        """Give the style of a relation; one that the theme does not know goes by its own name."""
        return self.relations.get(name) or replace(self.other, ja=name, en=name)

    def side(self, name: str | None) -> SideStyle:
        """Give the style of a side; ``None`` where no side is taken."""
        return self.sides[name or "none"]

    def group(self, number: int) -> str:
        """Give the colour of a community, which are counted from 1."""
        return self.groups[number - 1] if 0 < number <= len(self.groups) else self.beyond

    def rank(self, name: str) -> tuple[int, str]:
        """Sort relations in the order of the theme, unknown ones behind."""
        known = list(self.relations)
        return (known.index(name) if name in known else len(known)), name


@cache
def theme() -> Theme:
    """Read data/theme.toml once."""
    table = tomllib.loads(files(__package__).joinpath("data/theme.toml").read_text("utf-8"))
    return Theme(
        types={name: TypeStyle(**style) for name, style in table["types"].items()},
        relations={name: RelationStyle(**style) for name, style in table["relations"].items()},
        other=RelationStyle(ja="", en="", **table["other"]),
        sides={name: SideStyle(**style) for name, style in table["sides"].items()},
        changes={name: ChangeStyle(**style) for name, style in table["changes"].items()},
        groups=tuple(table["groups"]["colours"]),
        beyond=table["groups"]["beyond"],
        wrapping=Wrapping(
            **{**table["wrapping"], "inseparable": frozenset(table["wrapping"]["inseparable"])}
        ),
    )
