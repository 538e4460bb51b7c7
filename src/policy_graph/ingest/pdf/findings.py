"""What is odd about a PDF, as findings."""

from collections.abc import Iterator, Sequence

from policy_graph.ingest.pdf.characters import Sheet
from policy_graph.ingest.pdf.scan import Scan
from policy_graph.model import Finding, Severity


def findings(sheets: Sequence[Sheet], scans: Sequence[Scan], *, cut_off: bool) -> Iterator[Finding]:
    """Say what a reader of the text should know about the file."""
    if cut_off:
        yield Finding(
            code="ingest.cut-off",
            message="the PDF lacks its end mark: the file may be cut off; compare it with where it was published",
        )
    read = {scan.number for scan in scans if scan.lines}
    yield from (
        _read(scans, language) for language in sorted({scan.language for scan in scans if scan.lines})
    )
    if unread := [sheet.number for sheet in sheets if sheet.pictured and sheet.number not in read]:
        yield Finding(
            code="ingest.page-without-text",
            message=f"{pages(unread)} shown as a picture, "
            + ("in which no words were found" if scans else "whose words are not read: add --ocr"),
        )
    told = [sheet for sheet in sheets if sheet.number not in read]
    yield from _unlike(told)
    if count := sum(sheet.unmapped for sheet in told):
        yield Finding(
            code="ingest.unmapped-glyphs",
            message=f"{count} character{'s have' if count > 1 else ' has'} no meaning in the PDF (its fonts give none); "
            f"look at {numbers([sheet.number for sheet in told if sheet.unmapped])}",
        )
    if count := sum(sheet.radicals for sheet in sheets):
        yield Finding(
            code="ingest.radicals",
            message=f"{count} radical{'s' if count > 1 else ''} (such as U+2F00) read as the characters that they look like",
            severity=Severity.INFO,
        )


def _unlike(sheets: Sequence[Sheet]) -> Iterator[Finding]:
    """Say which pages show something else than their text, or show it in a picture before it."""
    if garbled := [sheet.number for sheet in sheets if sheet.garbled]:
        yield Finding(
            code="ingest.garbled-page",
            message=f"{pages(garbled)} not what is printed: the fonts do not say which characters they show; "
            "to have them read by a machine, add --ocr",
        )
    if hidden := [sheet.number for sheet in sheets if sheet.hidden]:
        yield Finding(
            code="ingest.ocr-layer",
            message=f"{pages(hidden)} shown as a picture with its words unseen behind it: a machine read them before the "
            "file was published; compare what matters with the picture",
        )


def _read(scans: Sequence[Scan], language: str) -> Finding:
    """Say which pages a machine read in one direction, and how surely."""
    own = [scan for scan in scans if scan.language == language and scan.lines]
    sure = sum(scan.confidence for scan in own) / len(own)
    return Finding(
        code="ingest.ocr",
        message=f"{pages([scan.number for scan in own])} read from a picture by {own[0].engine} ({language}), "
        f"mean confidence {sure:.0f} of 100: compare what matters with the picture",
    )


def pages(found: Sequence[int]) -> str:
    """Name pages as the subject of a sentence: page 3 is, pages 1–2 and 5 are."""
    return f"{numbers(found)} {'is' if len(found) == 1 else 'are'}"


def numbers(found: Sequence[int]) -> str:
    """Name pages, those in a row by the first and the last."""
    runs: list[list[int]] = []
    for number in found:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    named = [str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs]
    listed = " and ".join([", ".join(named[:-1]), named[-1]] if len(named) > 1 else named)
    return f"{'page' if len(found) == 1 else 'pages'} {listed}"
