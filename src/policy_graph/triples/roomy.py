"""A graph that may be large: opened in memory where there is room for it, else on disk, where it takes none."""

import gc
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from pyoxigraph import RdfFormat, Store, parse

from policy_graph.errors import UsageError
from policy_graph.triples.store import TRIG, TURTLE, file_of

FORMATS = {TURTLE: RdfFormat.TURTLE, TRIG: RdfFormat.TRIG}
# Files of more bytes than this together, about 1.7 million triples, are opened on disk: in memory they would take 1 GiB.
LARGE = 200 << 20
# So many quads are put on disk at a time.
PIECE = 100_000


@contextmanager
def opened(
    folder: Path, names: Sequence[str] = (TURTLE, TRIG), place: Path | None = None, *, most: int = LARGE
) -> Iterator[Store]:
    """Open graphs of a build; what is larger than ``most`` bytes becomes a store in the new folder ``place``, which vanishes.

    graph.ttl is the default graph, each document of graph.trig a named graph. Raises UsageError where there is none and
    SyntaxError (with line and column) where one cannot be read.
    """
    if place is None or sum(file_of(folder, name).stat().st_size for name in names) <= most:
        yield _loaded(folder, names)
        return
    try:
        yield _on_disk(folder, names, place)
    finally:
        # What read the store remembers it in circles; Windows removes no file that is open.
        gc.collect()
        shutil.rmtree(place, ignore_errors=True)


def fill(store: Store, folder: Path, names: Sequence[str] = (TURTLE, TRIG)) -> None:
    """Put graphs of a build into a store on disk, a piece at a time: whole files would take 2 GiB of the loader's memory.

    Raises as ``opened``.
    """
    for name in names:
        said = parse(path=file_of(folder, name), format=FORMATS[name])
        while piece := list(islice(said, PIECE)):
            store.bulk_extend(piece)


def _loaded(folder: Path, names: Sequence[str]) -> Store:
    store = Store()
    for name in names:
        store.bulk_load(path=file_of(folder, name), format=FORMATS[name])
    return store


def _on_disk(folder: Path, names: Sequence[str], place: Path) -> Store:
    try:
        store = Store(str(place))
        fill(store, folder, names)
    except OSError as error:
        raise UsageError(
            f"the graph is too large for memory and cannot be put on disk at {place.parent}: {error}; make room there"
        ) from error
    return store
