"""Characters of a page flow into lines: white space collapses as in a browser, furniture gets lines of its own."""

import re
import unicodedata

from policy_graph.ingest.growing import Growing
from policy_graph.ingest.sheet import Row, furniture, rows

# White space that HTML collapses: the full-width space is none of it.
COLLAPSES = re.compile(r"[ \t\n\r\f]+")
# What a list item that bears its number itself begins with.
NUMBERED = re.compile(r"[\d０-９①-⑳一二三四五六七八九十ア-ンア-ン(（第○◯〇◎◆●■【・]")


class Flow:
    """The lines of one block context, growing; ``rows`` are those that are done."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self.prefix = ""
        self.line = Growing()
        self._aside = Growing()
        self._space = ""

    @property
    def open(self) -> bool:
        """Whether a line is being written."""
        return self.line.length > 0

    def add(self, text: str, *, tool: bool) -> None:
        """Let characters flow on; ``tool`` says that they belong to the page."""
        if tool:
            words = COLLAPSES.sub(" ", text)
            self._aside.add(words if self._aside.length else words.lstrip(" "))
            return
        at = 0
        for gap in COLLAPSES.finditer(text):
            self._word(text[at : gap.start()])
            self._space = gap[0] if "\n" not in self._space else "\n"
            at = gap.end()
        self._word(text[at:])

    def keep(self, text: str, *, tool: bool) -> None:
        """Let characters flow on as they are, line ends and all (``pre``)."""
        for at, row in enumerate(rows(text)):
            if at:
                self.newline()
            if tool:
                self._aside.add(row.text)
            else:
                self._open()
                self.line.add(row.text)

    def newline(self) -> None:
        """End the line, be it empty."""
        if not self.end():
            self.rows.append(Row(""))

    def end(self) -> bool:
        """End the line if there is one. Furniture that came in the middle of it comes behind it."""
        line, aside = self.line.taken(), self._aside.taken().text.rstrip(" ")
        self._space = ""
        if line.text:
            self.rows.append(line)
        if aside:
            self.rows.append(furniture(aside))
        return bool(line.text or aside)

    def _word(self, word: str) -> None:
        if not word:
            return
        if not self.line.length:
            self._open()
            self.line.add("" if NUMBERED.match(word) else self.prefix)
            self.prefix = ""
        elif self._space and not ("\n" in self._space and _wide(self.line.last) and _wide(word[0])):
            self.line.add(" ")
        self._space = ""
        self.line.add(word)

    def _open(self) -> None:
        """Give furniture that stands before a line a line of its own."""
        if not self.line.length and self._aside.length:
            aside = self._aside.taken().text.rstrip(" ")
            self.rows.extend([furniture(aside)] if aside else [])


def _wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) in "WF"
