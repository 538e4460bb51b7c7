"""The title of a window serves where the page under it does not say whose minutes it shows."""

import re
from collections.abc import Sequence

from policy_graph.ingest.html.chrome import chrome
from policy_graph.ingest.sheet import Row, furniture, joined
from policy_graph.text import squeeze

# How many lines down a page its title may stand.
TOP = 40
# How many lines down a heading of a session may stand that lacks the name of its body.
HEAD = 5
# A line that is longer is no title.
LONGEST = 80
END = re.compile("[。、]")


def headed(said: str, lines: Sequence[Row]) -> list[Row]:
    """Put the title of the window before the lines of the page.

    Where the page names a body or a record itself, all of the title is furniture. Where it names a session and no body,
    the body of the title goes before that on its line. Else the part of the title that names a record is a line.
    """
    words = chrome()
    parts = [part for part in words.dividers.split(said) if part.strip()]
    named = next((part for part in parts if words.record.search(part)), None)
    top = [at for at, row in enumerate(lines) if row.kind is None and row.text.strip()][:TOP]
    short = [at for at in top if len(lines[at].text) < LONGEST and not END.search(lines[at].text)]
    if named is None or any(_names(lines[at].text) or _is(named, lines[at].text) for at in short):
        return [*map(furniture, parts), *lines]
    others = [furniture(part) for part in parts if part is not named]
    session = next((at for at in short if at in top[:HEAD] and words.session.search(lines[at].text)), None)
    body = words.body.match(named)
    if session is None or body is None:
        return [*others, *_cut(named, words.site.search(named)), *lines]
    rest = [furniture(named[body.end() :])] if body.end() < len(named) else []
    title = joined([Row(body[0]), lines[session]], "　")
    return [*others, *rest, *lines[:session], title, *lines[session + 1 :]]


def _names(text: str) -> bool:
    """Tell whether a line says whose minutes these are: a body alone, or with its session or record."""
    words = chrome()
    body = words.body.match(text)
    return body is not None and (body.end() == len(text.rstrip()) or words.session.search(text) is not None)


def _is(title: str, text: str) -> bool:
    """Tell whether a line of the page is the title itself."""
    return squeeze(title) == squeeze(text)


def _cut(text: str, tail: re.Match[str] | None) -> list[Row]:
    """Cut the words of the site off a title."""
    if tail is None or not text[: tail.start()].strip():
        return [Row(text)]
    return [Row(text[: tail.start()].rstrip()), furniture(text[tail.start() :])]
