"""XML without its dangers: no entities, no DTD, no network, no bottomless nesting."""

import re
from typing import Any

from policy_graph.errors import SkipDocument
from policy_graph.ingest.sheet import short

# An element of the parser; its type cannot be named without loading it.
Element = Any
# A document type can declare entities that grow without end, so none is read.
DOCTYPE = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def parsed(content: bytes, where: str) -> Element:
    """Parse XML in UTF-8 or in the encoding that it declares; raises SkipDocument for what is no safe XML."""
    from lxml import etree

    refuse_doctype(content, where)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        line = f"line {error.lineno}, " if isinstance(error, etree.XMLSyntaxError) else ""
        what = short(re.sub(r", line \d+.*", "", str(error), flags=re.DOTALL))
        raise SkipDocument(f"{where}: {line}no well-formed XML ({what}); get or export it again") from error


def refuse_doctype(content: bytes, where: str) -> None:
    """Raise SkipDocument where XML declares a document type, in one byte a character or two."""
    if DOCTYPE.search(content) or DOCTYPE.search(content.replace(b"\0", b"")):
        raise SkipDocument(
            f"{where}: it declares a document type (<!DOCTYPE …>), which is not read for safety; remove it"
        )


def local(node: Element) -> str:
    """Return the name of an element without its namespace; empty for what is no element."""
    tag = node.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def value(node: Element | None, key: str) -> str:
    """Return an attribute by its name without namespace; empty where it, or the element, is missing."""
    if node is None:
        return ""
    return next((found for name, found in node.attrib.items() if name.rpartition("}")[2] == key), "")


def child(node: Element | None, *path: str) -> Element | None:
    """Follow a path of names down from an element, the first of each name; ``None`` where it breaks off."""
    for name in path:
        node = None if node is None else next((each for each in node if local(each) == name), None)
    return node


def children(node: Element | None, name: str) -> list[Element]:
    """List the children of an element that bear a name."""
    return [] if node is None else [each for each in node if local(each) == name]
