"""The text of a TEI file becomes lines: a label for each utterance, its words, and the notes between."""

from collections.abc import Mapping
from dataclasses import replace

from policy_graph.ingest.flow import Flow
from policy_graph.ingest.sheet import Row, table_row
from policy_graph.ingest.tei.header import words
from policy_graph.ingest.xml_tree import Element, children, local, value
from policy_graph.model import RegionKind

# What happens in the room, and what the editors say of it.
NOTES = {"note", "incident", "vocal", "kinesic", "writing", "shift", "stage"}
# What belongs to the printed page.
PAGE = {"fw"}
# Of a reading and its correction the printed one counts; these are the others.
UNREAD = {"teiHeader", "corr", "expan", "reg", "del", "figDesc", "linkGrp", "link", "standOff", "spanGrp"}
BLOCKS = {
    "ab", "argument", "back", "body", "byline", "closer", "dateline", "div", "front", "head", "item", "l", "lg", "list",
    "opener", "p", "quote", "row", "seg", "sp", "table", "text", "trailer", "u",
}  # fmt: skip
# What somebody says.
SPEECHES = {"u", "sp"}
# Brackets in which a note may stay inside a line.
BRACKETS = "（(〔［["


class Writer:
    """Writes the lines of one meeting; ``speakers`` are the labels of the persons that the head lists.
    Where the minutes have ``printed`` labels, an utterance of the same speaker without one goes on with the last."""

    def __init__(self, speakers: Mapping[str, str], *, printed: bool) -> None:
        self._speakers, self._printed = speakers, printed
        self._flow = Flow()
        self._rows: list[Row] = []
        self._page = False
        self._noted = False
        self._last = ""

    def done(self) -> list[Row]:
        """Return the lines."""
        self._end()
        return self._rows

    def write(self, node: Element | None) -> None:
        """Write an element and all inside it."""
        if node is None:
            return
        block = local(node) in BLOCKS
        if block:
            self._end()
        if local(node) in SPEECHES:
            self._speaker(node)
        self._flow.add(node.text or "", tool=False)
        for each in node:
            self._part(each)
            self._flow.add(each.tail or "", tool=False)
        if block:
            self._end()
        if local(node) in SPEECHES:
            self._noted = False

    def _part(self, node: Element) -> None:
        name = local(node)
        if name == "pb":
            self._page = True  # the sentence goes on
        elif name == "lb":
            self._end()
        elif name in NOTES:
            self._note(node)
        elif name == "speaker":
            self._label(words(node))
        elif name in PAGE:
            self._line(words(node), RegionKind.FURNITURE)
        elif name == "row":
            self._table_row(node)
        elif name == "ruby":
            self._ruby(node)
        elif name not in UNREAD and name:
            self.write(node)

    def _note(self, node: Element) -> None:
        """A speaker's label, a note in brackets inside a line, or a note on a line of its own."""
        text = words(node)
        if is_speaker(node):
            self._label(text)
        elif text[:1] in BRACKETS and text and self._flow.open:
            self._flow.add(text, tool=False)
        else:
            self._line(text, RegionKind.NOTE)

    def _label(self, text: str) -> None:
        if text:
            self._line(text, RegionKind.LABEL)
            self._noted = True

    def _speaker(self, node: Element) -> None:
        """Write the label of an utterance out of its speaker, unless one stands before or in it, or it only goes on."""
        who = value(node, "who").split(" ")[0].lstrip("#")
        own = any(is_speaker(each) for each in node)
        goes_on = value(node, "prev") or (self._printed and who == self._last)
        if who and not own and not self._noted and not goes_on:
            self._line(self._speakers.get(who, who), RegionKind.LABEL)
        self._last = who

    def _line(self, text: str, kind: RegionKind) -> None:
        self._end()
        if text:
            self._put(Row(text, kind))

    def _end(self) -> None:
        self._flow.end()
        for row in self._flow.rows:
            self._put(row)
        self._flow.rows.clear()

    def _put(self, row: Row) -> None:
        self._rows.append(replace(row, page=row.page or self._page))
        self._page = False

    def _table_row(self, node: Element) -> None:
        self._end()
        for row in table_row([[Row(words(cell))] for cell in children(node, "cell")]):
            self._put(row)

    def _ruby(self, node: Element) -> None:
        """Kana beside the base."""
        self._flow.line.open_ruby()
        for each in node:
            if local(each) == "rt":
                self._flow.line.read_as(words(each))
            else:
                self._flow.add(words(each), tool=False)
        self._flow.line.close_ruby()


def is_speaker(node: Element) -> bool:
    """Tell whether an element is the printed label of a speech."""
    return local(node) == "speaker" or (local(node) == "note" and value(node, "type") == "speaker")
