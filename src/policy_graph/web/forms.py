"""In which form a client wants what is said of a thing: a page to read, or data."""

# Media types and the forms that they are asked for by, the one first that is given where all are as welcome.
FORMS = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/turtle": "ttl",
    "application/ld+json": "jsonld",
    "application/json": "jsonld",
    "application/n-triples": "nt",
    "text/plain": "nt",
}


def wanted(accept: str) -> str:
    """Read an Accept header: the form that is wanted most; a page where none of ours is named."""
    wishes = dict(_wish(part) for part in accept.split(",") if part.strip())
    weights = {name: _weight(wishes, name) for name in FORMS}
    best = max(weights, key=lambda name: weights[name])
    return FORMS[best] if weights[best] > 0 else "html"


def _wish(part: str) -> tuple[str, float]:
    name, *parameters = (each.strip().lower() for each in part.split(";"))
    given = next((each.removeprefix("q=") for each in parameters if each.startswith("q=")), "1")
    try:
        return name, float(given)
    except ValueError:
        return name, 0.0


def _weight(wishes: dict[str, float], name: str) -> float:
    """The most exact range counts."""
    family = name.partition("/")[0]
    return next((wishes[each] for each in (name, f"{family}/*", "*/*") if each in wishes), 0.0)
