"""A build in, a release out: everything that a portal, a harvester and an auditor ask for, in one folder."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

from policy_graph.engine.changes import version_notes
from policy_graph.engine.draft import Draft, measured
from policy_graph.engine.folder import MARK, check_apart, check_free, replacing, write_bytes
from policy_graph.engine.parts import PARTS
from policy_graph.engine.withdrawing import look_before, look_behind
from policy_graph.errors import Refused, UsageError
from policy_graph.model import SUMS, Bilingual, Fault, FaultSeverity, FileRole, ReleaseFile
from policy_graph.release.portal_file import read as read_portal
from policy_graph.triples.changes.comparison import compare
from policy_graph.triples.check import check
from policy_graph.triples.roomy import LARGE, opened

# Where a large graph lies while its release is written: what a killed run leaves there, the next one clears away.
STORE = ".store"
# So many of the statements that stand in the way are named in full.
SHOWN = 20
# What a release tells of its build.
NEEDED = ("tool", "settings", "documents", "totals", "failures")


def publish(
    folder: Path,
    out: Path,
    *,
    config: Path,
    previous: Path | None = None,
    privacy: Path | None = None,
    most: int = LARGE,
) -> list[ReleaseFile]:
    """Publish the build in ``folder`` as the release ``out``; see ``api.publish``.

    A graph whose files take more than ``most`` bytes is read from a store on the disk of ``out``.
    """
    check_free(out, mark=SUMS)
    check_apart(out, {"the build": folder, "--config": config, "--privacy": privacy, "--previous": previous})
    portal = read_portal(config)
    report = _report(folder)
    hidden = look_before(privacy, report)
    faults = check(folder, least=FaultSeverity.INFO)
    _refuse(faults)
    told = compare(previous, folder) if previous else None
    with replacing(out, mark=SUMS) as release:
        with opened(folder, place=release / STORE, most=most) as graph:
            files = _written(
                Draft(
                    build=folder,
                    folder=release,
                    portal=replace(portal, version_notes=portal.version_notes or version_notes(told)),
                    report=report,
                    graph=graph,
                    faults=faults,
                    previous=previous,
                    changes=told,
                )
            )
        look_behind(hidden, release)
        return [*files, _sums(release, files)]


def _written(draft: Draft) -> Sequence[ReleaseFile]:
    """Have each part write its files, and say how large they are."""
    for part in PARTS:
        draft = replace(draft, files=(*draft.files, *(measured(draft.folder, file) for file in part(draft))))
    return draft.files


def _report(folder: Path) -> Mapping[str, Any]:
    try:
        report: Any = json.loads((folder / MARK).read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise UsageError(f"{folder} holds no readable {MARK}: name the folder of a build") from error
    missing = [key for key in NEEDED if key not in report] if isinstance(report, dict) else NEEDED
    if missing:
        raise UsageError(
            f"{folder / MARK} says nothing of {', '.join(missing)}: another version made the build; build again with this one"
        )
    return cast(Mapping[str, Any], report)


def _refuse(faults: Sequence[Fault]) -> None:
    """Raise Refused where a fault is a violation."""
    grave = [fault for fault in faults if fault.severity is FaultSeverity.VIOLATION]
    if grave:
        left = f"and {len(grave) - SHOWN:,} more; " if len(grave) > SHOWN else ""
        last = f"{left}policy-graph check says of each what to do, and --report writes it down"
        raise Refused("\n".join(["nothing is published:", *map(str, grave[:SHOWN]), last]))


def _sums(release: Path, files: Sequence[ReleaseFile]) -> ReleaseFile:
    """Write the checksums of all files, as ``sha256sum --check`` reads them."""
    lines = sorted((file.path, file.sha256) for file in files)
    write_bytes(release / SUMS, "".join(f"{digits}  {path}\n" for path, digits in lines).encode())
    title = Bilingual(ja="全ファイルの SHA-256", en="SHA-256 of every file")
    return measured(
        release, ReleaseFile(path=SUMS, media_type="text/plain", role=FileRole.REPORT, title=title)
    )
