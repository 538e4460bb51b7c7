"""Which gold documents some paths name, and how each of them is read."""

from collections.abc import Iterable
from pathlib import Path

from policy_graph.errors import UsageError
from policy_graph.evaluate import gold, standoff
from policy_graph.evaluate.gold import MARKED, RELATIONS, SOURCE, STRUCTURE, Gold, beside
from policy_graph.evaluate.standoff import STANDOFF


def find(paths: Iterable[Path]) -> list[Path]:
    """Return the gold documents that ``paths`` name, each once, in order: stems, and stand-off files as they are.

    A path is a stem (``gold/town``), one of its files (``gold/town.txt``) or a folder (all gold in it). Raises
    UsageError for a path that names none.
    """
    return list(dict.fromkeys(each for path in paths for each in _named(path)))


def read(path: Path, sources: Path | None = None) -> Gold:
    """Read what ``find`` returned; the text of a stand-off file lies in ``sources``, else beside it."""
    if not path.name.endswith(STANDOFF):
        return gold.read(_stem(path))
    return standoff.load(path, (sources or path.parent) / standoff.source_of(path))


def _named(path: Path) -> list[Path]:
    if not path.is_dir():
        return [_document(path)]
    marked = {_stem(file) for file in path.glob(f"*{MARKED}")}
    found = sorted([*marked, *path.glob(f"*{STANDOFF}")])
    if not found:
        raise UsageError(f"{path} holds no gold document: none of its files ends in {MARKED} or {STANDOFF}")
    return found


def _document(path: Path) -> Path:
    """Give what a stem or a file names: the stem of a marked copy, or the stand-off file where there is none."""
    if path.name.endswith(STANDOFF):
        return path
    stem = _bare(path)
    apart = beside(stem, STANDOFF)
    return apart if apart.is_file() and not beside(stem, MARKED).is_file() else _stem(stem)


def _bare(path: Path) -> Path:
    for ending in (MARKED, STRUCTURE, RELATIONS, SOURCE):
        if path.name.endswith(ending):
            return path.with_name(path.name.removesuffix(ending))
    return path


def _stem(path: Path) -> Path:
    path = _bare(path)
    for ending in (MARKED, SOURCE):
        if not beside(path, ending).is_file():
            raise UsageError(
                f"no gold document {path}: there is no {beside(path, ending)}; give PATH/NAME where NAME{MARKED} and "
                f"NAME{SOURCE} lie or NAME{STANDOFF} lies, or a folder of them"
            )
    return path
