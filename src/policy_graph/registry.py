"""Names to parts: one table per socket, loaded only when asked for."""

from collections.abc import Mapping
from importlib import import_module
from typing import Any

from policy_graph.errors import UsageError


def part(socket: str, built_in: Mapping[str, str], name: str) -> Any:
    """Import the part called ``name``: a built-in name, ``module:attribute``, or an entry point of the group
    ``policy_graph.<socket>``.

    Raises UsageError that lists the known names.
    """
    path = name if ":" in name else built_in.get(name) or _outside(socket, built_in, name)
    module, _, attribute = path.partition(":")
    try:
        return getattr(import_module(module), attribute)
    except (ImportError, AttributeError) as error:
        raise UsageError(f"cannot load {socket} {name!r} from {path}: {error}") from error


def _outside(socket: str, built_in: Mapping[str, str], name: str) -> str:
    """Find what an installed package offers; this reads the metadata of every package, so it comes last."""
    from importlib.metadata import entry_points

    offered = {point.name: point.value for point in entry_points(group=f"policy_graph.{socket}")}
    if name not in offered:
        known = sorted(offered.keys() | built_in.keys())
        raise UsageError(f"unknown {socket} {name!r}; known: {', '.join(known)}")
    return offered[name]
