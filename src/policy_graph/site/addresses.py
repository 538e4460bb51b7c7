"""Addresses that no folder can have: what can be done so that such an IRI still leads to its page."""

from collections.abc import Iterator, Mapping
from urllib.parse import quote, unquote, urlsplit

from policy_graph.site.paths import safe, same

# Which IRI lies in another folder than the one that its address decodes to, and in which.
LIST = "id/paths.tsv"
# The same for the hosts that read such a file (Netlify, Cloudflare Pages, GitLab Pages).
REDIRECTS = "_redirects"


def moved(base: str, paths: Mapping[str, str]) -> Mapping[str, str]:
    """Give the IRIs whose page does not lie where a server looks for it, with the folder of that page."""
    return {iri: path for iri, path in sorted(paths.items()) if unquote(iri.removeprefix(base)) != path}


def passages(base: str, paths: Mapping[str, str]) -> Mapping[str, str]:
    """Give the folders that an address with ``%2F`` decodes to, where a disk can hold them and nothing lies there."""
    found: dict[str, str] = {}
    taken = {same(path) for path in paths.values()}
    for iri in moved(base, paths):
        folder = unquote(iri.removeprefix(base), errors="replace")
        if folder.count("/") > 2 and _holds(folder) and same(folder) not in taken:
            taken.add(same(folder))
            found[iri] = folder
    return found


def listed(found: Mapping[str, str]) -> str:
    """Write the list of what lies elsewhere."""
    return "".join(f"{iri}\t{path}\n" for iri, path in (("iri", "folder"), *found.items()))


def redirects(base: str, found: Mapping[str, str]) -> Iterator[str]:
    """Write the same as rules of a host: for the page and for the Turtle file beside it."""
    root = quote(urlsplit(base).path, safe="/%")
    for iri, path in found.items():
        old, new = quote(iri.removeprefix(base), safe="/%~"), quote(path)
        yield f"{root}{old} {root}{new}/ 301\n"
        yield f"{root}{old}.ttl {root}{new}.ttl 301\n"


def _holds(folder: str) -> bool:
    """Tell whether a disk can hold a path as it is."""
    return all(part == safe(quote(part, safe="")) for part in folder.split("/"))
