"""How a picture of a network is wanted on paper: its size, its language, how many actors, what is marked in it."""

from dataclasses import dataclass
from enum import StrEnum


class Language(StrEnum):
    """In which language titles, legends and captions are set; names stay as the minutes have them."""

    JA = "ja"
    EN = "en"
    BOTH = "both"


class Paper(StrEnum):
    """The sheet: ``auto`` is the smallest of A4, A3 and A2 on which names can be read, ``slide`` 16:9."""

    AUTO = "auto"
    A4 = "a4"
    A3 = "a3"
    SLIDE = "slide"


@dataclass(frozen=True, slots=True, kw_only=True)
class Printing:
    """How a picture is printed; the empty choice needs no tuning.

    ``dpi`` are the dots per inch of a PNG. ``limit`` is the most actors of a picture, ``rows`` and ``columns`` the most
    of a matrix and a timeline. ``title`` and ``subtitle`` stand for those that the kind of network gives.
    ``communities`` puts a ring in the colour of its community around each mark, ``brokers`` marks who joins communities.
    """

    paper: Paper = Paper.AUTO
    language: Language = Language.BOTH
    dpi: int = 200
    limit: int = 40
    rows: int = 40
    columns: int = 30
    title: str | None = None
    subtitle: str | None = None
    communities: bool = False
    brokers: bool = False
