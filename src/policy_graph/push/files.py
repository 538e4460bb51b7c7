"""Files for servers that load by themselves: the graphs of a build, and a script for each server that says how."""

from collections.abc import Iterable, Iterator, Mapping
from importlib.resources import files
from pathlib import Path

# The graphs, and beside each file its graph as Virtuoso wants it told.
GRAPHS, NAMED = "graphs", "{}.graph"
SCRIPTS = {"virtuoso": "load.sql", "oxigraph": "load.sh"}


def write_graphs(folder: Path, graphs: Iterable[tuple[str, Iterator[bytes]]]) -> Mapping[str, str]:
    """Write graphs below ``folder``; return the file of each graph's name."""
    (folder / GRAPHS).mkdir()
    written = {}
    for number, (name, pieces) in enumerate(graphs, start=1):
        written[name] = f"{GRAPHS}/{number:05}.nt"
        _write(folder / written[name], name, pieces)
    return written


def write_scripts(
    folder: Path,
    out: Path,
    graphs: Mapping[str, str],
    memory: str,
    remembered: Mapping[str, bytes],
    merged: str,
) -> None:
    """Write the script of each server into ``folder``, which will lie at ``out``, and what the server is to remember.

    ``remembered`` is that by the name of the server; ``merged`` is the graph that becomes the default graph where a server has one of its own.
    """
    for server, script in SCRIPTS.items():
        (folder / server).mkdir()
        own = f"{server}/pushed.nt"
        _write(folder / own, memory, iter((remembered[server],)))
        told = {
            "folder": str(out).replace("'", "''"),
            "memory": memory,
            "graphs": _LINES[server]({**graphs, memory: own}, merged),
        }
        (folder / server / script).write_text(_filled(f"{server}-{script}", told), "utf-8")


def _filled(name: str, told: Mapping[str, str]) -> str:
    text = files(__package__).joinpath("data", name).read_text("utf-8")
    for key, value in told.items():
        text = text.replace(f"{{{key}}}", value)
    return text


def _write(path: Path, name: str, pieces: Iterator[bytes]) -> None:
    with path.open("wb") as file:
        file.writelines(pieces)
    path.with_name(NAMED.format(path.name)).write_text(name, "utf-8")


def _virtuoso(graphs: Mapping[str, str], merged: str) -> str:
    """Empty each graph, then have its file loaded."""
    return "\n".join(f"SPARQL CLEAR GRAPH <{name}>;" for name in graphs)


def _oxigraph(graphs: Mapping[str, str], merged: str) -> str:
    """Load each file into its graph, the merged one into the default graph."""
    return "\n".join(
        f'load "$here/../{path}"' + ("" if name == merged else f" --graph '{name}'")
        for name, path in graphs.items()
    )


_LINES = {"virtuoso": _virtuoso, "oxigraph": _oxigraph}
