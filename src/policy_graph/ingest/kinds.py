"""What kind of file this is: decided by its first bytes, with its name as a promise that may be broken."""

import io
import re
import tomllib
import zipfile
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import PurePath

from policy_graph.errors import SkipDocument
from policy_graph.ingest.encoding import decode
from policy_graph.ingest.limits import check_bytes
from policy_graph.model import Finding, Severity
from policy_graph.ports import MEDIA_TYPES, READERS
from policy_graph.settings import DEFAULTS, Settings

# How many bytes are looked at.
HEAD = 4096
# Where a PDF may begin at the latest, behind what servers put before it.
PDF_BEGINS = 1024
# What counts as an extension; the dot in 第1.2回 opens none.
EXTENSION = re.compile(r"\.[A-Za-z][A-Za-z0-9]{0,5}")
TAG = re.compile(rb"<[A-Za-z!/]")
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
# Text has at most this share of control characters.
FEW = 0.02
# What to do with a file of a kind that nobody foresaw.
UNKNOWN = "open it in the program that made it and save it as PDF, .docx or text"
TEXT, HTML, XML, WORD, PDF, ZIP = "text", "HTML", "XML", "Word (.docx)", "PDF", "a ZIP archive"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of file; ``type`` is ``None`` for one that cannot be read, ``advice`` says what to do then."""

    name: str
    type: str | None
    advice: str
    begins: tuple[bytes, ...]
    holds: tuple[bytes, ...]
    member: frozenset[str]
    shape: re.Pattern[str] | None
    ends: tuple[str, ...]

    def fits(self, head: bytes, members: frozenset[str]) -> bool:
        """Tell whether the first bytes, or the names inside of a ZIP, are those of this kind."""
        plain = head.replace(b"\0", b"").removeprefix(b"\xef\xbb\xbf").lstrip(b"\xff\xfe").lstrip().lower()
        tagged = plain.startswith(b"<") and any(word in plain for word in self.holds)
        shaped = self.shape is not None and self.shape.match(plain.decode("ascii", "replace")) is not None
        return head.startswith(self.begins) or tagged or shaped or bool(self.member & members)


def media_type(name: str, source: bytes, settings: Settings = DEFAULTS) -> tuple[str, tuple[Finding, ...]]:
    """Decide the media type of a file by which it is read, with a finding where the name promises another one.

    Raises SkipDocument for a kind that no reader knows, with what to do.
    """
    promised, kind = _promised(name), _kind(name, source, settings)
    if kind is None or kind.type not in READERS:
        what = kind.name if kind else "a file of an unknown kind, for which there is no reader"
        advice = kind.advice if kind and kind.advice else UNKNOWN
        if promised is kind and what == ZIP and not _members(source):
            what, advice = "a damaged or unfinished ZIP archive", "get it again, or unpack it"
        raise SkipDocument(f"{name}: this is {what}; {advice} (these can be read: {readable()})")
    if promised is None or promised.type == kind.type:
        return str(kind.type), ()
    message = f"named {_extension(name)}, but is {kind.name}: read as such"
    return str(kind.type), (Finding(code="ingest.kind", message=message, severity=Severity.INFO),)


def readable() -> str:
    """Name the extensions that can be read."""
    ends = {each for kind in _kinds() if kind.type in READERS for each in kind.ends} | set(MEDIA_TYPES)
    return ", ".join(sorted({*ends, ".zip"}))


def _kind(name: str, source: bytes, settings: Settings) -> Kind | None:
    """What the bytes show; where they show nothing, what the name promises; text where there is no extension."""
    promised, shown = _promised(name), _shown(source)
    if promised is shown is None:
        check_bytes(source, name, settings)
    if promised and _believed(promised, shown, source):
        return promised
    if shown is not None:
        return shown
    if promised is None and _extension(name):
        return None
    readable = promised and promised.type in READERS
    return _named(TEXT) if _is_text(source, settings) else promised if readable else None


def _believed(promised: Kind, shown: Kind | None, source: bytes) -> bool:
    """Tell whether the bytes may well be what the name promises."""
    if promised.name == PDF:
        return b"%PDF-" in source[:PDF_BEGINS]
    if promised.name == WORD:
        return shown is not None and shown.name in (WORD, ZIP)  # a broken one shows as a mere ZIP
    if promised.name in (HTML, XML):
        return (shown is None or shown.type == promised.type) and TAG.search(source[:HEAD]) is not None
    if (
        promised.type is None and promised.name != ZIP
    ):  # of several kinds that begin alike, the one that it is named for
        return promised.fits(source[:HEAD], frozenset())
    return shown is None if promised.name == TEXT else promised == shown


def _shown(source: bytes) -> Kind | None:
    head = source[:HEAD]
    members = _members(source) if head.startswith(b"PK") else frozenset()
    return next((kind for kind in _kinds() if kind.fits(head, members)), None)


def _members(source: bytes) -> frozenset[str]:
    try:
        with zipfile.ZipFile(io.BytesIO(source)) as archive:
            return frozenset(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return frozenset()


def _is_text(source: bytes, settings: Settings) -> bool:
    try:
        text = decode(source, name="", settings=settings).text
    except SkipDocument:
        return False
    return len(CONTROL.findall(text)) <= len(text) * FEW


def _promised(name: str) -> Kind | None:
    extension = _extension(name)
    type_ = MEDIA_TYPES.get(extension)
    return next((kind for kind in _kinds() if extension in kind.ends or (type_ and kind.type == type_)), None)


def _extension(name: str) -> str:
    suffix = PurePath(name).suffix
    return suffix.lower() if EXTENSION.fullmatch(suffix) else ""


def _named(name: str) -> Kind:
    return next(kind for kind in _kinds() if kind.name == name)


@cache
def _kinds() -> tuple[Kind, ...]:
    table = tomllib.loads(files("policy_graph.ingest").joinpath("data/kinds.toml").read_text("utf-8"))
    return tuple(
        Kind(
            name=each["is"],
            type=each.get("type"),
            advice=each.get("advice", ""),
            begins=tuple(mark.encode("latin-1") for mark in each.get("begins", ())),
            holds=tuple(word.encode() for word in each.get("holds", ())),
            member=frozenset(each.get("member", ())),
            shape=re.compile(each["shape"]) if "shape" in each else None,
            ends=tuple(each["ends"]) if "ends" in each else (),
        )
        for each in table["kinds"]
    )
