"""What every reader must keep to, and short ways to see what a reader made of a file."""

from policy_graph.model import Document, RegionKind


def kept(document: Document, kind: RegionKind | None = None) -> list[str]:
    """List the lines that are of a kind; those that the format says nothing of where none is given."""
    kinds = {region.span.start: region.kind for region in document.known}
    found, at = [], 0
    for line in document.text.splitlines(keepends=True):
        if line.strip() and kinds.get(at) == kind:
            found.append(line.rstrip("\n"))
        at += len(line)
    return found


def furniture(document: Document) -> list[str]:
    return kept(document, RegionKind.FURNITURE)


def readings(document: Document) -> list[tuple[str, str]]:
    return [(each.span.of(document.text), each.kana) for each in document.readings]


def is_lawful(document: Document) -> bool:
    """Check what holds for the document of any reader: regions are whole lines in order, the text can be written."""
    text, at = document.text, 0
    assert text.strip()
    assert text.encode("utf-8")
    for region in document.known:
        assert at <= region.span.start < region.span.end <= len(text)
        assert region.span.start == 0 or text[region.span.start - 1] == "\n"
        assert region.span.end == len(text) or text[region.span.end] == "\n"
        at = region.span.end
    assert all(each.span.start < each.span.end <= len(text) for each in document.readings)
    assert list(document.pages) == sorted(document.pages)
    return all(page < len(text) for page in document.pages)
