"""A page is taken to another folder: its links to what lay beside it lead on."""

import json
import re

from policy_graph.views.page.payload import as_json

BLOCK = re.compile(r'(<script type="application/json" id="network">)(.*?)(</script>)', re.DOTALL)
# What lies beside the page of a build; links to other places stay.
BESIDE = "sources/"
LINK = re.compile(rf'(<a href="){BESIDE}')


def moved(page: str, up: str) -> str:
    """Write the page anew for a folder from which ``up`` (``../``) leads to where it was.

    A page without data, as earlier versions wrote it, has its links in its tables alone.
    """
    found = BLOCK.search(page)
    if found is None:
        return LINK.sub(rf"\1{up}{BESIDE}", page)
    read = json.loads(found[2])
    for each in read["documents"]:
        each["href"] = _from(each["href"], up)
    read["evidence"]["href"] = [_from(href, up) for href in read["evidence"]["href"]]
    before, after = page[: found.start()], page[found.end() :]
    block = f"{found[1]}{as_json(read)}{found[3]}"
    return LINK.sub(rf"\1{up}{BESIDE}", before) + block + after


def _from(href: str | None, up: str) -> str | None:
    return f"{up}{href}" if href and href.startswith(BESIDE) else href
