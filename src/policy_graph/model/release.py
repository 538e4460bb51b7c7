"""What a release is made of: what the publisher says of it, and the files in it."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True)
class Bilingual:
    """The same said in Japanese and in English."""

    ja: str
    en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Portal:
    """What portal.toml says of the dataset.

    ``home`` is the URL that the release will lie at, ``None`` for the base of the graph. ``licence``, ``themes``,
    ``spatial`` and ``frequency`` are IRIs; ``issued`` and ``modified`` ISO dates.
    """

    title: Bilingual
    description: Bilingual
    publisher: Bilingual
    publisher_iri: str
    contact: Bilingual
    contact_email: str
    licence: str
    rights: Bilingual
    home: str | None = None
    themes: tuple[str, ...] = ()
    keywords: tuple[Bilingual, ...] = ()
    spatial: tuple[str, ...] = ()
    frequency: str | None = None
    issued: str | None = None
    modified: str | None = None


class FileRole(StrEnum):
    """What a file of a release is for."""

    DATA = "data"
    TABLE = "table"
    REPORT = "report"
    DOCUMENTATION = "documentation"
    SOURCE = "source"
    PICTURE = "picture"
    SITE = "site"
    CATALOGUE = "catalogue"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseFile:
    """A file of a release: ``path`` is below the release folder, with ``/`` between its parts.

    Files of role DATA and TABLE are distributions, which catalogues list by ``title``. ``size`` (bytes) and
    ``sha256`` are filled in once the file is written; ``compression`` is the media type
    of the packing (application/gzip), ``conforms_to`` the IRI of what the content follows.
    """

    path: str
    media_type: str
    role: FileRole
    title: Bilingual
    size: int = 0
    sha256: str = ""
    compression: str | None = None
    conforms_to: str | None = None
