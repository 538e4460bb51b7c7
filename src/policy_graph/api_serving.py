"""The verbs of whoever serves a graph or asks it from Python: a service for doors, one for this process, pushing to servers."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any


def service(
    folder: Path,
    *,
    limits: Any = None,
    workers: int = 2,
    index: Path | None = None,
    config: Path | None = None,
    begin: Callable[[Path], None] = lambda _: None,
) -> Any:
    """Open the service that a server answers from: a context, with the verbs of ``engine.serving.service.Service``.

    The index of the build or release is made first where there is none, in the folder ``index`` or hidden beside
    ``folder``; ``begin`` is told where. ``config`` is the portal.toml of the release. Raises UsageError where there is no graph.
    """
    from policy_graph.engine.serving.index import prepared
    from policy_graph.engine.serving.service import Service
    from policy_graph.model.limits import Limits
    from policy_graph.release.portal_file import read

    portal = read(config) if config else None
    return Service(prepared(folder, index, portal=portal, begin=begin), limits or Limits(), workers=workers)


def service_of(
    endpoint: str,
    folder: Path | None = None,
    *,
    base: str | None = None,
    user: str | None = None,
    limits: Any = None,
    workers: int = 2,
    index: Path | None = None,
    config: Path | None = None,
    begin: Callable[[Path], None] = lambda _: None,
) -> Any:
    """Open the service that stands before the SPARQL server at ``endpoint``: a context like that of ``service``.

    With ``folder``, the build that was pushed there, pages, search and completion come from its index. ``base`` says which build, where the server
    holds several. Raises ServerFailed where the server does not answer or holds no build.
    """
    from policy_graph.engine.serving.away import Away
    from policy_graph.engine.serving.fronted import Fronted
    from policy_graph.engine.serving.index import prepared
    from policy_graph.engine.serving.remote import Remote
    from policy_graph.model.limits import Limits
    from policy_graph.push.sender import Sender
    from policy_graph.release.portal_file import read

    bounds, portal = limits or Limits(), read(config) if config else None
    found = prepared(folder, index, portal=portal, begin=begin) if folder else None
    named = found.base if found else base
    away = Away(Sender(user, attempts=1), endpoint, bounds, base=named, workers=workers)
    return Fronted(away, found, bounds, workers=workers) if found else Remote(away, portal)


def push(
    folder: Path,
    endpoint: str,
    *,
    graph_store: str | None = None,
    user: str | None = None,
    everything: bool = False,
    begin: Callable[[int, int, str], None] = lambda number, count, name: None,
) -> Any:
    """Make the SPARQL server that is asked at ``endpoint`` hold exactly a build or release; graphs of others stay.

    Only what differs is sent (``everything``: all), so a run that was ended goes on where it was. ``graph_store`` is where the server
    takes graphs, found by itself unless told; ``user`` has the password POLICY_GRAPH_PASSWORD of the environment.
    Returns how many graphs were sent, kept and deleted. Raises ServerFailed where the server does not do its part.
    """
    from policy_graph.engine.pushing import push as run
    from policy_graph.push.sender import Sender

    with Sender(user) as sender:
        return run(
            folder, endpoint, graph_store=graph_store, everything=everything, begin=begin, sender=sender
        )


def push_files(folder: Path, out: Path) -> list[Path]:
    """Write a build or release into the folder ``out`` as files that servers load by themselves; returns the scripts."""
    from policy_graph.engine.pushing_files import write_files

    return write_files(folder, out)


def inside(folder: Path, index: Path | None = None) -> Any:
    """Open a build or release for this very process: the verbs of ``engine.serving.inside.Inside``.

    The index is made first where there is none. Raises UsageError where there is no graph.
    """
    from policy_graph.engine.serving.inside import Inside

    return Inside(folder, index)


def network_kinds() -> Sequence[Any]:
    """List the kinds of networks: each with ``name``, ``title`` and ``reading``, what its lines say."""
    from policy_graph.views.kinds import kinds

    return tuple(kinds().values())
