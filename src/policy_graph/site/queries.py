"""A query to begin with: what the editor is opened with from the page of a thing."""

from functools import lru_cache
from importlib.resources import files

from policy_graph.model.page_parts import Thing

FOLDER = "data"


def query(thing: Thing) -> str:
    """Write a SPARQL query about a thing: all that is said of it."""
    return _text().replace("THING", f"<{thing.iri}>")


@lru_cache(maxsize=1)
def _text() -> str:
    return files(__package__).joinpath(FOLDER, "about.rq").read_text("utf-8")
