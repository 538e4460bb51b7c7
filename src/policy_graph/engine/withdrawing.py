"""What privacy.toml withdraws: read once, taken out of everything that a run writes, looked for in what is published."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from policy_graph.engine.summary import Summary
from policy_graph.errors import Refused, UsageError
from policy_graph.model import (
    Extraction,
    Failure,
    Judgement,
    Privacy,
    SourceFile,
    Tombstone,
)
from policy_graph.privacy.file import read
from policy_graph.privacy.gate import leaks, signature, unmet
from policy_graph.privacy.records import plain
from policy_graph.privacy.seen import seen
from policy_graph.privacy.traces import Trace
from policy_graph.privacy.withdraw import Known, known, withdraw
from policy_graph.settings import Settings
from policy_graph.triples.iri import local

# A line of the judgements that speaks of something withdrawn.
LINE = "# withdrawn"
# So many files that hold something withdrawn are named.
SHOWN = 20
REMEDY = (
    "look there: a longer word that is somebody else's or nobody's name (森林 for 森) belongs under keep of the entry; a surname or "
    "short words in common use need everywhere = true left out; a name in portal.toml, in a reason or in who is to be "
    "taken out of there; then build again with --privacy, and publish"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """What was withdrawn from a build, and what must not tell of it; ``withdrawn`` are the ids of whole documents."""

    known: Known
    stones: Sequence[Tombstone] = ()
    withdrawn: frozenset[str] = frozenset()

    def told(self, report: dict[str, Any]) -> dict[str, Any]:
        """Take the names out of a report, and add what each entry met: counts and ids."""
        if not self.stones:
            return report
        entries = [
            {
                **signature(each.sign),
                "documents": each.documents,
                "places": each.places,
                "unsure": each.unsure,
            }
            for each in self.stones
        ]
        said = {"entries": entries, "masked": self.known.masked, "kept": self.known.kept}
        return {**plain(report, self.known.names), "privacy": said}

    def staying(
        self, files: Iterable[SourceFile | Failure], results: Iterable[Summary | Failure]
    ) -> tuple[list[SourceFile | Failure], list[Summary | Failure]]:
        """Give the files and their results without the documents that were withdrawn."""
        pairs = [
            (file, result)
            for file, result in zip(files, results, strict=True)
            if isinstance(result, Failure) or result.id not in self.withdrawn
        ]
        return [file for file, _ in pairs], [result for _, result in pairs]

    def lines(self, content: bytes) -> bytes:
        """Give the file of judgements without the lines that speak of somebody who was withdrawn.

        Nothing is left of a file whose judgements stand on several lines, so that one would lose a part or keep a name.
        """
        text = content.decode("utf-8-sig")
        kept = "".join(
            line if not self._tells(line) else LINE + "\n" for line in text.splitlines(keepends=True)
        )
        names = self.known.names
        if not _is_part(kept, text) or seen(kept.encode(), names.gone, names.kept):
            return f"{LINE}\n".encode()
        return content if kept == text else kept.encode("utf-8")

    def judgements(
        self, said: Sequence[Judgement], replaced: Iterable[tuple[str, str]]
    ) -> tuple[list[Judgement], list[tuple[str, str]]]:
        """Leave out judgements and replacements that speak of somebody who was withdrawn."""
        return (
            [each for each in said if not self._speaks(each.about, each.becomes, each.name, each.why)],
            [pair for pair in replaced if not self._speaks(*pair)],
        )

    def _speaks(self, *words: str | None) -> bool:
        return any(word in self.known.ids or self.known.names.string(word) != word for word in words if word)

    def _tells(self, line: str) -> bool:
        return any(f'"{id_}"' in line for id_ in self.known.ids) or self.known.names.string(line) != line


def _is_part(kept: str, text: str) -> bool:
    """Tell whether every judgement that is left of a file is whole."""
    try:
        left, all_ = tomllib.loads(kept), tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return False
    return all(each in all_[key] for key, found in left.items() for each in found)


def privacy(settings: Settings) -> Privacy:
    """Read what the settings withdraw; raises UsageError for a file that is not there or says what cannot be."""
    return _read(settings.privacy, settings.base) if settings.privacy else Privacy()


def whom(traces: Sequence[Trace], hidden: Privacy) -> Known:
    """Gather whom the entries withdraw from the traces of all documents; raises UsageError where none is left."""
    found = known(traces, hidden)
    if hidden and not found.left:
        raise UsageError(f"{hidden.file} withdraws every document: there is nothing to write")
    return found


def left(results: Iterable[Extraction | Failure], hidden: Privacy) -> Iterator[Extraction | Failure]:
    """Give what is left of results; names of people are gathered from all of them before the first is given."""
    if not hidden:
        yield from results
        return
    found = list(results)
    made = withdraw([each for each in found if isinstance(each, Extraction)], hidden)
    yield from (plain(each, made.known.names) for each in found if isinstance(each, Failure))
    yield from made.extractions


def look_before(file: Path | None, report: Mapping[str, Any]) -> Privacy:
    """Read what must not be published; raises Refused where the build was made without it, or knows of more."""
    if file is None:
        if report.get("privacy"):
            raise Refused(
                "the build was made with withdrawals: name their file with --privacy, so that every byte of the release "
                "can be searched for what was withdrawn"
            )
        return Privacy()
    hidden = _read(file, report["settings"]["base"])
    if without := unmet(hidden, report):
        raise Refused(
            f"the build was made without the entries {', '.join(without)} of {hidden.file}, or before they were changed: "
            f"build again with --privacy {hidden.file}"
        )
    return hidden


def look_behind(hidden: Privacy, release: Path) -> None:
    """Raise Refused where something withdrawn stands in any byte of a release."""
    found = list(leaks(release, hidden))
    if found:
        more = [f"and {len(found) - SHOWN} more"] if len(found) > SHOWN else []
        raise Refused("\n".join(["nothing is published:", *found[:SHOWN], *more, REMEDY]))


def _read(path: Path, base: str) -> Privacy:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UsageError(f"the withdrawals {path} cannot be read: {error.strerror}") from error
    return read(content, path.name, partial(local, base))
