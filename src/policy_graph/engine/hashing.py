"""The hash of a dataset, also of one that a stranger made to keep the program busy for ever."""

from pathlib import Path

from policy_graph.engine.worker import Stopped, Worker
from policy_graph.errors import UsageError
from policy_graph.triples.canonical import labelled, write_canonical
from policy_graph.triples.datasets import read

# What the labelling of blank nodes may take: 100,000 ordinary ones take a second.
SECONDS, MEMORY = 60, 2048


def dataset_hash(place: Path, *, seconds: float = SECONDS) -> str:
    """Return the hash of the dataset of a build, a release or an RDF file; see ``api.dataset_hash``."""

    def label(nquads: bytes) -> bytes:
        with Worker(seconds=seconds, memory=MEMORY) as worker:
            answer: bytes = worker.call(labelled, nquads)
            return answer

    try:
        return write_canonical(read(place), label=label)
    except Stopped as stopped:
        raise UsageError(
            f"{place} cannot be hashed: to tell its blank nodes apart {stopped}; give them IRIs"
        ) from stopped
