"""A graph that may be large: opened in memory where there is room for it, else on disk, where it takes none."""

import gc
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from pyoxigraph import RdfFormat, Store

from policy_graph.errors import UsageError
from policy_graph.triples.store import TRIG, TURTLE, file_of

FORMATS = {TURTLE: RdfFormat.TURTLE, TRIG: RdfFormat.TRIG}
# Files of more bytes than this together, about 1.7 million triples, are opened on disk: in memory they would take 1 GiB.
LARGE = 200 << 20


@contextmanager
def opened(
    folder: Path, names: Sequence[str] = (TURTLE, TRIG), place: Path | None = None, *, most: int = LARGE
) -> Iterator[Store]:
    """Open graphs of a build; what is larger than ``most`` bytes becomes a store in the new folder ``place``, which vanishes.

    graph.ttl is the default graph, each document of graph.trig a named graph. Raises UsageError where there is none and
    SyntaxError (with line and column) where one cannot be read.
    """
    files = {name: file_of(folder, name) for name in names}
    if place is None or sum(path.stat().st_size for path in files.values()) <= most:
        yield _loaded(Store(), files)
        return
    try:
        yield _on_disk(files, place)
    finally:
        # What read the store remembers it in circles; Windows removes no file that is open.
        gc.collect()
        shutil.rmtree(place, ignore_errors=True)


def _on_disk(files: dict[str, Path], place: Path) -> Store:
    try:
        return _loaded(Store(str(place)), files)
    except OSError as error:
        raise UsageError(
            f"the graph is too large for memory and cannot be put on disk at {place.parent}: {error}; make room there"
        ) from error


def _loaded(store: Store, files: dict[str, Path]) -> Store:
    for name, path in files.items():
        store.bulk_load(path=path, format=FORMATS[name])
    return store
