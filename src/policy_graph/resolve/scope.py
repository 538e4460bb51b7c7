"""Where a name is unique: the scope that an entity's id is minted in."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from policy_graph.model import EntityType, Meeting
from policy_graph.text import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """The lists of data/scopes.toml; each is a tuple of name endings unless the file says otherwise."""

    organization_local: tuple[str, ...]
    organization_national: tuple[str, ...]
    program_national: tuple[str, ...]
    place_local: tuple[str, ...]
    statutory: tuple[str, ...]


@cache
def rules() -> Rules:
    """Read data/scopes.toml once."""
    table = tomllib.loads(files(__package__).joinpath("data/scopes.toml").read_text("utf-8"))
    return Rules(**{key: tuple(values) for key, values in table.items()})


@dataclass(frozen=True, slots=True, kw_only=True)
class Scopes:
    """The scopes of one meeting: its municipality, its body, and the governments whose names open other names."""

    municipality: str | None
    body: str | None
    governments: tuple[str, ...]

    def of(self, type_: EntityType, name: str) -> str | None:
        """Return the scope of a name of this meeting, ``None`` where the name is unique by itself."""
        name = fold(name)
        if type_ is EntityType.PERSON:
            return assembly(self.body) or self.municipality
        if type_ is EntityType.POST or not self._local(type_, name) or self._owned(name):
            return None
        return self.municipality

    def _local(self, type_: EntityType, name: str) -> bool:
        lists = rules()
        if type_ is EntityType.ORGANIZATION:
            return name.endswith(lists.organization_local) and not any(
                part in name for part in lists.organization_national
            )
        if type_ is EntityType.PROGRAM:
            return not name.endswith(lists.program_national)
        return name.endswith(lists.place_local)

    def _owned(self, name: str) -> bool:
        return any(name.startswith(government) and name != government for government in self.governments)


def scopes(meeting: Meeting, governments: tuple[str, ...]) -> Scopes:
    """Collect the scopes of a meeting; ``governments`` are the municipalities and countries that it names."""
    own = fold(meeting.municipality.value) if meeting.municipality else None
    body = fold(meeting.body.value) if meeting.body else None
    return Scopes(
        municipality=own,
        body=body,
        governments=tuple(sorted({*map(fold, governments), *([own] if own else [])})),
    )


def assembly(body: str | None) -> str | None:
    """Return the assembly that a committee belongs to (品川区議会 for 品川区議会区民委員会), else the body itself.

    Members of an assembly sit in several of its committees and are the same people there.
    """
    for word in ("議会", "市会"):
        if body and word in body and body.endswith("委員会"):
            return body[: body.index(word) + len(word)]
    return body
