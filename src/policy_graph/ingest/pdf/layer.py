"""Words behind the picture of a page: the text layer that a scanner put there, which nobody sees."""

from typing import Any

# A picture of at least so much of the page is the page itself.
WHOLE = 0.5
# Types of objects on a page.
TEXT, IMAGE = 1, 3
# Ways of showing text that leave no ink: unseen, and only as an outline that cuts.
UNSEEN = (3, 7)


def is_hidden(page: Any, size: float) -> bool:
    """Tell whether most words of a page are unseen, by how they are shown or behind a picture of the page; ``size`` is that
    of the page in square points."""
    if not any(area(each) >= WHOLE * size for each in page.get_objects(filter=(IMAGE,), max_depth=3)):
        return False
    unseen = shown = 0
    for each in page.get_objects(filter=(TEXT, IMAGE), max_depth=3):
        if each.type == IMAGE:
            if area(each) >= WHOLE * size:
                unseen, shown = unseen + shown, 0
        elif _is_unseen(each):
            unseen += 1
        else:
            shown += 1
    return unseen > shown


def area(shown: Any) -> float:
    """How much of a page an object covers, in square points."""
    import pypdfium2

    try:
        left, bottom, right, top = shown.get_bounds()
    except pypdfium2.PdfiumError:
        return 0.0
    return float((right - left) * (top - bottom))


def _is_unseen(text: Any) -> bool:
    import pypdfium2.raw as pdfium

    return pdfium.FPDFTextObj_GetTextRenderMode(text.raw) in UNSEEN
