"""In which form a client wants what is said of a thing: a page to read, or data."""

from policy_graph.web.accept import wanted as weight
from policy_graph.web.accept import wishes

# Media types and the forms that they are asked for by, the one first that is given where all are as welcome.
FORMS = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/turtle": "ttl",
    "application/ld+json": "jsonld",
    "application/n-triples": "nt",
}


def wanted(accept: str) -> str:
    """Read an Accept header: the form that is wanted most; a page where none of ours is named."""
    known = wishes(accept)
    best = max(FORMS, key=lambda name: weight(known, name))
    return FORMS[best] if weight(known, best) > 0 else "html"
