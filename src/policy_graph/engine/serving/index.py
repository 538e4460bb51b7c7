"""The index of a build or release: what a server reads, made once beside it and again when the graph has changed."""

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path
from sqlite3 import OperationalError
from typing import Any

from policy_graph.engine.counting import ANALYSIS, write_counts
from policy_graph.engine.folder import replacing, write_json
from policy_graph.errors import UsageError
from policy_graph.model import Portal
from policy_graph.search.write import write as write_search
from policy_graph.triples.pages.register import write as write_register
from policy_graph.triples.served.disk import load, opened
from policy_graph.triples.served.holdings import counted
from policy_graph.triples.served.words import named, spoken
from policy_graph.triples.store import TRIG, TURTLE, base, file_of

MARK = "index.json"
# Counted up when an index of an earlier version cannot be read any more.
VERSION = 3


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
    begin: Callable[[Path], None] = lambda _: None,
) -> Index:
    """Give the index of a build or release, and make it first where there is none for this very graph.

    It lies in ``place``, or hidden beside ``folder``; ``begin`` is told where before one is made, which takes a while.
    Raises UsageError where there is no graph or nothing can be written.
    """
    folder = folder.resolve()
    where = place or folder.with_name(f".{folder.name}.index")
    fingerprint = _fingerprint(folder)
    known = _known(where)
    if known.get("fingerprint") != fingerprint:
        begin(where)
        try:
            known = _made(folder, where, fingerprint)
        except (OSError, OperationalError) as error:
            raise UsageError(
                f"the index {where} cannot be written: {error}; make room, or name another place with --index"
            ) from error
    return Index(folder=folder, place=where, base=known["base"], fingerprint=fingerprint, portal=portal)


def _made(folder: Path, where: Path, fingerprint: str) -> dict[str, str]:
    with replacing(where, mark=MARK) as new:
        draft = Index(folder=folder, place=new, base="")
        load(folder, draft.store)
        # Read from disk: the graph of an archive fits in no memory.
        graph = opened.__wrapped__(draft.store)
        known = {"fingerprint": fingerprint, "base": base(graph)}
        write_search(draft.search, named(graph), spoken(graph, folder))
        write_json(draft.holdings, counted(graph))
        _counts(folder, graph, draft.counts)
        write_register(draft.register, graph)
        write_json(new / MARK, known)
    return known


def _counts(folder: Path, graph: Any, place: Path) -> None:
    """Take over the tables that the build has; those of a release, and of a build without, are written."""
    if (folder / ANALYSIS).is_dir():
        shutil.copytree(folder / ANALYSIS, place)
    else:
        write_counts(graph, place)


def _known(where: Path) -> dict[str, str]:
    try:
        found: dict[str, str] = json.loads((where / MARK).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return found


def _fingerprint(folder: Path) -> str:
    """Tell one graph from another."""
    digits = []
    for name in (TURTLE, TRIG):
        with file_of(folder, name).open("rb") as content:
            digits.append(file_digest(content, "sha256").hexdigest())
    return f"{VERSION}:{':'.join(digits)}"
