"""What layouts there are, and what an unknown document shows of its own."""

from collections.abc import Sequence
from pathlib import Path

from policy_graph.engine.folder import write_bytes
from policy_graph.errors import UsageError
from policy_graph.ingest import source
from policy_graph.model import SourceFile
from policy_graph.parse import layouts
from policy_graph.parse.layouts import Layout
from policy_graph.parse.profiling import Suggestion
from policy_graph.parse.profiling import suggest as profile
from policy_graph.settings import Settings


def built_in() -> Sequence[Layout]:
    """List the profiles that ship with the package."""
    return layouts.built_in()


def written(name: str) -> str:
    """Return the file of a built-in profile; raises UsageError when there is none of this name."""
    layout = layouts.load(name)
    return layouts.sources()[f"{layout.name}.toml"]


def suggest(path: Path, settings: Settings, out: Path | None) -> Suggestion:
    """Look at one document and draft a profile for it, written to ``out`` where it is given."""
    if not path.is_file():
        raise UsageError(f"{path} is no file; give one document of minutes")
    if out is not None and out.suffix != ".toml":
        raise UsageError(f"--out {out} must end in .toml, so that --layout takes it for a file")
    document = source.read(SourceFile(path=path), settings)
    found = profile(document, out.stem if out else path.stem)
    if out is not None:
        write_bytes(out, found.profile.encode("utf-8"))
    return found
