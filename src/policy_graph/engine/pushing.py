"""A build travels to a server: what both hold is compared, what differs is sent, and the server remembers each step."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from policy_graph.errors import ServerFailed
from policy_graph.model.pushing import Delivery, GraphPart, Pushed, Steps
from policy_graph.push import doors
from policy_graph.push.sender import Sender
from policy_graph.push.server import Endpoint, GraphStore
from policy_graph.push.steps import begun, done, steps
from policy_graph.triples import parts, pushed
from policy_graph.triples.results import rows

# Called before each graph that is sent: its number, how many there are, its name.
Begin = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A server that a build is pushed to, and the graph in which it remembers that."""

    endpoint: Endpoint
    store: GraphStore
    base: str

    @property
    def memory(self) -> str:
        """The graph of what it holds."""
        return pushed.memory(self.base)

    def known(self) -> Pushed:
        """Read what it holds."""
        return pushed.read(self.store.get(self.memory))

    def remember(self, what: Pushed) -> None:
        """Have it remember what it holds."""
        self.store.put(self.memory, (pushed.written(self.base, what),))

    def first(self, query: str) -> bool:
        """Tell whether a query of the server's default graph has a row."""
        return any(rows(self.endpoint.select(query)))


def push(
    folder: Path,
    endpoint: str,
    *,
    graph_store: str | None = None,
    everything: bool = False,
    begin: Begin,
    sender: Sender,
) -> Delivery:
    """Make a server hold exactly a build or release; see ``api_serving.push``."""
    base = parts.base(folder)
    asked = doors.endpoint(sender, endpoint)
    store = doors.graph_store(sender, asked.url, given=graph_store)
    target = Target(endpoint=asked, store=store, base=base)
    local, known = parts.parts(folder), target.known()
    todo = steps(local, known, everything=everything)
    place = known.merged
    if todo.send or todo.delete:
        place = _taken(target, folder, local, known, todo, begin)
    return Delivery(
        sent=len(todo.send),
        kept=len(todo.keep),
        deleted=len(todo.delete),
        merged=place,
        endpoint=asked.url,
    )


def _taken(
    target: Target, folder: Path, local: Collection[GraphPart], known: Pushed, todo: Steps, begin: Begin
) -> str | None:
    """Take the steps, and return where the merged graph lies."""
    merged = parts.merged(target.base)
    place = known.merged if merged in known.hashes else _place(target, merged)
    target.remember(begun(todo, known, place))
    hashes = {part.name: part.sha256 for part in local}
    for number, (name, pieces) in enumerate(parts.pieces(folder, todo.send), start=1):
        begin(number, len(todo.send), name)
        target.store.put(place if name == merged else name, pieces)
        target.store.add(target.memory, pushed.finished(name, hashes[name]))
    for name in todo.delete:
        target.store.delete(name)
    target.remember(done(local, place))
    return place


def _place(target: Target, merged: str) -> str | None:
    """Choose where the merged graph lies: in the default graph only where the server has one of its own that is empty.

    Where the default graph shows all named graphs at once, or holds something of others, it is a named graph.
    """
    target.remember(Pushed(merged=merged))
    shown = target.first(pushed.query(target.memory))
    taken = shown or target.first("SELECT ?thing WHERE { ?thing ?property ?value } LIMIT 1")
    return merged if taken else None


def held(endpoint: Endpoint, base: str | None = None) -> tuple[str, str | None]:
    """Find the build that a server holds: what its IRIs begin with, and the named graph that is to be asked by default.

    Raises ServerFailed where it holds none, or several and ``base`` names none of them.
    """
    found = dict(_held(endpoint))
    if base is None and len(found) == 1:
        return next(iter(found.items()))
    if base in found:
        return base, found[base]
    names, todo = ", ".join(sorted(found)) or "no build at all", "push the build first"
    todo = f"{todo}, or name one of these" if found and base else "name one" if found else todo
    raise ServerFailed(f"{endpoint.url} holds {names}: {todo}{' with --base' if found else ''}")


def _held(endpoint: Endpoint) -> Iterator[tuple[str, str | None]]:
    for row in rows(endpoint.select(pushed.HELD)):
        if row[0] is not None:
            yield row[0], row[1]
