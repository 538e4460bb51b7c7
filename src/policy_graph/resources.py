"""Where the data that ships with the package lies, in a checkout and in an installed wheel alike."""

from importlib.resources import files
from pathlib import Path


def folder(name: str) -> Path:
    """Return the folder ``ontology``, ``queries`` or ``examples``."""
    packaged = Path(str(files("policy_graph"))) / name
    return packaged if packaged.is_dir() else Path(__file__).parents[2] / name


def built(name: str) -> str | None:
    """Read a script or style of the front end; ``None`` where npm has not built it."""
    path = Path(str(files("policy_graph"))) / "web" / "built" / name
    return path.read_text("utf-8") if path.is_file() else None
