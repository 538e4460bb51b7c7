"""The body of a Word file becomes lines: paragraphs, tables, text boxes, ruby, what was inserted and not what was deleted."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from policy_graph.ingest.docx.numbers import Numbers
from policy_graph.ingest.docx.styles import Styles
from policy_graph.ingest.growing import Growing
from policy_graph.ingest.sheet import Row, Ruby, furniture, table_row
from policy_graph.ingest.xml_tree import Element, child, children, local, value

# What a run holds besides text, as characters.
CHARACTERS = {"tab": "　", "ptab": "　", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": ""}
# What was taken out of the text, and what is not shown in it.
DELETED = {"del", "moveFrom"}
UNSHOWN = {
    "instrText",
    "delText",
    "delInstrText",
    "Fallback",
    "rPr",
    "pPr",
    "sectPr",
    "tblPr",
    "trPr",
    "tcPr",
    "rubyPr",
}
# Where fonts keep characters of their own, which nobody else can read.
PRIVATE = range(0xE000, 0xF900)


class Writer:
    """Writes the lines of one document; ``odd`` counts what it met on the way."""

    def __init__(self, styles: Styles, numbers: Numbers) -> None:
        self.odd: Counter[str] = Counter()
        self._styles, self._numbers = styles, numbers
        self._page = False
        self._line, self._hidden = Growing(), Growing()
        self._boxes: list[Element] = []

    def rows(self, block: Element) -> Iterator[Row]:
        """Give the lines of what holds paragraphs and tables: a body, a cell, a text box, a footnote."""
        for node in block:
            name = local(node)
            if name == "p":
                yield from self._paragraph(node)
            elif name == "tbl":
                yield from self._table(node)
            elif name in DELETED:
                self.odd["deleted"] += 1
            elif name not in UNSHOWN:
                yield from self.rows(node)

    def _table(self, table: Element) -> Iterator[Row]:
        for node in table:
            if local(node) != "tr":
                if local(node) not in UNSHOWN:
                    yield from self._table(node)
            elif child(node, "trPr", "del") is not None:
                self.odd["deleted"] += 1
            else:
                yield from table_row([list(self.rows(cell)) for cell in _cells(node)])

    def _paragraph(self, node: Element) -> Iterator[Row]:
        """Give the lines of a paragraph, and behind them those of the text boxes that hang on it."""
        outer = self._line, self._hidden, self._boxes
        self._line, self._hidden, self._boxes = Growing(), Growing(), []
        properties = self._styles.chain(node)
        self._page = self._page or any(child(each, "pageBreakBefore") is not None for each in properties[:1])
        first, others = self._styles.indent(properties)
        self._line.add("　" * first + self._numbers.before(properties))
        self._inside(node, hidden=False)
        done, hidden, boxes = self._line.taken(), self._hidden.taken().text, self._boxes
        self._line, self._hidden, self._boxes = outer
        yield from self._paged(_lines(done, "　" * others))
        if hidden.strip():
            yield furniture(" ".join(hidden.split("\n")))
        for box in boxes:
            yield from self.rows(box)

    def _paged(self, lines: list[Row]) -> Iterator[Row]:
        for row in lines:
            yield replace(row, text=row.text.rstrip("　 ") and row.text, page=self._page)
            self._page = False

    def _inside(self, node: Element, *, hidden: bool) -> None:
        """Take up the characters of a paragraph, a run or anything between."""
        for each in node:
            name = local(each)
            if name == "t":
                self._add(each.text or "", hidden)
            elif name in CHARACTERS:
                self._add(CHARACTERS[name], hidden)
            elif name in ("br", "lastRenderedPageBreak"):
                self._break(each, name)
            elif name == "sym":
                self._add(self._symbol(value(each, "char")), hidden)
            elif name == "ruby":
                self._read(each, hidden)
            elif name == "txbxContent":
                self._boxes.append(each)
            elif name in DELETED:
                self.odd["deleted"] += 1
            elif name not in UNSHOWN:
                self._inside(each, hidden=hidden or (name == "r" and _vanishes(each)))

    def _add(self, text: str, hidden: bool) -> None:
        (self._hidden if hidden else self._line).add(text)

    def _break(self, node: Element, name: str) -> None:
        paged = name != "br" or value(node, "type") == "page"
        self._page = self._page or paged
        if name == "br" and not paged:
            self._line.add("\n")

    def _symbol(self, code: str) -> str:
        try:
            number = int(code, 16)
        except ValueError:
            return ""
        if number in PRIVATE or number > 0x10FFFF:
            self.odd["symbols"] += 1
            return "\ufffd"
        return chr(number)

    def _read(self, ruby: Element, hidden: bool) -> None:
        """Take up the base of a ruby, and its kana beside it."""
        line = self._hidden if hidden else self._line
        line.open_ruby()
        for base in children(ruby, "rubyBase"):
            self._inside(base, hidden=hidden)
        texts = (each for rt in children(ruby, "rt") for each in rt.iter() if local(each) == "t")
        line.read_as("".join(each.text or "" for each in texts).strip())
        line.close_ruby()


def _cells(row: Element) -> Iterator[Element]:
    """The cells of a row, also those inside content controls."""
    for node in row:
        if local(node) == "tc":
            yield node
        elif local(node) not in UNSHOWN:
            yield from _cells(node)


def _vanishes(run: Element) -> bool:
    mark = child(run, "rPr", "vanish")
    return mark is not None and value(mark, "val") not in ("0", "false", "off")


def _lines(row: Row, indent: str) -> list[Row]:
    """Part a paragraph at its line breaks; the lines behind the first have an indent of their own."""
    found, at = [], 0
    for number, text in enumerate(row.text.split("\n")):
        lead = indent if number and text else ""
        move = len(lead) - at
        ruby = [each for each in row.ruby if at <= each.start and each.end <= at + len(text)]
        found.append(
            Row(lead + text, ruby=tuple(Ruby(each.start + move, each.end + move, each.kana) for each in ruby))
        )
        at += len(text) + 1
    return found
