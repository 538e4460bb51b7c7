"""Where a server is asked and where it takes graphs, found by trying the well-known places."""

from functools import lru_cache
from importlib.resources import files
from urllib.parse import urljoin

from policy_graph.errors import ServerFailed
from policy_graph.push.sender import Sender, refused
from policy_graph.push.server import RESULTS, Endpoint, GraphStore
from policy_graph.toml import read_toml

NOTHING = "SELECT ?nothing WHERE { ?nothing <urn:x-nothing> <urn:x-nothing> } LIMIT 1"
# What says that nobody takes graphs here. A refusal for want of a name, or of a default graph, says that somebody does.
ABSENT = {404, 405, 406, 410, 501}


def endpoint(sender: Sender, url: str) -> Endpoint:
    """Find where queries are answered: at the address itself, or at a well-known place below it.

    Raises ServerFailed where the server does not answer, or answers no queries.
    """
    first = None
    for each in (url, *(f"{url.rstrip('/')}/{place}" for place in _places()["query"])):
        answer = sender.send("a query", "POST", each, data={"query": NOTHING}, headers={"Accept": RESULTS})
        if answer.is_success and "json" in answer.headers.get("Content-Type", ""):
            return Endpoint(sender=sender, url=each)
        first = first or answer
        if answer.status_code in (401, 403):
            raise refused("a query", answer)
    words = f"it answered {first.status_code}" if first is not None else "it gave no answer"
    raise ServerFailed(
        f"{url} answers no SPARQL queries ({words}): name the address at which the server is asked"
    )


def graph_store(sender: Sender, url: str, *, given: str | None = None) -> GraphStore:
    """Find where the server that is asked at ``url`` takes graphs: where that was said, or at a well-known place.

    Raises ServerFailed where there is none.
    """
    if given is not None:
        return GraphStore(sender=sender, url=given)
    tried = tuple(dict.fromkeys(urljoin(url, place) for place in _places()["graph_store"]))
    for each in tried:
        if _takes_graphs(sender, each):
            return GraphStore(sender=sender, url=each)
    raise ServerFailed(
        f"no place was found where {url} takes graphs (tried {', '.join(tried)}): "
        "name it with --graph-store URL, or write files for its loader with --bulk FOLDER"
    )


def _takes_graphs(sender: Sender, url: str) -> bool:
    """Ask for a default graph, and look only at the head of the answer: the graph may be large."""
    answer = sender.glance(url, params={"default": ""})
    if answer is None or answer.is_redirect:
        return False
    page = "text/html" in answer.headers.get("Content-Type", "")
    return answer.status_code not in ABSENT and not (answer.is_success and page)


@lru_cache(maxsize=1)
def _places() -> dict[str, list[str]]:
    name = "doors.toml"
    return read_toml(files(__package__).joinpath("data", name).read_bytes(), name)
