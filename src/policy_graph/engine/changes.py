"""Two versions compared, told in words; and what a release says of the one before it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from policy_graph.errors import UsageError
from policy_graph.model import LANGUAGES, Bilingual, Changes, FileRole, ReleaseFile
from policy_graph.release.changes import lines
from policy_graph.release.changes.page import MARKDOWN, TEXT, page, summary
from policy_graph.triples.changes.comparison import compare
from policy_graph.triples.changes.patch import MEDIA_TYPE, write_patch

FORMATS: Mapping[str, Callable[[Changes, str], str]] = {
    "text": lambda changes, language: page(changes, language, TEXT),
    "md": lambda changes, language: page(changes, language, MARKDOWN),
    "json": lambda changes, _: lines.document(changes),
}
PAGE, PATCH = "CHANGES.{}.md", "changes.rdfp"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What ``diff`` found: the text to print, whether there is no change, whether words were withheld in it."""

    text: str
    same: bool
    withheld: bool


def diff(old: Path, new: Path, *, language: str, format: str, patch: Path | None = None) -> Difference:
    """Tell what changed between two builds or releases; see ``api.diff``."""
    if language not in LANGUAGES:
        raise UsageError(f"there is no language {language!r}: say {' or '.join(LANGUAGES)}")
    if format not in FORMATS:
        raise UsageError(f"there is no format {format!r}: say {', '.join(FORMATS)}")
    changes = compare(old, new)
    if patch is not None:
        _patch(old, new, patch)
    return Difference(
        text=FORMATS[format](changes, language), same=not changes.changes, withheld=changes.withheld
    )


def version_notes(changes: Changes | None) -> Bilingual | None:
    """Tell in one sentence what is new in a release, ``None`` where there is no release before it."""
    return summary(changes) if changes else None


def written(
    changes: Changes | None, previous: Path | None, build: Path, folder: Path
) -> Iterator[ReleaseFile]:
    """Write what changed since the previous release into ``folder``: a page in each language, and the RDF patch.

    The patch would repeat what was withdrawn since; then there is none.
    """
    if changes is None or previous is None:
        return
    for language, title in (("ja", "変更点（日本語）"), ("en", "変更点（英語）")):
        name = PAGE.format(language)
        (folder / name).write_bytes(page(changes, language, MARKDOWN).encode())
        english = f"Changes ({'Japanese' if language == 'ja' else 'English'})"
        yield ReleaseFile(
            path=name,
            media_type="text/markdown",
            role=FileRole.DOCUMENTATION,
            title=Bilingual(ja=title, en=english),
        )
    if not changes.withheld:
        write_patch(previous, build, folder / PATCH)
        title_of = Bilingual(
            ja="前の版からの差分（RDF パッチ）", en="Difference to the previous version (RDF patch)"
        )
        yield ReleaseFile(path=PATCH, media_type=MEDIA_TYPE, role=FileRole.DOCUMENTATION, title=title_of)


def _patch(old: Path, new: Path, path: Path) -> None:
    try:
        write_patch(old, new, path)
    except OSError as error:
        raise UsageError(f"--patch {path} cannot be written: {error.strerror}; choose another") from error
