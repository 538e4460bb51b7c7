"""Where the words of a tie stand: in a text beside the page, at the very words, as browsers find them by a text fragment."""

import re
from collections.abc import Callable, Mapping
from urllib.parse import quote

from policy_graph.model import Tie
from policy_graph.views.markup import legal
from policy_graph.views.page.evidence import Links

# A fragment names the first and the last words of a longer quote; so many characters tell them from others.
FEW = 8
# Browsers find whole words only, and a word surely begins behind these and before kanji, katakana or a full-width letter.
BEGINS = re.compile(r"(?<=[をはがへ、。，．：「」『』（）])(?=[一-鿿々〆ァ-ヺＡ-Ｚ])")
# Before a quote a line may begin, too; further away than so many characters nothing is looked for.
BEGINS_BEFORE = re.compile(rf"{BEGINS.pattern}|(?<=\n)(?=\S)")
FAR = 160
# How the quotes of two sentences are joined.
GAP = " … "
# The characters that a fragment would take for its own, or an attribute of HTML for its end.
OWN = re.compile(r"[\x00-\x20%,&\-#\"'<>`\\^{|}\x7f]")


def unread(_: str) -> str | None:
    """Give no text: sources that cannot be read here."""
    return None


def beside(files: Mapping[str, str], up: str = "", text: Callable[[str], str | None] = unread) -> Links:
    """Give the links to quotes and documents, where ``files`` says in which file (below ``sources/``) the text of each lies.

    ``up`` leads from the folder of the page to that of ``sources/``. ``text`` gives the text of a document by its name: what
    a browser finds are the words as they are wrapped there, which a quote does not tell.
    """

    def document(tie: Tie) -> str | None:
        name = files.get(tie.document)
        return f"{up}sources/{quote(legal(name))}" if name else None

    def words(tie: Tie) -> str | None:
        place = document(tie)
        if place is None:
            return None
        said = text(tie.document)
        if not said:
            return f"{place}#:~:text={fragment(tie.quote)}"
        return f"{place}#:~:text={before(said, tie.start, tie.end)}{fragment(said[tie.start : tie.end])}"

    return Links(quote=words, document=document)


def fragment(words: str) -> str:
    """Write the text directive of a quote: all of a short one, else its beginning and its end (W3C text fragments)."""
    lines = [line.strip() for line in words.replace(GAP, "\n").splitlines() if line.strip()] or [""]
    start, end = _start(lines[0]), _end(lines[-1])
    if len(lines) == 1 and len(start) + len(end) >= len(lines[0]):
        return _written(lines[0])
    return f"{_written(start)},{_written(end)}"


def before(said: str, start: int, end: int) -> str:
    """Write the words before a quote where its own stand in the text earlier, too: browsers open the first they find.

    Who says 「賛成です。」 is told by the line above. Browsers want the ends of lines within these words as they are.
    """
    line = next((line for each in said[start:end].splitlines() if (line := each.strip())), "")
    first = _start(line)
    at = said.find(first, start)
    if not first or said.find(first) == at:
        return ""
    from_ = _told_apart(said, at, at + len(first))
    words = said[from_:at].strip().replace("\r\n", "\n")
    return f"{_written(words)}-," if words else ""


def _told_apart(said: str, at: int, end: int) -> int:
    """Give the nearest place before ``at`` from which on the text is there for the first time; else the furthest that is tried."""
    near = max(at - FAR, 0)
    places = [near + found.start() for found in BEGINS_BEFORE.finditer(said[near:at])]
    tried = [place for place in reversed(places) if said[place:at].strip()]
    return next((place for place in tried if said.find(said[place:end]) == place), (tried or [at])[-1])


def _start(line: str) -> str:
    places = [found.start() for found in BEGINS.finditer(line)]
    return line[: next((at for at in places if at >= FEW), len(line))]


def _end(line: str) -> str:
    places = [found.start() for found in BEGINS.finditer(line)]
    return line[next((at for at in reversed(places) if len(line) - at >= FEW), 0) :]


def _written(words: str) -> str:
    """Japanese stays readable: browsers encode it on the way, and a third of the bytes is spared."""
    return OWN.sub(lambda char: f"%{ord(char[0]):02X}", legal(words))
