"""A check written down: as RDF, as a page and as JSON."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from policy_graph.engine.folder import CHECKED, MARK, replacing, write_bytes, write_json
from policy_graph.model import Bilingual, Fault, FileRole, ReleaseFile
from policy_graph.release.check_report import as_json, page
from policy_graph.triples.shacl.report import report

# The files about checks in a release, below report/.
RELEASED = {
    "shacl.ttl": (
        "text/turtle",
        Bilingual(ja="検査報告（SHACL）", en="What the check found (SHACL)"),
    ),
    "shacl.html": ("text/html", Bilingual(ja="検査報告（頁）", en="What the check found (a page)")),
    MARK: (
        "application/json",
        Bilingual(ja="作成の報告", en="What the build made of the minutes"),
    ),
}


def checked(faults: Sequence[Fault], build: Path, release: Path) -> Iterator[ReleaseFile]:
    """Write the faults of a build, which are no violations, and the build's own report into a release."""
    contents = {
        "shacl.ttl": report(faults, build),
        "shacl.html": page(faults),
        MARK: (build / MARK).read_bytes(),
    }
    for name, (media_type, title) in RELEASED.items():
        write_bytes(release / "report" / name, contents[name])
        yield ReleaseFile(path=f"report/{name}", media_type=media_type, role=FileRole.REPORT, title=title)


def write_report(faults: Sequence[Fault], build: Path, out: Path) -> list[Path]:
    """Write the faults of a build into the folder ``out``, which appears whole or not at all; returns the files.

    Raises UsageError where ``out`` holds other things.
    """
    with replacing(out, mark=CHECKED) as new:
        write_bytes(new / CHECKED, report(faults, build))
        write_bytes(new / "report.html", page(faults))
        write_json(new / "report.json", as_json(faults))
    return [out / name for name in (CHECKED, "report.html", "report.json")]
