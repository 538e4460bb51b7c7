"""How name and title stand in a speaker: the forms by which layout profiles are told apart."""

import re

from policy_graph.parse.posts import SEAT
from policy_graph.parse.speakers import Parts

# A letter that stands for a name: A委員.
LETTER = re.compile(r"[A-Za-z]")


def form(text: str, parts: Parts) -> str:
    """Tell how name and title stand in a speaker: ``name title`` (山田委員), ``seat (name)`` (４番（山田太郎君）), …;
    nothing where it gives neither."""
    if parts.role is None:
        return "name" if parts.name else ""
    title = text[slice(*parts.role)]
    kind = "seat" if SEAT.fullmatch(title) else "title"
    if parts.name is None:
        return kind
    if parts.name < parts.role:
        return "letter title" if LETTER.fullmatch(text[slice(*parts.name)]) else "name title"
    between = text[parts.role[1] : parts.name[0]]
    if between == "(":
        return f"{kind} (name)" if text.endswith(")") else "title (name"
    return "title: name" if between == ":" else "title (name" if text.endswith(")") else f"{kind} name"
