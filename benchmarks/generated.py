"""The parts of a page of the documentation that a program writes, between two comments that name them."""

import sys
from pathlib import Path

BEGIN, END = "<!-- generated: {name} -->", "<!-- end of {name} -->"


def replaced(text: str, name: str, block: str, page: Path) -> str:
    """Put a block into the text of a page, in place of the last one of its name."""
    begin, end = BEGIN.format(name=name), END.format(name=name)
    before, found, rest = text.partition(begin)
    _, closed, after = rest.partition(end)
    if not found or not closed:
        sys.exit(f"{page} has no place for {name}: it needs the lines {begin} and {end}")
    return f"{before}{begin}\n\n{block}\n\n{end}{after}"
