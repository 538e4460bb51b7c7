"""A web page as a tree that code can walk without fear: parsed as a browser does, deep or broken as it may be."""

import re
from collections.abc import Iterator
from itertools import accumulate
from typing import Any

from policy_graph.errors import SkipDocument

# Elements whose content is for programs, never for readers.
UNREAD = {
    "script",
    "style",
    "head",
    "link",
    "meta",
    "base",
    "svg",
    "math",
    "object",
    "audio",
    "video",
    "canvas",
}
# Elements whose content a browser with frames keeps as characters, though it is HTML.
RAW = {"iframe", "noframes", "noembed"}
# Tags that open an element which only its own end tag closes.
NESTING = re.compile(
    r"<(/?)(?!(?:p|li|d[td]|t[rdh]|tbody|thead|tfoot|colgroup|option|optgroup|r[tpb]|rtc"
    r"|br|hr|img|input|meta|link|col|area|base|embed|source|track|wbr|param|frame)\b)[a-z]",
    re.IGNORECASE,
)
# A page that nests deeper takes a parser minutes, and nobody wrote it.
DEEPEST = 20_000

# A node of the parser; its type cannot be named without loading it.
Node = Any


def tree(text: str, name: str) -> Node:
    """Parse a page and return its root element; raises SkipDocument for one that is nested beyond reason."""
    from selectolax.lexbor import LexborHTMLParser

    root = LexborHTMLParser(text).root if _depth(text) <= DEEPEST else None
    if root is None:
        raise SkipDocument(
            f"{name}: more than {DEEPEST} elements of the page lie one in the other; "
            "open it in a browser and save it from there"
        )
    return root


def _depth(text: str) -> int:
    """About how many elements are open at once."""
    open_ = (-1 if match[1] else 1 for match in NESTING.finditer(text))
    return max(accumulate(open_), default=0)


def children(node: Node) -> Iterator[Node]:
    """Give the children of an element; of a frame's raw text and of a template, those of what it holds."""
    child = node.first_child
    if node.tag in RAW and child is not None:
        from selectolax.lexbor import LexborHTMLParser

        node = LexborHTMLParser(child.text_content or "").body
        child = node.first_child if node is not None else None
    elif node.tag == "template":
        held = node.template_fragments()
        child = held[0].first_child if held else child
    while child is not None:
        yield child
        child = child.next


def walk(root: Node) -> Iterator[tuple[Node, bool]]:
    """Give every node that is read twice: when it is entered (``True``) and when it is left; no recursion."""
    yield root, True
    stack = [(root, children(root))]
    while stack:
        node, rest = stack[-1]
        child = next(rest, None)
        if child is None:
            stack.pop()
            yield node, False
        elif child.tag and child.tag not in UNREAD and child.tag[0] not in "-!":
            yield child, True
            stack.append((child, children(child)))
        elif child.tag == "-text":
            yield child, True


def is_text(node: Node) -> bool:
    """Tell a stretch of characters from an element."""
    return bool(node.tag == "-text")


def attribute(node: Node, key: str) -> str:
    """Return an attribute in lower case without white space around it; empty where it is missing."""
    return (node.attributes.get(key) or "").strip().lower()


def style(node: Node, key: str) -> str:
    """Return a value of the element's own style; empty where it has none."""
    match = re.search(rf"(?:^|;)\s*{key}\s*:\s*([a-z-]+)", attribute(node, "style"))
    return match[1] if match else ""


def title(root: Node) -> str:
    """Return the title of the window, white space collapsed."""
    found = root.css_first("head title")
    return " ".join(found.text().split()) if found is not None else ""
