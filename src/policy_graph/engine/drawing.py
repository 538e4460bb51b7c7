"""The networks of a build: which there are, and their pictures and exports."""

from collections.abc import Sequence
from pathlib import Path

from policy_graph.engine.networks import app, links
from policy_graph.engine.ties import actors_and_ties
from policy_graph.errors import UsageError
from policy_graph.model import SUMS, DrawingChoice, Drawn, NetworkChoice, Offered
from policy_graph.views.draw import draw, offered


def pictures(
    folder: Path, choice: NetworkChoice, drawing: DrawingChoice, *, out: Path | None = None
) -> Drawn:
    """Draw a network of the build in ``folder`` into ``out``, or into the build itself.

    Raises UsageError where there is no graph, for a choice that cannot be, and for a folder that cannot be written or
    is a release, whose files are those of its sums.
    """
    _refuse_release(out or folder)
    actors, ties = actors_and_ties(folder)
    try:
        return draw(
            actors,
            ties,
            out or folder,
            choice,
            drawing,
            app=app(),
            links=links(folder, (each.id for each in actors), out),
        )
    except OSError as error:
        raise UsageError(
            f"--out {out or folder} cannot be written: {error.strerror}; choose another"
        ) from error


def _refuse_release(out: Path) -> None:
    if (out / SUMS).is_file():
        raise UsageError(f"{out} is a release, which stays as it was published: name another --out")


def networks(folder: Path) -> Sequence[Offered]:
    """List the kinds of networks and how many lines each has in the build in ``folder``."""
    return offered(*actors_and_ties(folder))
