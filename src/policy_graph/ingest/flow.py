"""Characters of a page flow into lines: white space collapses as in a browser, furniture gets lines of its own."""

import re
import unicodedata

from policy_graph.ingest.sheet import Row, Ruby, furniture, rows

# White space that HTML collapses: the full-width space is none of it.
COLLAPSES = re.compile(r"[ \t\n\r\f]+")
# What a list item that bears its number itself begins with.
NUMBERED = re.compile(r"[\d０-９①-⑳一二三四五六七八九十ア-ンア-ン(（第○◯〇◎◆●■【・]")


class Flow:
    """The lines of one block context, growing; ``rows`` are those that are done."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self.prefix = ""
        self._line = ""
        self._aside = ""
        self._space = ""
        self._ruby: list[Ruby] = []
        self._base: int | None = None

    @property
    def open(self) -> bool:
        """Whether a line is being written."""
        return bool(self._line)

    def add(self, text: str, *, tool: bool) -> None:
        """Let characters flow on; ``tool`` says that they belong to the page."""
        if tool:
            words = COLLAPSES.sub(" ", text)
            self._aside += words if self._aside else words.lstrip(" ")
            return
        at = 0
        for gap in COLLAPSES.finditer(text):
            self._word(text[at : gap.start()])
            self._space += gap[0]
            at = gap.end()
        self._word(text[at:])

    def keep(self, text: str, *, tool: bool) -> None:
        """Let characters flow on as they are, line ends and all (``pre``)."""
        for at, row in enumerate(rows(text)):
            if at:
                self.newline()
            if tool:
                self._aside += row.text
            else:
                self._line += self._opened() + row.text

    def newline(self) -> None:
        """End the line, be it empty."""
        if not self.end():
            self.rows.append(Row(""))

    def end(self) -> bool:
        """End the line if there is one. Furniture that came in the middle of it comes behind it."""
        line, aside = self._line, self._aside.rstrip(" ")
        if line:
            self.rows.append(Row(line, None, tuple(self._ruby)))
        if aside:
            self.rows.append(furniture(aside))
        self._line, self._aside, self._space, self._ruby = "", "", "", []
        self._base = None if self._base is None else -1
        return bool(line or aside)

    def open_ruby(self) -> None:
        """The characters from here on may have kana beside them."""
        self._base = -1

    def close_ruby(self) -> None:
        """No more kana."""
        self._base = None

    def read_as(self, kana: str) -> None:
        """Put kana beside the characters since the last kana; where there are none, they are text."""
        if self._base is None or self._base < 0:
            self.add(kana, tool=False)
        elif kana:
            self._ruby.append(Ruby(self._base, len(self._line), kana))
        self._base = None if self._base is None else -1

    def _word(self, word: str) -> None:
        if word:
            if not self._line:
                self._line = self._opened()
                self._line = self.prefix if not NUMBERED.match(word) else ""
                self.prefix = ""
            elif self._space and not ("\n" in self._space and _wide(self._line[-1]) and _wide(word[0])):
                self._line += " "
            if self._base == -1:
                self._base = len(self._line)
            self._line += word
        self._space = self._space if not word else ""

    def _opened(self) -> str:
        """Give furniture that stands before a line a line of its own."""
        if self._aside.strip() and not self._line:
            self.rows.append(furniture(self._aside.rstrip(" ")))
            self._aside = ""
        return ""


def _wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) in "WF"
