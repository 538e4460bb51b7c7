"""A web page becomes lines as a browser shows them: blocks, line breaks, lists, tables, ruby."""

from collections.abc import Iterable

from policy_graph.ingest.flow import Flow
from policy_graph.ingest.html.tree import Node, attribute, is_text, style
from policy_graph.ingest.sheet import Row, table_row

NAMES_OF_BLOCKS = """
    address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure
    footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html iframe legend li listing main menu nav noframes ol
    optgroup option p plaintext pre search section select summary table tbody td template textarea tfoot th thead tr
    ul xmp
"""
BLOCKS = frozenset(NAMES_OF_BLOCKS.split())
AS_WRITTEN = {"pre", "listing", "xmp", "plaintext", "textarea"}
# A picture with so short a description stands for a character that the site's font lacks.
PICTURED = 1


class Layout:
    """Walks a page and writes its lines; ``tools`` are the elements that belong to the page, ``kept`` those inside
    them that do not."""

    def __init__(self, tools: frozenset[int], kept: frozenset[int]) -> None:
        self._tools, self._kept = tools, kept
        self._flows = [Flow()]
        self._cells: list[list[list[Row]]] = []
        self._marks: list[bool] = [False]
        self._written: list[bool] = [False]
        self._items: list[int] = []
        self._kana: list[str] | None = None

    def rows(self, steps: Iterable[tuple[Node, bool]]) -> list[Row]:
        """Give the lines of a page that is walked in these steps."""
        for node, entered in steps:
            if is_text(node):
                self._text(node.text_content or "")
            elif entered:
                self._enter(node)
            else:
                self._leave(node)
        self._flow.end()
        return self._flow.rows

    @property
    def _flow(self) -> Flow:
        return self._flows[-1]

    def _text(self, text: str) -> None:
        if self._kana is not None:
            self._kana.append(text)
        elif self._written[-1]:
            self._flow.keep(text, tool=self._marks[-1])
        else:
            self._flow.add(text, tool=self._marks[-1])

    def _enter(self, node: Node) -> None:
        tag, own = node.tag, node.mem_id
        self._marks.append(own not in self._kept and (own in self._tools or self._marks[-1]))
        self._written.append(
            self._written[-1] or tag in AS_WRITTEN or style(node, "white-space").startswith("pre")
        )
        if is_block(node):
            self._flow.end()
        if tag == "br":
            self._flow.newline()
        elif tag == "tr":
            self._cells.append([])
        elif _is_cell(node) and self._cells:
            self._flows.append(Flow())
        elif tag == "ol":
            start = attribute(node, "start")
            self._items.append(int(start) if start.isdecimal() and len(start) < 6 else 1)
        elif tag == "li":
            self._item(node)
        elif tag == "ruby":
            self._flow.line.open_ruby()
        elif tag in ("rt", "rtc", "rp"):
            self._kana = []
        elif tag == "img" and len(attribute(node, "alt")) == PICTURED:
            self._text(node.attributes["alt"].strip())

    def _leave(self, node: Node) -> None:
        tag, tool = node.tag, self._marks.pop()
        self._written.pop()
        if is_block(node):
            self._flow.end()
        if _is_cell(node) and self._cells:
            self._cells[-1].append(self._flows.pop().rows)
        elif tag == "tr":
            self._flow.rows.extend(table_row(self._cells.pop()))
        elif tag == "ol":
            self._items.pop()
        elif tag == "ruby":
            self._flow.line.close_ruby()
        elif tag in ("rt", "rtc", "rp"):
            kana, self._kana = "".join("".join(self._kana or ()).split()), None
            if tag != "rp":
                self._read_as(kana, tool=tool)

    def _read_as(self, kana: str, *, tool: bool) -> None:
        """Put kana beside the text; those beside furniture are furniture."""
        if tool:
            self._flow.add(kana, tool=True)
        else:
            self._flow.line.read_as(kana)

    def _item(self, node: Node) -> None:
        """The number that a browser puts before an item of a numbered list."""
        parent = node.parent
        if parent is not None and parent.tag == "ol" and self._items and not self._marks[-1]:
            plain = style(parent, "list-style") != "none" and attribute(parent, "type") in ("", "1")
            self._flow.prefix = f"{self._items[-1]}. " if plain else ""
            self._items[-1] += 1


def is_block(node: Node) -> bool:
    """Tell whether an element begins and ends lines."""
    return node.tag in BLOCKS or style(node, "display") in (
        "block",
        "table",
        "table-row",
        "list-item",
        "flex",
    )


def _is_cell(node: Node) -> bool:
    return node.tag in ("td", "th") and node.parent is not None and node.parent.tag == "tr"
