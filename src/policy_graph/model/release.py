"""What a release is made of: what the publisher says of it, and the files in it."""

from dataclasses import dataclass
from enum import StrEnum

# The languages of everything that a release says; Japanese, which the data are in, comes first.
LANGUAGES = ("ja", "en")
# The file by which a release is known: the checksums of all others, as ``sha256sum --check`` reads them.
SUMS = "SHA256SUMS"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bilingual:
    """The same said in Japanese and in English."""

    ja: str
    en: str

    def of(self, language: str) -> str:
        """Give it in one of the languages."""
        return self.ja if language == "ja" else self.en


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept:
    """An entry of a list that portals share (a theme, a frequency, a language): its IRI and what it is called."""

    iri: str
    label: Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where the dataset is about; ``iri`` or ``label`` is given, or both.

    ``point`` is longitude and latitude, ``box`` west, south, east and north, in degrees.
    """

    iri: str | None = None
    label: Bilingual | None = None
    point: tuple[float, float] | None = None
    box: tuple[float, float, float, float] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Portal:
    """What portal.toml says of the dataset.

    ``home`` is the URL that the release will lie at, ``None`` for the base of the graph. ``licence`` is an IRI,
    ``licence_name`` what it is called, ``licence_id`` how CKAN knows it; ``issued`` and ``modified`` are ISO dates;
    ``name`` is the short name in the address of the dataset at a portal; ``pages`` says whether a page is written for each thing.
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
    name: str | None = None
    identifier: str | None = None
    publisher_type: Concept | None = None
    local_government: Bilingual | None = None
    local_government_code: str | None = None
    creator: Bilingual | None = None
    creator_iri: str | None = None
    creator_type: Concept | None = None
    contact_url: str | None = None
    licence_name: Bilingual | None = None
    licence_type: Concept | None = None
    licence_id: str | None = None
    access_rights: Concept | None = None
    landing_page: str | None = None
    themes: tuple[Concept, ...] = ()
    keywords: tuple[Bilingual, ...] = ()
    languages: tuple[Concept, ...] = ()
    spatial: tuple[Place, ...] = ()
    frequency: Concept | None = None
    issued: str | None = None
    modified: str | None = None
    version: str | None = None
    version_notes: Bilingual | None = None
    organization: str | None = None
    pages: bool = True
    groups: tuple[str, ...] = ()


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

    @property
    def is_distribution(self) -> bool:
        """Whether catalogues list the file as one to download."""
        return self.role in (FileRole.DATA, FileRole.TABLE)
