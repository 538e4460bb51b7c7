"""Which elements of a web page are its tools: navigation, forms, counters, what is hidden, what is mostly links."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from policy_graph.ingest.html.chrome import chrome, is_contact
from policy_graph.ingest.html.lines import is_block
from policy_graph.ingest.html.tree import Node, attribute, is_text, style

# An element with so large a share of the text is the minutes, whatever it calls itself.
MOST = 0.5
# A block with so large a share of its parent's text is where the minutes are.
MAIN = 0.8
# A block outside the minutes with so large a share of links and tools is a tool.
DENSE = 0.5
# So many numbers in a row are a counter.
FEWEST = 3
# A counter has no more characters.
LONGEST = 9
NUMBER = re.compile(r"\W*(\d{1,5})\W*")
WORD = re.compile(r"[a-z]+")
# Headings, the most important one first; the first is that of the page.
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
SECTIONS = {"article", "main", "section"}


@dataclass(slots=True)
class Size:
    """How many characters an element holds, and how many of these stand in links or tools."""

    node: Node
    text: int = 0
    tools: int = 0
    children: list["Size"] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Tools:
    """The elements of a page that are its tools, and those inside them that are not."""

    tools: frozenset[int]
    kept: frozenset[int]


def tools(steps: Sequence[tuple[Node, bool]]) -> Tools:
    """Tell the tools of a page, walked in these steps, from its text."""
    top = _measured(steps)
    all_ = list(_all(top))
    found = {each.node.mem_id for each in all_ if _is_tool(each.node, each.text / max(top.text, 1))}
    _count(top, found)
    found |= {each.node.mem_id for each in _outside(_path(top)) if _is_dense(each)}
    found |= {each.node.mem_id for each in all_ if _is_named(each, top.text)}
    found |= _counters(all_, top.text - top.tools)
    found |= {each.node.mem_id for parent in all_ for each in _contact(parent) if each.text < MOST * top.text}
    return Tools(frozenset(found), frozenset(each.node.mem_id for each in all_ if _is_heading(each)))


def _measured(steps: Sequence[tuple[Node, bool]]) -> Size:
    """Measure every element."""
    top = Size(steps[0][0])
    stack = [top]
    for node, entered in steps:
        if is_text(node):
            stack[-1].text += len("".join((node.text_content or "").split()))
        elif entered:
            new = Size(node)
            stack[-1].children.append(new)
            stack.append(new)
        else:
            done = stack.pop()
            stack[-1].text += done.text
    return top.children[0]


def _all(top: Size) -> Iterator[Size]:
    stack = [top]
    while stack:
        each = stack.pop()
        yield each
        stack.extend(reversed(each.children))


def _count(top: Size, found: set[int]) -> None:
    """Fill in how much of each element stands in links and tools."""
    for each in reversed(list(_all(top))):
        whole = each.node.mem_id in found or _is_link(each.node)
        each.tools = each.text if whole else sum(child.tools for child in each.children)


def _is_link(node: Node) -> bool:
    return node.tag == "a" and "href" in node.attributes


def _is_tool(node: Node, share: float) -> bool:
    """Tell a tool by what the element says of itself. What holds most of the text is none, but for plain controls."""
    words = chrome()
    if node.tag in words.tools:
        return True
    return share < MOST and (
        node.tag in words.perhaps
        or attribute(node, "role") in words.roles
        or is_hidden(node)
        or _is_banner(node)
    )


def is_hidden(node: Node) -> bool:
    """Tell whether a browser does not show the element."""
    hidden = "hidden" in node.attributes or attribute(node, "aria-hidden") == "true"
    return hidden or style(node, "display") == "none" or style(node, "visibility") == "hidden"


def _is_banner(node: Node) -> bool:
    """Tell the head of the site: a header of no section."""
    if node.tag != "header":
        return False
    parent = node.parent
    while parent is not None and parent.tag not in SECTIONS:
        parent = parent.parent
    return parent is None


def _is_heading(size: Size) -> bool:
    """Tell the first heading of the page, which says what it is even in the head of the site, unless it is a link."""
    return size.node.tag == "h1" and size.tools * 2 < size.text and not is_hidden(size.node)


def _path(top: Size) -> list[Size]:
    """Find the way down to the block that holds the minutes: the smallest one with nearly all text that is no tool."""
    path = [top]
    while True:
        top = path[-1]
        rest = MAIN * (top.text - top.tools)
        inner = [each for each in top.children if each.text - each.tools >= rest and is_block(each.node)]
        if not inner or not rest:
            return path
        path.append(inner[0])


def _outside(path: list[Size]) -> Iterator[Size]:
    """Give the elements beside the way to the block of the minutes."""
    for top, onward in pairwise(path):
        for each in top.children:
            if each is not onward:
                yield from _all(each)


def _is_dense(size: Size) -> bool:
    """Tell whether a block is mostly links and tools, and no agenda whose items are links."""
    if not size.text or size.tools < DENSE * size.text or not is_block(size.node):
        return False
    return not chrome().items.search(size.node.text())


def _is_named(size: Size, total: int) -> bool:
    """Tell a tool by the words in its class and identifier (breadcrumb, pagetop) where it is small or full of links."""
    words = chrome()
    said = set(WORD.findall(f"{attribute(size.node, 'class')} {attribute(size.node, 'id')}"))
    if size.text >= MOST * total or not is_block(size.node):
        return False
    return bool(said & words.named) or (bool(said & words.perhaps_named) and _is_dense(size))


def _contact(parent: Size) -> Iterator[Size]:
    """Give the headings that ask for questions about the page, each with what stands below it."""
    level: int | None = None
    for each in parent.children:
        if each.node.tag in HEADINGS:
            own = HEADINGS.index(each.node.tag)
            if level is None or own <= level:
                level = own if own and is_contact(each.node.text()) else None
        if level is not None:
            yield each


def _counters(all_: list[Size], total: int) -> set[int]:
    """Find numbers that a page puts before each speech: one kind of element, counting up, beside most of the text."""
    kinds: dict[tuple[str, str], list[tuple[int, Size, Size]]] = {}
    for parent in all_:
        for each in parent.children:
            key = (each.node.tag, attribute(each.node, "class"))
            short = key[1] and 0 < each.text < LONGEST and key[0] not in ("td", "th")
            number = NUMBER.fullmatch(each.node.text()) if short else None
            if number:
                kinds.setdefault(key, []).append((int(number[1]), each, parent))
    return {each.node.mem_id for found in kinds.values() if _counts(found, total) for _, each, _ in found}


def _counts(found: list[tuple[int, Size, Size]], total: int) -> bool:
    if len(found) < FEWEST or any(later <= earlier for (earlier, *_), (later, *_) in pairwise(found)):
        return False
    beside = {parent.node.mem_id: parent.text for _, _, parent in found}
    return sum(beside.values()) >= MOST * total
