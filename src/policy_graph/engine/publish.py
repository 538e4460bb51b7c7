"""A build in, a release out: everything that a portal, a harvester and an auditor ask for, in one folder."""

import json
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import file_digest
from pathlib import Path
from typing import Any

from policy_graph.engine.folder import MARK, SUMS, check_free, replacing, write_bytes
from policy_graph.engine.withdrawing import look_before, look_behind
from policy_graph.errors import Refused, UsageError
from policy_graph.model import Bilingual, Fault, FaultSeverity, FileRole, Portal, ReleaseFile
from policy_graph.release.portal_file import read as read_portal
from policy_graph.triples.check import check
from policy_graph.triples.query import open_graph
from policy_graph.triples.store import TRIG, TURTLE

# So many of the statements that stand in the way are named in full.
SHOWN = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A release in the making: ``folder`` is filled from the build in ``build``.

    ``graph`` is the opened graph: all documents merged as the default graph, each document as a named one. ``files`` is
    what is in the release so far.
    """

    build: Path
    folder: Path
    portal: Portal
    report: Mapping[str, Any]
    graph: Any
    faults: Sequence[Fault]
    previous: Path | None = None
    files: tuple[ReleaseFile, ...] = ()


Part = Callable[[Draft], Iterable[ReleaseFile]]


def publish(
    folder: Path, out: Path, *, config: Path, previous: Path | None = None, privacy: Path | None = None
) -> list[ReleaseFile]:
    """Publish the build in ``folder`` as the release ``out``; see ``api.publish``."""
    check_free(out, mark=SUMS)
    portal = read_portal(config)
    report = _report(folder)
    hidden = look_before(privacy, report)
    faults = check(folder, least=FaultSeverity.INFO)
    _refuse(faults)
    with replacing(out, mark=SUMS) as release:
        draft = Draft(
            build=folder,
            folder=release,
            portal=portal,
            report=report,
            graph=open_graph(folder),
            faults=faults,
            previous=previous,
        )
        for part in PARTS:
            draft = replace(draft, files=(*draft.files, *(_measured(draft, file) for file in part(draft))))
        look_behind(hidden, release)
        return [*draft.files, _sums(draft)]


def sources(draft: Draft) -> Iterator[ReleaseFile]:
    """The minutes themselves, and the text that was read out of those that are no plain text."""
    for path in sorted((draft.build / "sources").iterdir()):
        target = draft.folder / "sources" / path.name
        target.parent.mkdir(exist_ok=True)
        shutil.copyfile(path, target)
        yield ReleaseFile(
            path=f"sources/{path.name}",
            media_type="application/octet-stream",
            role=FileRole.SOURCE,
            title=Bilingual(ja=path.name, en=path.name),
        )


def graphs(draft: Draft) -> Iterator[ReleaseFile]:
    """The graph as the build holds it: merged, and with a named graph for each document."""
    for name, media_type in ((TURTLE, "text/turtle"), (TRIG, "application/trig")):
        target = draft.folder / "data" / name
        target.parent.mkdir(exist_ok=True)
        shutil.copyfile(draft.build / name, target)
        yield ReleaseFile(
            path=f"data/{name}",
            media_type=media_type,
            role=FileRole.DATA,
            title=Bilingual(ja=f"知識グラフ（{name}）", en=f"Knowledge graph ({name})"),
        )


# What a release is made of, in the order in which it is written; each part sees the files of those before it.
PARTS: tuple[Part, ...] = (sources, graphs)


def _report(folder: Path) -> Mapping[str, Any]:
    try:
        report: Mapping[str, Any] = json.loads((folder / MARK).read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise UsageError(f"{folder} holds no readable {MARK}: name the folder of a build") from error
    return report


def _refuse(faults: Sequence[Fault]) -> None:
    """Raise Refused where a fault is a violation."""
    grave = [fault for fault in faults if fault.severity is FaultSeverity.VIOLATION]
    if grave:
        more = (
            [f"and {len(grave) - SHOWN} more; policy-graph check names them all"]
            if len(grave) > SHOWN
            else []
        )
        raise Refused("\n".join(["nothing is published:", *map(str, grave[:SHOWN]), *more]))


def _measured(draft: Draft, file: ReleaseFile) -> ReleaseFile:
    path = draft.folder / file.path
    with path.open("rb") as content:
        digits = file_digest(content, "sha256").hexdigest()
    return replace(file, size=path.stat().st_size, sha256=digits)


def _sums(draft: Draft) -> ReleaseFile:
    """Write the checksums of all files, as ``sha256sum --check`` reads them."""
    lines = sorted((file.path, file.sha256) for file in draft.files)
    write_bytes(draft.folder / SUMS, "".join(f"{digits}  {path}\n" for path, digits in lines).encode())
    title = Bilingual(ja="全ファイルの SHA-256", en="SHA-256 of every file")
    return _measured(
        draft, ReleaseFile(path=SUMS, media_type="text/plain", role=FileRole.REPORT, title=title)
    )
