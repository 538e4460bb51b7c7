"""The index of a build or release: what a server reads, made once beside it and again when the graph has changed."""

import json
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path
from typing import Any

from policy_graph.engine.folder import replacing, write_json
from policy_graph.errors import UsageError
from policy_graph.model import Portal
from policy_graph.triples.store import ANALYSIS, TRIG, TURTLE, file_of

MARK = "index.json"
# Counted up when an index of an earlier version cannot be read any more.
VERSION = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """Where everything lies that is read: ``folder`` is the build or release, ``base`` what its IRIs begin with.

    ``portal`` is what its publisher says of it in a file that the server was given.
    """

    folder: Path
    place: Path
    base: str
    fingerprint: str = ""
    portal: Portal | None = None

    @property
    def register(self) -> Path:
        """What lists and pages need that only a survey tells."""
        return self.place / "register.sqlite"

    @property
    def store(self) -> Path:
        """The graph, on disk."""
        return self.place / "store"

    @property
    def search(self) -> Path:
        """Words and names."""
        return self.place / "search.sqlite"

    @property
    def counts(self) -> Path:
        """The tables that are counted over."""
        return self.place / "counts"

    @property
    def holdings(self) -> Path:
        """The graph in numbers, for its description."""
        return self.place / "holdings.json"


def prepared(
    folder: Path,
    place: Path | None = None,
    *,
    portal: Portal | None = None,
    whole: bool = True,
    begin: Callable[[Path], None] = lambda _: None,
) -> Index:
    """Give the index of a build or release, and make it first where there is none for this very graph.

    It lies in ``place``, or hidden beside ``folder``; ``begin`` is told where before one is made, which takes a while. What is not
    ``whole`` holds the graph and the tables alone: all that questions read. Raises UsageError where there is no graph or nothing
    can be written.
    """
    folder = folder.resolve()
    where = _where(folder, place)
    state = _state(folder)
    known = _known(folder, where, state)
    if not known or (whole and not known.get("whole", True)):
        begin(where)
        known = _written(folder, where, known, state, whole=whole)
    return _index(folder, where, known, portal)


def fresh(folder: Path, place: Path | None = None) -> Index | None:
    """Give the index where one was made of this very graph, be it whole or not; raises UsageError where there is no graph."""
    folder = folder.resolve()
    where = _where(folder, place)
    known = _known(folder, where, _state(folder))
    return _index(folder, where, known, None) if known else None


def size(folder: Path) -> int:
    """Give how many bytes the graph of a build or release takes as Turtle."""
    return file_of(folder, TURTLE).stat().st_size


def _where(folder: Path, place: Path | None) -> Path:
    return place or folder.with_name(f".{folder.name}.index")


def _index(folder: Path, where: Path, known: dict[str, Any], portal: Portal | None) -> Index:
    return Index(
        folder=folder, place=where, base=known["base"], fingerprint=known["fingerprint"], portal=portal
    )


def _written(
    folder: Path, where: Path, known: dict[str, Any], state: list[list[int]], *, whole: bool
) -> dict[str, Any]:
    # It names the error of a full disk, whoever of those that write meets it.
    from sqlite3 import OperationalError

    fingerprint = known.get("fingerprint") or _fingerprint(folder)
    said = {"fingerprint": fingerprint, "files": state, "whole": whole}
    begun = _index(folder, where, known, None).store if known else None
    try:
        return _made(folder, where, said, begun)
    except (OSError, OperationalError) as error:
        raise UsageError(
            f"the index {where} cannot be written: {error}; make room, or name another place with --index"
        ) from error


def _made(folder: Path, where: Path, said: dict[str, Any], begun: Path | None) -> dict[str, Any]:
    """Make an index; ``begun`` is a store of the same graph that an index which is not whole has already."""
    from policy_graph.triples.served.disk import load, opened_apart, taken_over
    from policy_graph.triples.store import base

    with replacing(where, mark=MARK, option="--index") as new:
        draft = Index(folder=folder, place=new, base="")
        if begun:
            taken_over(begun, draft.store)
        else:
            load(folder, draft.store)
        # Read from disk: the graph of an archive fits in no memory.
        graph = opened_apart(draft.store)
        known = said | {"base": base(graph)}
        _counts(folder, graph, draft.counts)
        if said["whole"]:
            _rest(folder, graph, draft)
        write_json(new / MARK, known)
    return known


def _rest(folder: Path, graph: Any, draft: Index) -> None:
    """Write what a server reads beside the graph and the tables."""
    from policy_graph.search.write import write as write_search
    from policy_graph.triples.pages.register import write as write_register
    from policy_graph.triples.served.holdings import counted
    from policy_graph.triples.served.words import named, spoken

    write_search(draft.search, named(graph), spoken(graph, folder))
    write_json(draft.holdings, counted(graph))
    write_register(draft.register, graph)


def _counts(folder: Path, graph: Any, place: Path) -> None:
    """Take over the tables that the build has; those of a release, and of a build without, are written."""
    from policy_graph.engine.counting import write_counts

    if (folder / ANALYSIS).is_dir():
        shutil.copytree(folder / ANALYSIS, place)
    else:
        write_counts(graph, place)


def _known(folder: Path, where: Path, state: list[list[int]]) -> dict[str, Any]:
    """Read what an index says of itself; nothing where there is none of this very graph.

    Files of the same size and times are the same files. Others may still hold the same, as a copy does: their bytes tell.
    """
    try:
        found: dict[str, Any] = json.loads((where / MARK).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    if not str(found.get("fingerprint")).startswith(f"{VERSION}:"):
        return {}
    if found.get("files") != state:
        if found["fingerprint"] != _fingerprint(folder):
            return {}
        found["files"] = state
        _remember(where, found)
    return found


def _remember(where: Path, known: dict[str, Any]) -> None:
    """Note the times of a copy, so that it need not be read again; where nothing can be written it will be."""
    draft = where / f"{MARK}.new"
    with suppress(OSError):
        write_json(draft, known)
        draft.replace(where / MARK)


def _state(folder: Path) -> list[list[int]]:
    """Tell size and times of all that an index is made of: they change with whatever is written, and cost nothing to know.

    The time of the last change of a file's entry is among them, since copying tools can set that of its content at will.
    """
    found = (path.stat() for path in _read(folder))
    return [[each.st_size, each.st_mtime_ns, each.st_ctime_ns] for each in found]


def _fingerprint(folder: Path) -> str:
    """Tell one graph, with its tables, from another."""
    digits = []
    for path in _read(folder):
        with path.open("rb") as content:
            digits.append(file_digest(content, "sha256").hexdigest())
    return f"{VERSION}:{':'.join(digits)}"


def _read(folder: Path) -> list[Path]:
    """List the files that an index is made of."""
    return [file_of(folder, TURTLE), file_of(folder, TRIG), *sorted((folder / ANALYSIS).glob("*.parquet"))]
