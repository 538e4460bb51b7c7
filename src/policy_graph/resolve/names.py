"""Names as keys and as identifiers: folding, minting the local part of an IRI, and reading it back."""

import re
from dataclasses import dataclass
from functools import lru_cache

from policy_graph.model import EntityType
from policy_graph.text import fold

# The characters that have a meaning in an id: `.` parts scope from name, `/` type from both, `%` escapes.
ESCAPES = str.maketrans({"%": "%25", ".": "%2E", "/": "%2F"})
ESCAPED = re.compile("%(25|2E|2F)")
TYPES = {type_.lower(): type_ for type_ in EntityType}

# More names than the minutes of a day speak of.
NAMES = 16384
# Kanji that stand for digits in their places: only so is there a zero among them.
POSITIONAL = re.compile("[一二三四五六七八九][一二三四五六七八九〇]*〇[一二三四五六七八九〇]*")
FIGURES = str.maketrans("〇一二三四五六七八九", "0123456789")


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """What makes an entity itself: its type, the scope that its name is unique in (empty for none), its name."""

    type: EntityType
    scope: str
    name: str

    @property
    def id(self) -> str:
        """The id that is minted from this key."""
        return mint(self.type, self.scope, self.name)


def mint(type_: EntityType, scope: str | None, name: str) -> str:
    """Make the id of an entity: ``organization/豊田市.港湾局``.

    The same for all spellings that fold alike; different for different (type, scope, name).
    """
    parts = [escape(part) for part in (scope, name) if part]
    return f"{type_.lower()}/{'.'.join(parts)}"


@lru_cache(maxsize=NAMES)
def form(name: str) -> str:
    """Fold a name to what it is told from others by: years written digit by digit are figures (二〇一九 is 2019)."""
    return POSITIONAL.sub(lambda digits: digits[0].translate(FIGURES), fold(name))


def escape(name: str) -> str:
    """Fold a name and escape what has a meaning in an id."""
    return fold(name).translate(ESCAPES)


def key_of(id_: str) -> Key | None:
    """Read an id back into the key that it is minted from; ``None`` for what no key is minted to."""
    type_, _, rest = id_.partition("/")
    parts = [fold(_unescaped(part)) for part in rest.split(".")]
    if type_ not in TYPES or "/" in rest or len(parts) > 2 or not all(parts):
        return None
    return Key(TYPES[type_], parts[0] if len(parts) == 2 else "", parts[-1])


def _unescaped(name: str) -> str:
    return ESCAPED.sub(lambda escape: chr(int(escape[1], 16)), name)
