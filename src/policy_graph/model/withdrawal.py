"""What is withdrawn from publication, by whose decision and why, and what is left of it."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Self

from policy_graph.model.release import Bilingual

# What stands in place of each character that was withdrawn.
BLOCK = "█"


class Withdrawn(StrEnum):
    """What sort of thing is withdrawn."""

    PERSON = "person"
    UTTERANCE = "utterance"
    WORDS = "words"  # some words, of one utterance or wherever they stand
    DOCUMENT = "document"
    NAMES = "names"  # names that were masked by a rule


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """One entry of privacy.toml.

    ``about`` is the id (``person/霧原市議会.山田太郎``), the document, or empty for a person known by ``names`` alone and
    for words that are withdrawn wherever they stand. ``names`` are what the person is called besides, ``number`` the
    utterance of the document, ``quote`` the words. ``keep`` are longer names that hold the name and stay.
    """

    id: str
    what: Withdrawn
    reason: Bilingual
    date: str
    who: str
    about: str = ""
    names: tuple[str, ...] = ()
    number: int | None = None
    quote: str | None = None
    keep: tuple[str, ...] = ()
    speech: bool = False
    everywhere: bool = False
    show_name: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MaskRule:
    """Names that are masked by rule: all people without a public role where ``private_persons`` is set, and those of
    ``names``; those of ``keep`` stay. ``sign`` is the entry that they are withdrawn under."""

    sign: Withdrawal
    private_persons: bool = False
    names: tuple[str, ...] = ()
    keep: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Privacy:
    """What a privacy.toml says; ``file`` is its name."""

    withdrawals: tuple[Withdrawal, ...] = ()
    mask: MaskRule | None = None
    file: str = ""

    @property
    def signs(self) -> tuple[Withdrawal, ...]:
        """Every entry that leaves a tombstone, in order."""
        return (*self.withdrawals, self.mask.sign) if self.mask else self.withdrawals

    def __bool__(self) -> bool:
        """Tell whether anything is withdrawn."""
        return bool(self.signs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tombstone:
    """What is left of something that was withdrawn: who withdrew it, when, why; and how much it was.

    ``about`` are the local parts of the IRIs that it is published about: those of people only where the entry shows
    the name. ``documents`` and ``places`` count what the entry met; ``unsure`` are surnames in the text that may be the
    person's and were left.
    """

    sign: Withdrawal
    about: tuple[str, ...] = ()
    documents: int = 0
    places: int = 0
    unsure: int = 0

    def met(self, *, about: tuple[str, ...] = (), places: int = 0, unsure: int = 0) -> Self:
        """Count what the entry met in one more document."""
        return replace(
            self,
            about=tuple(sorted({*self.about, *about})),
            documents=self.documents + 1,
            places=self.places + places,
            unsure=self.unsure + unsure,
        )


def is_withdrawn(text: str) -> bool:
    """Tell whether nothing is left of some words."""
    rest = "".join(text.split())
    return bool(rest) and not rest.strip(BLOCK)
