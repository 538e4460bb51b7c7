"""The graph of a build as a store on disk: written once, then opened for reading only."""

import os
import shutil
from functools import lru_cache
from pathlib import Path

from pyoxigraph import Store

from policy_graph.triples.roomy import fill


def load(folder: Path, place: Path) -> None:
    """Load the graph of a build or release into a new store: merged as the default graph, each document as a named one."""
    store = Store(str(place))
    fill(store, folder)
    store.optimize()
    store.flush()


def taken_over(store: Path, place: Path) -> None:
    """Put a store at another place as well: its files never change, so they need not be written again where links can be made."""
    shutil.copytree(store, place, copy_function=_linked)


def _linked(file: str, place: str) -> None:
    try:
        os.link(file, place)
    except OSError:  # another disk, or one that knows no links
        shutil.copy2(file, place)


def opened(place: Path) -> Store:
    """Open a store for reading; a process opens it once, and again where another has taken its place."""
    return _opened(place, (place / "CURRENT").stat().st_ino)


def opened_apart(place: Path) -> Store:
    """Open a store for reading that nobody will ask for again: it goes with whoever asked."""
    return Store.read_only(str(place))


@lru_cache(maxsize=1)
def _opened(place: Path, which: int) -> Store:
    """Open the store at a place; ``which`` tells it from an earlier one there."""
    return opened_apart(place)
