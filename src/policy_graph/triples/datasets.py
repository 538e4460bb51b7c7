"""Any RDF file, or the graph of a build or release, quad by quad."""

import gzip
from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import Quad, RdfFormat, parse

from policy_graph.errors import UsageError
from policy_graph.triples.iri import base_of
from policy_graph.triples.store import TRIG, file_of

PACKED = ".gz"


def base(place: Path) -> str:
    """Return what the IRIs of the graph of a build or release begin with, "" for an empty one; raises UsageError as ``read``."""
    first = next(read(place), None)
    return base_of(str(first.graph_name).strip("<>")) if first else ""


def read(place: Path) -> Iterator[Quad]:
    """Read a file in the format that its name tells, packed with gzip or not; of a folder the graphs of its documents.

    Raises UsageError for a place without a graph, a name that tells no format and a file that cannot be read.
    """
    path = file_of(place, TRIG) if place.is_dir() else place
    name = path.name.removesuffix(PACKED)
    format = RdfFormat.from_extension(Path(name).suffix[1:])
    if format is None:
        raise UsageError(
            f"the name of {path} tells no RDF format: end it in .ttl, .trig, .nt, .nq, .jsonld or .rdf"
        )
    try:
        with gzip.open(path) if path.suffix == PACKED else path.open("rb") as file:
            yield from parse(file, format=format)  # type: ignore[arg-type]
    except SyntaxError as error:
        raise UsageError(f"{path} is no {format.name}: {error}") from error
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror or error}") from error
