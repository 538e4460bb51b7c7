"""What a server remembers of a build that was pushed to it: a graph of ours, ``{base}id/graph/pushed``, in N-Triples."""

from policy_graph.errors import UsageError
from policy_graph.model.pushing import Pushed
from policy_graph.triples.iri import iri

SD, VOID, SCHEMA = (
    "http://www.w3.org/ns/sparql-service-description#",
    "http://rdfs.org/ns/void#",
    "http://schema.org/",
)
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
HASH, MERGED, SPACE = f"{SCHEMA}sha256", f"{SD}defaultGraph", f"{VOID}uriSpace"

# Which builds a server holds: what their IRIs begin with, and where that is not the default graph, their merged graph.
HELD = f"SELECT ?base ?merged WHERE {{ GRAPH ?pushed {{ ?pushed <{SPACE}> ?base OPTIONAL {{ ?pushed <{MERGED}> ?merged }} }} }} LIMIT 100"


def memory(base: str) -> str:
    """Name the graph in which a server remembers what it holds of a build."""
    return iri(base, "graph/pushed")


def written(base: str, pushed: Pushed) -> bytes:
    """Write what a server holds of the build whose IRIs begin with ``base``."""
    own = memory(base)
    said = [f"<{own}> <{TYPE}> <{SD}Dataset> .", f'<{own}> <{SPACE}> "{base}" .']
    if pushed.merged is not None:
        said.append(f"<{own}> <{MERGED}> <{pushed.merged}> .")
    lines = said + [finished(name, digest).decode() for name, digest in sorted(pushed.hashes.items())]
    return "\n".join(line.strip() for line in lines).encode() + b"\n"


def finished(name: str, digest: str) -> bytes:
    """Write that a server holds the graph ``name`` with this hash, "" where it is about to change."""
    return f'<{name}> <{HASH}> "{digest}" .\n'.encode()


def read(content: bytes) -> Pushed:
    """Read what a server remembers; nothing from an empty text.

    A graph that was begun and then finished has both lines: the hash counts. Raises UsageError where it is no N-Triples.
    """
    from pyoxigraph import Literal, RdfFormat, parse

    hashes: dict[str, str] = {}
    place = None
    try:
        for quad in parse(content, format=RdfFormat.N_TRIPLES):
            about, what, value = str(quad.subject)[1:-1], quad.predicate.value, quad.object
            if what == HASH and isinstance(value, Literal):
                hashes[about] = max(hashes.get(about, ""), value.value)
            elif what == MERGED:
                place = str(value)[1:-1]
    except SyntaxError as error:
        raise UsageError(
            f"what the server remembers of the build cannot be read: {error}; push with --all"
        ) from error
    return Pushed(hashes=hashes, merged=place)


def graphs(name: str, limit: int) -> str:
    """Ask for the graphs of the build that a server remembers in its graph ``name``."""
    return (
        f"SELECT ?graph WHERE {{ GRAPH <{name}> {{ ?graph <{HASH}> ?hash }} }} ORDER BY ?graph LIMIT {limit}"
    )


def query(name: str) -> str:
    """Ask whether the default graph of a server shows what its named graph ``name`` holds."""
    return f"SELECT ?base WHERE {{ <{name}> <{SPACE}> ?base }} LIMIT 1"
