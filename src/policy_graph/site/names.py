"""The names of all things in one file, which the search on the front page reads when somebody looks for something."""

import json
from collections.abc import Iterator, Mapping, Sequence

from policy_graph.site.entries import Entry
from policy_graph.site.paths import href
from policy_graph.site.render import Renderer

FILE = "assets/names.js"
# In this order the search shows what it finds.
SOUGHT = ("meeting", "organization", "program", "place", "person", "post", "bill", "agenda", "document")


def names(renderer: Renderer, entries: Mapping[str, Sequence[Entry]]) -> str:
    """Write a call that hands rows to the search: kind, name, what tells it from others, other names, page.

    It is a script and no JSON, since a page that was opened from a folder may read scripts beside it and nothing else.
    """
    rows = ",\n".join(_rows(renderer, entries))
    return f"policyGraphNames([\n{rows}\n]);\n"


def _rows(renderer: Renderer, entries: Mapping[str, Sequence[Entry]]) -> Iterator[str]:
    for kind in SOUGHT:
        for entry in sorted(entries.get(kind, ()), key=lambda each: (each.thing.label, each.thing.iri)):
            page = href(f"{renderer.paths[entry.thing.iri]}/index.html")
            row = [kind, entry.thing.label, entry.context, entry.also, page]
            # The two line ends that older browsers refuse inside of words.
            yield (
                json.dumps(row, ensure_ascii=False).replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
            )
