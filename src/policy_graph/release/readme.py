"""README.ja.md and README.en.md: what a release is, what to open first, how sure it is, whom to ask."""

from collections.abc import Iterator, Sequence
from importlib.resources import files
from typing import Any

from jinja2 import Environment, StrictUndefined

from policy_graph.model import FileRole, Release, ReleaseFile

# So many files of one folder are listed one by one; of a site of pages only the folder is.
SHOWN = 30
# The tables again, in a form for Excel, and the one that the recipe for spreadsheets opens.
EXCEL = "tables/excel/"
SPEECHES = f"{EXCEL}speeches.csv"
UNITS = (("GB", 10**9), ("MB", 10**6), ("kB", 10**3))


def readme(release: Release, language: str) -> str:
    """Fill the template of a language."""
    environment = Environment(
        undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True
    )
    environment.filters |= {"number": _number, "size": _size, "share": _share, "cell": _cell}
    text = (files("policy_graph.release") / "data" / f"README.{language}.md.jinja").read_text("utf-8")
    return environment.from_string(text).render(**_said(release, language))


def _said(release: Release, language: str) -> dict[str, Any]:
    paths = {file.path for file in release.files}
    return {
        "release": release,
        "portal": release.portal,
        "survey": release.survey,
        "figures": release.figures,
        "members": lambda name: release.survey.members(f"https://w3id.org/policy-graph/ns#{name}"),
        "listed": [
            file for file in release.files if file.is_distribution and not file.path.startswith(EXCEL)
        ],
        "excel": [
            file.size for file in release.files if file.is_distribution and file.path.startswith(EXCEL)
        ],
        "others": list(_others(release.files)),
        "table": SPEECHES if SPEECHES in paths else None,
        "has": paths.__contains__,
        "query": (files("policy_graph.release") / "data" / "example.rq").read_text("utf-8").strip(),
        "said": lambda both: both.of(language),
        "licence": name.of(language) if (name := release.portal.licence_name) else release.portal.licence,
    }


def _others(listed: Sequence[ReleaseFile]) -> Iterator[tuple[str, int, int, ReleaseFile]]:
    """The files that are no data: each by itself, or as a folder with the number of its files."""
    folders: dict[str, list[ReleaseFile]] = {}
    for file in listed:
        if not file.is_distribution:
            folder, slash, _ = file.path.partition("/")
            folders.setdefault(folder + slash, []).append(file)
    for folder, inside in sorted(folders.items()):
        many = folder.endswith("/") and (len(inside) > SHOWN or inside[0].role is FileRole.SOURCE)
        if many:
            yield folder, len(inside), sum(file.size for file in inside), inside[0]
        else:
            yield from ((file.path, 1, file.size, file) for file in inside)


def _number(value: int) -> str:
    return f"{value:,}"


def _size(value: int) -> str:
    """A size as people read it, never rounded down to nothing."""
    for unit, bytes_ in UNITS:
        if value >= bytes_:
            return f"{value / bytes_:.1f} {unit}"
    return f"{value} B"


def _share(value: float) -> str:
    return f"{value:.1%}"


def _cell(text: str) -> str:
    """A text in the cell of a table."""
    return text.replace("|", "\\|").replace("\n", " ")
