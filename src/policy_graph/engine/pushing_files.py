"""A build written as files that servers load by themselves."""

from pathlib import Path

from policy_graph.engine.folder import check_apart, replacing, write_json
from policy_graph.model.pushing import Pushed
from policy_graph.push.files import SCRIPTS, write_graphs, write_scripts
from policy_graph.triples import parts, pushed

MARK = "pushed.json"


def write_files(folder: Path, out: Path) -> list[Path]:
    """Write a build or release as files to load; see ``api_serving.push_files``."""
    check_apart(out, {"the build": folder})
    base = parts.base(folder)
    local, merged, memory = parts.parts(folder), parts.merged(base), pushed.memory(base)
    hashes = {part.name: part.sha256 for part in local}
    place = {"virtuoso": merged, "oxigraph": None}
    remembered = {
        server: pushed.written(base, Pushed(hashes=hashes, merged=place[server])) for server in SCRIPTS
    }
    with replacing(out, mark=MARK) as new:
        graphs = write_graphs(new, parts.pieces(folder, hashes))
        write_scripts(new, out.resolve(), graphs, memory, remembered, merged)
        write_json(new / MARK, {"base": base, "graphs": hashes})
    return [out / server / script for server, script in SCRIPTS.items()]
