"""Where the words of a tie stand: in a text beside the page, at the very words, as browsers find them by a text fragment."""

import re
from collections.abc import Mapping
from urllib.parse import quote

from policy_graph.model import Tie
from policy_graph.views.page.evidence import Href

# A fragment names the first and the last words of a longer quote; so many characters tell them from others.
FEW = 10
# Where a word surely begins: browsers find whole words only, and hiragana before kanji or katakana ends one.
BEGINS = re.compile(r"(?<=[ぁ-ゖ、。，．「」『』（）\s])(?=[一-鿿々〆ァ-ヺ])")
# The characters that a fragment would take for its own, or an attribute of HTML for its end.
OWN = re.compile(r"[\x00-\x20%,&\-#\"'<>`\\^{|}\x7f]")


def beside(files: Mapping[str, str], up: str = "") -> tuple[Href, Href]:
    """Give the addresses of quotes and of documents, where ``files`` says in which file (below ``sources/``) the text of each lies.

    ``up`` leads from the folder of the page to that of ``sources/``.
    """

    def document(tie: Tie) -> str | None:
        name = files.get(tie.document)
        return f"{up}sources/{quote(name)}" if name else None

    def words(tie: Tie) -> str | None:
        place = document(tie)
        return f"{place}#:~:text={fragment(tie.quote)}" if place else None

    return words, document


def fragment(words: str) -> str:
    """Write the text directive of a quote: all of a short one, else its beginning and its end (W3C text fragments)."""
    lines = [line.strip() for line in words.splitlines() if line.strip()] or [""]
    if len(lines) == 1 and len(lines[0]) <= 2 * FEW:
        return _written(lines[0])
    return f"{_written(_start(lines[0]))},{_written(_end(lines[-1]))}"


def _start(line: str) -> str:
    places = [found.start() for found in BEGINS.finditer(line)]
    return line[: next((at for at in places if at >= FEW), len(line))]


def _end(line: str) -> str:
    places = [found.start() for found in BEGINS.finditer(line)]
    return line[next((at for at in reversed(places) if len(line) - at >= FEW), 0) :]


def _written(words: str) -> str:
    """Japanese stays readable: browsers encode it on the way, and a third of the bytes is spared."""
    return OWN.sub(lambda char: quote(char[0], safe=""), words).replace("-", "%2D")
